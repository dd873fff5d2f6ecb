"""The tagger: what the rest of the program sees of learning."""

from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import Prediction, ReviewReason
from classifier.learn.artifact import RETIRED, Artifact, Reals, dumps, loads
from classifier.learn.batches import batches
from classifier.learn.explain import explain_articles
from classifier.learn.space import Reading, read
from classifier.learn.stream import lay_out


class Tagger:
    """A trained model: confidences, tags, a primary, and a doubt where it has one.

    Parameters
    ----------
    artifact : Artifact
        From training. `Tagger.train` and `Tagger.from_bytes` are the ways to have one.
    """

    def __init__(self, artifact: Artifact) -> None:
        self._artifact = artifact

    @classmethod
    def train(
        cls,
        labelled: Sequence[LabelledArticle],
        taxonomy_keys: tuple[str, ...],
        *,
        version: str,
        seed: int = 0,
        weights: Sequence[float] | None = None,
    ) -> Self:
        """Learn from what a person decided.

        Parameters
        ----------
        labelled : sequence of LabelledArticle
            At least ten articles of at least two primaries, "no tag" being one.
        taxonomy_keys : tuple of str
            The tags, in the order in which they are shown. One that no article carries is never given.
        version : str
            Name of the result.
        seed : int
            The same articles and seed make the same tagger.
        weights : sequence of float, (n_articles,), optional
            How much each label counts, above 0; 1 where it is not given.

        Returns
        -------
        Tagger
            Ready to predict.

        Raises
        ------
        CorpusError
            Where there is too little to learn from, or an article carries a tag that is not among the keys.
        """
        # Training needs scikit-learn, which takes longer to import than an issue takes to tag.
        from classifier.learn.training import train  # noqa: PLC0415

        return cls(train(labelled, taxonomy_keys, version=version, seed=seed, weights=weights).artifact)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Return the tagger that `to_bytes` wrote.

        Parameters
        ----------
        data : bytes
            Loading runs whatever code the bytes ask for: check their digest first.
        """
        return cls(loads(data))

    def to_bytes(self) -> bytes:
        """Return the tagger as the bytes of a joblib file."""
        return dumps(self._artifact)

    @property
    def artifact(self) -> Artifact:
        """All that it is, for what looks at many articles as arrays."""
        return self._artifact

    @property
    def version(self) -> str:
        """Name of the model version."""
        return self._artifact.version

    @property
    def keys(self) -> tuple[str, ...]:
        """The tags, in the order in which they are shown."""
        return self._artifact.keys

    def predict(self, articles: Sequence[Article], *, explain: bool = False) -> list[Prediction]:
        """Tag articles.

        Parameters
        ----------
        articles : sequence of Article
            Any number of them.
        explain : bool
            Whether to say which terms spoke for each tag given.

        Returns
        -------
        list of Prediction
            One for each article, in order.
        """
        return [said for batch in batches(articles) for said in self._predict(batch, explain=explain)]

    def _predict(self, articles: Sequence[Article], *, explain: bool) -> Iterator[Prediction]:
        artifact = self._artifact
        reading = read(lay_out(articles), artifact.space.vocabulary)
        matrix = artifact.space.weigh(artifact.space.count(reading))
        scores = artifact.linear.scores(matrix)
        confidence = artifact.confidence(scores[:, : len(artifact.keys)])
        probability = artifact.primary(scores)
        given = decide(artifact, confidence, probability)
        certainty = certainties(artifact, probability)
        # Where the likeliest primary is a tag out of use, what is said instead is not the likeliest.
        contested = contradicted(confidence, given) | (certainty < probability.max(axis=1))
        reviews = self._reviews(reading, certainty, contested)
        evidence = explain_articles(artifact, articles, reading, matrix) if explain else None
        said = zip(confidence.tolist(), given, reviews, certainty.tolist(), reading.known.tolist(), strict=True)
        for row, (values, columns, review, sure, known) in enumerate(said):
            tags = tuple(artifact.keys[column] for column in columns)
            yield Prediction(
                scores=dict(zip(artifact.keys, values, strict=True)),
                tags=tags,
                primary=tags[0] if tags else None,
                review=review,
                model=artifact.version,
                certainty=sure,
                evidence=evidence[row] if evidence else {},
                familiar=known,
            )

    def _reviews(
        self, reading: Reading, certainty: Reals, contradicted: NDArray[np.bool_]
    ) -> list[ReviewReason | None]:
        decisions = self._artifact.decisions
        lengths = reading.stream.lengths
        doubtful = (reading.known < decisions.familiar) | (certainty < decisions.sure) | contradicted
        unread = lengths < decisions.shortest
        short = unread | (doubtful & (lengths < decisions.short))
        return [
            ReviewReason.TOO_SHORT if is_short else ReviewReason.UNCERTAIN if in_doubt else None
            for is_short, in_doubt in zip(short.tolist(), doubtful.tolist(), strict=True)
        ]


def decide(artifact: Artifact, confidence: Reals, probability: Reals) -> list[list[int]]:
    """Give tags: the likeliest primary first, then others whose confidence reaches their threshold, surest first.

    Parameters
    ----------
    artifact : Artifact
        Whose thresholds hold.
    confidence : array of float, (n_articles, n_tags)
        Of every tag.
    probability : array of float, (n_articles, n_primaries)
        Of every primary.

    Returns
    -------
    list of list of int
        Per article the columns of its tags; none where the likeliest primary is "no tag", or a tag out of use.
    """
    columns = [artifact.keys.index(kind) if kind in artifact.keys else None for kind in artifact.primaries]
    reached = confidence >= artifact.decisions.thresholds
    order = np.argsort(-confidence, axis=1, kind="stable")
    given: list[list[int]] = []
    for chosen, ranked, enough in zip(probability.argmax(axis=1), order.tolist(), reached.tolist(), strict=True):
        primary = columns[chosen]
        others = [column for column in ranked if enough[column] and column != primary]
        given.append([] if primary is None else [primary, *others])
    return given


def certainties(artifact: Artifact, probability: Reals) -> Reals:
    """Return how likely the decision on the primary is right, 0 to 1, ``(n_articles,)``.

    Parameters
    ----------
    artifact : Artifact
        Whose primaries they are.
    probability : array of float, (n_articles, n_primaries)
        Of every primary.

    Returns
    -------
    array of float, (n_articles,)
        Of the likeliest primary. Where that is a tag out of use, the probability of "no tag": it gets none, but what it
        is now a person has to say.
    """
    retired = np.array([kind == RETIRED for kind in artifact.primaries])[probability.argmax(axis=1)]
    untagged = probability[:, [kind is None for kind in artifact.primaries]].sum(axis=1)
    return np.asarray(np.where(retired, untagged, probability.max(axis=1)))


def contradicted(confidence: Reals, given: Sequence[Sequence[int]]) -> NDArray[np.bool_]:
    """Tell where another tag is surer than the primary: the two decisions then speak against each other."""
    primary = np.array([tags[0] if tags else -1 for tags in given], dtype=np.int64)
    own = np.where(primary < 0, 1.0, confidence[np.arange(len(given)), primary])
    return np.asarray(confidence.max(axis=1) > own)
