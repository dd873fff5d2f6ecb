"""``yuankan`` with a feed that asks in the order of the source, and no model to wait for; all else is real.

Usage: python -m tests.cli.screens.driver label articles.jsonl --labels FOLDER --by NAME
"""

import io
from itertools import pairwise
from types import TracebackType
from typing import Self

from classifier.__main__ import main
from classifier.cli.screens import labelling
from classifier.domain.answer import Answer
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.issue import Issue
from classifier.domain.prediction import Evidence, Place, Prediction
from classifier.domain.resolution import resolve
from classifier.query.question import Question
from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.labelling.messages import Progress
from classifier.workflows.labelling.plan import Plan
from classifier.workflows.split import split

_TAGS = ("party_building", "clinical_technique", "award", "training", "event")


def suggested(article: Article) -> Prediction:
    """Return an award where the headline says so, else an event."""
    tag = "award" if "奖" in article.title else "event"
    at = article.text.find("医院")
    evidence = {tag: (Evidence("医院", 1.0, (Place("text", at, at + 2),) if at >= 0 else ()),)}
    scores = {key: 0.97 if key == tag else 0.02 for key in _TAGS}
    return Prediction(scores=scores, tags=(tag,), primary=tag, review=None, model="scripted-0001", evidence=evidence)


class ScriptedFeed:
    """Asks every article that nobody decided, in the order of the source."""

    advice = None
    progress = Progress()

    def __init__(self, plan: Plan) -> None:
        results = list(split(plan.paths, io.BytesIO()))
        self.troubles = tuple(result for result in results if not isinstance(result, Issue))
        filed = [
            FiledArticle(one, issue.source) for issue in results if isinstance(issue, Issue) for one in issue.articles
        ]
        self._following = {
            one.id: after.article if after.issue == one.issue else None for one, after in pairwise(filed)
        }
        decided = resolve(LabelFolder(plan.labels).answers())
        self._waiting = [self._question(one) for one in filed if one.id not in decided]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._waiting.clear()

    @property
    def left(self) -> int:
        return len(self._waiting)

    @property
    def finished(self) -> bool:
        return not self._waiting

    def take(self) -> Question | None:
        return self._waiting.pop(0) if self._waiting else None

    def answered(self, answer: Answer) -> None:
        """Change nothing: what is asked next is settled."""

    def suggest(self, article: Article) -> Prediction:
        return suggested(article)

    def follow(self, article: str) -> Article | None:
        return self._following.get(article)

    def _question(self, filed: FiledArticle) -> Question:
        return Question(
            filed=filed,
            following=self._following.get(filed.id),
            prediction=suggested(filed.article),
            strategy="reading-order",
        )


if __name__ == "__main__":
    setattr(labelling, "Feed", ScriptedFeed)  # noqa: B010 - no type says that it stands in for the real one
    main()
