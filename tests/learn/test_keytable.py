import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.learn.keytable import ABSENT, KeyTable

HIGHEST = 2**63 - 1
# Small keys, keys near the top, and keys that agree in all but a few bits.
KEYS = st.one_of(st.integers(0, 40), st.integers(HIGHEST - 40, HIGHEST), st.integers(0, HIGHEST))


def found(table: list[int], asked: list[int]) -> list[int]:
    places: list[int] = KeyTable(np.array(table, dtype=np.int64)).find(np.array(asked, dtype=np.int64)).tolist()
    return places


def colliding(number: int, *, bits: int) -> list[int]:
    """Keys that all claim the last slot of a table with so many bits: what spills over the end has to be found too."""
    inverse = pow(0x9E3779B97F4A7C15, -1, 2**64)
    top = ((1 << bits) - 1) << (64 - bits)
    products = (top + offset for offset in range(2 ** (64 - bits)))
    keys = (product * inverse % 2**64 for product in products)
    return [key for key, _ in zip((key for key in keys if key <= HIGHEST), range(number), strict=False)]


@given(st.lists(KEYS, unique=True, max_size=200), st.lists(KEYS, max_size=200))
def test_a_table_finds_what_a_dictionary_finds(keys: list[int], others: list[int]) -> None:
    places = {key: place for place, key in enumerate(keys)}
    asked = [*others, *keys, *others]
    assert found(keys, asked) == [places.get(key, ABSENT) for key in asked]


def test_a_large_table_finds_what_a_dictionary_finds() -> None:
    rng = np.random.default_rng(5)
    keys = np.unique(rng.integers(0, HIGHEST, 100_000))
    rng.shuffle(keys)
    asked = np.concatenate([keys, keys + 1, rng.integers(0, HIGHEST, 1000)])
    places = {key: place for place, key in enumerate(keys.tolist())}
    assert KeyTable(keys).find(asked).tolist() == [places.get(key, ABSENT) for key in asked.tolist()]


@pytest.mark.parametrize("number", [2, 5, 20])
def test_keys_that_claim_one_slot_are_all_found(number: int) -> None:
    keys = colliding(2 * number, bits=(3 * number).bit_length() if number > 4 else 4)
    assert len(set(keys)) == 2 * number
    held, absent = keys[:number], keys[number:]
    assert found(held, keys) == [*range(number), *[ABSENT] * len(absent)]


def test_an_empty_table_finds_nothing() -> None:
    assert found([], [0, 1, HIGHEST]) == [ABSENT] * 3


def test_nothing_asked_is_nothing_found() -> None:
    assert found([3, 1], []) == []


def test_the_key_nought_is_a_key() -> None:
    assert found([7, 0], [0, 7, 1]) == [1, 0, ABSENT]
