"""Scorecards with what a test does not care for filled in."""

from collections.abc import Sequence

import numpy as np

from classifier.domain.article import Article
from classifier.domain.label import Label, LabelledArticle
from classifier.domain.prediction import Prediction
from classifier.domain.scorecard import Scorecard, Seen
from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.evaluate.metrics import evaluate, worst_mistakes

KEYS = ("award", "event")
TAXONOMY = Taxonomy(
    (
        Tag(key="award", zh="获奖", en="Award", definition="recognition"),
        Tag(key="event", zh="活动", en="Event", definition="a happening"),
    )
)
# True tags, said tags, certainty: three right, two wrong.
CASES: tuple[tuple[tuple[str, ...], tuple[str, ...], float], ...] = (
    (("award",), ("award",), 0.95),
    (("award", "event"), ("award",), 0.85),
    (("event",), ("award",), 0.75),
    ((), ("event",), 0.65),
    ((), (), 0.55),
)


def english(en: str, zh: str) -> str:
    return en


def chinese(en: str, zh: str) -> str:
    return zh


def make_scorecard(
    *,
    cases: Sequence[tuple[tuple[str, ...], tuple[str, ...], float]] = CASES,
    titles: Sequence[str] = (),
    text: str = "正文。",
    model: str = "starter-0000",
    resamples: int = 50,
    folds: int | None = None,
    seen: Seen | None = None,
) -> Scorecard:
    named = [*titles, *(f"第{place}篇" for place in range(len(titles), len(cases)))]
    gold = [
        LabelledArticle(Article(title=title, text=text), Label(tags=true, primary=true[0] if true else None))
        for title, (true, _, _) in zip(named, cases, strict=True)
    ]
    said = [
        Prediction(
            scores={key: certainty if key in tags else 0.1 for key in KEYS},
            tags=tags,
            primary=tags[0] if tags else None,
            review=None,
            model=model,
            certainty=certainty,
        )
        for _, tags, certainty in cases
    ]
    labels, rng = [example.label for example in gold], np.random.default_rng(0)
    return Scorecard(
        evaluation=evaluate(labels, said, KEYS, model=model, resamples=resamples, rng=rng),
        mistakes=worst_mistakes(gold, said, most=20),
        seed=0,
        folds=folds,
        seen=seen or Seen(),
    )
