from dataclasses import fields

import numpy as np
import pytest

from classifier.query.novel_pool import with_novelty
from classifier.query.pool import Pool
from tests.query.strategies.factories import any_pool, floats


def test_it_is_the_pool_and_what_is_new() -> None:
    pool = any_pool(4)
    novel = with_novelty(pool, floats([3, 1, 0, 2]))
    assert novel.novelty.tolist() == [3, 1, 0, 2]
    assert len(novel) == 4
    for part in fields(Pool):
        assert getattr(novel, part.name) is getattr(pool, part.name)


@pytest.mark.parametrize("novelty", [np.zeros(3), np.zeros(5), np.zeros((4, 1))])
def test_one_novelty_for_each_article(novelty: np.ndarray) -> None:
    with pytest.raises(ValueError, match="has its novelty"):
        with_novelty(any_pool(4), floats(novelty))
