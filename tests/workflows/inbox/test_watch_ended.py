"""A watch that is ended at any step: the next one goes on where it was."""

import errno
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from classifier.storage.catalogue.catalogue import Catalogue
from classifier.workflows.inbox.clerk import Clerk
from tests.workflows.inbox.offices import World, make_world, once

READY = "".join(json.dumps({"title": f"题{n}", "text": "正文。"}, ensure_ascii=False) + "\n" for n in range(1500))


@pytest.fixture(params=[False, True], ids=["plain", "archive"])
def stricken(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    """A world with three issues, with and without an archive."""
    world = make_world(tmp_path, archive=tmp_path / "done" if request.param else None)
    for name in ("1.txt", "2.txt"):
        world.put(name)
    world.put("3.jsonl", READY)
    return world


class StruckError(Exception):
    """As if the process had ended here."""


STEPS = [
    (Catalogue, "record"), (Catalogue, "trim"), (Catalogue, "move"), (Catalogue, "announced"), (Catalogue, "end"),
    (Clerk, "_announce"), (Clerk, "_archived"), (Clerk, "_lies_at"),
    (os, "link"), (Path, "unlink"),
]  # fmt: skip


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "step"), STEPS, ids=[name for _, name in STEPS])
def test_ended_at_any_step_nothing_is_missed_and_nothing_doubled(
    stricken: World, monkeypatch: pytest.MonkeyPatch, place: object, step: str, after: bool
) -> None:
    world, announced = stricken, []
    for number in range(8):
        strike(monkeypatch, place, step, number, after=after)
        world = world.again()
        with suppress(StruckError):
            once(world)
        monkeypatch.undo()
        announced += world.ears.told()
    world = world.again()
    assert once(world)
    announced += world.ears.told()
    assert {file for file, _ in announced} == {"1.txt", "2.txt", "3.jsonl"}
    assert sorted(world.titles()) == sorted([*(f"题{n}" for n in range(1500)), "1获评先进集体", "2获评先进集体"])
    archive = world.office.archive
    lying = sorted(path.name for path in (archive.folder if archive else world.inbox).rglob("*") if path.is_file())
    assert lying == ["1.txt", "2.txt", "3.jsonl"]
    assert all(row.announced and Path(row.path).exists() for row in world.files().values())
    assert all((world.root / path).exists() for path in world.paths())


def strike(monkeypatch: pytest.MonkeyPatch, place: object, step: str, number: int, *, after: bool) -> None:
    """Have the step fail, once it was done so many times."""
    real: Callable[..., object] = getattr(place, step)
    calls = iter(range(1_000_000))

    def struck(*given: object, **named: object) -> object:
        now = next(calls) == number
        if now and not after:
            raise StruckError
        result = real(*given, **named)
        if now:
            raise StruckError
        return result

    monkeypatch.setattr(place, step, struck)


def test_what_was_recorded_and_not_announced_is_announced(tmp_path: Path) -> None:
    world = make_world(tmp_path, archive=tmp_path / "done")
    world.put("2025/1.txt")

    def fail() -> None:
        raise OSError(errno.EPIPE, "nobody listens")

    world.ears.deaf = fail
    with pytest.raises(OSError, match="nobody"):
        once(world)
    again = world.again()
    once(again)
    assert again.ears.told() == [("2025/1.txt", "tagged")]
    assert again.ears.lines[0].seconds is None
    assert len(again.ears.lines[0].articles) == 1


def test_a_file_that_was_taken_away_before_it_was_announced_is_announced(world: World) -> None:
    path = world.put("1.txt")
    world.ears.deaf = lambda: (_ for _ in ()).throw(OSError(errno.EPIPE, "nobody listens"))
    with pytest.raises(OSError, match="nobody"):
        once(world)
    path.unlink()
    again = world.again()
    once(again)
    assert again.ears.told() == [("1.txt", "tagged")]


def test_what_was_begun_when_it_is_told_to_end_is_left_for_the_next(world: World) -> None:
    world.put("1.jsonl", READY)
    world.champion.meanwhile = world.office.stopping.ask
    once(world)
    assert world.ears.told() == []
    again = world.again()
    again.champion.meanwhile = lambda: None
    assert once(again)
    assert (len(world.titles()), again.ears.told()) == (1500, [("1.jsonl", "tagged")])
