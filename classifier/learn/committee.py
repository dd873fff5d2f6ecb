"""Committee: what the words alone say of an article, and what its characters alone say."""

import numpy as np

from classifier.learn.artifact import LinearModel, Reals, Sigmoids
from classifier.learn.space import FeatureSpace, Floats, Matrix
from classifier.learn.views import VIEWS, Unit


def opinions(
    linear: LinearModel, space: FeatureSpace, confidence: Sigmoids, matrix: Matrix, n_tags: int
) -> tuple[Floats, Floats]:
    """Ask the views of words and the views of characters apart.

    A score is a sum over terms; the terms of one kind of view make a partial sum. Each partial sum is shifted and
    stretched, tag by tag, to the mean and the spread that the whole score has over the articles given, so that both
    opinions are on the scale of the whole. This approximates two models, each trained on one kind of view alone: a
    term's weight was learnt beside the terms of the other kind, so that what both could have said is shared out
    between them, and the opinions agree a little less than two such models would. It costs one product instead of two
    trainings. Signs without a place (lexicon, genre) belong to neither.

    Parameters
    ----------
    linear : LinearModel
        The whole model.
    space : FeatureSpace
        Which columns belong to which view.
    confidence : Sigmoids
        From the whole scores to confidences.
    matrix : sparse array of float32, (n_articles, n_features)
        Weighed terms of the articles: all at once, as mean and spread are taken over them.
    n_tags : int
        The first so many columns of the model are tags.

    Returns
    -------
    by_words, by_characters : array of float32, (n_articles, n_tags)
        Confidences, 0 to 1. Of one article alone, and of articles that a kind of view cannot tell apart, each is the
        mean of the whole.

    References
    ----------
    H. Seung, M. Opper, H. Sompolinsky, "Query by committee", COLT 1992. A. Blum, T. Mitchell, "Combining labeled and
    unlabeled data with co-training", COLT 1998: two views of one text.
    """
    weights = linear.weights[:, :n_tags]
    whole = np.asarray(matrix @ weights + linear.intercepts[:n_tags], dtype=np.float64)
    by_words = confidence(_rescaled(_partial(Unit.WORD, weights, space, matrix), whole))
    by_characters = confidence(_rescaled(_partial(Unit.GRAM, weights, space, matrix), whole))
    return by_words.astype(np.float32), by_characters.astype(np.float32)


def _partial(unit: Unit, weights: Floats, space: FeatureSpace, matrix: Matrix) -> Reals:
    ours = np.repeat([view.unit is unit for view in VIEWS], np.diff(space.bounds))
    return np.asarray(matrix @ np.where(ours[:, None], weights, 0), dtype=np.float64)


def _rescaled(part: Reals, whole: Reals) -> Reals:
    if not len(part):
        return part
    spread = part.std(axis=0)
    # What differs by rounding alone does not differ.
    told = spread > 1e-6 * np.abs(part).max(axis=0)
    stretch = np.divide(whole.std(axis=0), spread, out=np.zeros_like(spread), where=told)
    return np.asarray((part - part.mean(axis=0)) * stretch + whole.mean(axis=0))
