"""Labels needed, by strategy: ``python -m tests.benchmarks.active_learning``.

On two sets, labels are given one batch after the other to what a strategy chooses, and a light model (the tagger's
linear machine, on the labelled articles alone) is scored after each batch. A strategy's figure is the number of labels
at which the macro F1 of the primary first reaches 95 % of what the labels of the whole pool give. The starter corpus is
divided anew for each seed, a quarter held out, near-duplicates on one side; the titles are divided as they come, and
their folder is not part of the project.

Strategies of this project have a tenth of their questions drawn by lot, as in a session. Those of small-text and modAL,
where they are installed (the extra ``bench``), run as they come, without that share, on the same vectors and the same
probabilities of the same models. Called are, of small-text, ``BreakingTies.query``, with a classifier that says what
our model says, and ``EmbeddingKMeans.sample``, with our vectors as embeddings; of modAL, ``margin_sampling``, with the
same classifier.
"""

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from classifier.domain.curve import BASELINE, Curve, Simulation, Trial, labels_to_reach
from classifier.domain.label import Label, LabelledArticle
from classifier.evaluate.splits import make_folds
from classifier.query.mix import RANDOM_SHARE
from classifier.query.pool import Integers, Pool, Reals, Strategy
from classifier.query.strategies.catalogue import STRATEGIES
from classifier.storage.shipped import load_starter, load_taxonomy
from classifier.workflows.bench import Bench, lay_out_bench
from classifier.workflows.simulate import Batches, simulate
from tests.benchmarks.titles import Titles, as_headline, read_titles

STARTER, TITLES = "starter", "titles"
SHARE = 0.95
_FOLDS = 4
_FOLDER = Path("../shared/bench/thucnews_titles")


@dataclass(frozen=True, slots=True)
class Saying:
    """A classifier, for those who ask one: it says what our model said, whatever it is shown."""

    probabilities: Reals

    def predict_proba(self, _shown: object) -> Reals:
        return self.probabilities


