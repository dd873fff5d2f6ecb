"""Sessions over a list of articles, for tests of screens."""

import datetime as dt
from collections.abc import Sequence
from itertools import count

from classifier.cli.screens.frame import Screen, text_of
from classifier.cli.screens.label_state import LabelState
from classifier.cli.screens.label_view import render
from classifier.cli.screens.source import Recorder
from classifier.domain.advice import Advice
from classifier.domain.answer import Answer
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.prediction import Evidence, Place, Prediction
from classifier.errors import YuankanError
from classifier.query.means import Means
from classifier.query.question import Question
from classifier.query.session import Session
from classifier.storage.shipped import load_taxonomy
from classifier.workflows.labelling.messages import Progress
from tests.cli.factories import make_article

ZONE = dt.timezone(dt.timedelta(hours=8))
TAXONOMY = load_taxonomy()


class FakeKeeper:
    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.filed: dict[str, FiledArticle] = {}
        self.fault: OSError | YuankanError | None = None

    def append(self, answer: Answer) -> None:
        if self.fault is not None:
            raise self.fault
        self.answers.append(answer)

    def file(self, filed: FiledArticle) -> None:
        self.filed[filed.id] = filed


class ListSource:
    def __init__(self, questions: Sequence[Question], *, ready: bool = True) -> None:
        self.waiting = list(questions)
        self.ready = ready
        self.heard: list[Answer] = []
        self.fault: OSError | YuankanError | None = None
        self.advice: Advice | None = None
        self.troubles: tuple[YuankanError | OSError, ...] = ()
        self.progress = Progress()

    def take(self) -> Question | None:
        if self.fault is not None:
            raise self.fault
        return self.waiting.pop(0) if self.ready and self.waiting else None

    @property
    def finished(self) -> bool:
        return self.ready and not self.waiting

    @property
    def left(self) -> int:
        return len(self.waiting)

    def answered(self, answer: Answer) -> None:
        if self.fault is not None:
            raise self.fault
        self.heard.append(answer)


def scored(
    *tags: str, model: str = "starter-0000", evidence: dict[str, tuple[Evidence, ...]] | None = None
) -> Prediction:
    return Prediction(
        scores={key: 0.97 if key in tags else 0.02 for key in TAXONOMY.keys},
        tags=tags,
        primary=tags[0] if tags else None,
        review=None,
        model=model,
        evidence=evidence or {},
    )


def make_question(
    article: Article | None = None,
    *,
    tags: tuple[str, ...] = ("award",),
    prediction: Prediction | None = None,
    following: Article | None = None,
    issue: str = "2024-04.txt",
    blind: bool = False,
) -> Question:
    return Question(
        filed=FiledArticle(article or make_article(), issue),
        following=following,
        prediction=None if blind else prediction or scored(*tags),
        strategy="mix",
        blind=blind,
    )


def numbered(number: int) -> list[Question]:
    return [
        make_question(make_article(title=f"第{place}篇：我院获奖", position=place)) for place in range(1, number + 1)
    ]


def make_state(
    questions: Sequence[Question] | None = None,
    *,
    goal: int | None = None,
    keeper: FakeKeeper | None = None,
    source: ListSource | None = None,
) -> tuple[LabelState, FakeKeeper, ListSource]:
    keeper = keeper or FakeKeeper()
    source = source or ListSource(numbered(3) if questions is None else questions)
    recorder = Recorder(keeper)
    ids, seconds = count(1), count(0, 5)
    means = Means(
        keeper=recorder,
        clock=lambda: float(next(seconds)),
        now=lambda: dt.datetime(2024, 5, 1, 9, 0, tzinfo=ZONE),
        new_id=lambda: f"{next(ids):016x}",
    )
    state = LabelState(Session("王芳", TAXONOMY, means), source, recorder, goal=goal)
    state.tick()
    return state, keeper, source


def press(state: LabelState, *presses: str) -> None:
    for one in presses:
        state.press(one)
        state.tick()


def shown(state: LabelState, columns: int = 80, rows: int = 24) -> list[str]:
    return texts(render(state, columns, rows))


def texts(screen: Screen) -> list[str]:
    return [text_of(one) for one in screen.lines]


def place_of(text: str, term: str, field: str = "text") -> Place:
    start = text.index(term)
    return Place(field, start, start + len(term))
