from collections.abc import Sequence

import numpy as np
import pytest

from classifier.domain.article import Article
from classifier.learn.artifact import Artifact
from classifier.learn.space import Matrix
from classifier.learn.survey import weighed as weighed_terms
from classifier.workflows.labelling import surveyed as module
from classifier.workflows.labelling.places import DIMENSIONS, Places
from classifier.workflows.labelling.shelf import Shelf
from classifier.workflows.labelling.surveyed import look
from tests.learn.factories import make_labelled
from tests.workflows.labelling.factories import KEYS, filed_of, make_issue, small_tagger


def make_shelf(number: int) -> Shelf:
    shelf = Shelf()
    shelf.add(filed_of(make_issue("a", range(number))))
    return shelf


def test_a_pool_holds_what_the_model_says_of_the_rows_kept() -> None:
    shelf, tagger = make_shelf(30), small_tagger()
    labelled = [make_labelled("honour", 90), make_labelled("visit", 91, others=("honour",)), make_labelled(None, 92)]
    rows = list(range(0, 30, 2))
    found = look(shelf, rows, tagger, Places(tagger.artifact, seed=0), keys=KEYS, labelled=labelled)
    kept = found.rows > 10
    pool = found.pool(kept)
    predictions = tagger.predict([shelf[row].article for row in rows if row > 10])
    expected = [[one.scores[key] for key in KEYS] for one in predictions]
    np.testing.assert_allclose(pool.confidences, expected, atol=1e-5)
    np.testing.assert_allclose(pool.thresholds, tagger.artifact.decisions.thresholds, atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(pool.vectors, axis=1), 1, atol=1e-4)
    assert pool.labelled.shape == (3, DIMENSIONS)
    assert pool.counts.tolist() == [2, 0, 1]


def test_alike_articles_lie_close_and_labelled_ones_among_them() -> None:
    shelf, tagger = make_shelf(40), small_tagger()
    found = look(
        shelf, range(40), tagger, Places(tagger.artifact, seed=0), keys=KEYS, labelled=[make_labelled("honour", 90)]
    )
    near = found.vectors @ found.labelled[0]
    honours = np.arange(40) % 4 == 0
    assert near[honours].min() > near[~honours].max()


def test_without_a_model_nothing_speaks_for_one_tag_rather_than_another() -> None:
    shelf = make_shelf(12)
    found = look(shelf, range(12), None, Places(small_tagger().artifact, seed=0), keys=KEYS)
    pool = found.pool(np.ones(12, dtype=bool))
    assert np.ptp(pool.confidences) == np.ptp(pool.probabilities) == 0
    np.testing.assert_allclose(pool.probabilities.sum(axis=1), 1, rtol=1e-6)
    assert np.linalg.norm(pool.vectors, axis=1).min() > 0.9
    assert pool.labelled.shape == (0, DIMENSIONS)
    assert pool.counts.tolist() == [0, 0, 0]


def test_another_model_does_not_move_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, tagger = make_shelf(20), small_tagger()
    places = Places(tagger.artifact, seed=0)
    first = look(shelf, range(20), tagger, places, keys=KEYS)
    read: list[int] = []
    real = weighed_terms

    def weighed(artifact: Artifact, articles: Sequence[Article]) -> Matrix:
        read.append(len(articles))
        return real(artifact, articles)

    monkeypatch.setattr(module, "weighed", weighed)
    second = look(shelf, range(20), None, places, keys=KEYS)
    assert not read
    np.testing.assert_array_equal(first.vectors, second.vectors)


def test_lots_are_looked_at_one_after_the_other_and_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LOT", 8)
    shelf, tagger = make_shelf(20), small_tagger()
    told: list[int] = []
    found = look(shelf, range(20), tagger, Places(tagger.artifact, seed=0), keys=KEYS, passed=told.append)
    assert told == [8, 8, 4]
    alone = tagger.predict([shelf[19].article])[0]
    np.testing.assert_allclose(found.said.confidences[19], [alone.scores[key] for key in KEYS], atol=1e-5)
