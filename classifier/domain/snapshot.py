"""Snapshot: the labels of a workspace at one moment, as a version learnt from them and was tested on them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from classifier.domain.label import Label


class Part(StrEnum):
    """What a labelled article is for."""

    TRAINING = "training"
    TEST = "test"
    """Drawn by lot, or of an issue set aside: never learnt from."""
    NEITHER = "neither"
    """Nearly a copy of one kept for testing, or chosen from an issue set aside: of no use for either."""


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """The id of an article, its label then, and what it was for."""

    article: str
    label: Label
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Labels at one moment, and what of the starter corpus was learnt from beside them.

    Parameters
    ----------
    keys : tuple of str
        The tags then.
    rows : tuple of SnapshotRow
        By the id of the article, each once. The texts are in ``labels/articles.jsonl``, which only grows.
    borrowed : tuple of str
        Ids of the articles of the starter corpus.
    starter_weight : float
        How much each of these counted, 0 to 1.
    seed : int
        Of training.
    """

    keys: tuple[str, ...]
    rows: tuple[SnapshotRow, ...]
    borrowed: tuple[str, ...]
    starter_weight: float
    seed: int

    def of(self, part: Part) -> Iterator[SnapshotRow]:
        """Yield the rows of one part."""
        return (row for row in self.rows if row.part is part)


def changed_labels(before: Iterable[SnapshotRow], now: Iterable[SnapshotRow]) -> int:
    """Count the labels to learn from that are not alike in both: new ones, changed ones, lost ones.

    Parameters
    ----------
    before, now : iterable of SnapshotRow
        Labels at two moments. One that is nearly a copy of an article kept for testing counts too: it is seen to be one
        only once training begins.
    """
    old, new = _meanings(before), _meanings(now)
    return sum(old.get(article) != new.get(article) for article in old.keys() | new.keys())


def _meanings(rows: Iterable[SnapshotRow]) -> dict[str, tuple[frozenset[str], str | None]]:
    return {row.article: (frozenset(row.label.tags), row.label.primary) for row in rows if row.part is not Part.TEST}