@dataclass(frozen=True, slots=True)
class BreakingTies:
    """small-text's."""

    name: str = "small-text: BreakingTies"

    def choose(self, pool: Pool, number: int, _rng: np.random.Generator) -> Integers:
        from small_text import BreakingTies as Theirs

        rows, nothing = np.arange(len(pool)), np.empty(0, dtype=np.int64)
        chosen = Theirs().query(
            Saying(pool.probabilities), pool.probabilities, rows, nothing, nothing, n=min(number, len(pool))
        )
        return np.asarray(chosen, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class EmbeddingKMeans:
    """small-text's."""

    name: str = "small-text: EmbeddingKMeans"

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        from small_text import EmbeddingKMeans as Theirs

        # Theirs draws from the generator that all of numpy shares.
        np.random.seed(int(rng.integers(2**31)))
        rows, nothing = np.arange(len(pool)), np.empty(0, dtype=np.int64)
        if number >= len(pool):
            return rows
        chosen = Theirs().sample(None, None, rows, nothing, nothing, number, pool.vectors)
        return np.asarray(chosen, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class MarginSampling:
    """modAL's."""

    name: str = "modAL: margin_sampling"

    def choose(self, pool: Pool, number: int, _rng: np.random.Generator) -> Integers:
        from modAL.uncertainty import margin_sampling

        chosen, _ = margin_sampling(Saying(pool.probabilities), pool.probabilities, n_instances=min(number, len(pool)))
        return np.asarray(chosen, dtype=np.int64)


def contenders() -> dict[str, Strategy]:
    """Return the strategies of the libraries that are installed."""
    theirs: list[Strategy] = []
    if find_spec("small_text"):
        theirs += [BreakingTies(), EmbeddingKMeans()]
    if find_spec("modAL"):
        theirs.append(MarginSampling())
    return {strategy.name: strategy for strategy in theirs}


def lay_out(name: str, seed: int) -> Bench:
    """Lay out a trial of a set."""
    if name == STARTER:
        corpus = load_starter()
        held_out = make_folds(corpus, _FOLDS, seed=seed)[0].tolist()
        learnt = sorted(set(range(len(corpus))) - set(held_out))
        pool, gold = ([corpus[row] for row in rows] for rows in (learnt, held_out))
        return lay_out_bench(pool, gold, load_taxonomy().keys, seed=seed)
    train, test = (read_titles(_FOLDER / f"{part}.tsv") for part in ("train", "test"))
    return lay_out_bench(_labelled(train), _labelled(test), tuple(sorted(set(train.classes))), seed=seed)


def _labelled(titles: Titles) -> list[LabelledArticle]:
    return [
        LabelledArticle(as_headline(title), Label(tags=(name,), primary=name))
        for title, name in zip(titles.titles, titles.classes, strict=True)
    ]


def run(seed: int, *, name: str, strategies: Sequence[str], batches: Batches) -> tuple[Trial, list[Curve]]:
    """Run some strategies on one trial of a set."""
    bench = lay_out(name, seed)
    trial = bench.trial(seed=seed)
    theirs = contenders()
    curves = []
    for called in strategies:
        begun = time.process_time()
        curve = simulate(
            bench,
            theirs[called] if called in theirs else STRATEGIES[called],
            seed=seed,
            batches=batches,
            random_share=0 if called in theirs else RANDOM_SHARE,
            until=SHARE * trial.primary_f1,
        )
        curves.append(curve)
        needed = labels_to_reach(curve, SHARE * trial.primary_f1)
        print(f"  {name} {seed} {called}: {needed} labels, {time.process_time() - begun:.0f} s of CPU", flush=True)
    return trial, curves


def table(simulation: Simulation) -> Iterator[str]:
    """Yield the head and a line for each strategy."""
    yield f"{'labels to ' + format(SHARE, '.0%') + ' of the full score':34}{'mean':>8}{'min-max':>14}{'of random':>12}"
    means: Mapping[str, float] = {
        name: float(np.mean([np.nan if one is None else one for one in simulation.needed(name, SHARE)]))
        for name in simulation.strategies
    }
    for name in sorted(means, key=lambda one: means[one]):
        needed = [one for one in simulation.needed(name, SHARE) if one is not None]
        ratio = means[name] / means.get(BASELINE, np.nan)
        spread = f"{min(needed)}-{max(needed)}" if needed else "never"
        yield f"{name:34}{means[name]:8.0f}{spread:>14}{ratio:12.2f}"


def main() -> None:
    """Print a table for each set."""
    known = (*STRATEGIES, *contenders())
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", dest="sets", nargs="+", choices=(STARTER, TITLES), default=(STARTER, TITLES))
    parser.add_argument("--seeds", type=int, nargs="+", default=range(5))
    parser.add_argument("--strategies", nargs="+", choices=known, default=known)
    parser.add_argument("--growth", type=float, default=Batches().growth, help="of the batches")
    parser.add_argument("--jobs", type=int, default=1, help="processes; each runs one trial at a time")
    options = parser.parse_args()
    for name in options.sets:
        task = partial(
            run,
            name=name,
            strategies=tuple(dict.fromkeys((BASELINE, *options.strategies))),
            batches=Batches(growth=options.growth),
        )
        if options.jobs > 1:
            with ProcessPoolExecutor(options.jobs, mp_context=get_context("spawn")) as processes:
                done = list(processes.map(task, options.seeds))
        else:
            done = list(map(task, options.seeds))
        trials = tuple(trial for trial, _ in done)
        found = Simulation(trials=trials, curves=tuple(curve for _, curves in done for curve in curves))
        full = np.mean([trial.primary_f1 for trial in trials])
        sizes = f"pool {trials[0].pool}, test {trials[0].test}"
        print(f"\n{name}: {sizes}, full score {full:.4f}, seeds {list(options.seeds)}")
        print("\n".join(table(found)), flush=True)


if __name__ == "__main__":
    main()
