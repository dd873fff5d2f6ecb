from dataclasses import dataclass

import numpy as np

from classifier.domain.filed import FiledArticle
from classifier.query.pool import Integers, Pool
from classifier.query.strategies.catalogue import STRATEGIES
from classifier.workflows.labelling.choosing import Pick, chosen, mingled
from classifier.workflows.labelling.places import Places
from classifier.workflows.labelling.shelf import Shelf
from classifier.workflows.labelling.surveyed import Surveyed, look
from tests.workflows.labelling.factories import KEYS, filed_of, make_article, make_issue, small_tagger


@dataclass
class First:
    """Chooses the first rows, and notes how many were asked for of how many."""

    asked: list[tuple[int, int]]
    name: str = "first"

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        self.asked.append((number, len(pool)))
        assert rng is not None
        return np.arange(min(number, len(pool)))


def make_surveyed(number: int = 60) -> tuple[Surveyed, Shelf]:
    shelf, tagger = Shelf(), small_tagger()
    shelf.add(filed_of(make_issue("a", range(number))))
    places = Places(tagger.artifact, seed=0)
    return look(shelf, range(number), tagger, places, keys=KEYS), shelf


def make_picks(start: int, number: int) -> list[Pick]:
    return [Pick(filed=FiledArticle(make_article(n)), strategy="x") for n in range(start, start + number)]


def test_only_what_is_open_is_chosen_and_none_twice() -> None:
    surveyed, shelf = make_surveyed()
    is_open = set(shelf.ids[::2]).__contains__
    for strategy in STRATEGIES.values():
        rng = np.random.default_rng(0)
        picks = chosen(surveyed, shelf, is_open, 100, rng, together=7, strategy=strategy, random_share=0.3)
        assert sorted(pick.filed.id for pick in picks) == sorted(shelf.ids[::2]), strategy.name
        assert {pick.random for pick in picks if pick.strategy == "random"} <= {True}


def test_the_first_are_chosen_for_one_another_s_sake_and_then_the_rest() -> None:
    surveyed, shelf = make_surveyed()
    first = First([])
    rng = np.random.default_rng(0)
    picks = chosen(surveyed, shelf, bool, 25, rng, together=10, strategy=first, random_share=0.0)
    assert first.asked == [(10, 60), (15, 50)]
    assert [pick.filed.id for pick in picks] == shelf.ids[:25]
    assert {(pick.strategy, pick.random, pick.blind) for pick in picks} == {("first", False, False)}


def test_where_nothing_is_open_nothing_is_chosen() -> None:
    surveyed, shelf = make_surveyed(8)
    rng = np.random.default_rng(0)
    mix = STRATEGIES["mix"]
    assert chosen(surveyed, shelf, lambda _: False, 5, rng, together=5, strategy=mix, random_share=0.1) == []


def test_the_second_pass_stands_at_about_its_share_of_places_whatever_comes_first() -> None:
    first, second = make_picks(0, 400), make_picks(1000, 400)
    found = list(mingled(first, second, 0.25, np.random.default_rng(0)))
    assert len(found) == 800
    places = [pick in second for pick in found[:200]]
    assert 30 <= sum(places) <= 70
    assert any(places[:20])
    assert [pick for pick in found if pick in first] == first
    assert [pick for pick in found if pick in second] == second


def test_what_is_left_of_either_follows() -> None:
    first, second = make_picks(0, 3), make_picks(1000, 2)
    rng = np.random.default_rng(0)
    assert list(mingled(first, [], 1.0, rng)) == first
    assert list(mingled([], second, 0.0, rng)) == second
    assert list(mingled(first, second, 0.0, rng)) == first + second
    assert list(mingled(first, second, 1.0, rng)) == second + first
