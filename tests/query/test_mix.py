from dataclasses import dataclass, field

import numpy as np
import pytest

from classifier.query.mix import RANDOM, draw, taken
from classifier.query.novel_pool import NovelPool, with_novelty
from classifier.query.pool import Integers, Pool
from classifier.query.strategies.by_lot import ByLot
from tests.query.strategies.factories import any_pool


@dataclass(frozen=True)
class Foremost:
    """Chooses from the front, and keeps what it was shown."""

    name: str = "foremost"
    shown: list[Pool] = field(default_factory=list)

    def choose(self, pool: Pool, number: int, _rng: np.random.Generator) -> Integers:
        self.shown.append(pool)
        return np.arange(min(number, len(pool)))


@pytest.mark.parametrize("number", [1, 30, 200, 500])
@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_as_many_as_wanted_each_once(number: int, share: float) -> None:
    choices = draw(any_pool(200), number, np.random.default_rng(0), strategy=Foremost(), random_share=share)
    assert len(choices) == len({choice.row for choice in choices}) == min(number, 200)


def test_nothing_from_an_empty_pool() -> None:
    assert draw(taken(any_pool(2), np.arange(0)), 5, np.random.default_rng(0), strategy=Foremost()) == []


def test_without_a_share_the_strategy_chooses_all_in_its_order() -> None:
    choices = draw(any_pool(50), 5, np.random.default_rng(0), strategy=Foremost(), random_share=0)
    assert [(choice.row, choice.strategy, choice.random) for choice in choices] == [
        (row, "foremost", False) for row in range(5)
    ]


def test_each_place_goes_to_the_lot_with_the_share_as_its_chance() -> None:
    rng, pool = np.random.default_rng(0), any_pool(100)
    runs = [draw(pool, 8, rng, strategy=Foremost(), random_share=0.25) for _ in range(1500)]
    by_place = np.array([[choice.random for choice in run] for run in runs]).mean(axis=0)
    np.testing.assert_allclose(by_place, 0.25, atol=0.04)
    assert all((choice.strategy == RANDOM) == choice.random for run in runs for choice in run)


def test_the_lot_is_drawn_from_all_articles_also_from_those_that_the_strategy_wants() -> None:
    rng, pool = np.random.default_rng(0), any_pool(20)
    runs = [draw(pool, 6, rng, strategy=Foremost(), random_share=0.5) for _ in range(3000)]
    rows = np.bincount([choice.row for run in runs for choice in run if choice.random], minlength=20)
    # Some 9,000 draws over 20 rows: 450 each, with a standard deviation of 21.
    assert 370 < rows.min() <= rows.max() < 530


def test_the_strategy_sees_the_pool_without_what_was_drawn() -> None:
    strategy, pool = Foremost(), any_pool(30)
    choices = draw(pool, 20, np.random.default_rng(1), strategy=strategy, random_share=0.5)
    lots = {choice.row for choice in choices if choice.random}
    left = np.array([row for row in range(30) if row not in lots])
    (shown,) = strategy.shown
    assert 0 < len(lots) < 20
    for name in ("vectors", "confidences", "probabilities", "by_words", "by_characters"):
        np.testing.assert_array_equal(getattr(shown, name), getattr(pool, name)[left])
    assert [choice.row for choice in choices if not choice.random] == left[: 20 - len(lots)].tolist()


def test_what_is_new_goes_with_its_articles() -> None:
    strategy, pool = Foremost(), with_novelty(any_pool(30), np.arange(30, dtype=np.float32))
    choices = draw(pool, 20, np.random.default_rng(1), strategy=strategy, random_share=0.5)
    (shown,) = strategy.shown
    assert isinstance(shown, NovelPool)
    assert sorted({*shown.novelty.tolist()} | {choice.row for choice in choices if choice.random}) == list(range(30))


def test_where_the_lot_is_the_strategy_all_measures_without_bias() -> None:
    choices = draw(any_pool(30), 10, np.random.default_rng(0), strategy=ByLot(), random_share=0)
    assert all(choice.random and choice.strategy == RANDOM for choice in choices)


def test_the_same_generator_draws_the_same() -> None:
    first, again = (
        draw(any_pool(60), 12, np.random.default_rng(5), strategy=Foremost(), random_share=0.4) for _ in range(2)
    )
    assert first == again
