"""What keeps a watch from its work: it is told, and tried again."""

import errno
import os
from pathlib import Path

import pytest

from classifier.errors import CatalogueError, CorpusError
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.workflows.inbox.watch import Watch
from tests.workflows.inbox.offices import World, once


def test_a_file_that_may_not_be_opened_is_told_once_and_read_when_it_may(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = world.put("1.txt")

    def denied(_: Path) -> str:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr("classifier.workflows.inbox.reading.digest_of", denied)
    assert not once(world)
    assert once(world)
    assert world.ears.told() == [("1.txt", "failed")]
    monkeypatch.undo()
    assert once(world)
    assert world.ears.told() == [("1.txt", "failed"), ("1.txt", "tagged")]


class Sweeps(Watch):
    """A watch whose looks are taken one by one."""

    def look(self) -> float:
        return self._swept().rest


def test_trouble_with_one_file_keeps_no_other_from_being_done(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = world.put("1.txt")
    world.put("2.txt")
    world.put("3.txt")
    real = Catalogue.record

    def record(catalogue: Catalogue, issue: object, *given: object, **named: object) -> object:
        if issue.path == str(bad):  # type: ignore[attr-defined]  # an issue
            raise CatalogueError("catalogue.db", "it is locked", hint="wait")
        return real(catalogue, issue, *given, **named)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(Catalogue, "record", record)
    watch = Sweeps(world.office, settle=0)
    rest = watch.look()
    assert world.ears.told() == [("2.txt", "tagged"), ("3.txt", "tagged")]
    assert (0 < rest <= 1, world.ears.pauses) == (True, [1])
    # It waits, and is not tried again before.
    watch.look()
    assert world.ears.pauses == [1]
    monkeypatch.undo()
    assert once(world.again())
    assert len(world.titles()) == 3


def test_what_keeps_two_files_in_a_row_is_not_for_the_files(world: World) -> None:
    for number in range(5):
        world.put(f"{number}.txt")

    def fail() -> None:
        raise CorpusError("the model cannot be made")

    world.champion.meanwhile = fail
    watch = Sweeps(world.office, settle=0)
    watch.look()
    assert [type(error) for error in world.ears.troubles] == [CorpusError, CorpusError]
    with pytest.raises(CorpusError):
        once(world)
    world.champion.meanwhile = lambda: None
    assert once(world)
    assert len(world.titles()) == 5


def test_a_catalogue_that_cannot_be_opened_is_tried_again_after_growing_pauses(world: World) -> None:
    world.put("1.txt")
    (world.root / "catalogue.db").mkdir()
    watch = Sweeps(world.office, settle=0)
    assert [watch.look() for _ in range(3)] == world.ears.pauses == [1, 2, 4]
    (world.root / "catalogue.db").rmdir()
    watch.look()
    assert (world.ears.told(), len(world.titles())) == ([("1.txt", "tagged")], 1)


def test_an_inbox_that_is_gone_for_a_while_is_told_once(world: World) -> None:
    world.put("1.txt")
    watch = Sweeps(world.office, settle=0)
    away = world.inbox.rename(world.root / "away")
    watch.look()
    watch.look()
    assert len(world.ears.unread) == 1
    away.rename(world.inbox)
    watch.look()
    assert world.ears.told() == [("1.txt", "tagged")]


def test_trouble_with_a_file_that_is_gone_keeps_no_other_from_being_done(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = world.put("1.txt")
    once(world)
    path.unlink()
    world.put("2.txt")

    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr("classifier.workflows.inbox.clerk.Clerk.finish", denied)
    again = world.again()
    Sweeps(again.office, settle=0).look()
    assert again.ears.told() == [("2.txt", "tagged")]
    assert len(again.ears.troubles) == 1
