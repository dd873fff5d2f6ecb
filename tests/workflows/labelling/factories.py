"""Small pools, labels and models for the tests of a labelling session's questions."""

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from classifier.domain.answer import DECISIONS, Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.issue import Issue
from classifier.domain.label import Label, LabelledArticle
from classifier.learn.tagger import Tagger
from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.labelling.plan import Plan
from tests.learn.factories import make_corpus, make_labelled

KEYS = ("honour", "lecture", "visit")
_KINDS = ("honour", "lecture", "visit", None)
_numbers = itertools.count()


def make_article(n: int, *, kind: str | None = "honour", position: int = 1) -> Article:
    example = make_labelled(kind, n).article
    return Article(title=example.title, text=example.text, position=position)


def make_issue(source: str, numbers: Sequence[int]) -> Issue:
    """An issue of articles by number, kinds taking turns."""
    articles = (make_article(n, kind=_KINDS[n % 4], position=place) for place, n in enumerate(numbers, start=1))
    return Issue(source=source, articles=tuple(articles))


def filed_of(issue: Issue) -> list[FiledArticle]:
    return [FiledArticle(article, issue.source) for article in issue.articles]


def make_answer(
    article: str,
    verdict: Verdict = Verdict.LABEL,
    *,
    by: str = "yi",
    tags: tuple[str, ...] = ("honour",),
    undoes: str | None = None,
    replaces: tuple[str, ...] = (),
    makes: tuple[str, ...] = (),
) -> Answer:
    number = next(_numbers)
    return Answer(
        id=f"{number:016x}",
        verdict=verdict,
        article=article,
        annotator=by,
        at=dt.datetime(2024, 4, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=number),
        label=Label(tags=tags, primary=tags[0] if tags else None) if verdict in DECISIONS else None,
        undoes=undoes,
        replaces=replaces,
        makes=makes,
    )


@cache
def small_tagger() -> Tagger:
    return Tagger.train(make_corpus(9, _KINDS), KEYS, version="small")


@dataclass
class SmallModels:
    """Models of a handful of articles: none before `begins`, and none trained from fewer labels than `least`."""

    begins: bool = True
    least: int = 1
    begun_with: int = -1
    trained: list[int] = field(default_factory=list)
    keys: tuple[str, ...] = KEYS

    def reader(self) -> Tagger:
        return small_tagger()

    def taught(self) -> Sequence[Article]:
        return [example.article for example in make_corpus(9, _KINDS)]

    def first(self, labelled: Sequence[LabelledArticle]) -> Tagger | None:
        self.begun_with = len(labelled)
        return small_tagger() if self.begins else None

    def train(self, labelled: Sequence[LabelledArticle], version: str) -> Tagger | None:
        self.trained.append(len(labelled))
        if len(labelled) < self.least:
            return None
        return Tagger.train([*make_corpus(9, _KINDS), *labelled], KEYS, version=version)


def make_plan(labels: Path, *, refresh: int = 1000, second_share: float = 0.0, random_share: float = 0.0) -> Plan:
    return Plan(
        paths=(),
        labels=labels,
        annotator="yi",
        refresh=refresh,
        second_share=second_share,
        random_share=random_share,
    )


def keep(folder: LabelFolder, answer: Answer, *filed: FiledArticle) -> Answer:
    """Put an answer, and texts, on disk as a session does."""
    for one in filed:
        folder.file(one)
    folder.log(answer.annotator).append(answer)
    return answer


def write_taxonomy(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tags = (f'[[tag]]\nkey = "{key}"\nzh = "{key}"\nen = "{key}"\ndefinition = "{key}"\n' for key in KEYS)
    (folder / "taxonomy.toml").write_text("\n".join(tags), encoding="utf-8")
