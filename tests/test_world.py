"""The small world: each article in one place, nothing of the campaign before July, and flips that are wrong."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from classifier.domain.label import LabelledArticle
from classifier.evaluate.splits import near_duplicates
from classifier.storage.shipped import load_labelled, load_taxonomy
from tests.world import CAMPAIGN_BEAT, CAMPAIGN_MONTH, World, flip, install_world, make_world


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(0)


def ids(labelled: tuple[LabelledArticle, ...]) -> set[str]:
    return {one.article.id for one in labelled}


def of_campaign(labelled: tuple[LabelledArticle, ...]) -> int:
    return sum(str(one.article.source_id).startswith("ca") for one in labelled)


def test_near_duplicates_lie_in_one_place(world: World) -> None:
    places = (world.shipped, *world.months, world.held)
    for one, other in itertools.combinations(places, 2):
        assert not near_duplicates([x.article for x in other], [x.article for x in one]).any()
    assert len(ids(tuple(itertools.chain(*places)))) == sum(map(len, places))


def test_the_campaign_comes_in_july_and_never_ships(world: World) -> None:
    assert CAMPAIGN_BEAT == "campaigns"
    assert not of_campaign(world.shipped)
    found = [of_campaign(month) for month in world.months]
    assert not any(found[: CAMPAIGN_MONTH - 1])
    assert min(found[CAMPAIGN_MONTH - 1 :]) > 10
    assert of_campaign(world.held) > 10


def test_every_tag_has_something_to_learn_and_to_judge_by(world: World) -> None:
    for part in (world.shipped, world.held):
        for key in world.keys:
            assert sum(key in one.label.tags for one in part) >= 15


def test_another_seed_is_another_world(world: World) -> None:
    assert make_world(0) == world
    assert ids(make_world(1).held) != ids(world.held)


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_a_flip_gives_so_many_articles_a_primary_that_they_do_not_carry(world: World, share: float) -> None:
    month = world.months[0]
    flipped = flip(month, share, np.random.default_rng(1))
    assert [one.article for one in flipped] == [one.article for one in month]
    pairs = [(old.label, new.label) for old, new in zip(month, flipped, strict=True) if old.label != new.label]
    assert len(pairs) == round(share * len(month))
    assert all(new.primary != old.primary and new.primary not in old.tags for old, new in pairs)


def test_a_world_is_installed_as_a_wheel_is(world: World, tmp_path: Path) -> None:
    labels = install_world(tmp_path, world) / "classifier" / "_labels"
    installed = load_labelled(labels / "starter", load_taxonomy(labels / "taxonomy.toml"))
    assert tuple(installed) == world.shipped
    assert not list(tmp_path.rglob("__pycache__"))
