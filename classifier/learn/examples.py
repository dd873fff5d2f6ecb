"""Labelled articles as examples to learn from: documents, answers, and partial copies."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.errors import CorpusError
from classifier.learn.artifact import Reals
from classifier.learn.stream import Integers

FEWEST = 10
"""Articles below which nothing can be measured out of fold."""
# A copy is no second article: together, the two copies of an article count less than the article itself.
_COPY_WEIGHT = 0.3
# So many copies teach the manner of a headline alone, and of a text without one; more would only cost time.
_MOST_HEADLINES, _MOST_BODIES = 1200, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSet:
    """Articles and partial copies of them.

    Newspapers print headlines without a text and briefs without a headline. Each article that has both is therefore
    learnt from three times: whole, as its headline alone (which carries the primary tag alone), as its body alone.

    Parameters
    ----------
    articles : tuple of Article
        In the order given.
    copies : tuple of Article
        Headlines alone, then bodies alone. Of a large corpus, copies of a part of it.
    origin : array of int, (n_examples,)
        The article that each example, copies last, was made from.
    primaries : tuple of str or None
        The primaries that occur, in the order of the tags, None last.
    answers : array of bool, (n_examples, n_tags + n_primaries)
        Tags carried, then the primary as one of its kinds.
    worth : array of float, (n_examples,)
        How much the label that each example teaches counts beside others, above 0: what was given for its article.
    weights : array of float, (n_examples,)
        How much each example counts in fitting: its worth, less for a copy.
    """

    articles: tuple[Article, ...]
    copies: tuple[Article, ...]
    origin: Integers
    primaries: tuple[str | None, ...]
    answers: NDArray[np.bool_]
    worth: Reals
    weights: Reals

    @property
    def n_articles(self) -> int:
        """How many articles there are, copies aside."""
        return len(self.articles)

    @property
    def n_tags(self) -> int:
        """How many columns of the answers are tags."""
        return int(self.answers.shape[1]) - len(self.primaries)

    def primary_columns(self) -> Integers:
        """Return which of `primaries` each article has, ``(n_articles,)``."""
        return np.asarray(self.answers[: self.n_articles, self.n_tags :].argmax(axis=1), dtype=np.int64)


def make_examples(
    labelled: Sequence[LabelledArticle], keys: tuple[str, ...], weights: Sequence[float] | None = None
) -> TrainingSet:
    """Copy the articles and lay out the answers.

    Parameters
    ----------
    labelled : sequence of LabelledArticle
        What a person decided.
    keys : tuple of str
        The tags that can be learnt.
    weights : sequence of float, (n_articles,), optional
        How much each label counts, above 0; 1 where it is not given.

    Returns
    -------
    TrainingSet
        At least `FEWEST` articles, of at least two primaries.

    Raises
    ------
    CorpusError
        Where a tag is not among `keys`, or there is too little to learn from.
    ValueError
        Where there is not one weight for each article, or one is not above 0.
    """
    _check(labelled, keys)
    worth = _worth(len(labelled), weights)
    articles = tuple(example.article for example in labelled)
    present = {example.label.primary for example in labelled}
    primaries = tuple(primary for primary in (*keys, None) if primary in present)
    tags = np.array([[key in example.label.tags for key in keys] for example in labelled], dtype=bool)
    primary = np.array([[kind == example.label.primary for kind in primaries] for example in labelled], dtype=bool)
    leading = np.array([[key == example.label.primary for key in keys] for example in labelled], dtype=bool)
    both = [i for i, article in enumerate(articles) if article.title.strip() and article.text.strip()]
    headlines, bodies = _spread(both, _MOST_HEADLINES), _spread(both, _MOST_BODIES)
    whole = np.arange(len(articles))
    origin = np.concatenate([whole, headlines, bodies])
    return TrainingSet(
        articles=articles,
        copies=(
            *(replace(articles[i], text="") for i in headlines),
            *(replace(articles[i], title="") for i in bodies),
        ),
        origin=origin,
        primaries=primaries,
        answers=np.vstack(
            [np.hstack([tags, primary]), np.hstack([leading, primary])[headlines], np.hstack([tags, primary])[bodies]]
        ),
        worth=worth[origin],
        weights=worth[origin] * np.where(np.arange(len(origin)) < len(whole), 1.0, _COPY_WEIGHT),
    )


def _worth(n_articles: int, weights: Sequence[float] | None) -> Reals:
    worth = np.ones(n_articles) if weights is None else np.array(weights, dtype=np.float64)
    # NaN is above nothing.
    if worth.shape != (n_articles,) or not ((worth > 0) & (worth < np.inf)).all():
        raise ValueError("every article has one weight, above 0")
    return worth


def _spread(numbers: Sequence[int], most: int) -> Integers:
    """Return all of some numbers, or `most` of them, spread evenly over them."""
    if len(numbers) <= most:
        return np.array(numbers, dtype=np.int64)
    return np.array(numbers, dtype=np.int64)[np.linspace(0, len(numbers) - 1, most).astype(np.int64)]


def _check(labelled: Sequence[LabelledArticle], keys: tuple[str, ...]) -> None:
    if not keys or len(set(keys)) < len(keys):
        raise CorpusError("there is no tag to learn, or one stands twice", hint="look through the taxonomy")
    for example in labelled:
        if unknown := sorted(set(example.label.tags) - set(keys)):
            raise CorpusError(
                f"article {example.article.id} carries the tag {unknown[0]}, which the taxonomy does not hold",
                hint="add the tag to the taxonomy, or label the article again",
            )
    if len(labelled) < FEWEST:
        raise CorpusError(
            f"{len(labelled)} labelled articles are too few to learn from", hint=f"label at least {FEWEST}"
        )
    kinds = Counter(example.label.primary for example in labelled)
    if len(kinds) < 2:
        raise CorpusError(
            f"all {len(labelled)} labelled articles have the same primary tag ({next(iter(kinds)) or 'none'})",
            hint="label articles of other kinds too",
        )


def deal_folds(columns: Integers, n_folds: int, rng: np.random.Generator) -> Integers:
    """Deal articles to folds so that each primary is spread evenly.

    Parameters
    ----------
    columns : array of int, (n_articles,)
        The primary of each article.
    n_folds : int
        How many folds; no more than articles.
    rng : numpy.random.Generator
        Shuffles the articles of each primary.

    Returns
    -------
    array of int, (n_articles,)
        The fold of each article, from 0. None is empty.
    """
    order = rng.permutation(len(columns))
    order = order[np.argsort(columns[order], kind="stable")]
    folds = np.empty(len(columns), dtype=np.int64)
    folds[order] = np.arange(len(columns)) % n_folds
    return folds
