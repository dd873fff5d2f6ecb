"""What goes wrong is told as what happened to which database and what to do: no traceback, no half a record."""

import os
import shutil
import sqlite3
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine, event

from classifier.errors import CatalogueError, DamagedCatalogueError, RefusalError, YuankanError
from classifier.storage.catalogue import sqlite
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.storage.catalogue.engine import make_engines
from classifier.storage.catalogue.schema import METADATA
from tests.postgres import Server, running
from tests.storage.catalogue.factories import (
    MOMENT,
    look,
    make_issue,
    make_prediction,
    make_resolution,
    make_run,
    make_seen,
    put,
    record,
    titles_of,
)

NOBODY = 65534


def fill(path: Path, issues: int = 20, articles: int = 20) -> str:
    """A catalogue in a file; return its URL."""
    url = f"sqlite:///{path}"
    with Catalogue.open(url) as catalogue:
        for number in range(issues):
            titles = [f"第{number}期第{at}篇" for at in range(articles)]
            record(catalogue, make_issue(*titles, path=f"/issues/{number}.txt"))
        article = next(catalogue.articles()).article.id
        catalogue.retag(article, make_prediction("event"), at=MOMENT, run="r")
        catalogue.mirror({article: make_resolution(article, "award")})
        catalogue.see(make_seen())
        catalogue.begin(make_run())
    return url


def use(url: str) -> None:
    """Do all that can be done with a catalogue."""
    with Catalogue.open(url, patience=1) as catalogue:
        catalogue.dump()
        catalogue.counts()
        for one in catalogue.articles():
            catalogue.history(one.article.id)
        catalogue.files()
        catalogue.runs()
        record(catalogue, make_issue("新", path="/issues/new.txt"), seen=make_seen())
        record(catalogue, make_issue("第1期第1篇", path="/issues/1.txt"))
        catalogue.mirror({"x": make_resolution("x", "event")})
        catalogue.move("/issues/2.txt", "/issues/3.txt")
        catalogue.trim("/issues/4.txt", 0)


