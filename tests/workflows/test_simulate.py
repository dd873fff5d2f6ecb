from dataclasses import dataclass, field

import numpy as np
import pytest

from classifier.domain.label import LabelledArticle
from classifier.errors import CorpusError
from classifier.query.pool import Integers, Pool
from classifier.query.strategies.catalogue import STRATEGIES
from classifier.storage.shipped import load_starter, load_taxonomy
from classifier.workflows.bench import Bench, lay_out_bench
from classifier.workflows.simulate import Batches, simulate, simulate_gold
from tests.learn.factories import make_corpus, make_labelled

_KEYS = ("honour", "lecture", "visit")
_KINDS = ("honour", "lecture", "visit", None)


@dataclass(frozen=True)
class Watched:
    """Chooses from the front, and keeps how many articles it chose from and how many were labelled."""

    name: str = "watched"
    seen: list[tuple[int, int]] = field(default_factory=list)

    def choose(self, pool: Pool, number: int, _rng: np.random.Generator) -> Integers:
        self.seen.append((len(pool), len(pool.labelled)))
        return np.arange(min(number, len(pool)))


@pytest.fixture(scope="module")
def bench() -> Bench:
    """A few articles of the built-in corpus: hard enough that it matters which of them are labelled."""
    corpus = load_starter()[::20]
    return lay_out_bench(corpus[::2], corpus[1::2], load_taxonomy().keys)


def test_batches_grow_with_what_is_labelled() -> None:
    assert list(Batches(first=10, growth=0.5).sizes(70)) == [10, 20, 30, 45, 67, 70]
    assert list(Batches(first=10, growth=0).sizes(25)) == [10, 20, 25]
    assert list(Batches(first=10).sizes(4)) == [4]


@pytest.mark.parametrize(("first", "growth"), [(0, 0.1), (5, -0.1)])
def test_batches_of_nothing(first: int, growth: float) -> None:
    with pytest.raises(ValueError, match="at least one label"):
        Batches(first=first, growth=growth)


def test_a_curve_goes_to_the_end_of_the_pool(bench: Bench) -> None:
    strategy = Watched()
    curve = simulate(bench, strategy, seed=0, batches=Batches(first=20, growth=0), random_share=0)
    assert curve.labels == (20, 40, 60, 71)
    assert strategy.seen == [(71 - labels, labels) for labels in curve.labels[:-1]]
    assert curve.strategy == "watched"
    trial = bench.trial(seed=0)
    assert (curve.primary_f1[-1], curve.tag_f1[-1]) == (trial.primary_f1, trial.tag_f1)
    assert curve.primary_f1[0] < trial.primary_f1


def test_a_curve_ends_where_it_is_good_enough_for_long_enough(bench: Bench) -> None:
    whole = simulate(bench, Watched(), seed=0, batches=Batches(first=5, growth=0))
    wanted = max(min(whole.primary_f1[i : i + 3]) for i in range(len(whole.labels) - 4))
    curve = simulate(bench, Watched(), seed=0, batches=Batches(first=5, growth=0), until=wanted)
    rounds = len(curve.labels)
    assert rounds < len(whole.labels)
    assert curve.primary_f1 == whole.primary_f1[:rounds]
    assert min(curve.primary_f1[-3:]) >= wanted
    assert all(min(curve.primary_f1[i : i + 3]) < wanted for i in range(rounds - 3))


def test_every_strategy_of_a_seed_begins_with_the_same_articles(bench: Bench) -> None:
    curves = [
        simulate(bench, strategy, seed=3, batches=Batches(first=10, growth=1))
        for strategy in (STRATEGIES["random"], STRATEGIES["margin"], STRATEGIES["density"])
    ]
    assert len({(curve.primary_f1[0], curve.tag_f1[0]) for curve in curves}) == 1
    assert len({curve.primary_f1 + curve.tag_f1 for curve in curves}) > 1


def test_the_lot_has_its_share(bench: Bench) -> None:
    """All of it makes any strategy the lot; none of it leaves the strategy alone."""
    few = Batches(first=10, growth=0)
    alone, helped, lot = (
        simulate(bench, strategy, seed=1, batches=few, random_share=share).primary_f1
        for strategy, share in ((Watched(), 0.0), (Watched(), 1.0), (STRATEGIES["random"], 0.0))
    )
    assert helped == lot != alone


def test_trials_of_a_gold_divide_it_and_run_every_strategy() -> None:
    gold: list[LabelledArticle] = make_corpus(12, _KINDS)
    told: list[tuple[int, int]] = []
    again = [
        simulate_gold(
            gold,
            _KEYS,
            strategies=("random", "mix"),
            seeds=(0, 1),
            batches=Batches(first=12, growth=0),
            passed=lambda done, of: told.append((done, of)),
        )
        for _ in range(2)
    ]
    assert again[0] == again[1]
    assert told[:4] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert again[0].strategies == ("random", "mix")
    for trial in again[0].trials:
        assert trial.pool + trial.test == len(gold)
        assert 8 <= trial.test <= 16
    assert all(curve.labels[-1] in {trial.pool for trial in again[0].trials} for curve in again[0].curves)


def test_near_duplicates_lie_on_one_side(monkeypatch: pytest.MonkeyPatch) -> None:
    laid: list[tuple[set[str], set[str]]] = []

    def spy(pool: list[LabelledArticle], gold: list[LabelledArticle], keys: tuple[str, ...], *, seed: int) -> Bench:
        laid.append(({one.article.text for one in pool}, {one.article.text for one in gold}))
        return lay_out_bench(pool, gold, keys, seed=seed)

    monkeypatch.setattr("classifier.workflows.simulate.lay_out_bench", spy)
    gold = [make_labelled(kind, n, title=title) for kind in _KINDS for n in range(8) for title in ("甲", "乙")]
    simulate_gold(gold, _KEYS, strategies=("random",), seeds=(0,), batches=Batches(first=20))
    ((pool, test),) = laid
    assert test
    assert not pool & test


def test_too_few_articles() -> None:
    with pytest.raises(CorpusError):
        simulate_gold(make_corpus(1), _KEYS, strategies=("random",), seeds=(0,))
