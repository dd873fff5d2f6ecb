"""However files come to be what they are, the catalogue ends as if they had been recorded once, in any order."""

import itertools
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.domain.article import Article
from classifier.domain.catalogued import Dump
from classifier.domain.issue import Issue, Masthead
from classifier.storage.catalogue import sqlite
from classifier.storage.catalogue.catalogue import Catalogue
from tests.postgres import Server
from tests.storage.catalogue.factories import MOMENT, make_prediction

NAMES = ("1.txt", "2.txt", "10.txt", "更/1.txt")
Piece = tuple[str, ...]
File = tuple[Piece, ...]
# The upper and the lower case of a letter are two readings of one article.
pieces = st.lists(st.sampled_from("aAbBc"), max_size=3).map(tuple)
contents = st.lists(pieces, min_size=1, max_size=3).map(tuple)
names = st.sampled_from(NAMES)
steps = st.lists(
    st.tuples(st.just("write"), names, contents)
    | st.tuples(st.just("rename"), names, names)
    | st.tuples(st.just("again"), names, names),
    max_size=8,
)
Step = tuple[str, str, str] | tuple[str, str, File]


class Office:
    """A folder, and a catalogue that is told of every change in it."""

    def __init__(self, url: str, folder: Path) -> None:
        self.catalogue, self.folder = Catalogue.open(url, patience=5), folder
        self.files: dict[str, File] = {}

    def close(self) -> None:
        self.catalogue.close()

    def write(self, name: str, content: File) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        self.files[name] = content

    def rename(self, old: str, new: str) -> bool:
        if old not in self.files or old == new:
            return False
        self.write(new, self.files.pop(old))
        (self.folder / old).unlink()
        return True

    def record(self, name: str) -> None:
        content = self.files[name]
        for part, piece in enumerate(content, start=1):
            issue = self.issue(name, part, piece)
            said = [make_prediction("award" if one.title in "aA" else "event") for one in issue.articles]
            self.catalogue.record(issue, said, date=None, at=MOMENT, run="run1")
        self.catalogue.trim(str(self.folder / name), len(content))

    def issue(self, name: str, part: int, piece: Piece) -> Issue:
        articles = tuple(
            Article(title=title, text=f"{title}\0", bylines=(name, str(part)), position=at)
            for at, title in enumerate(piece, start=1)
        )
        masthead = Masthead(newspaper="Bao" if part % 2 else "bao")
        return Issue(source=name, path=str(self.folder / name), part=part, articles=articles, masthead=masthead)

    def take(self, step: Step) -> None:
        match step:
            case ("write", name, tuple(content)):
                self.write(name, content)
                self.record(name)
            case ("rename", old, str(new)) if self.rename(old, new):
                self.record(new)
            case ("again", name, _) if name in self.files:
                self.record(name)


def afresh(url: str, office: Office, order: Sequence[str]) -> Dump:
    """What comes of recording the files as they are, once."""
    with closing(Office(url, office.folder)) as other:
        other.files = office.files
        for name in order:
            other.record(name)
        return other.catalogue.dump()


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[Step], list[str]]:
    """What happens, and an order of all files there may be."""
    return draw(steps), draw(st.permutations(NAMES))


def check(urls: Iterator[str], plan: tuple[list[Step], list[str]]) -> None:
    taken, order = plan
    with tempfile.TemporaryDirectory() as folder, closing(Office(next(urls), Path(folder))) as office:
        for step in taken:
            office.take(step)
        assert office.catalogue.dump() == afresh(next(urls), office, [name for name in order if name in office.files])


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans())
def test_the_order_of_events_does_not_matter(
    plan: tuple[list[Step], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # To flush each step of them to the disk would take minutes.
    monkeypatch.setattr(sqlite, "SYNCHRONOUS", "OFF")
    check((f"sqlite:///{tmp_path / uuid.uuid4().hex}" for _ in itertools.count()), plan)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans())
def test_nor_does_it_in_postgresql(plan: tuple[list[Step], list[str]], postgres: Server) -> None:
    check((postgres.create() for _ in itertools.count()), plan)
