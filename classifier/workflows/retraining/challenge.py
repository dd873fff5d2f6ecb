"""Challenge: a model of today's labels, held against the champion on labels that neither has learnt from."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from classifier.config import RetrainSettings
from classifier.domain.article import Article
from classifier.domain.contest import Contest, Finding
from classifier.domain.label import Label, LabelledArticle
from classifier.domain.observation import Reference
from classifier.domain.prediction import Prediction
from classifier.domain.snapshot import Part, Snapshot
from classifier.evaluate.clash import find_clash_among
from classifier.evaluate.gate import judge
from classifier.learn.tagger import Tagger
from classifier.learn.training import Judged, train
from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.own import text_of
from classifier.workflows.registered import in_use, material_of
from classifier.workflows.retraining.gathering import Gathered
from classifier.workflows.retraining.parting import part, unseen_by

if TYPE_CHECKING:
    from collections.abc import Callable

# Articles drawn by lot from which they alone tell what is usual; below, all that was judged out of fold does.
_ENOUGH = 50
_QUANTILES = 1001


@dataclass(frozen=True, slots=True, kw_only=True)
class Champion:
    """Who is to be beaten.

    Parameters
    ----------
    name : str
        A version, or ``builtin``.
    tagger : Tagger
        Itself.
    snapshot : Snapshot or None
        What it learnt from; None of the built-in model.
    since : tuple of Snapshot
        What the versions learnt from that came after it, oldest first.
    learnt : tuple of Article
        What it learnt from, as far as the texts are here.
    """

    name: str
    tagger: Tagger
    snapshot: Snapshot | None
    since: tuple[Snapshot, ...]
    learnt: tuple[Article, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenger:
    """A model of today's labels.

    Parameters
    ----------
    tagger : Tagger
        The model.
    snapshot : Snapshot
        What it learnt from, and was tested on.
    contest : Contest
        How it did.
    reference : Reference
        What later news is held against.
    seconds : float
        That training took.
    """

    tagger: Tagger
    snapshot: Snapshot
    contest: Contest
    reference: Reference
    seconds: float


def challenge(
    champion: Champion,
    gathered: Gathered,
    labels: LabelFolder,
    rules: RetrainSettings,
    *,
    name: str,
    told: "Callable[[int, int], None]",
) -> Challenger:
    """Train a challenger and hold it against the champion.

    Parameters
    ----------
    champion : Champion
        Its tags may be others than those in use.
    gathered : Gathered
        The labels that hold.
    labels : LabelFolder
        Where their texts are.
    rules : RetrainSettings
        Of the gate.
    name : str
        Of the challenger.
    told : callable
        Told, before training begins, how many articles of the user's own and how many of the starter corpus it learns
        from.

    Returns
    -------
    Challenger
        Promoted or not: see its contest.

    Raises
    ------
    CorpusError
        Where there is too little to learn from, or a text is not filed.
    """
    articles = labels.articles()
    snapshot = part(gathered, labels, articles, seed=rules.seed)
    material = material_of(snapshot, labels, articles)
    told(len(material.labelled) - len(snapshot.borrowed), len(snapshot.borrowed))
    started = time.monotonic()
    trained = train(material.labelled, snapshot.keys, version=name, seed=rules.seed, weights=material.weights)
    seconds = time.monotonic() - started
    tagger = Tagger(trained.artifact)
    gold = [LabelledArticle(text_of(row.article, articles, labels), row.label) for row in snapshot.of(Part.TEST)]
    said = tagger.predict([example.article for example in gold])
    clash = _clash(trained.judged, material.labelled, snapshot, champion)
    fair = unseen_by(gold, champion.learnt)
    before = in_use(champion.tagger, gathered.taxonomy).predict([example.article for example in fair])
    after = {example.article.id: prediction for example, prediction in zip(gold, said, strict=True)}
    contest = judge(
        fair,
        before,
        [after[example.article.id] for example in fair],
        snapshot.keys,
        champion=champion.name,
        rules=rules,
        clash=clash,
    )
    return Challenger(
        tagger=tagger,
        snapshot=snapshot,
        contest=contest,
        reference=_reference(trained.judged, gold, said),
        seconds=seconds,
    )


def _clash(
    judged: Judged, labelled: Sequence[LabelledArticle], snapshot: Snapshot, champion: Champion
) -> Finding | None:
    """Look whether each batch of labels that the champion has not learnt holds together with all others."""
    batches = _batches(snapshot, champion)
    ids = [labelled[row].article.id for row in judged.rows.tolist()]
    batch_of = np.array([batches.get(id_, -1) for id_ in ids], dtype=np.int64)
    found = [
        find_clash_among(
            ids,
            judged.certainties,
            judged.right,
            judged.given,
            fresh=batch_of == batch,
            own=batch_of >= 0,
            kinds=len(snapshot.keys) + 1,
        )
        for batch in range(1, len(champion.since) + 2)
    ]
    return max((one for one in found if one is not None), key=lambda one: one.value - one.bound, default=None)


def _batches(snapshot: Snapshot, champion: Champion) -> dict[str, int]:
    """Return the batch in which each label came: 0 where the champion learnt it, then version by version.

    One bad batch among several good ones would not be seen in all of them together, and one that was refused must not
    pass a month later because others have joined it.
    """
    known = [{} if one is None else _labels(one) for one in (champion.snapshot, *champion.since)]
    return {
        article: next((batch for batch, labels in enumerate(known) if labels.get(article) == label), len(known))
        for article, label in _labels(snapshot).items()
    }


def _labels(snapshot: Snapshot) -> dict[str, Label]:
    return {row.article: row.label for row in snapshot.of(Part.TRAINING)}


def _reference(judged: Judged, gold: Sequence[LabelledArticle], said: Sequence[Prediction]) -> Reference:
    if len(gold) < _ENOUGH:
        certainties, right, unseen = judged.certainties, judged.right, judged.unseen
    else:
        certainties = np.array([prediction.certainty for prediction in said])
        right = np.array([one.label.primary == other.primary for one, other in zip(gold, said, strict=True)])
        unseen = 1 - np.array([prediction.familiar for prediction in said])
    places = np.linspace(0, 1, min(len(certainties), _QUANTILES))
    return Reference(
        certainties=tuple(np.quantile(certainties, places).tolist()),
        articles=len(certainties),
        unseen=float(unseen.mean()),
        accuracy=float(right.mean()),
    )