@pytest.fixture
def unflushed(monkeypatch: pytest.MonkeyPatch) -> None:
    """To flush each step of hundreds of files to the disk would take minutes."""
    monkeypatch.setattr(sqlite, "SYNCHRONOUS", "OFF")


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 500, b"\x00" * 9000, b"SQLite format 3\x00" + b"x" * 9000]
)
def test_something_else_in_its_place_is_refused_and_left_as_it_was(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    path.write_bytes(content)
    with pytest.raises(DamagedCatalogueError, match=r"c\.db: it is ") as caught:
        Catalogue.open(f"sqlite:///{path}")
    assert caught.value.exit_status == 3
    assert "yuankan catalogue rebuild" in caught.value.hint
    assert path.read_bytes() == content


def test_a_file_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    url = fill(tmp_path / "whole.db")
    whole = (tmp_path / "whole.db").read_bytes()
    use(url)
    for share in (0.02, 0.1, 0.5, 0.9, 0.99):
        path = tmp_path / f"{share}.db"
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(DamagedCatalogueError):
            use(f"sqlite:///{path}")


@pytest.mark.usefixtures("unflushed")
def test_damage_anywhere_is_told_or_does_no_harm(tmp_path: Path) -> None:
    fill(tmp_path / "whole.db", issues=5)
    whole, rng, refused = (tmp_path / "whole.db").read_bytes(), np.random.default_rng(7), 0
    for number in range(40):
        damaged = bytearray(whole)
        start = int(rng.integers(100, len(whole)))
        for at in range(start, min(start + int(rng.choice((1, 40, 5000))), len(whole))):
            damaged[at] = int(rng.integers(256))
        path = tmp_path / f"{number}.db"
        path.write_bytes(damaged)
        try:
            use(f"sqlite:///{path}")
        except RefusalError:
            refused += 1
        path.unlink()
    assert refused > 15


@pytest.mark.parametrize("value", ["x'ff00'", "CAST(x'ff' AS TEXT)", "'junk'", "-1.5", "'[[1]]'"])
@pytest.mark.usefixtures("unflushed")
def test_rows_that_were_never_written_are_told_or_do_no_harm(value: str, tmp_path: Path) -> None:
    fill(tmp_path / "whole.db", issues=2, articles=3)
    whole = (tmp_path / "whole.db").read_bytes()
    for name, column in ((table.name, column.name) for table in METADATA.tables.values() for column in table.columns):
        path = tmp_path / "c.db"
        path.write_bytes(whole)
        with closing(sqlite3.connect(path)) as connection:
            try:
                connection.execute(f"UPDATE {name} SET {column} = {value}")  # noqa: S608 - all of it is ours
            except sqlite3.IntegrityError:
                continue
            connection.commit()
        try:
            use(f"sqlite:///{path}")
        except YuankanError as error:
            assert str(path) in str(error)  # noqa: PT017 - not every value is refused


def test_a_table_that_lacks_is_refused(database_url: str) -> None:
    Catalogue.open(database_url).close()
    look(database_url, "DROP TABLE files")
    with Catalogue.open(database_url) as catalogue, pytest.raises(DamagedCatalogueError, match="is not a catalogue"):
        catalogue.files()


def test_a_version_that_lacks_is_refused(database_url: str) -> None:
    Catalogue.open(database_url).close()
    look(database_url, "DELETE FROM schema_version")
    with pytest.raises(DamagedCatalogueError, match="is not a catalogue"):
        Catalogue.open(database_url)


def test_whoever_writes_for_too_long_is_told_of_and_reading_goes_on(database_url: str, tmp_path: Path) -> None:
    with Catalogue.open(database_url, patience=0.2) as catalogue:
        put(catalogue, tmp_path / "a.txt", "甲")
        engines = make_engines(database_url, patience=5)
        with engines.writing.begin():
            with pytest.raises(CatalogueError, match="another program writes to it for too long") as caught:
                put(catalogue, tmp_path / "b.txt", "乙")
            assert titles_of(catalogue) == [("a.txt", "甲")]
            with Catalogue.open(database_url, patience=0.2) as other:
                assert titles_of(other) == [("a.txt", "甲")]
        engines.reading.dispose()
        assert caught.value.exit_status == 1
        assert "secret" not in str(caught.value)
        put(catalogue, tmp_path / "b.txt", "乙")
        assert titles_of(catalogue) == [("a.txt", "甲"), ("b.txt", "乙")]


@pytest.fixture
def full() -> Iterator[Callable[[int], None]]:
    """Lets SQLite find no room beyond so many pages; 0 is as many as it likes."""
    most = [0]

    def connect(connection: sqlite3.Connection, _: object) -> None:
        if most[0]:
            connection.execute(f"PRAGMA max_page_count={most[0]}")

    event.listen(Engine, "connect", connect)
    yield lambda pages: most.__setitem__(0, pages)
    event.remove(Engine, "connect", connect)


def test_a_full_disk_leaves_the_issue_out_whole(full: Callable[[int], None], tmp_path: Path) -> None:
    url = fill(tmp_path / "c.db", issues=1)
    with Catalogue.open(url) as catalogue:
        before = catalogue.dump()
    issue = make_issue(*(f"第{number}篇" + "很长" * 3000 for number in range(20)), path="/issues/big.txt")
    full(60)
    with Catalogue.open(url) as catalogue:
        with pytest.raises(CatalogueError, match=r"c\.db: the disk is full") as caught:
            record(catalogue, issue, seen=make_seen("/issues/big.txt"))
        assert "free some space" in caught.value.hint
        assert catalogue.dump() == before
        assert "/issues/big.txt" not in catalogue.files()
    full(0)
    with Catalogue.open(url) as catalogue:
        assert record(catalogue, issue).articles == 20


@contextmanager
def as_nobody() -> Iterator[Path]:
    """A folder for `lock_up`: root may do anything, so root is somebody else until it is gone."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(stat.S_IRWXU)
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def lock_up(folder: Path) -> None:
    folder.chmod(0o555)
    for path in folder.iterdir():
        path.chmod(0o444)
    if os.geteuid() == 0:
        os.seteuid(NOBODY)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_folder_that_may_not_be_written_to_is_told_of() -> None:
    with as_nobody() as folder:
        lock_up(folder)
        with pytest.raises(CatalogueError, match=r"c\.db: it cannot be opened") as caught:
            Catalogue.open(f"sqlite:///{folder / 'c.db'}")
        assert "its folder" in caught.value.hint


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_catalogue_that_may_not_be_written_to_is_told_of() -> None:
    with as_nobody() as folder:
        url = fill(folder / "c.db", issues=1)
        lock_up(folder)
        with pytest.raises(CatalogueError, match=r"c\.db: it (?:cannot be opened|may not be written to)"):
            use(url)


@pytest.mark.parametrize("place", ["folder.db", "none/c.db"])
def test_a_place_where_no_file_can_be_is_told_of(place: str, tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(CatalogueError, match=r"\.db: it cannot be opened"):
        Catalogue.open(f"sqlite:///{tmp_path / place}")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("secret", "wrong", "lets nobody in"),
        ("/catalogue", "/none", "no database of that name"),
        ("127.0.0.1", "127.0.0.2", "does not answer"),
        ("127.0.0.1", "no.such.host.invalid", "does not answer"),
    ],
)
def test_a_server_that_cannot_be_reached_is_told_of(old: str, new: str, fault: str, postgres: Server) -> None:
    url = postgres.create().replace(old, new)
    with pytest.raises(CatalogueError, match=fault) as caught:
        Catalogue.open(url)
    assert caught.value.hint
    assert "secret" not in str(caught.value)
    assert "wrong" not in str(caught.value)


def test_a_user_without_rights_is_told_of(postgres: Server) -> None:
    url = postgres.create()
    Catalogue.open(url).close()
    postgres.execute("CREATE USER guest PASSWORD 'guest'")
    with pytest.raises(CatalogueError, match="may not do so"):
        Catalogue.open(url.replace("yuankan:secret", "guest:guest"))


def test_a_database_that_cannot_hold_every_character_is_refused(postgres: Server) -> None:
    url = postgres.create(encoding="LATIN1", locale="C")
    with pytest.raises(CatalogueError, match="its encoding is not UTF-8") as caught:
        Catalogue.open(url)
    assert "ENCODING 'UTF8'" in caught.value.hint


def test_a_server_that_goes_away_is_told_of_and_a_connection_that_broke_is_made_anew(tmp_path: Path) -> None:
    with running() as server:
        catalogue = Catalogue.open(server.create())
        put(catalogue, tmp_path / "a.txt", "甲")
        # Such as a restart of the server.
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'catalogue%'")
        put(catalogue, tmp_path / "b.txt", "乙")
        assert titles_of(catalogue) == [("a.txt", "甲"), ("b.txt", "乙")]
    with pytest.raises(CatalogueError, match="does not answer"):
        put(catalogue, tmp_path / "c.txt", "丙")
    catalogue.close()


def test_a_connection_that_breaks_in_the_middle_is_told_of(postgres: Server, tmp_path: Path) -> None:
    with Catalogue.open(postgres.create()) as catalogue:
        for number in range(3):
            put(catalogue, tmp_path / f"{number}.txt", *(f"第{number}期第{at}篇" for at in range(150)))
        reading = catalogue.articles()
        next(reading)
        postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'catalogue%'")
        with pytest.raises(CatalogueError, match="does not answer"):
            list(reading)
        assert len(list(catalogue.articles())) == 450


def leave_no_room(folder: Path) -> Path:
    """Fill a disk to the last byte; return the file that takes the room."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"0" * 512)
    return ballast


def record_much(url: str, folder: Path) -> None:
    """Record more than a small disk has room for."""
    with Catalogue.open(url) as catalogue:
        for number in range(99):
            record(catalogue, make_issue(f"乙{number}" * 999, path=folder / f"{number}.txt"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of one MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    mounted = subprocess.run(command, check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.decode(errors='replace').strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="no disk can be mounted here: no mount")
def test_a_disk_that_is_full_is_called_full_and_nothing_is_lost(small_disk: Path) -> None:
    url = f"sqlite:///{small_disk / 'catalogue.db'}"
    with Catalogue.open(url) as catalogue:
        put(catalogue, small_disk / "first.txt", "甲")
    ballast = leave_no_room(small_disk)
    with pytest.raises(CatalogueError, match="the disk is full"):
        record_much(url, small_disk)
    ballast.unlink()
    with Catalogue.open(url) as catalogue:
        assert catalogue.issues()[0].name == "first.txt"
        put(catalogue, small_disk / "second.txt", "丙")
