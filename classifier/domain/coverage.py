"""Coverage: how right a model is where it is left alone, as a person takes over more or less of what it doubts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The articles that a model is surest of.

    Parameters
    ----------
    share : float
        Their share of all articles, above 0, at most 1.
    accuracy : float
        Share of them whose primary is right, 0 to 1.
    certainty : float
        The least certainty among them, 0 to 1.
    """

    share: float
    accuracy: float
    certainty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The risk-coverage curve of the primary.

    Parameters
    ----------
    points : tuple of Point
        By rising share; the last is all articles.
    area : float
        Area under the curve of the share that is wrong, over all shares, 0 to 1; lower is better. Where certainty says
        nothing of what is right, it is the share of all that is wrong.

    References
    ----------
    R. El-Yaniv, Y. Wiener, "On the foundations of noise-free selective classification", JMLR 11, 2010, pp. 1605-1641.
    Y. Geifman, G. Uziel, R. El-Yaniv, "Bias-reduced uncertainty estimation for deep neural classifiers", ICLR 2019
    (the area).
    """

    points: tuple[Point, ...]
    area: float

    def __post_init__(self) -> None:
        if not self.points or self.points[-1].share != 1:
            raise ValueError("the curve ends with all articles")
