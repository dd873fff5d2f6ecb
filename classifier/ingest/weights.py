"""Weights: what the splitter has learnt, shipped as plain numbers by the names of what they weigh."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from classifier.ingest.features import Evidence, Feature, Sign

FILE = "weights.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What was learnt from composed issues.

    Parameters
    ----------
    moves : tuple of float
        Log odds for each unit of a `Feature`, in its order.
    confidence : tuple of float
        The same for each unit of a `Sign`, that an article was cut out as a person would.
    doubtful : float
        Confidence below which a person should look at how an article was cut out.
    training : str
        Digest of what they were learnt from.
    """

    moves: tuple[float, ...]
    confidence: tuple[float, ...] = ()
    doubtful: float = 0.0
    training: str = ""

    def __post_init__(self) -> None:
        if len(self.moves) != len(Feature):
            raise ValueError(f"{len(self.moves)} weights for {len(Feature)} features")

    def weigh(self, evidence: Evidence) -> float:
        """Return the log odds of some evidence: above 0 it speaks for the move."""
        moves = self.moves
        total = 0.0
        for feature, value in evidence:
            total += moves[feature] * value
        return total


@cache
def shipped() -> Weights:
    """Return the weights of the package, read once."""
    found = json.loads(files("classifier.ingest").joinpath(FILE).read_text(encoding="utf-8"))
    return Weights(
        moves=tuple(found["moves"][feature.name.lower()] for feature in Feature),
        confidence=tuple(found["confidence"][sign.name.lower()] for sign in Sign),
        doubtful=found["doubtful"],
        training=found["training"],
    )
