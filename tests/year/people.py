"""The people of the year: which articles they are asked about, what they answer, and how a batch is taken back."""

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from classifier.domain.answer import READING_ORDER, Answer, Suggestion, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label, LabelledArticle
from classifier.storage.labels.folder import LabelFolder
from tests.world import flip

LOT, LEAST_SURE = "random", "least-confidence"
# What a person takes to read an article and decide.
_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Asked:
    """An article of the pool, what the champion said of it, and the label that a careful person would give it."""

    filed: FiledArticle
    suggestion: Suggestion
    truth: Label


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that are asked about together, and what chose them."""

    asked: tuple[Asked, ...]
    strategy: str
    random: bool = False


def asked_of(line: Mapping[str, Any]) -> tuple[FiledArticle, Suggestion]:
    """Read what ``tag --format jsonl`` says of one article.

    Any: a line holds texts, numbers, lists and objects.
    """
    article = Article(
        title=line["title"],
        text=line["text"],
        bylines=tuple(line["byline"]),
        organisation=line["organisation"],
        date=line["date"] and dt.date.fromisoformat(line["date"]),
        position=line["position"],
    )
    scores, primary = line["scores"], line["primary"]
    tags = tuple(one["tag"] for one in line["tags"])
    return FiledArticle(article, line["issue"]), Suggestion(
        tags=tags if primary is None else (primary, *(tag for tag in tags if tag != primary)),
        primary=primary,
        model=line["model"],
        certainty=1 - max(scores.values()) if primary is None else scores[primary],
    )


def choose(pool: Sequence[Asked], by_lot: int, least_sure: int, rng: np.random.Generator) -> list[Batch]:
    """Choose from what nobody has labelled: first by lot, then of the rest what the champion is least sure of."""
    rows = rng.permutation(len(pool))
    drawn, rest = rows[:by_lot].tolist(), [pool[row] for row in sorted(rows[by_lot:].tolist())]
    unsure = sorted(rest, key=lambda one: one.suggestion.certainty)[:least_sure]
    return [
        Batch(tuple(pool[row] for row in drawn), LOT, random=True),
        Batch(tuple(unsure), LEAST_SURE),
    ]


def in_reading_order(pool: Sequence[Asked]) -> Batch:
    """Choose all that there is, as it stands."""
    return Batch(tuple(pool), READING_ORDER)


def halved(batch: Batch) -> tuple[Batch, Batch]:
    """Share a batch between two people, in turns."""
    return replace(batch, asked=batch.asked[0::2]), replace(batch, asked=batch.asked[1::2])


class Annotator:
    """One person with a log of their own.

    Parameters
    ----------
    labels : pathlib.Path
        The folder of labels of the workspace.
    name : str
        Theirs.
    """

    def __init__(self, labels: Path, name: str) -> None:
        self.name = name
        self._folder = LabelFolder(labels)
        self._numbers = itertools.count(1)

    def label(self, batches: Iterable[Batch], wrong: float, rng: np.random.Generator) -> list[Answer]:
        """Answer, and give such a share of all articles together a wrong label.

        Parameters
        ----------
        batches : iterable of Batch
            What is asked about.
        wrong : float
            The share, 0 to 1.
        rng : numpy.random.Generator
            Which, and how.

        Returns
        -------
        list of Answer
            As they are on the disk.
        """
        asked = [(one, batch) for batch in batches for one in batch.asked]
        said = flip([LabelledArticle(one.filed.article, one.truth) for one, _ in asked], wrong, rng)
        return [self._answer(one, batch, labelled.label) for (one, batch), labelled in zip(asked, said, strict=True)]

    def take_back(self, answers: Iterable[Answer]) -> None:
        """Undo answers of this person."""
        for answer in answers:
            self._keep(
                Answer(
                    id=f"{answer.id}-undone",
                    verdict=Verdict.UNDO,
                    article=answer.article,
                    annotator=self.name,
                    at=_now(),
                    undoes=answer.id,
                )
            )

    def _answer(self, one: Asked, batch: Batch, label: Label) -> Answer:
        # The text is filed before the first answer about it.
        self._folder.file(one.filed)
        answer = Answer(
            id=f"{self.name}-{next(self._numbers)}",
            verdict=Verdict.LABEL,
            article=one.filed.id,
            annotator=self.name,
            at=_now(),
            seconds=_SECONDS,
            label=label,
            suggestion=one.suggestion,
            strategy=batch.strategy,
            random=batch.random,
        )
        self._keep(answer)
        return answer

    def _keep(self, answer: Answer) -> None:
        self._folder.log(self.name).append(answer)


def _now() -> dt.datetime:
    # Suggestions are held against the champion that was made before them: the clock of the program is the one to use.
    return dt.datetime.now(dt.UTC)
