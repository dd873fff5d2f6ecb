"""Parting: what is learnt from and what is tested on, with near-duplicates on one side. Imports scikit-learn."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import LabelledArticle
from classifier.domain.snapshot import Part, Snapshot, SnapshotRow
from classifier.evaluate.splits import near_duplicates
from classifier.learn.borrowed import starter_weight
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.shipped import load_starter, load_taxonomy
from classifier.workflows.own import OwnLabels, text_of, with_starter
from classifier.workflows.retraining.gathering import Gathered


def part(gathered: Gathered, labels: LabelFolder, articles: Mapping[str, FiledArticle], *, seed: int) -> Snapshot:
    """Settle what a challenger learns from and what it is tested on.

    Parameters
    ----------
    gathered : Gathered
        The labels that hold.
    labels : LabelFolder
        For faults.
    articles : mapping of str to FiledArticle
        The texts that are filed in `labels`.
    seed : int
        Of training.

    Returns
    -------
    Snapshot
        Nothing that it learns from is, or is nearly a copy of, what it is tested on.

    Raises
    ------
    CorpusError
        Where a text is not filed.
    """
    texts = {row.article: text_of(row.article, articles, labels) for row in gathered.rows}
    tested = [texts[row.article] for row in gathered.rows if row.part is Part.TEST]
    rows = _parted(gathered.rows, texts, tested)
    own = [LabelledArticle(texts[row.article], row.label) for row in rows if row.part is Part.TRAINING]
    borrowed = with_starter(OwnLabels(gathered.taxonomy, tuple(own)), load_starter(), load_taxonomy().keys)[len(own) :]
    copied = near_duplicates([example.article for example in borrowed], tested)
    return Snapshot(
        keys=gathered.taxonomy.keys,
        rows=rows,
        borrowed=tuple(example.article.id for example, copy in zip(borrowed, copied, strict=True) if not copy),
        starter_weight=starter_weight(len(own)),
        seed=seed,
    )


def _parted(
    rows: Sequence[SnapshotRow], texts: Mapping[str, Article], tested: Sequence[Article]
) -> tuple[SnapshotRow, ...]:
    training = [row.article for row in rows if row.part is Part.TRAINING]
    copied = near_duplicates([texts[id_] for id_ in training], tested)
    copies = {id_ for id_, copy in zip(training, copied, strict=True) if copy}
    return tuple(replace(row, part=Part.NEITHER) if row.article in copies else row for row in rows)


def unseen_by(gold: Sequence[LabelledArticle], learnt: Sequence[Article]) -> list[LabelledArticle]:
    """Return the labelled articles that a model had not learnt from, nor from anything nearly like them.

    Parameters
    ----------
    gold : sequence of LabelledArticle
        What it is to be tested on.
    learnt : sequence of Article
        What it had learnt from.
    """
    known = near_duplicates([example.article for example in gold], learnt)
    return [example for example, seen in zip(gold, known, strict=True) if not seen]
