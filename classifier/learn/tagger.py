"""The tagger: what the rest of the program sees of learning."""

from collections.abc import Sequence
from functools import cached_property
from typing import Self

import numpy as np

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import Prediction, ReviewReason
from classifier.learn.artifact import Artifact, Reals, dumps, loads
from classifier.learn.explain import explain_scores
from classifier.learn.features import Document, known_share, read


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
        cls, labelled: Sequence[LabelledArticle], taxonomy_keys: tuple[str, ...], *, version: str, seed: int = 0
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

        return cls(train(labelled, taxonomy_keys, version=version, seed=seed))

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
    def version(self) -> str:
        """Name of the model version."""
        return self._artifact.version

    @property
    def keys(self) -> tuple[str, ...]:
        """The tags, in the order in which they are shown."""
        return self._artifact.keys

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        return self._artifact.space.names()

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
        return [self._predict(read(article), explain=explain) for article in articles]

    def _predict(self, document: Document, *, explain: bool) -> Prediction:
        artifact = self._artifact
        vector = artifact.space.vector(document)
        scores = artifact.linear.scores(vector)
        confidence = artifact.confidence(scores[: len(artifact.keys)])
        probability = artifact.primary(scores)
        primary = artifact.primaries[int(probability.argmax())]
        tags = self._tags(confidence, primary)
        return Prediction(
            scores={key: float(value) for key, value in zip(artifact.keys, confidence, strict=True)},
            tags=tags,
            primary=primary,
            review=self._review(document, float(probability.max()), contradicted=self._contradicted(confidence, tags)),
            model=artifact.version,
            evidence=explain_scores(artifact, document, vector, self._names, tags) if explain else {},
        )

    def _tags(self, confidence: Reals, primary: str | None) -> tuple[str, ...]:
        if primary is None:
            return ()
        keys, thresholds = self._artifact.keys, self._artifact.decisions.thresholds
        order = np.argsort(-confidence, kind="stable")
        others = (keys[i] for i in order if confidence[i] >= thresholds[i] and keys[i] != primary)
        return (primary, *others)

    def _contradicted(self, confidence: Reals, tags: tuple[str, ...]) -> bool:
        """Tell whether another tag is surer than the primary: the two decisions then speak against each other."""
        return bool(tags) and confidence.max() > confidence[self._artifact.keys.index(tags[0])]

    def _review(self, document: Document, probability: float, *, contradicted: bool) -> ReviewReason | None:
        decisions = self._artifact.decisions
        if document.length < decisions.shortest:
            return ReviewReason.TOO_SHORT
        familiar = known_share(document, self._artifact.space.columns["words"].__contains__) >= decisions.familiar
        if familiar and probability >= decisions.sure and not contradicted:
            return None
        return ReviewReason.TOO_SHORT if document.length < decisions.short else ReviewReason.UNCERTAIN
