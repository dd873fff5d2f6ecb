"""Fitting a log-linear model over whole paths: each issue's right path against the likeliest others."""

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
_STEP = 0.05


class PathLearner:
    """Weights that learn issue by issue, by adaptive steps (Duchi et al. 2011), and their mean over all steps.

    Parameters
    ----------
    prior : array of float, (n_features,)
        What is thought of each feature before any issue is seen: where the weights begin, and whereto they are drawn.
    ridge : float
        How strongly they are drawn there at each issue.

    References
    ----------
    D. Andor et al., "Globally normalized transition-based neural networks", ACL 2016.
    J. Duchi et al., "Adaptive subgradient methods for online learning", JMLR 12, 2011.
    """

    def __init__(self, prior: Reals, *, ridge: float = 0.05) -> None:
        self.weights = prior.copy()
        self._prior, self._ridge = prior.copy(), ridge
        self._squares = np.ones(len(prior))
        self._sum = np.zeros(len(prior))
        self._steps = 0

    @property
    def mean(self) -> Reals:
        """Mean of the weights after each step: steadier than the last ones."""
        return self._sum / self._steps if self._steps else self.weights

    def learn(self, right: Reals, others: Reals) -> None:
        """Take one step towards weights under which the right path is likelier.

        Parameters
        ----------
        right : array of float, (n_features,)
            Sum of the features along the right path.
        others : array of float, (n_paths, n_features)
            The same of the likeliest other paths; at least one.
        """
        differences = others - right
        scores = np.append(differences @ self.weights, 0.0)
        raised = np.exp(scores - scores.max())
        slope = raised[:-1] / raised.sum() @ differences + self._ridge * (self.weights - self._prior)
        self._squares += slope**2
        self.weights -= _STEP * slope / np.sqrt(self._squares)
        self._sum += self.weights
        self._steps += 1
