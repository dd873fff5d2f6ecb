import numpy as np
import pytest

from classifier.learn.survey import weighed
from classifier.workflows.labelling.places import DIMENSIONS, Places
from classifier.workflows.labelling.shelf import Shelf
from tests.workflows.labelling.factories import filed_of, make_article, make_issue, small_tagger


def make_places() -> Places:
    return Places(small_tagger().artifact, seed=0)


def put_all(places: Places, shelf: Shelf) -> None:
    rows = range(len(shelf))
    places.put(rows, weighed(places.artifact, [shelf[row].article for row in rows]))


def test_a_pool_of_one_article_has_a_place_for_it() -> None:
    shelf, places = Shelf(), make_places()
    shelf.add(filed_of(make_issue("a", [1])))
    places.prepare(shelf)
    put_all(places, shelf)
    assert places.of([0]).shape == (1, DIMENSIONS)


def test_directions_are_found_again_once_the_pool_has_doubled() -> None:
    shelf, places = Shelf(), make_places()
    shelf.add(filed_of(make_issue("a", range(10))))
    places.prepare(shelf)
    put_all(places, shelf)
    before = places.of([0]).copy()
    shelf.add(filed_of(make_issue("b", range(100, 105))))
    places.prepare(shelf)
    assert not places.lacks(range(10))
    assert places.lacks([3, 12])
    np.testing.assert_array_equal(places.of([0]), before)
    shelf.add(filed_of(make_issue("c", range(200, 205))))
    places.prepare(shelf)
    assert places.lacks([0])


def test_articles_from_elsewhere_lie_where_they_would_on_the_shelf() -> None:
    shelf, places = Shelf(), make_places()
    shelf.add(filed_of(make_issue("a", range(12))))
    places.prepare(shelf)
    put_all(places, shelf)
    elsewhere = Shelf()
    found = places.of_articles([make_article(8), make_article(50)], elsewhere)
    np.testing.assert_allclose(found[0], places.of([8])[0], atol=1e-6)
    assert found.shape == (2, DIMENSIONS)
    assert np.linalg.norm(found[1]) == pytest.approx(1, abs=1e-4)
    np.testing.assert_array_equal(places.of_articles([shelf[8].article], shelf)[0], places.of([8])[0])
