"""Who is who: bylines of many articles, as the people behind them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from classifier.domain.facts import Contributor
from classifier.domain.reported import Reported, ReportedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one contributor, or one department, gave to a newspaper.

    Parameters
    ----------
    of : Contributor
        Who; a department has no name.
    places : tuple of int
        The articles, in `Reported.articles`, rising, each once.
    joint : tuple of int
        Those of them that have other authors too.
    points : Fraction
        What they are worth, exactly, so that a third and two thirds are one.
    people : int
        How many contributors it has: 1 of a person.
    """

    of: Contributor
    places: tuple[int, ...]
    joint: tuple[int, ...]
    points: Fraction
    people: int = 1


def authors(articles: Iterable[ReportedArticle]) -> list[tuple[Contributor, ...]]:
    """Work out who wrote each article.

    The same name with two departments is two people. A name without a department is the person who has that name and
    one, where there is one such person alone; where there are more, nobody can tell which of them it is.

    Parameters
    ----------
    articles : iterable of ReportedArticle
        Of a report.

    Returns
    -------
    list of tuple of Contributor
        For every article its authors, each once, with the department that is known of them from any of the articles.
    """
    held = [article.contributors for article in articles]
    departments: dict[str, set[str]] = defaultdict(set)
    for one in (one for found in held for one in found):
        if one.department is not None:
            departments[one.name].add(one.department)
    sole = {name: next(iter(known)) for name, known in departments.items() if len(known) == 1}
    return [tuple(dict.fromkeys(_known(one, sole) for one in found)) for found in held]


def _known(one: Contributor, sole: Mapping[str, str]) -> Contributor:
    if one.department is not None or one.name not in sole:
        return one
    return Contributor(name=one.name, department=sole[one.name])


def by_person(reported: Reported) -> list[Contribution]:
    """Return what each person contributed.

    Parameters
    ----------
    reported : Reported
        What is reported on.

    Returns
    -------
    list of Contribution
        Most points first, then most articles, then by name.
    """
    written = authors(reported.articles)
    places: dict[Contributor, list[int]] = defaultdict(list)
    points: dict[Contributor, Fraction] = defaultdict(Fraction)
    for place, found in enumerate(written):
        worth = _worth(reported, place)
        for one in found:
            places[one].append(place)
            points[one] += worth / len(found) if reported.shared else worth
    return _ranked(
        Contribution(
            of=one,
            places=tuple(mine),
            joint=tuple(place for place in mine if len(written[place]) > 1),
            points=points[one],
        )
        for one, mine in places.items()
    )


def by_department(reported: Reported) -> list[Contribution]:
    """Return what the people of each department contributed.

    Parameters
    ----------
    reported : Reported
        What is reported on.

    Returns
    -------
    list of Contribution
        As `by_person`; an article counts once for a department, however many of its people wrote it. Where points are
        shared, a department has the shares of its people, else the points of the article once. Those of whom no
        department is known come last.
    """
    written = authors(reported.articles)
    places: dict[str | None, list[int]] = defaultdict(list)
    points: dict[str | None, Fraction] = defaultdict(Fraction)
    people: dict[str | None, set[str]] = defaultdict(set)
    for place, found in enumerate(written):
        worth = _worth(reported, place)
        for department in dict.fromkeys(one.department for one in found):
            mine = [one for one in found if one.department == department]
            places[department].append(place)
            points[department] += worth * len(mine) / len(found) if reported.shared else worth
            people[department].update(one.name for one in mine)
    joint = {place for place, found in enumerate(written) if len({one.department for one in found}) > 1}
    ranked = _ranked(
        Contribution(
            of=Contributor(name="", department=department),
            places=tuple(mine),
            joint=tuple(place for place in mine if place in joint),
            points=points[department],
            people=len(people[department]),
        )
        for department, mine in places.items()
    )
    return sorted(ranked, key=lambda one: one.of.department is None)


def ranks(contributions: Sequence[Contribution]) -> list[int]:
    """Return the rank of each: who has as many points as another shares their rank, and the next ones are left out.

    Parameters
    ----------
    contributions : sequence of Contribution
        Most points first.

    Returns
    -------
    list of int
        From 1, such as 1, 2, 2, 4.
    """
    found: list[int] = []
    for number, one in enumerate(contributions, 1):
        tied = number > 1 and contributions[number - 2].points == one.points
        found.append(found[-1] if tied else number)
    return found


def _worth(reported: Reported, place: int) -> Fraction:
    # Of the digits that a person wrote: 0.1 is a tenth.
    return Fraction(str(reported.points.get(reported.articles[place].primary or "", 1)))


def _ranked(contributions: Iterable[Contribution]) -> list[Contribution]:
    return sorted(contributions, key=lambda one: (-one.points, -len(one.places), one.of.name, one.of.department or ""))
