import numpy as np
import pytest
from scipy import sparse

from classifier.learn.counting import count_corpus, document_frequency
from classifier.learn.novelty import novelty
from tests.learn.factories import make_corpus, make_labelled


def of(rows: list[list[float]], unlabelled: list[int], labelled: list[int]) -> list[float]:
    matrix = sparse.csr_array(np.array(rows, dtype=np.float32))
    found = novelty(matrix, np.array(unlabelled), np.array(labelled))
    assert found.dtype == np.float32
    return list(found)


def test_common_terms_that_no_label_has_shown() -> None:
    """By hand: 0.25 * 16 ** 0.25 / 3 / sqrt(0.25), and 0.25 * 16 ** 0.25 / (3 + 1) / sqrt(0.25)."""
    assert of([[0.25, 0], [0, 0.25]], [16, 16], [0, 1]) == pytest.approx([1 / 3, 0.25])


def test_a_term_of_one_article_alone_teaches_nothing_of_others() -> None:
    assert of([[1.0, 0], [0, 1.0], [0, 0]], [1, 2], [0, 0]) == pytest.approx([0, 2**0.25 / 3, 0])


def test_twice_as_much_to_say_is_not_twice_as_new() -> None:
    one, two, diluted = of([[0.5, 0, 0], [0.5, 0.5, 0], [0.5, 0, 0.5]], [4, 4, 4], [0, 0, 10**9])
    assert two == pytest.approx(np.sqrt(2) * one)
    assert diluted == pytest.approx(one / np.sqrt(2))


def test_articles_like_the_labelled_ones_are_old() -> None:
    corpus = [example.article for example in make_corpus(8, ("honour", "lecture"))]
    counted = count_corpus([*corpus, make_labelled("honour", 99).article], ())
    matrix = counted.space.weigh(counted.counts)
    rows, labelled = np.arange(4, 16), np.arange(4)
    found = novelty(matrix[rows], document_frequency(matrix[rows]), document_frequency(matrix[labelled]))
    assert found[4:].min() > 1.5 * found[:4].max()


def test_no_articles_and_no_terms() -> None:
    for shape in ((0, 3), (2, 0)):
        matrix, none = sparse.csr_array(np.zeros(shape, dtype=np.float32)), np.zeros(shape[1], dtype=np.int64)
        assert novelty(matrix, none, none).tolist() == [0] * shape[0]
