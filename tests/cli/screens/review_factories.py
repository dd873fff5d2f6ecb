"""Reviews of made-up disputes and suspicions, for tests of the review screen."""

import datetime as dt
from collections.abc import Sequence
from itertools import count

from classifier.cli.screens.frame import text_of
from classifier.cli.screens.review_state import ReviewState
from classifier.cli.screens.review_view import render
from classifier.domain.answer import Answer, Verdict
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.query.disputes import Finding, Reason, ReviewItem
from classifier.query.means import Means
from classifier.query.reviewing import Reviewing
from tests.cli.factories import make_article
from tests.cli.screens.factories import TAXONOMY, ZONE, FakeKeeper

NOON = dt.datetime(2024, 5, 1, 12, 0, tzinfo=ZONE)


def label_of(*tags: str) -> Label:
    return Label(tags=tags, primary=tags[0] if tags else None)


def answered(name: str, *tags: str, note: str = "", blind: bool = False, unsure: bool = False) -> Answer:
    return Answer(
        id=name,
        verdict=Verdict.UNSURE if unsure else Verdict.LABEL,
        article="a",
        annotator=name,
        at=NOON,
        label=None if unsure else label_of(*tags),
        note=note,
        blind=blind,
    )


def disputed(title: str = "护理部举行技能竞赛", *, answers: Sequence[Answer] | None = None) -> ReviewItem:
    said = [answered("王芳", "training"), answered("欧阳强", "award", "training", note="标题写了得奖", blind=True)]
    return ReviewItem(
        filed=FiledArticle(make_article(title=title), "2024-04.txt"),
        findings=(Finding(reason=Reason.DISPUTED),),
        answers=tuple(said if answers is None else answers),
        label=None,
    )


def suspected(
    *findings: Finding, title: str = "关于停车场改造的通知", tags: tuple[str, ...] = ("event",)
) -> ReviewItem:
    found = findings or (Finding(reason=Reason.MISSING, weight=0.9, tag="award", given=0.1, other=0.9),)
    return ReviewItem(
        filed=FiledArticle(make_article(title=title), "2024-04.txt"),
        findings=found,
        answers=(answered("王芳", *tags),),
        label=label_of(*tags),
    )


def make_review(*items: ReviewItem, earlier: Sequence[Answer] = ()) -> tuple[ReviewState, FakeKeeper]:
    keeper = FakeKeeper()
    ids, seconds = count(1), count(0, 5)
    means = Means(keeper, clock=lambda: float(next(seconds)), now=lambda: NOON, new_id=lambda: f"{next(ids):016x}")
    review = Reviewing("赵敏", TAXONOMY.keys, items, means, earlier=earlier)
    return ReviewState(review, TAXONOMY), keeper


def press(state: ReviewState, *presses: str) -> None:
    for one in presses:
        state.press(one)


def shown(state: ReviewState, columns: int = 80, rows: int = 24) -> list[str]:
    return [text_of(one) for one in render(state, columns, rows).lines]
