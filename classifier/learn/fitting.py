"""Fitting the linear model: for each column of the answer a support vector machine, steadied by naive Bayes.

The machine weighs terms against one another, and is best where there is much to learn from; the log-odds of naive Bayes
look at each term alone, and are best where there is little. Their sum is one hyperplane again.

References
----------
J. Rennie, L. Shih, J. Teevan, D. Karger, "Tackling the poor assumptions of naive Bayes text classifiers", ICML 2003:
the complement. S. Wang, C. Manning, "Baselines and bigrams", ACL 2012: the mixture.
"""

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy import sparse
from sklearn.svm import LinearSVC

from classifier.learn.artifact import LinearModel, Reals

# How far the machine may bend to its examples; anything from 0.15 to 2 does about as well.
_PENALTY = 0.3
# The solver's own default for the dual; a hundredth of it moves no score by more than 0.02, and takes three times as
# long.
_TOLERANCE = 0.1
# How loudly naive Bayes speaks beside the machine, both scaled to one spread, up to so many entries of the matrix among
# the examples for a column: headlines alone, and tags with a handful of labels, are the better for it. Where there is
# more to learn from, it speaks the more softly; of hundreds of whole articles it only disturbs the machine.
_BAYES, _LITTLE = 0.8, 200_000
# Added to the sum of each term, so that a term of one side alone does not decide by itself.
_SMOOTHING = 0.3
# Entries above which starting processes costs less than it saves. Threads will not do: the solver's threads draw from
# one generator, and no seed would fix what each draws.
_LARGE = 4_000_000


def fit_linear(
    matrix: sparse.csr_array,
    answers: NDArray[np.bool_],
    weights: Reals,
    emphasis: Reals,
    *,
    seed: int,
    worth: Reals | None = None,
) -> LinearModel:
    """Fit a hyperplane for each column.

    Parameters
    ----------
    matrix : sparse array, (n_examples, n_features)
        Weighted terms.
    answers : array of bool, (n_examples, n_columns)
        What is true of each example.
    weights : array of float, (n_examples,)
        How much each example counts.
    emphasis : array of float, (n_columns,)
        0: examples count alike; 1: those for and those against a column weigh the same in sum.
    seed : int
        Of the solver's order of examples.
    worth : array of float, (n_examples,), optional
        How much each example counts where shares of examples are taken, and where it is asked how much there is to
        learn from: as many as it stands for, be it a copy or not. 1 where it is not given.

    Returns
    -------
    LinearModel
        A column that is true of all examples or of none has no weights and the intercept 1 or -1.
    """
    coefficients = np.zeros((matrix.shape[1], answers.shape[1]), dtype=np.float32)
    intercepts = np.where(answers.all(axis=0), 1.0, -1.0).astype(np.float32)
    columns = [] if not matrix.shape[1] else np.flatnonzero(answers.any(axis=0) & ~answers.all(axis=0)).tolist()
    # The solver works in double precision, and would convert the matrix anew for each column.
    doubles = matrix.astype(np.float64)
    odds = _log_odds(doubles, answers[:, columns], weights)
    worth = np.ones(len(answers)) if worth is None else worth
    fitted = Parallel(n_jobs=-1 if matrix.nnz > _LARGE else 1)(
        delayed(_fit_column)(
            doubles,
            truth,
            weights * _balance(truth, worth, emphasised),
            odds_of_column,
            volume=_volume(doubles, truth, worth),
            seed=seed,
        )
        for truth, emphasised, odds_of_column in zip(answers.T[columns], emphasis[columns], odds.T, strict=True)
    )
    for column, (line, intercept) in zip(columns, fitted, strict=True):
        coefficients[:, column], intercepts[column] = line, intercept
    return LinearModel(coefficients, intercepts)


def _fit_column(
    matrix: sparse.csr_array, truth: NDArray[np.bool_], weights: Reals, odds: Reals, *, volume: float, seed: int
) -> tuple[Reals, float]:
    machine = LinearSVC(C=_PENALTY, tol=_TOLERANCE, random_state=seed).fit(matrix, truth, sample_weight=weights)
    line, said = machine.coef_[0], matrix @ odds
    spread = float(said.std())
    share = volume * float((matrix @ line).std()) / spread if spread else 0.0
    return line + share * odds, float(machine.intercept_[0]) - share * float(said.mean())


def _volume(matrix: sparse.csr_array, truth: NDArray[np.bool_], worth: Reals) -> float:
    return _BAYES * min(1.0, _LITTLE / max(1.0, float((np.diff(matrix.indptr) * worth)[truth].sum())))


def _log_odds(matrix: sparse.csr_array, answers: NDArray[np.bool_], weights: Reals) -> Reals:
    """Return how much likelier each term is among all examples than among those against each column, as a logarithm."""
    sums = (matrix.T @ weights)[:, None]
    everywhere, against = sums + _SMOOTHING, matrix.T @ (weights[:, None] * ~answers) + _SMOOTHING
    odds = np.log(everywhere / everywhere.sum()) - np.log(against / against.sum(axis=0))
    # A term that stands in no example says nothing, whatever the smoothing makes of it.
    return np.where(sums > 0, odds, 0.0)


def _balance(truth: NDArray[np.bool_], worth: Reals, emphasis: float) -> Reals:
    share = worth[truth].sum() / worth.sum()
    return np.asarray(np.where(truth, 0.5 / share, 0.5 / (1 - share)) ** emphasis)
