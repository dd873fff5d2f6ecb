"""Plan: what a labelling session is to ask about, and how."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a feed of questions is made from.

    Parameters
    ----------
    paths : tuple of str
        Files and folders of issues, and ready articles; standard input is the person's keyboard, and never read.
    labels : pathlib.Path
        The folder of labels.
    annotator : str
        Who is asked.
    strategy : str
        Name of the strategy that chooses.
    random_share : float
        Share of articles drawn by lot, 0 to 1.
    second_share : float
        Share of the articles that somebody else labelled which are put to this annotator as well, blind, 0 to 1.
    refresh : int
        Decisions between two models, at least 1.
    seed : int
        Of everything that is drawn by lot.
    cache, state : pathlib.Path, optional
        Where models, and the list of those written here, are kept; this user's own folders where not given.
    """

    paths: tuple[str, ...]
    labels: Path
    annotator: str
    strategy: str = "mix"
    random_share: float = 0.1
    second_share: float = 0.1
    refresh: int = 10
    seed: int = 0
    cache: Path | None = None
    state: Path | None = None

    def __post_init__(self) -> None:
        if not (0 <= self.random_share <= 1 and 0 <= self.second_share <= 1):
            raise ValueError("a share lies between 0 and 1")
        if self.refresh < 1:
            raise ValueError("at least one decision lies between two models")
