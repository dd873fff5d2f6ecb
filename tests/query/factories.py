"""Questions, answers, and a keeper in memory, with defaults for all that a test does not care about."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from classifier.domain.answer import Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.domain.prediction import Prediction
from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.query.means import Means
from classifier.query.question import Question
from classifier.query.session import Session

KEYS = ("party", "award", "event")
NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def make_taxonomy(keys: Sequence[str] = KEYS) -> Taxonomy:
    return Taxonomy(tuple(Tag(key=key, zh=f"标{key}", en=key, definition="") for key in keys))


def make_prediction(*tags: str, certainty: float = 0.9, keys: Sequence[str] = KEYS) -> Prediction:
    return Prediction(
        scores={key: 0.9 if key in tags else 0.1 for key in keys},
        tags=tags,
        primary=tags[0] if tags else None,
        review=None,
        model="test-1",
        certainty=certainty,
    )


def make_article(
    title: str = "护理部举行技能竞赛", text: str = "三十人参加。\n结果当场公布。", position: int = 1
) -> Article:
    return Article(title=title, text=text, position=position)


def make_question(
    title: str = "护理部举行技能竞赛",
    *,
    text: str = "三十人参加。\n结果当场公布。",
    suggests: Sequence[str] | None = ("event",),
    following: Article | None = None,
    random: bool = False,
    blind: bool = False,
) -> Question:
    return Question(
        filed=FiledArticle(make_article(title, text), "2026-03.txt"),
        following=following,
        prediction=None if suggests is None or blind else make_prediction(*suggests),
        strategy="margin",
        random=random,
        blind=blind,
    )


def make_answer(
    article: str = "a",
    tags: Sequence[str] | None = ("event",),
    *,
    id: str = "1",  # noqa: A002 - the field's own name
    annotator: str = "甲",
    verdict: Verdict = Verdict.LABEL,
    at: dt.datetime = NOON,
    undoes: str | None = None,
) -> Answer:
    given = verdict in (Verdict.LABEL, Verdict.ADJUDICATION) and tags is not None
    return Answer(
        id=id,
        verdict=verdict,
        article=article,
        annotator=annotator,
        at=at,
        label=Label(tags=tuple(tags), primary=tags[0] if tags else None) if given and tags is not None else None,
        undoes=undoes,
    )


@dataclass
class MemoryKeeper:
    """Keeps what it is given, or fails like a full disk."""

    answers: list[Answer] = field(default_factory=list)
    filed: dict[str, FiledArticle] = field(default_factory=dict)
    full: bool = False

    def append(self, answer: Answer) -> None:
        if self.full:
            raise OSError(28, "No space left on device", "log/甲.jsonl")
        self.answers.append(answer)

    def file(self, filed: FiledArticle) -> None:
        self.filed.setdefault(filed.id, filed)

    def find(self, article: str) -> Question | None:
        return Question(filed=self.filed[article]) if article in self.filed else None


def make_session(
    keeper: MemoryKeeper | None = None, *, earlier: Sequence[Answer] = (), annotator: str = "甲", **means: object
) -> Session:
    keeper = keeper or MemoryKeeper()
    ids, seconds = count(len(keeper.answers) + 1), count()
    given = {
        "keeper": keeper,
        "find": keeper.find,
        "clock": lambda: float(next(seconds)),
        "now": lambda: NOON,
        "new_id": lambda: f"{annotator}{next(ids)}",
    }
    return Session(annotator, make_taxonomy(), Means(**(given | means)), earlier=earlier)  # type: ignore[arg-type]  # as named
