"""The outline of a source: its headlines, what stands right below each, and how surely each opens an article."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from classifier.ingest.headlines import Headline, group_headlines
from classifier.ingest.roles import Role, Unit

FURNITURE = frozenset({Role.MASTHEAD, Role.CAPTION, Role.PAGE, Role.NAVIGATION})
# So many lines in a row, so many of them without a blank line between, are a list and not headlines.
_LIST_LINES, _LIST_SHARE = 6, 0.4


@dataclass(frozen=True, slots=True)
class Slot:
    """A body paragraph, and the headline right above it.

    Parameters
    ----------
    unit : int
        Index of the paragraph among the units of the source.
    headline : int or None
        Number of the headline that stands between the body paragraph before and this one, the last if several.
    """

    unit: int
    headline: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a headline stands.

    Parameters
    ----------
    slot : int
        Index of the first body paragraph below it, as in the sequence of slots.
    displaced : bool
        Whether another headline, or nothing, stands right below, so that its body must be elsewhere or nowhere.
    """

    slot: int
    displaced: bool


@dataclass(slots=True)
class Outline:
    """Headlines and body paragraphs in source order.

    Parameters
    ----------
    units : sequence of Unit
        All of the source.
    headlines : list of Headline
        By number.
    places : list of Place
        Where each headline stands, by number.
    slots : list of Slot
        The body paragraphs.
    """

    units: Sequence[Unit]
    headlines: list[Headline] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)


def outline(units: Sequence[Unit]) -> Outline:
    """Find the headlines of a source and the body paragraphs between them.

    Parameters
    ----------
    units : sequence of Unit
        All of the source, in order.

    Returns
    -------
    Outline
        Furniture is in neither; every other unit is in one headline or one slot.
    """
    result = Outline(units)
    printed = [index for index, unit in enumerate(units) if unit.role not in FURNITURE]
    runs = [(role, list(run)) for role, run in groupby(printed, key=lambda index: units[index].role is Role.HEADING)]
    for at, (heading, run) in enumerate(runs):
        last = at + 1 == len(runs)
        if heading and not _is_list([units[index] for index in run], last=last):
            _add_headlines(result, run, last=last)
        else:
            _add_bodies(result, run)
    return result


def _is_list(run: Sequence[Unit], *, last: bool) -> bool:
    if len(run) < _LIST_LINES or last or any(unit.paragraph.level for unit in run):
        return False
    close = sum(unit.paragraph.gap == 0 for unit in run[1:])
    return close >= _LIST_SHARE * len(run)


def _add_headlines(result: Outline, run: Sequence[int], *, last: bool) -> None:
    groups = group_headlines(result.units, run)
    for at, group in enumerate(groups):
        final = at + 1 == len(groups)
        if at and result.headlines[-1].gathers and (last or not final):
            _add_bodies(result, group.lines)
        else:
            result.headlines.append(group)
            bodiless = (last or not final) and not (group.gathers and not final)
            result.places.append(Place(len(result.slots), displaced=bodiless))


def _add_bodies(result: Outline, run: Sequence[int]) -> None:
    for unit in run:
        number = len(result.headlines) - 1
        opens = number >= 0 and result.places[number] == Place(len(result.slots), displaced=False)
        result.slots.append(Slot(unit, number if opens else None))
