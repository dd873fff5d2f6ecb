"""Old tables become new ones, whole or not at all; newer ones are left alone."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, inspect

from classifier.domain.label import Label
from classifier.errors import CatalogueError, NewerCatalogueError
from classifier.storage.catalogue import database as module
from classifier.storage.catalogue import migrations
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.storage.catalogue.engine import make_engines
from classifier.storage.catalogue.schema import METADATA
from tests.command import ROOT
from tests.postgres import Server
from tests.storage.catalogue.factories import MOMENT, look, make_prediction, make_run, make_seen, put, titles_of

DATA = Path(__file__).with_name("data")
Restore = Callable[[int], str]


@pytest.fixture
def restore(request: pytest.FixtureRequest, database_url: str) -> Restore:
    """Makes the tables of a version as they were released, with some rows, and returns the URL."""

    def restored(version: int) -> str:
        kind = database_url.partition(":")[0]
        script = (DATA / f"version_{version}.{kind}.sql").read_text(encoding="utf-8")
        if kind == "sqlite":
            connection = sqlite3.connect(database_url.removeprefix("sqlite:///"))
            connection.executescript(script)
            connection.close()
        else:
            server: Server = request.getfixturevalue("postgres")
            server.execute(script, database=database_url.rpartition("/")[2])
        return database_url

    return restored


def shape(url: str) -> dict[str, list[tuple[str, bool]]]:
    """Columns of each table and view, and whether they may be empty."""
    engines = make_engines(url, patience=5)
    with engines.reading.begin() as connection:
        found = inspect(connection)
        names = [*found.get_table_names(), *found.get_view_names()]
        columns = {
            name: [(str(column["name"]), bool(column["nullable"])) for column in found.get_columns(name)]
            for name in sorted(names)
        }
    engines.reading.dispose()
    return columns


def indices(url: str) -> set[str]:
    kind = (
        "sqlite_master WHERE type = 'index'" if url.startswith("sqlite") else "pg_indexes WHERE schemaname = 'public'"
    )
    name = "name" if url.startswith("sqlite") else "indexname"
    return {str(row[0]) for row in look(url, f"SELECT {name} FROM {kind}")}  # noqa: S608 - no word of it is from outside


@pytest.mark.parametrize("version", range(1, migrations.NEWEST))
def test_every_older_version_is_brought_up_to_date(version: int, restore: Restore, tmp_path: Path) -> None:
    url = restore(version)
    with Catalogue.open(url) as catalogue:
        counts = catalogue.counts()
        assert (counts.issues, counts.articles, counts.predictions, counts.former, counts.labels) == (2, 3, 3, 1, 1)
        found = list(catalogue.articles())
        assert [(one.issue.name, one.article.title) for one in found] == [
            ("2026-01.txt", "甲"), ("2026-01.txt", "乙"), ("2026-02.txt", "乙"), ("2026-02.txt", "半\ud800字")
        ]  # fmt: skip
        assert found[1].label == Label(tags=("training",), primary="training")
        assert [one.model for _, one in catalogue.history(found[0].article.id)] == ["v0001", "v0002"]
        assert (catalogue.files(), catalogue.runs()) == ({"/inbox/a.txt": make_seen()}, [make_run()])
        # It is written to as any other.
        put(catalogue, tmp_path / "new.txt", "新")
        assert catalogue.retag(found[0].article.id, make_prediction("award"), at=MOMENT, run="r")
    assert look(url, "SELECT version FROM schema_version") == [(migrations.NEWEST,)]
    assert len(look(url, "SELECT article FROM standing")) == 4


def test_the_stored_dump_of_every_older_version_is_there() -> None:
    names = {path.name for path in DATA.iterdir()}
    expected = {f"version_{one}.{kind}.sql" for one in range(1, migrations.NEWEST) for kind in ("sqlite", "postgresql")}
    assert expected <= names


def test_new_tables_are_those_that_queries_know(database_url: str) -> None:
    Catalogue.open(database_url).close()
    found = shape(database_url)
    assert set(found) == {*METADATA.tables, "standing"}
    for name, table in METADATA.tables.items():
        # SQLite calls a key that it numbers itself nullable.
        expected = [(column.name, bool(column.nullable)) for column in table.columns if column.name != "key"]
        assert [column for column in found[name] if column[0] != "key"] == expected


def test_old_tables_become_what_new_ones_are(restore: Restore, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    old = restore(1)
    new = f"sqlite:///{tmp_path / 'new.db'}"
    if old.startswith("postgresql"):
        server: Server = request.getfixturevalue("postgres")
        new = server.create()
    for url in (old, new):
        Catalogue.open(url).close()
    assert shape(old) == shape(new)
    assert indices(old) == indices(new)


def test_a_catalogue_that_is_up_to_date_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    with Catalogue.open(f"sqlite:///{path}") as catalogue:
        put(catalogue, tmp_path / "a.txt", "甲")
    before = path.read_bytes()
    with Catalogue.open(f"sqlite:///{path}") as catalogue:
        assert titles_of(catalogue) == [("a.txt", "甲")]
    assert path.read_bytes() == before


def test_a_newer_version_is_refused_and_left_as_it_was(restore: Restore) -> None:
    url = restore(1)
    look(url, "UPDATE schema_version SET version = 99")
    before, file = shape(url), Path(url.removeprefix("sqlite:///"))
    content = file.read_bytes() if url.startswith("sqlite") else b""
    with pytest.raises(NewerCatalogueError, match="version 99, known are") as caught:
        Catalogue.open(url)
    assert caught.value.exit_status == 3
    assert "secret" not in str(caught.value)
    assert shape(url) == before
    assert not url.startswith("sqlite") or file.read_bytes() == content


def test_a_migration_that_breaks_off_leaves_the_old_one_whole(
    restore: Restore, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = restore(1)
    before = shape(url)
    broken = (*migrations.STEPS, ("CREATE TABLE more (x INTEGER)", "CREATE TABLE more (x INTEGER)"))
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", broken)
        patch.setattr(migrations, "NEWEST", 3)
        patch.setattr(module, "NEWEST", 3)
        with pytest.raises(Exception, match="catalogue"):
            Catalogue.open(url)
    assert shape(url) == before
    assert look(url, "SELECT version FROM schema_version") == [(1,)]
    with Catalogue.open(url) as catalogue:
        assert catalogue.counts().issues == 2


def test_tables_of_another_program_are_left_alone(database_url: str) -> None:
    look(database_url, "CREATE TABLE issues (subject TEXT)")
    before = shape(database_url)
    with pytest.raises(CatalogueError, match="tables of another program"):
        Catalogue.open(database_url)
    assert shape(database_url) == before


def test_other_tables_beside_ours_do_no_harm(database_url: str, tmp_path: Path) -> None:
    look(database_url, "CREATE TABLE patients (name TEXT)")
    with Catalogue.open(database_url) as catalogue:
        put(catalogue, tmp_path / "a.txt", "甲")
        assert titles_of(catalogue) == [("a.txt", "甲")]


OPENER = """
import sys
from classifier.storage.catalogue.catalogue import Catalogue
sys.stdin.readline()
with Catalogue.open(sys.argv[1], patience=60) as catalogue:
    print(catalogue.counts().issues, catalogue.counts().schema)
