"""Every strategy, by its name."""

from classifier.query.pool import Strategy
from classifier.query.strategies.badge import Badge
from classifier.query.strategies.by_lot import ByLot
from classifier.query.strategies.density import Density
from classifier.query.strategies.disagreement import Disagreement
from classifier.query.strategies.diversity import Diversity
from classifier.query.strategies.entropy import Entropy
from classifier.query.strategies.least_confidence import LeastConfidence
from classifier.query.strategies.margin import Margin
from classifier.query.strategies.mixed import Mixed
from classifier.query.strategies.rare_tag import RareTag
from classifier.query.strategies.uncertain_clusters import UncertainClusters

DEFAULT = "mix"
_EVERY: tuple[Strategy, ...] = (
    Mixed(),
    ByLot(),
    LeastConfidence(),
    Margin(),
    Entropy(),
    Diversity(),
    UncertainClusters(),
    Badge(),
    Density(),
    RareTag(),
    Disagreement(),
)
STRATEGIES: dict[str, Strategy] = {strategy.name: strategy for strategy in _EVERY}
"""The default first."""
