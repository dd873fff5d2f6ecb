"""Simulate: labelled articles in, learning curves of strategies out, as if a person had been asked for the labels."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from classifier.domain.curve import Curve, Simulation
from classifier.domain.label import LabelledArticle
from classifier.evaluate.splits import make_folds
from classifier.query.mix import RANDOM_SHARE, draw
from classifier.query.pool import Strategy
from classifier.query.strategies.catalogue import STRATEGIES
from classifier.query.strategies.diversity import Diversity
from classifier.workflows.bench import Bench, lay_out_bench

Passed = Callable[[int, int], None]
# One fold of so many is held out.
_FOLDS = 4
# One model above the line may be luck; so many in a row are not.
_LASTING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Batches:
    """How many labels are given between two models.

    Parameters
    ----------
    first : int
        Labels before the first model, and the smallest batch after it.
    growth : float
        Later batches are this share of what is labelled by then, wherever that is more: late in a curve another ten
        labels change nothing that can be measured.
    """

    first: int = 10
    growth: float = 0.1

    def __post_init__(self) -> None:
        if self.first < 1 or self.growth < 0:
            raise ValueError("a batch holds at least one label")

    def sizes(self, n_articles: int) -> Iterator[int]:
        """Yield how many labels there are after each batch, up to all articles."""
        size = 0
        while size < n_articles:
            size = min(n_articles, size + max(self.first, int(size * self.growth)))
            yield size


BATCHES = Batches()


def simulate_gold(
    gold: Sequence[LabelledArticle],
    keys: tuple[str, ...],
    *,
    strategies: Sequence[str],
    seeds: Sequence[int],
    batches: Batches = BATCHES,
    random_share: float = RANDOM_SHARE,
    passed: Passed | None = None,
) -> Simulation:
    """Draw learning curves on labelled articles, of which each trial holds a quarter out, near-duplicates together.

    Parameters
    ----------
    gold : sequence of LabelledArticle
        What a person decided.
    keys : tuple of str
        The tags.
    strategies : sequence of str
        Their names: see `classifier.query.strategies.catalogue.STRATEGIES`.
    seeds : sequence of int
        One trial each: of the division, the first batch, and what a strategy draws.
    batches, random_share
        As in `simulate`.
    passed : callable, optional
        Told how many curves are drawn, and how many there are.

    Returns
    -------
    Simulation
        Every strategy on every trial.

    Raises
    ------
    CorpusError
        Where there are too few articles to divide, or they are too much alike.
    """
    trials, curves = [], []
    chosen = [STRATEGIES[name] for name in strategies]
    for seed in seeds:
        held_out = make_folds(gold, _FOLDS, seed=seed)[0].tolist()
        pool = [gold[row] for row in sorted(set(range(len(gold))) - set(held_out))]
        bench = lay_out_bench(pool, [gold[row] for row in held_out], keys, seed=seed)
        trials.append(bench.trial(seed=seed))
        for strategy in chosen:
            curves.append(simulate(bench, strategy, seed=seed, batches=batches, random_share=random_share))
            if passed is not None:
                passed(len(curves), len(seeds) * len(chosen))
    return Simulation(trials=tuple(trials), curves=tuple(curves))


def simulate(
    bench: Bench,
    strategy: Strategy,
    *,
    seed: int,
    batches: Batches = BATCHES,
    random_share: float = RANDOM_SHARE,
    until: float = np.inf,
    passed: Passed | None = None,
) -> Curve:
    """Draw one learning curve.

    Parameters
    ----------
    bench : Bench
        From `classifier.workflows.bench.lay_out_bench`.
    strategy : Strategy
        Chooses what is labelled. The first batch is chosen by clusters, the same one for every strategy.
    seed : int
        Of all draws.
    batches : Batches
        How many labels there are between two models.
    random_share : float
        Share of articles by lot beside those that the strategy chooses, as in a session.
    until : float
        The curve ends once three models in a row reach this macro F1 of the primary; by default it goes on to the end
        of the pool.
    passed : callable, optional
        Told how many labels there are, and how many articles.

    Returns
    -------
    Curve
        One round for each model.
    """
    rng = np.random.default_rng(seed)
    sizes = batches.sizes(bench.n_pool)
    labelled = Diversity().choose(bench.cold(), next(sizes), rng)
    labels, scores = [], []
    for size in (*sizes, None):
        model = bench.learn(labelled, seed=seed)
        labels.append(len(labelled))
        scores.append(bench.score(model))
        if passed is not None:
            passed(len(labelled), bench.n_pool)
        if size is None or (len(scores) >= _LASTING and min(score for score, _ in scores[-_LASTING:]) >= until):
            break
        rows = np.setdiff1d(np.arange(bench.n_pool), labelled)
        pool = bench.pool(model, rows, labelled)
        choices = draw(pool, size - len(labelled), rng, strategy=strategy, random_share=random_share)
        labelled = np.concatenate([labelled, rows[[choice.row for choice in choices]]])
    primary_f1, tag_f1 = zip(*scores, strict=True)
    return Curve(strategy=strategy.name, seed=seed, labels=tuple(labels), primary_f1=primary_f1, tag_f1=tag_f1)
