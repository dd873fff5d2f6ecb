"""Resolution: what the answers about an article come to, once several people, or one person twice, had their say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from classifier.domain.answer import DECISIONS, Answer, Verdict, standing
from classifier.domain.label import Label

_SPEAKING = DECISIONS | {Verdict.UNSURE}


class Basis(StrEnum):
    """What a resolution rests on."""

    ADJUDICATED = "adjudicated"
    """The latest adjudication."""
    MAJORITY = "majority"
    """More than half of those who decided, where at least two did."""
    SINGLE = "single"
    """The one person who decided."""
    DISPUTED = "disputed"
    """Two or more decided, and no decision has more than half of them: no label, until somebody adjudicates."""
    UNSURE = "unsure"
    """Nobody who answered could decide: there is no label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What the answers about one article come to.

    Parameters
    ----------
    article : str
        Its id.
    basis : Basis
        What it rests on.
    label : Label or None
        None exactly where it is disputed or everybody is unsure: the article is then no training row.
    answers : tuple of Answer
        The latest standing decision of each annotator, in the order in which they were given.
    """

    article: str
    basis: Basis
    label: Label | None
    answers: tuple[Answer, ...]

    def __post_init__(self) -> None:
        if (self.label is None) != (self.basis in {Basis.DISPUTED, Basis.UNSURE}):
            raise ValueError(f"a label goes with a decision: {self.basis}")


def resolve(answers: Sequence[Answer]) -> dict[str, Resolution]:
    """Work out what the answers come to, for every article that anybody spoke of.

    Answers that were taken back count for nothing, nor do skips. Of each annotator the latest label, adjudication or
    "unsure" counts (`latest`). Then, for each article:

    1. the latest adjudication decides, whoever gave it, against any number of labels, later ones too;
    2. else the decision of more than half of those who decided. Two decisions are the same that have the same tags, in
       whatever order, and the same primary. Who is unsure did not decide;
    3. else, where one person alone decided, that decision;
    4. else it is disputed, and has no label;
    5. where all who spoke are unsure, it is unsure, and has none either.

    An article that a standing edit replaced (`replaced`) is left out: what was labelled is no article.

    Parameters
    ----------
    answers : sequence of Answer
        Of all annotators, in the order in which they were given, as `classifier.storage.labels.folder` returns them.

    Returns
    -------
    dict of str to Resolution
        By the id of the article, in the order in which the articles were first answered.
    """
    gone = replaced(answers)
    return {
        article: _resolution(article, tuple(said.values()))
        for article, said in latest(answers).items()
        if article not in gone
    }


def latest(answers: Sequence[Answer]) -> dict[str, dict[str, Answer]]:
    """Return what each annotator holds of each article.

    Parameters
    ----------
    answers : sequence of Answer
        In the order in which they were given.

    Returns
    -------
    dict of str to dict of str to Answer
        By the id of the article, then by the annotator: their latest standing adjudication where they gave one, else
        their latest standing label or "unsure". The annotators stand in the order of these answers. Who only skipped
        an article, or only edited it, holds nothing of it.
    """
    found: dict[str, dict[str, Answer]] = {}
    for answer in standing(list(answers)):
        if answer.verdict not in _SPEAKING:
            continue
        held = found.setdefault(answer.article, {})
        before = held.get(answer.annotator)
        if before is None or answer.verdict is Verdict.ADJUDICATION or before.verdict is not Verdict.ADJUDICATION:
            # Taken out first, so that it stands at the end.
            held.pop(answer.annotator, None)
            held[answer.annotator] = answer
    return found


def replaced(answers: Sequence[Answer]) -> frozenset[str]:
    """Return the articles that are none, since somebody mended the split.

    Parameters
    ----------
    answers : sequence of Answer
        In the order in which they were given.

    Returns
    -------
    frozenset of str
        Ids. An article that a later edit made again, as by joining what was cut, is an article.
    """
    gone: set[str] = set()
    for answer in standing(list(answers)):
        gone.update(answer.replaces)
        gone.difference_update(answer.makes)
    return frozenset(gone)


def labels_of(resolutions: Mapping[str, Resolution]) -> dict[str, Label]:
    """Return the labels that hold: what a model may learn from.

    Parameters
    ----------
    resolutions : mapping of str to Resolution
        As `resolve` returned them.

    Returns
    -------
    dict of str to Label
        By the id of the article, those without a label left out.
    """
    return {article: found.label for article, found in resolutions.items() if found.label is not None}


def _resolution(article: str, said: tuple[Answer, ...]) -> Resolution:
    decided = [answer for answer in said if answer.label is not None]
    basis, label = _outcome(decided)
    return Resolution(article=article, basis=basis, label=label, answers=said)


def _outcome(decided: Sequence[Answer]) -> tuple[Basis, Label | None]:
    adjudicated = [answer.label for answer in decided if answer.verdict is Verdict.ADJUDICATION]
    if adjudicated:
        return Basis.ADJUDICATED, adjudicated[-1]
    if not decided:
        return Basis.UNSURE, None
    if len(decided) == 1:
        return Basis.SINGLE, decided[0].label
    labels = [answer.label for answer in decided if answer.label is not None]
    (most, votes), *_ = Counter(map(_sense, labels)).most_common(1)
    if 2 * votes <= len(decided):
        return Basis.DISPUTED, None
    # Of labels that differ by the order of their tags alone, the latest.
    return Basis.MAJORITY, next(label for label in reversed(labels) if _sense(label) == most)


def _sense(label: Label) -> tuple[frozenset[str], str | None]:
    return frozenset(label.tags), label.primary
