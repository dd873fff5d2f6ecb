"""Answer: one line of an annotator's log. Answers are only ever added; what they come to is worked out from all."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from classifier.domain.label import Label


class Verdict(StrEnum):
    """What a person did with an article."""

    LABEL = "label"
    """Gave tags, or decided that there are none."""
    ADJUDICATION = "adjudication"
    """Gave tags that end a disagreement or a suspicion: they hold against any other answer."""
    UNSURE = "unsure"
    """Could not decide. Kept apart: never a training row."""
    SKIP = "skip"
    """Put the article off."""
    EDIT = "edit"
    """Mended the split: the articles `Answer.replaces` are none, those of `Answer.makes` are."""
    UNDO = "undo"
    """Took back the earlier answer `Answer.undoes`, of the same annotator."""


READING_ORDER, SECOND_PASS, PUT_OFF = "reading-order", "second-pass", "put-off"
"""`Answer.strategy` of what no strategy chose: articles asked about before a pool is read, those that somebody else
decided, and those that were put off until nothing else is left."""
DECISIONS = frozenset({Verdict.LABEL, Verdict.ADJUDICATION})
"""Verdicts that come with a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What was shown, pre-selected, before the person decided.

    Parameters
    ----------
    tags : tuple of str
        The primary first.
    primary : str or None
        None exactly when there are no tags.
    model : str
        Name of the model version that suggested them.
    certainty : float
        Probability that the primary, or that there is none, is right, 0 to 1; higher is surer.
    """

    tags: tuple[str, ...]
    primary: str | None
    model: str
    certainty: float

    def renamed(self, names: Mapping[str, str]) -> "Suggestion":
        """Return the suggestion under the names that its tags have by now, as `Answer.renamed`."""
        renamed = Label(tags=self.tags, primary=self.primary).renamed(names)
        return replace(self, tags=renamed.tags, primary=renamed.primary)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one person said of one article, once.

    Parameters
    ----------
    id : str
        Of the answer itself; no two are alike.
    verdict : Verdict
        What was done.
    article : str
        Id of the article; of an undo, that of the answer taken back.
    annotator : str
        Who answered.
    at : datetime.datetime
        When, with a time zone.
    seconds : float
        How long the article was on the screen, 0 where nobody measured.
    label : Label or None
        Exactly with the verdicts of `DECISIONS`.
    suggestion : Suggestion or None
        None where nothing was suggested, or it was not shown.
    strategy : str or None
        What chose the article; None where a person did, as in a review or an import.
    random : bool
        Whether it was drawn by lot from all unlabelled articles: only such answers measure anything without bias.
    blind : bool
        Whether it is a second pass, without a suggestion and without the first answer.
    note : str
        What the person wrote beside it.
    undoes : str or None
        Id of the answer taken back, exactly of an undo.
    replaces, makes : tuple of str
        Ids of articles, exactly of an edit: those that are none, and those that they are.
    """

    id: str
    verdict: Verdict
    article: str
    annotator: str
    at: dt.datetime
    seconds: float = 0.0
    label: Label | None = None
    suggestion: Suggestion | None = None
    strategy: str | None = None
    random: bool = False
    blind: bool = False
    note: str = ""
    undoes: str | None = None
    replaces: tuple[str, ...] = ()
    makes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.id and self.article and self.annotator):
            raise ValueError("an answer names itself, its article and its annotator")
        if self.at.tzinfo is None:
            raise ValueError("the time of an answer has a time zone")
        if self.seconds < 0:
            raise ValueError("nobody answers before the question")
        if (self.label is not None) != (self.verdict in DECISIONS):
            raise ValueError(f"a label goes with a decision, not with {self.verdict}")
        if (self.undoes is not None) != (self.verdict is Verdict.UNDO):
            raise ValueError("an undo, and nothing else, names what it takes back")
        is_edit = self.verdict is Verdict.EDIT
        if (bool(self.replaces), bool(self.makes)) != (is_edit, is_edit):
            raise ValueError("an edit, and nothing else, names what it replaces and what it makes")

    def renamed(self, names: Mapping[str, str]) -> "Answer":
        """Return the answer under the names that its tags, and those suggested, have by now.

        Parameters
        ----------
        names : mapping of str to str
            Keys in use, by former ones.
        """
        if not names or (self.label is None and self.suggestion is None):
            return self
        return replace(
            self,
            label=self.label and self.label.renamed(names),
            suggestion=self.suggestion and self.suggestion.renamed(names),
        )


def standing(answers: list[Answer]) -> list[Answer]:
    """Return the answers that nobody took back, undos themselves left out.

    Parameters
    ----------
    answers : list of Answer
        In the order in which they were given.

    Returns
    -------
    list of Answer
        In the same order. An answer that was given again still stands beside the newer one: see
        `classifier.domain.resolution`.
    """
    undone = {(answer.annotator, answer.undoes) for answer in answers if answer.verdict is Verdict.UNDO}
    return [
        answer
        for answer in answers
        if answer.verdict is not Verdict.UNDO and (answer.annotator, answer.id) not in undone
    ]
