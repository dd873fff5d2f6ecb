"""Score the names of contributors: ``python -m tests.benchmarks.bylines``.

Four sources, none of which the reading of bylines was worked on with: the seeds, marked by a person in
``tests/data/seeds_bylines.json``; the held-out half of the starter corpus, marked in
``tests/data/starter_bylines.json``; issues by the composer of ``../shared/scoring``; and issues of our own with bylines
of many styles, whose names and wordings differ from those that were worked on (``--tuning`` scores these instead).
Issues are split first: a name is right where it is a contributor of the article that the split gives its line to.
"""

import argparse
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from classifier.domain.article import Article
from classifier.domain.facts import Contributor
from classifier.domain.issue import Issue
from classifier.domain.label import LabelledArticle
from classifier.extract.contributors import contributors
from classifier.extract.departments import counted_department
from classifier.text.encoding import decode
from tests.benchmarks.byline_styles import SCORED_ON, WORKED_ON, Place, Press, Printed, print_byline
from tests.benchmarks.issues import compose, halves
from tests.ingest.factories import make_issue

_ROOT = Path(__file__).resolve().parents[2]
SHARED = _ROOT.parent / "shared"
SEED_MARKS = _ROOT / "tests" / "data" / "seeds_bylines.json"
STARTER_MARKS = _ROOT / "tests" / "data" / "starter_bylines.json"
# What the shared composer prints: （供稿：姓名） behind an article, or 本报讯（姓名 姓名） before it.
_SHARED_BYLINE = re.compile(r"（供稿：(\S{2,4})）$|^\s*本报讯（(\S{2,4}) (\S{2,4})）")
_PER_ISSUE, _WIDTH, _LEAST = 6, 24, 60


@dataclass(slots=True)
class Tally:
    """Names wanted, given and right, and the same of the departments of the right ones."""

    wanted: int = 0
    given: int = 0
    right: int = 0
    departments: int = 0
    departments_right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the names given that are right; 1 where none is given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Share of the names wanted that are given; 1 where none is wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    def count(self, wanted: Sequence[str], given: Sequence[str], where: str, maybe: Sequence[str] = ()) -> None:
        """Count the names of one article."""
        self.wanted += len(wanted)
        self.given += len([name for name in given if name in wanted or name not in maybe])
        self.right += len(set(wanted) & set(given))
        missed = sorted(set(wanted) - set(given))
        extra = sorted(set(given) - set(wanted) - set(maybe))
        self.wrong += [f"{where}: missed {name}" for name in missed] + [f"{where}: not one {name}" for name in extra]


def score_seeds() -> Tally:
    """Score the five seeds."""
    tally = Tally()
    for name, marks in json.loads(SEED_MARKS.read_text(encoding="utf-8")).items():
        text = decode((SHARED / "seeds" / name).read_bytes(), name).text
        lines = text.split("\n")
        wanted: dict[int, list[str]] = {}
        for mark in marks:
            wanted.setdefault(mark["line"], []).append(lines[mark["line"] - 1][mark["first"] : mark["last"]])
        _count_lines(tally, make_issue(text, name), wanted, name[:3])
    return tally


def _count_lines(tally: Tally, issue: Issue, wanted: dict[int, list[str]], where: str) -> None:
    """Count names by the lines that they stand on: each belongs to the article that has its line."""
    left = dict(wanted)
    for article in issue.articles:
        mine = [line for line in left if any(span.first <= line <= span.last for span in article.spans)]
        names = [name for line in mine for name in left.pop(line)]
        tally.count(names, [one.name for one in contributors(article)], f"{where}/{article.position}")
    for names in left.values():
        tally.count(names, [], where)


def score_starter() -> Tally:
    """Score the ready articles of the corpus's held-out half."""
    tally = Tally()
    marks = json.loads(STARTER_MARKS.read_text(encoding="utf-8"))
    for example in halves()[1]:
        key = example.article.source_id or ""
        given = [one.name for one in contributors(example.article)]
        tally.count(marks["wrote"].get(key, []), given, key, marks["maybe"].get(key, []))
    return tally


def score_shared(seed: int) -> Tally:
    """Score issues by the shared composer, made of articles without a byline."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = compose(list(_unsigned(halves()[1])), SHARED / "scoring", Path(name), seed)
        for path in sorted(folder.glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            _count_lines(tally, make_issue(text, path.name), dict(_printed(text)), f"{seed}/{path.stem}")
    return tally


def _printed(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines on which names were printed, with them; a line that the composer cut is put together again."""
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        whole = line + (lines[number] if line.startswith("本报讯（") and "）" not in line else "")
        if found := _SHARED_BYLINE.search(whole):
            yield number, [name for name in found.groups() if name]


def _unsigned(labelled: Sequence[LabelledArticle]) -> Iterator[LabelledArticle]:
    """Yield the articles with a headline and running text, and nothing at either end that could be a byline."""
    for example in labelled:
        paragraphs = example.article.text.split("\n")
        text = "".join(paragraphs)
        plain = paragraphs[-1].endswith("。") and paragraphs[0][:1] not in "（(" and "讯" not in paragraphs[0][:12]
        if example.article.title and len(text) > _LEAST and plain and not re.search("记者|通讯员|供稿", text):
            yield example


