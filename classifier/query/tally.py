"""Tally: how much is done, how it falls to the tags, and how long the rest will take."""

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median

from classifier.domain.answer import DECISIONS, Answer, Verdict
from classifier.domain.label import Label

# The pace is that of so many last answers; their median, for somebody who went for tea is not slow.
_PACE = 20


class Tally:
    """What a session has come to so far.

    Parameters
    ----------
    keys : tuple of str
        Every tag, in the order in which they are shown.
    known : mapping of str to Label
        Labels that hold at the start, of everybody, by the id of their article.
    """

    def __init__(self, keys: tuple[str, ...], known: Mapping[str, Label]) -> None:
        self._keys = keys
        self._labels = dict(known)
        self._session: list[Answer] = []

    @property
    def session(self) -> int:
        """How many answers of this session stand, those put off left out."""
        return len({answer.article for answer in self._session if answer.verdict in DECISIONS})

    @property
    def labelled(self) -> int:
        """How many articles have a label, in this session and before."""
        return len(self._labels)

    @property
    def per_tag(self) -> dict[str, int]:
        """How many labelled articles carry each tag, in the order in which the tags are shown."""
        carried = Counter(tag for label in self._labels.values() for tag in label.tags)
        return {key: carried[key] for key in self._keys}

    @property
    def untagged(self) -> int:
        """How many labelled articles carry no tag."""
        return sum(not label.tags for label in self._labels.values())

    @property
    def agreed(self) -> tuple[int, int]:
        """How many suggestions of this session were accepted as they were, of how many."""
        shown = [answer for answer in self._session if answer.suggestion is not None and answer.label is not None]
        return sum(_accepted(answer) for answer in shown), len(shown)

    def minutes_left(self, articles: int) -> float | None:
        """Return how long so many articles will take at the pace of the last answers.

        Parameters
        ----------
        articles : int
            How many are left.

        Returns
        -------
        float or None
            Minutes; None before anything was answered.
        """
        taken = [answer.seconds for answer in self._session if answer.seconds > 0][-_PACE:]
        return articles * median(taken) / 60 if taken else None

    def count(self, answer: Answer) -> None:
        """Take an answer in.

        Parameters
        ----------
        answer : Answer
            No undo.
        """
        self._session.append(answer)
        if answer.verdict is Verdict.SKIP:
            return
        for article in (answer.article, *answer.replaces):
            self._labels.pop(article, None)
        if answer.label is not None:
            self._labels[answer.article] = answer.label

    def forget(self, answer: Answer, past: Sequence[Answer]) -> None:
        """Take an answer out again.

        Parameters
        ----------
        answer : Answer
            That was taken back.
        past : sequence of Answer
            The answers of the same annotator that still stand, oldest first.
        """
        self._session = [one for one in self._session if one.id != answer.id]
        for article in (answer.article, *answer.replaces):
            self._labels.pop(article, None)
            before = [one.label for one in past if one.article == article and one.label is not None]
            if before:
                self._labels[article] = before[-1]


def _accepted(answer: Answer) -> bool:
    given, shown = answer.label, answer.suggestion
    return bool(given and shown and set(given.tags) == set(shown.tags) and given.primary == shown.primary)
