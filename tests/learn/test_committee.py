import numpy as np
import pytest
from scipy import sparse

from classifier.learn.artifact import LinearModel, Sigmoids
from classifier.learn.committee import opinions
from classifier.learn.space import FeatureSpace, Matrix
from classifier.learn.views import VIEWS
from classifier.learn.vocabulary import Vocabulary
from tests.learn.factories import make_corpus

_PLAIN = Sigmoids(np.ones(1), np.zeros(1))


@pytest.fixture
def space(vocabulary: Vocabulary) -> FeatureSpace:
    """A space of one column for each view, in order: words, characters, and so on."""
    return FeatureSpace(
        vocabulary, np.empty(0, np.int32), np.arange(len(VIEWS) + 1), np.ones(len(VIEWS), dtype=np.float32)
    )


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    from classifier.learn.counting import count_corpus

    return count_corpus([example.article for example in make_corpus(2)], ()).space.vocabulary


def rows(*values: tuple[float, float]) -> Matrix:
    """Return articles of which the words and the characters say so much."""
    matrix = np.zeros((len(values), len(VIEWS)), dtype=np.float32)
    matrix[:, :2] = values
    return sparse.csr_array(matrix)


def model(weights: dict[str, float], intercept: float = 0.0) -> LinearModel:
    column = np.array([weights.get(view.name, 0.0) for view in VIEWS], dtype=np.float32)
    return LinearModel(column[:, None], np.array([intercept], dtype=np.float32))


def test_each_opinion_follows_its_own_views(space: FeatureSpace) -> None:
    matrix = rows((3, -3), (-3, 3), (3, 3), (-3, -3))
    by_words, by_characters = opinions(model({"words": 1, "characters": 1}), space, _PLAIN, matrix, 1)
    assert by_words.dtype == by_characters.dtype == np.float32
    assert (by_words[:, 0] > 0.5).tolist() == [True, False, True, False]
    assert (by_characters[:, 0] > 0.5).tolist() == [False, True, True, False]


def test_signs_belong_to_neither(space: FeatureSpace) -> None:
    matrix = sparse.csr_array(np.eye(len(VIEWS), dtype=np.float32))
    by_words, by_characters = opinions(model({"lexicon": 5, "genre": 5}), space, _PLAIN, matrix, 1)
    assert np.ptp(by_words) == np.ptp(by_characters) == 0


def test_both_are_on_the_scale_of_the_whole(space: FeatureSpace) -> None:
    rng = np.random.default_rng(0)
    matrix = rows(*rng.normal(size=(200, 2)).tolist())
    linear = model({"words": 4, "characters": 0.1}, intercept=-1)
    whole = linear.scores(matrix)
    for opinion in opinions(linear, space, _PLAIN, matrix, 1):
        scores = np.log(opinion / (1 - opinion))
        assert scores.mean() == pytest.approx(whole.mean(), abs=1e-3)
        assert scores.std() == pytest.approx(whole.std(), rel=1e-3)


def test_primaries_are_left_out(space: FeatureSpace) -> None:
    linear = LinearModel(np.ones((len(VIEWS), 3), dtype=np.float32), np.zeros(3, dtype=np.float32))
    by_words, by_characters = opinions(linear, space, Sigmoids(np.ones(2), np.zeros(2)), rows((1, 2), (2, 1)), 2)
    assert by_words.shape == by_characters.shape == (2, 2)


def test_one_article_or_none(space: FeatureSpace) -> None:
    linear = model({"words": 1, "characters": -1}, intercept=0.5)
    by_words, by_characters = opinions(linear, space, _PLAIN, rows((2, 1)), 1)
    assert by_words == by_characters == pytest.approx(_PLAIN(np.array([[1.5]])))
    assert all(opinion.shape == (0, 1) for opinion in opinions(linear, space, _PLAIN, rows((2, 1))[:0], 1))