def score_styles(press: Press, labelled: Sequence[LabelledArticle], seed: int) -> dict[str, Tally]:
    """Score issues of our own, by style."""
    rng = random.Random(seed)  # noqa: S311 - a composition that can be made again, not a secret
    bodies = list(_unsigned(labelled))
    rng.shuffle(bodies)
    tallies: dict[str, Tally] = {}
    for start in range(0, len(bodies) - _PER_ISSUE + 1, _PER_ISSUE):
        signed = [
            (example.article, print_byline(press, rng.choice(press.styles), rng))
            for example in bodies[start : start + _PER_ISSUE]
        ]
        wrapped = rng.random() < 1 / 2
        _score_issue(tallies, signed, wrapped=wrapped, name=f"{seed}-{start}")
    return tallies


def _score_issue(
    tallies: dict[str, Tally], signed: Sequence[tuple[Article, Printed]], *, wrapped: bool, name: str
) -> None:
    lines: list[str] = []
    at: dict[int, Printed] = {}
    for article, printed in signed:
        place, block = _set(article, printed, wrapped=wrapped)
        at[len(lines) + place] = printed
        lines += [*block, ""]
    issue = make_issue("\n".join(lines), f"{name}.txt")
    for article in issue.articles:
        mine = [line for line in at if any(span.first <= line <= span.last for span in article.spans)]
        _count_printed(tallies, [at.pop(line) for line in mine], contributors(article))
    for printed in at.values():
        _count_printed(tallies, [printed], ())


def _set(article: Article, printed: Printed, *, wrapped: bool) -> tuple[int, list[str]]:
    """Return the line of the byline, from 1, and the lines of an article with it."""
    paragraphs = article.text.split("\n")
    place = printed.style.place
    if place is Place.LEAD:
        paragraphs[0] = printed.text + paragraphs[0]
    elif place is Place.END:
        paragraphs[-1] += printed.text
    else:
        paragraphs.insert(0 if place is Place.BELOW else len(paragraphs), printed.text)
    alone = place in (Place.BELOW, Place.LAST)
    lines = [article.title, ""]
    for text in paragraphs:
        lines += _wrap(f"\u3000\u3000{text}") if wrapped and not (alone and text == printed.text) else [text]
    return 3 if place in (Place.LEAD, Place.BELOW) else len(lines), lines


def _wrap(text: str) -> list[str]:
    return [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]


def _count_printed(tallies: dict[str, Tally], printed: Sequence[Printed], found: Sequence[Contributor]) -> None:
    """Count the bylines that one article of the split has; what is found beyond them counts against the first."""
    given = {one.name: one.department for one in found}
    for one in printed:
        tally = tallies.setdefault(one.style.pattern, Tally())
        wrote = dict(one.wrote)
        others = {name for other in printed if other is not one for name, _ in other.wrote}
        mine = [name for name in given if name in wrote or (one is printed[0] and name not in others)]
        tally.count(list(wrote), mine, one.text)
        tally.departments += sum(name in given for name in wrote)
        tally.departments_right += sum(
            name in given and given[name] == (department and counted_department(department))
            for name, department in wrote.items()
        )
    if given and not printed:
        tallies.setdefault("(no byline)", Tally()).count([], list(given), "an article without")


def total(tallies: Sequence[Tally]) -> Tally:
    """Return the sum of some tallies."""
    sums: Counter[str] = Counter()
    for tally in tallies:
        sums.update(
            {name: getattr(tally, name) for name in ("wanted", "given", "right", "departments", "departments_right")}
        )
    return Tally(**sums, wrong=[line for tally in tallies for line in tally.wrong])


def _row(name: str, tally: Tally) -> str:
    said = f"{name:28s} wanted {tally.wanted:4d}  precision {tally.precision:.3f}  recall {tally.recall:.3f}"
    share = f"  departments {tally.departments_right}/{tally.departments}" if tally.departments else ""
    return said + share


def main() -> None:
    """Print precision and recall by source, and by style; with ``--wrong`` every name that is not right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tuning", action="store_true", help="the styles that were worked on, on the tuning half")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--seeds", type=int, nargs="+", default=[11, 12, 13])
    options = parser.parse_args()
    press, half = (WORKED_ON, halves()[0]) if options.tuning else (SCORED_ON, halves()[1])
    styles: dict[str, list[Tally]] = {}
    for seed in options.seeds:
        for pattern, tally in score_styles(press, half, seed).items():
            styles.setdefault(pattern, []).append(tally)
    by_style = {pattern: total(tallies) for pattern, tallies in styles.items()}
    rows = {"own composition": total(list(by_style.values()))}
    if not options.tuning:
        shared = total([score_shared(seed) for seed in options.seeds])
        rows = {"seeds": score_seeds(), "starter corpus": score_starter(), "shared composition": shared} | rows
    for name, tally in (*rows.items(), *(by_style.items())):
        print(_row(name, tally))
        if options.wrong and name in rows:
            print(*(f"    {line}" for line in tally.wrong), sep="\n")


if __name__ == "__main__":
    main()