"""


@pytest.mark.parametrize(("version", "issues"), [(0, 0), (1, 2)])
def test_several_open_a_catalogue_at_once(version: int, issues: int, restore: Restore, database_url: str) -> None:
    url = restore(version) if version else database_url
    openers = [
        subprocess.Popen(
            [sys.executable, "-c", OPENER, url], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for opener in openers:
        assert opener.stdin is not None
        opener.stdin.write("go\n")
        opener.stdin.flush()
    assert [opener.communicate(timeout=120)[0].split() for opener in openers] == [
        [str(issues), str(migrations.NEWEST)]
    ] * 4


@pytest.mark.parametrize("last", ["CREATE VIEW", "UPDATE schema_version"])
def test_whoever_is_ended_in_the_middle_leaves_the_old_one(last: str, restore: Restore) -> None:
    url = restore(1)

    def die(_: object, __: object, statement: str, *rest: object) -> None:
        if statement.startswith(last):
            raise KeyboardInterrupt

    event.listen(Engine, "after_cursor_execute", die)
    try:
        with pytest.raises(KeyboardInterrupt):
            Catalogue.open(url)
    finally:
        event.remove(Engine, "after_cursor_execute", die)
    assert look(url, "SELECT version FROM schema_version") == [(1,)]
    assert "standing" not in shape(url)
    with Catalogue.open(url) as catalogue:
        assert catalogue.counts().schema == migrations.NEWEST
