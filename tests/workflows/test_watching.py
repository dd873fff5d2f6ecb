"""Watching, with a real model: the same news is hardly ever called drift, and other news is."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from classifier.config import DriftSettings
from classifier.domain.answer import Answer, Suggestion, Verdict
from classifier.domain.article import Article
from classifier.domain.drift import Drift, Sign, Silence
from classifier.domain.issue import Issue
from classifier.domain.observation import Observation, Reference
from classifier.domain.prediction import Prediction
from classifier.domain.snapshot import Snapshot
from classifier.domain.version import BUILTIN
from classifier.evaluate.drift import measure_drift
from classifier.learn.tagger import Tagger
from classifier.learn.training import train
from classifier.storage.registry.folder import Registry
from classifier.workflows.observe import observe
from classifier.workflows.tag import TaggedIssue
from classifier.workflows.watching import watch
from tests.domain.status_factories import DIGESTS, KEYS, NOON, make_manifest
from tests.evaluate.factories import make_label
from tests.world import make_world

RULES = DriftSettings()
ISSUES, ARTICLES, DRAWS = 12, 20, 50
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Paper:
    """A model of half the articles that a hospital printed, and the other half, which it never saw."""

    tagger: Tagger
    reference: Reference
    later: tuple[Article, ...]


@pytest.fixture(scope="module")
def paper() -> Paper:
    world, rng = make_world(0), np.random.default_rng(0)
    printed = [one for month in world.months for one in month]
    order = rng.permutation(len(printed))
    learnt = [printed[row] for row in order[: len(order) // 2]]
    trained = train(learnt, world.keys, version="v0001", seed=0)
    judged = trained.judged
    return Paper(
        Tagger(trained.artifact),
        Reference(
            certainties=tuple(sorted(judged.certainties.tolist())),
            articles=len(learnt),
            unseen=float(judged.unseen.mean()),
            accuracy=float(judged.right.mean()),
        ),
        tuple(printed[row].article for row in order[len(order) // 2 :]),
    )


def drifts(paper: Paper, articles: Sequence[Article]) -> list[Drift]:
    """What is found of so many years of twelve issues, each drawn from these articles."""
    said = list(zip(articles, paper.tagger.predict(articles), strict=True))
    rng = np.random.default_rng(1)
    found = []
    for _ in range(DRAWS):
        rows = rng.choice(len(said), ISSUES * ARTICLES, replace=False).reshape(ISSUES, ARTICLES)
        year = [_observed([said[row] for row in issue], number) for number, issue in enumerate(rows.tolist())]
        found.append(measure_drift(paper.reference, year, (), rules=RULES, today=NOON.date()))
    return found


def _observed(said: Sequence[tuple[Article, Prediction]], number: int) -> Observation:
    articles, predictions = zip(*said, strict=True)
    tagged = TaggedIssue(Issue(source=f"{number}.txt", articles=articles), predictions)
    return replace(observe(tagged, "v0001", NOON), date=NOON.date() - 7 * number * DAY)


def misread(article: Article, share: float, rng: random.Random) -> Article:
    """The article as a bad scan gives it: such a share of its characters are others."""

    def read(text: str) -> str:
        return "".join(chr(rng.randrange(0x4E00, 0x9FA6)) if rng.random() < share else letter for letter in text)

    return replace(article, title=read(article.title), text="\n".join(map(read, article.text.split("\n"))))


def test_the_same_news_is_hardly_ever_called_drift(paper: Paper) -> None:
    assert sum(bool(found.above) for found in drifts(paper, paper.later)) <= DRAWS // 20


def test_news_that_comes_from_bad_scans_shows_in_its_words(paper: Paper) -> None:
    rng = random.Random(0)  # noqa: S311 - other characters, not secrets
    found = drifts(paper, [misread(article, 0.2, rng) for article in paper.later])
    assert all(Sign.UNSEEN in {one.sign for one in each.above} for each in found)


def test_news_that_the_model_makes_nothing_of_shows_in_its_certainties(paper: Paper) -> None:
    backwards = [replace(one, title=one.title[::-1], text=one.text[::-1]) for one in paper.later]
    found = drifts(paper, backwards)
    assert all({Sign.CERTAINTY, Sign.SHAPE} <= {one.sign for one in each.above} for each in found)


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    made = Registry(tmp_path / "models", tmp_path / "state")
    made.add(
        "v0001",
        b"a model",
        snapshot=Snapshot(keys=KEYS, rows=(), borrowed=(), starter_weight=1.0, seed=0),
        contest=None,
        reference=Reference(certainties=(0.5, 1.0), articles=2, unseen=0.2, accuracy=0.9),
        describe=lambda model, snapshot: make_manifest(
            made=NOON - 10 * DAY, digests=replace(DIGESTS, model=model, snapshot=snapshot)
        ),
    )
    return made


def make_answer(number: int, at: dt.datetime) -> Answer:
    return Answer(
        id=f"answer-{number}",
        verdict=Verdict.LABEL,
        article=f"article-{number}",
        annotator="王芳",
        at=at,
        label=make_label("award"),
        suggestion=Suggestion(tags=("event",), primary="event", model="session-1", certainty=0.9),
        random=True,
    )


def test_only_suggestions_since_the_champion_was_made_count(registry: Registry) -> None:
    before = [make_answer(number, NOON - 11 * DAY) for number in range(60)]
    since = [make_answer(number, NOON - 9 * DAY) for number in range(60, 120)]
    found = watch(registry, "v0001", before, rules=RULES, today=NOON.date())
    assert [(one.why, one.articles) for one in found.silent if one.sign is Sign.ACCURACY] == [(Silence.TOO_FEW, 0)]
    found = watch(registry, "v0001", [*before, *since], rules=RULES, today=NOON.date())
    assert [(one.sign, one.articles) for one in found.above] == [(Sign.ACCURACY, 60)]


def test_of_the_model_that_ships_nothing_is_known(registry: Registry) -> None:
    since = [make_answer(number, NOON) for number in range(60)]
    found = watch(registry, BUILTIN, since, rules=RULES, today=NOON.date())
    assert found.signals == ()
    assert {one.why for one in found.silent if one.sign is not Sign.RATES} == {Silence.NO_REFERENCE}
