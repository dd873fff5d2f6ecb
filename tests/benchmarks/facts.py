"""Score what is found in articles on marks made by hand: ``python -m tests.benchmarks.facts``.

The marks are in ``tests/data``: ``award_marks.jsonl`` (the main award of an article, its level and who gave it),
``first_marks.jsonl`` (sentences that say that something was the first, and what was) and ``attendance_marks.jsonl``
(how many attended). They were drawn by lot (seed 7, from the ids in order) and marked by reading, before there was a
rule; every second one is of the other half. Rules are tuned on one half of each and scored on the other, whose mistakes
are never listed. Where several bodies gave an award together, either of them is right.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from classifier.domain.advice import Accuracy
from classifier.domain.article import Article
from classifier.domain.facts import Level
from classifier.extract.attendance import attendance
from classifier.extract.awards import awards
from classifier.extract.firsts import firsts
from classifier.storage.shipped import load_starter

_DATA = Path(__file__).resolve().parents[1] / "data"
HALVES = ("tuning", "held_out")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was marked, what was found, and where."""

    id: str
    marked: object
    found: object
    right: bool


@cache
def corpus() -> Mapping[str, Article]:
    """Return the articles of the starter corpus by their ids."""
    return {one.article.source_id: one.article for one in load_starter() if one.article.source_id}


def marks(name: str, half: str) -> Iterator[dict[str, object]]:
    """Read the marks of one half."""
    for line in (_DATA / f"{name}_marks.jsonl").read_text(encoding="utf-8").splitlines():
        mark = json.loads(line)
        if mark["half"] == half:
            yield mark


def award_levels(half: str) -> list[Outcome]:
    """Hold the level of each article's main award, the first that is found, against the mark."""
    outcomes = []
    for mark in marks("award", half):
        found = awards(corpus()[str(mark["id"])])
        level = found[0].level if found else "missing"
        marked = Level(str(mark["level"])) if mark["level"] else None
        outcomes.append(Outcome(str(mark["id"]), marked, level, level == marked))
    return outcomes


def award_bodies(half: str) -> list[Outcome]:
    """Hold who gave each article's main award against the mark; the name may be printed shorter or longer."""
    outcomes = []
    for mark in marks("award", half):
        found = awards(corpus()[str(mark["id"])])
        body, marked = found[0].body if found else None, mark["body"]
        same = body == marked or bool(body and marked and (str(marked) in body or body in str(marked)))
        outcomes.append(Outcome(str(mark["id"]), marked, body, same))
    return outcomes


def first_times(half: str) -> list[Outcome]:
    """Hold what is found in each marked sentence against the mark: right where the technique holds what was marked."""
    outcomes = []
    for mark in marks("first", half):
        found = firsts(Article(title="", text=str(mark["sentence"])))
        named = found[0].technique if found else None
        marked = mark["technique"]
        right = (marked is None and named is None) or bool(marked and named and str(marked) in named)
        outcomes.append(Outcome(str(mark["id"]), marked, named, right))
    return outcomes


def first_scopes(half: str) -> list[Outcome]:
    """Hold the scopes against the marks, of sentences in which a technique was marked and found."""
    outcomes = []
    for mark in marks("first", half):
        found = firsts(Article(title="", text=str(mark["sentence"])))
        if found and mark["technique"]:
            scope = found[0].scope
            outcomes.append(Outcome(str(mark["id"]), mark["scope"], scope, scope == mark["scope"]))
    return outcomes


def attendances(half: str) -> list[Outcome]:
    """Hold the number of people that an article is found to state against the mark."""
    outcomes = []
    for mark in marks("attendance", half):
        found = attendance(corpus()[str(mark["id"])])
        people = found.people if found else None
        outcomes.append(Outcome(str(mark["id"]), mark["people"], people, people == mark["people"]))
    return outcomes


def accuracy(outcomes: Iterable[Outcome]) -> Accuracy:
    """Count how many are right."""
    known = list(outcomes)
    return Accuracy(right=sum(one.right for one in known), asked=len(known))


def precision(outcomes: Iterable[Outcome]) -> Accuracy:
    """Of what was found, count what is right."""
    return accuracy(one for one in outcomes if one.found is not None)


def recall(outcomes: Iterable[Outcome]) -> Accuracy:
    """Of what was marked, count what was found and is right."""
    return accuracy(one for one in outcomes if one.marked is not None)


def _line(name: str, figure: Accuracy) -> str:
    interval = figure.interval()
    share = figure.share or 0.0
    return (
        f"{name:28s} {figure.right:3d} of {figure.asked:3d}  {share:.3f}  ({interval.low:.3f} to {interval.high:.3f})"
    )


def main() -> None:
    """Print the figures of one half, and with --show what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES, default="held_out")
    parser.add_argument("--show", action="store_true", help="list what is wrong; for the tuning half alone")
    options = parser.parse_args()
    levels, givers = award_levels(options.half), award_bodies(options.half)
    times, scopes, people = first_times(options.half), first_scopes(options.half), attendances(options.half)
    found = Accuracy(right=sum(one.found != "missing" for one in levels), asked=len(levels))
    print(_line("award found", found))
    print(_line("award level", accuracy(levels)))
    print(_line("award body", accuracy(givers)))
    for name, outcomes in (("first", times), ("attendance", people)):
        print(_line(f"{name} precision", precision(outcomes)))
        print(_line(f"{name} recall", recall(outcomes)))
    print(_line("first scope", accuracy(scopes)))
    print("marked level, found level, articles:")
    confusion = Counter((str(one.marked), str(one.found)) for one in levels)
    for (marked, said), number in sorted(confusion.items()):
        print(f"  {marked:12s} {said:12s} {number}")
    if options.show and options.half == "tuning":
        for name, outcomes in (
            ("level", levels),
            ("body", givers),
            ("first", times),
            ("scope", scopes),
            ("people", people),
        ):
            for one in outcomes:
                if not one.right:
                    print(f"{name} {one.id}: marked {one.marked}, found {one.found}")


if __name__ == "__main__":
    main()
