"""Pool: the unlabelled articles as strategies see them."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Reals = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Unlabelled articles, one row each, and what is known of those already labelled.

    Parameters
    ----------
    vectors : array of float32, (n_articles, n_dimensions)
        Where each article lies: TF-IDF reduced by a truncated SVD, rows of length 1 (or 0 for an article without any
        known term). Alike articles lie close.
    confidences : array of float32, (n_articles, n_tags)
        Calibrated confidence of every tag, 0 to 1; all alike where there is no model yet.
    probabilities : array of float32, (n_articles, n_primaries)
        Of every primary, "no tag" included, each row adding up to 1.
    thresholds : array of float32, (n_tags,)
        Confidence from which a tag is given.
    by_words, by_characters : array of float32, (n_articles, n_tags)
        Confidences of a model that sees words alone, and of one that sees characters alone.
    labelled : array of float32, (n_labelled, n_dimensions)
        Vectors of the articles that are labelled already.
    counts : array of int, (n_tags,)
        How many labelled articles carry each tag.
    """

    vectors: Reals
    confidences: Reals
    probabilities: Reals
    thresholds: Reals
    by_words: Reals
    by_characters: Reals
    labelled: Reals
    counts: Integers

    def __post_init__(self) -> None:
        n_articles, n_tags = self.confidences.shape
        per_article = (self.vectors, self.probabilities, self.by_words, self.by_characters)
        if any(len(part) != n_articles for part in per_article):
            raise ValueError("every part of a pool has one row for each article")
        if not self.thresholds.shape == self.counts.shape == (n_tags,):
            raise ValueError(f"{n_tags} tags need as many thresholds and counts")
        if self.by_words.shape != self.confidences.shape or self.by_characters.shape != self.confidences.shape:
            raise ValueError("both models speak of every tag")

    def __len__(self) -> int:
        return len(self.confidences)


class Strategy(Protocol):
    """Chooses what a person is asked about next.

    A strategy never says that there is nothing to ask: of a pool that holds anything it returns something, whatever the
    confidences are.
    """

    @property
    def name(self) -> str:
        """What a person chooses it by, and what stands in the log: lower case, words joined by hyphens."""
        ...

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        """Choose articles.

        Parameters
        ----------
        pool : Pool
            The unlabelled articles.
        number : int
            How many are wanted, at least 1.
        rng : numpy.random.Generator
            Breaks ties and starts clusters: the same pool and state choose the same articles.

        Returns
        -------
        array of int, (min(number, n_articles),)
            Rows of the pool, each once, in the order in which to ask.
        """
        ...
