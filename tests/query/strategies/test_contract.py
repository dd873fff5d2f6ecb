"""What every strategy holds to, whatever it looks for."""

import re
import tracemalloc
from dataclasses import dataclass, replace

import numpy as np
import pytest

from classifier.query.mix import taken
from classifier.query.novel_pool import with_novelty
from classifier.query.pool import Integers, Pool, Strategy
from classifier.query.strategies.catalogue import DEFAULT, STRATEGIES
from tests.query.strategies.factories import any_pool, make_pool, unit

# A hundred thousand articles, each a row of 64 dimensions and a few confidences, are some 45 MB themselves.
_MOST_BYTES = 400_000_000


@dataclass(frozen=True)
class Novel:
    """A strategy that is told, too, what is new: nothing of every third article, and the same of the others."""

    strategy: Strategy

    @property
    def name(self) -> str:
        return self.strategy.name

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        new = np.ones(len(pool), dtype=np.float32)
        if len(pool) and np.ptp(pool.vectors):
            new[::3] = 0
        return self.strategy.choose(with_novelty(pool, new), number, rng)


_CASES: dict[str, Strategy] = {**STRATEGIES, f"{DEFAULT}, told what is new": Novel(STRATEGIES[DEFAULT])}
every_strategy = pytest.mark.parametrize("strategy", _CASES.values(), ids=_CASES.keys())


def choose(strategy: Strategy, pool: Pool, number: int, *, seed: int = 0) -> Integers:
    """Choose, and see that it is what was asked for: so many rows, each once, of this pool."""
    rows = strategy.choose(pool, number, np.random.default_rng(seed))
    assert rows.dtype == np.int64
    assert rows.shape == (min(number, len(pool)),)
    assert len(set(rows.tolist())) == len(rows)
    assert not len(rows) or 0 <= rows.min() <= rows.max() < len(pool)
    return rows


def cold(pool: Pool) -> Pool:
    """Return the pool before anything is labelled: a model says the same of all, or there is none."""
    even = np.full_like(pool.confidences, 0.5)
    return replace(
        pool,
        confidences=even,
        probabilities=np.full_like(pool.probabilities, 1 / pool.probabilities.shape[1]),
        by_words=even,
        by_characters=even,
        labelled=pool.labelled[:0],
        counts=np.zeros_like(pool.counts),
    )


def test_names_are_keys_and_can_be_typed() -> None:
    assert next(iter(STRATEGIES)) == DEFAULT
    for name, strategy in STRATEGIES.items():
        assert strategy.name == name
        assert re.fullmatch("[a-z]+(-[a-z]+)*", name)


@every_strategy
@pytest.mark.parametrize("number", [1, 2, 7, 60, 199, 200, 201, 5000])
def test_as_many_as_wanted_or_as_there_are(strategy: Strategy, number: int) -> None:
    choose(strategy, any_pool(200), number)


@every_strategy
def test_the_same_generator_chooses_the_same(strategy: Strategy) -> None:
    for pool in (any_pool(150), cold(any_pool(150))):
        assert choose(strategy, pool, 20, seed=4).tolist() == choose(strategy, pool, 20, seed=4).tolist()


@every_strategy
def test_the_pool_is_left_as_it_was(strategy: Strategy) -> None:
    choose(strategy, pool := any_pool(80), 10)
    for name in ("vectors", "confidences", "probabilities", "thresholds", "by_words", "by_characters", "labelled"):
        np.testing.assert_array_equal(getattr(pool, name), getattr(any_pool(80), name))


@every_strategy
@pytest.mark.parametrize("number", [1, 3])
def test_a_single_article_is_asked_about(strategy: Strategy, number: int) -> None:
    for pool in (any_pool(1), cold(any_pool(1)), make_pool(1)):
        assert choose(strategy, pool, number).tolist() == [0]


@every_strategy
def test_an_empty_pool_gives_nothing(strategy: Strategy) -> None:
    assert not len(choose(strategy, taken(any_pool(3), np.arange(0)), 5))


@every_strategy
@pytest.mark.parametrize("number", [1, 5, 29])
def test_articles_that_are_all_the_same(strategy: Strategy, number: int) -> None:
    choose(strategy, taken(any_pool(2), np.zeros(30, dtype=np.int64)), number)


@every_strategy
def test_many_copies_of_two_articles(strategy: Strategy) -> None:
    choose(strategy, taken(any_pool(2), np.arange(60) % 2), 20)


@every_strategy
def test_articles_without_a_known_term(strategy: Strategy) -> None:
    pool = any_pool(40)
    blank = pool.vectors.copy()
    blank[::2] = 0
    for vectors in (blank, np.zeros_like(blank)):
        choose(strategy, replace(pool, vectors=vectors), 15)
        choose(strategy, replace(pool, vectors=vectors, labelled=vectors[:4]), 15)


@every_strategy
def test_the_cold_start_asks_all_the_same(strategy: Strategy) -> None:
    choose(strategy, cold(any_pool(60)), 10)
    choose(strategy, replace(cold(any_pool(60)), vectors=np.zeros((60, 16), dtype=np.float32)), 10)


@every_strategy
def test_certainty_itself_is_no_number_out_of_range(strategy: Strategy) -> None:
    sure = np.eye(6, dtype=np.float32)[np.arange(48) % 6]
    pool = replace(
        any_pool(48),
        probabilities=sure,
        confidences=sure[:, :5],
        by_words=sure[:, :5],
        by_characters=1 - sure[:, :5],
        thresholds=np.array([0, 1, 0.5, 0, 1], dtype=np.float32),
    )
    choose(strategy, pool, 20)


@every_strategy
def test_one_tag_alone_and_one_primary(strategy: Strategy) -> None:
    choose(strategy, any_pool(30, n_tags=1), 6)
    choose(strategy, replace(any_pool(30, n_tags=1), probabilities=np.ones((30, 1), dtype=np.float32)), 6)


@every_strategy
def test_equal_articles_are_taken_by_lot_and_not_by_place(strategy: Strategy) -> None:
    """Of forty articles with nothing between them, two hundred draws of one leave neither half alone."""
    pool = cold(taken(any_pool(1), np.zeros(40, dtype=np.int64)))
    firsts = [int(choose(strategy, pool, 1, seed=seed)[0]) for seed in range(200)]
    assert 60 < sum(row < 20 for row in firsts) < 140
    assert len(set(firsts)) > 25


@every_strategy
def test_a_hundred_thousand_articles_in_bounded_memory(strategy: Strategy) -> None:
    pool = any_pool(100_000, n_dimensions=64, n_labelled=2000)
    tracemalloc.start()
    try:
        choose(strategy, pool, 50)
        assert tracemalloc.get_traced_memory()[1] < _MOST_BYTES
    finally:
        tracemalloc.stop()


@every_strategy
def test_near_copies_do_not_hide_the_rest(strategy: Strategy) -> None:
    """However often an article was printed, all articles are asked about in the end."""
    pool = any_pool(50)
    vectors = pool.vectors.copy()
    vectors[:40] = unit(vectors[:1] + 1e-4 * np.random.default_rng(0).normal(size=(40, 16)))
    assert sorted(choose(strategy, replace(pool, vectors=vectors), 50).tolist()) == list(range(50))
