"""URLs, and what messages say of them."""

import sys
from pathlib import Path

import pytest

from classifier.errors import CatalogueError
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.storage.catalogue.engine import make_engines
from tests.postgres import Server
from tests.storage.catalogue.factories import put, titles_of


@pytest.mark.parametrize(
    "url", ["mysql://root:secret@localhost/x", "secret", "", "sqlite://", "postgresql+psycopg://u:secret@h/d"]
)
def test_another_kind_of_url_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(CatalogueError, match="no database that is known") as caught:
        make_engines(url, patience=1)
    assert "secret@" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:secret@h:port/d",
        "postgresql://h/d",
        "postgresql://u:secret@h",
        "postgresql://u:secret@h/",
        "postgresql://u:secret@h/d?password=secret",
        "postgresql://u:secret@h/d?x=y",
        "postgresql://u:secret@h/d?sslmode=maybe",
    ],
)
def test_a_url_that_cannot_be_followed_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(CatalogueError, match="its URL cannot be read") as caught:
        make_engines(url, patience=1)
    assert "secret" not in str(caught.value)
    assert "postgresql://USER" in caught.value.hint


def test_a_driver_that_is_missing_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pg8000", None)
    with pytest.raises(CatalogueError, match="PostgreSQL needs an extra") as caught:
        make_engines("postgresql://user:secret@host/name", patience=1)
    assert caught.value.hint == 'pip install "yuankan[postgres]"'
    assert str(caught.value) == "postgresql://user@host/name: PostgreSQL needs an extra"


@pytest.mark.parametrize("name", ["c.db", "一 ?x=%41#y.db", ":memory:", "file:c.db?mode=memory"])
def test_a_file_may_be_called_anything(name: str, tmp_path: Path) -> None:
    with Catalogue.open(f"sqlite:///{tmp_path / name}") as catalogue:
        put(catalogue, tmp_path / "a.txt", "甲")
    assert (tmp_path / name).is_file()
    with Catalogue.open(f"sqlite:///{tmp_path / name}") as catalogue:
        assert titles_of(catalogue) == [("a.txt", "甲")]
        assert catalogue.where == str(tmp_path / name)


def test_a_name_of_a_file_counts_from_the_folder_of_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Catalogue.open("sqlite:///:memory:") as catalogue:
        put(catalogue, tmp_path / "a.txt", "甲")
    assert (tmp_path / ":memory:").is_file()


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    with Catalogue.open(f"sqlite:///{tmp_path / 'c.db'}") as catalogue:
        put(catalogue, tmp_path / "in" / "a.txt", "甲")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.db", "in"]


def test_sqlite_flushes_each_transaction_and_can_be_read_meanwhile(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'c.db'}"
    Catalogue.open(url).close()
    with make_engines(url, patience=1).writing.begin() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_password_of_any_characters_is_found_and_never_told(postgres: Server) -> None:
    url = postgres.create()
    postgres.execute("""CREATE USER odd SUPERUSER PASSWORD 'a@b/c:?%'""")
    odd = url.replace("yuankan:secret@", "odd:a%40b%2Fc%3A%3F%25@")
    with Catalogue.open(odd) as catalogue:
        assert catalogue.where == url.replace("yuankan:secret@", "odd@")


@pytest.mark.parametrize("mode", ["require", "verify-full"])
def test_a_server_without_encryption_is_not_spoken_to_where_it_is_asked_for(mode: str, postgres: Server) -> None:
    url = postgres.create()
    with pytest.raises(CatalogueError, match="does not answer"):
        Catalogue.open(f"{url}?sslmode={mode}")
    Catalogue.open(f"{url}?sslmode=disable").close()
