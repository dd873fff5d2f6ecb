import numpy as np
import pytest

from classifier.domain.label import LabelledArticle
from classifier.errors import CorpusError
from classifier.workflows.bench import Bench, lay_out_bench, macro_f1
from tests.learn.factories import make_corpus, make_labelled

_KEYS = ("honour", "lecture", "visit")


@pytest.fixture(scope="module")
def bench() -> Bench:
    corpus = make_corpus(14)
    beside = [make_labelled("honour", n, others=("lecture",)) for n in range(50, 60)]
    return lay_out_bench([*corpus, *beside[:6]], [*make_corpus(4), *beside[6:]], _KEYS)


def test_answers_are_laid_out_in_the_order_of_the_tags(bench: Bench) -> None:
    assert bench.n_pool == 48
    assert bench.leads.tolist() == [[True, False, False], [False, True, False], [False, False, False]]
    assert bench.primaries[[0, 14, 28, 42]].tolist() == [0, 1, 2, 0]
    assert bench.tags[[0, 14, 28, 42]].tolist() == [
        [True, False, False], [False, True, False], [False, False, False], [True, True, False],
    ]  # fmt: skip


def test_labels_of_the_whole_pool_are_better_than_a_few(bench: Bench) -> None:
    trial = bench.trial(seed=0)
    assert (trial.pool, trial.test) == (48, 16)
    assert trial.primary_f1 == 1
    few, _ = bench.score(bench.learn(np.array([0, 14]), seed=0))
    assert few < 0.7


def test_a_pool_is_what_the_model_says_of_the_rows(bench: Bench) -> None:
    labelled, rows = np.array([0, 14, 28, 42]), np.array([1, 2, 15, 16, 29, 43])
    pool = bench.pool(bench.learn(labelled, seed=0), rows, labelled)
    assert pool.probabilities.argmax(axis=1).tolist() == [0, 0, 1, 1, 2, 0]
    assert pool.counts.tolist() == [2, 2, 0]
    np.testing.assert_array_equal(pool.vectors, bench.sketch.vectors[rows])
    np.testing.assert_array_equal(pool.labelled, bench.sketch.vectors[labelled])
    for said in (pool.confidences, pool.by_words, pool.by_characters):
        assert said.dtype == np.float32
        assert said[:, 0].min() < said[:, 0].max()


def test_the_cold_pool_knows_nothing(bench: Bench) -> None:
    pool = bench.cold()
    assert len(pool) == 48
    assert not len(pool.labelled)
    assert not np.ptp(pool.confidences)
    assert not np.ptp(pool.probabilities)
    np.testing.assert_allclose(pool.probabilities.sum(axis=1), 1, rtol=1e-6)


def test_macro_f1() -> None:
    truth = np.array([[1, 0, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0]], dtype=bool)
    said = np.array([[1, 0, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0]], dtype=bool)
    # Halved recall, halved precision, nothing either way, and a miss.
    assert macro_f1(truth, said) == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)
    assert macro_f1(truth[:, :0], said[:, :0]) == 1


def test_a_tag_beside_no_tag_is_not_given(bench: Bench) -> None:
    """As a tagger decides: whatever a tag's confidence, an article that is likeliest "no tag" gets none."""
    model = bench.learn(np.array([28, 29]), seed=0)
    assert bench.score(model)[1] == 0


@pytest.mark.parametrize("n_pool", [0, 1])
def test_too_little_to_choose_from(n_pool: int) -> None:
    corpus: list[LabelledArticle] = make_corpus(1)
    with pytest.raises(CorpusError, match="too few to simulate"):
        lay_out_bench(corpus[:n_pool], corpus, _KEYS)
    with pytest.raises(CorpusError, match="0 to score on"):
        lay_out_bench(corpus, [], _KEYS)


def test_what_labels_have_not_shown_is_new(bench: Bench) -> None:
    labelled = np.array([0, 1, 2, 3])
    pool = bench.pool(bench.learn(labelled, seed=0), np.arange(4, 42), labelled)
    assert pool.novelty[:10].max() < pool.novelty[10:].min()
