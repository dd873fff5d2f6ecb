"""Fitting the linear model: one support vector machine for each column of the answer."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.svm import LinearSVC

from classifier.learn.artifact import LinearModel, Reals

# How far the machine may bend to its examples; anything from 0.15 to 2 does about as well.
_PENALTY = 0.3
_TOLERANCE = 1e-3


def fit_linear(
    matrix: sparse.csr_array, answers: NDArray[np.bool_], weights: Reals, emphasis: Reals, *, seed: int
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

    Returns
    -------
    LinearModel
        A column that is true of all examples or of none has no weights and the intercept 1 or -1.
    """
    coefficients = np.zeros((matrix.shape[1], answers.shape[1]), dtype=np.float32)
    intercepts = np.where(answers.all(axis=0), 1.0, -1.0).astype(np.float32)
    for column, emphasised in enumerate(emphasis):
        truth = answers[:, column]
        if truth.all() or not truth.any() or not matrix.shape[1]:
            continue
        machine = LinearSVC(C=_PENALTY, tol=_TOLERANCE, random_state=seed)
        machine.fit(matrix, truth, sample_weight=weights * _balance(truth, emphasised))
        coefficients[:, column] = machine.coef_[0]
        intercepts[column] = machine.intercept_[0]
    return LinearModel(coefficients, intercepts)


def _balance(truth: NDArray[np.bool_], emphasis: float) -> Reals:
    share = truth.mean()
    return np.asarray(np.where(truth, 0.5 / share, 0.5 / (1 - share)) ** emphasis)
