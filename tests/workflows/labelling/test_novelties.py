"""What no label has shown yet, measured on what the model is least sure of."""

from collections.abc import Sequence

import numpy as np
import pytest

from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.query.novel_pool import NovelPool
from classifier.workflows.labelling import novelties as module
from classifier.workflows.labelling.novelties import Novelties
from classifier.workflows.labelling.places import Places
from classifier.workflows.labelling.shelf import Shelf
from classifier.workflows.labelling.surveyed import look
from tests.workflows.labelling.factories import KEYS, filed_of, make_issue, small_tagger

HERBS, DRILLS = "药圃里的黄芪和当归由药剂科认领养护", "消防演练中病房有序疏散转移伤员"


def make_shelf(texts: Sequence[str]) -> Shelf:
    shelf = Shelf()
    shelf.add([FiledArticle(Article(title=f"第{n}篇", text=f"{text}，{n}。"), "a") for n, text in enumerate(texts)])
    return shelf


def test_terms_that_labels_have_shown_are_news_no_longer() -> None:
    shelf = make_shelf([HERBS, DRILLS] * 10)
    doubt = np.ones(20, dtype=np.float32)
    before = Novelties(seed=0).of(shelf, range(20), doubt, [])
    after = Novelties(seed=0).of(shelf, range(20), doubt, [shelf[row].article for row in range(0, 10, 2)])
    told, untold = after[::2] / before[::2], after[1::2] / before[1::2]
    assert told.max() < 0.7 < untold.min()


def test_what_every_model_was_taught_is_no_news_either() -> None:
    shelf = make_shelf([HERBS, DRILLS] * 10)
    doubt = np.ones(20, dtype=np.float32)
    taught = [Article(title="药圃", text=HERBS)] * 10
    found = Novelties(seed=0, taught=taught).of(shelf, range(20), doubt, [])
    assert found[::2].max() < found[1::2].min()


def test_of_a_large_pool_the_most_doubtful_alone_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_DOUBTFUL", 4)
    doubt = np.zeros(20, dtype=np.float32)
    doubt[[3, 8, 9, 17]] = [0.2, 0.9, 0.4, 0.1]
    found = Novelties(seed=0).of(make_shelf([HERBS, DRILLS] * 10), range(20), doubt, [])
    assert np.flatnonzero(found).tolist() == [3, 8, 9, 17]


def test_terms_are_collected_again_once_the_pool_has_doubled() -> None:
    shelf = make_shelf([HERBS] * 6)
    found = Novelties(seed=0)
    found.of(shelf, range(6), np.ones(6, dtype=np.float32), [])
    shelf.add([FiledArticle(Article(title=f"演练{n}", text=f"{DRILLS}，第{n}次。"), "b") for n in range(8)])
    later = found.of(shelf, range(14), np.ones(14, dtype=np.float32), [])
    assert later[6:].min() > 0


def test_a_pool_that_a_model_looked_at_has_its_novelty() -> None:
    shelf, tagger = Shelf(), small_tagger()
    shelf.add(filed_of(make_issue("a", range(12))))
    places = Places(tagger.artifact, seed=0)
    told = look(shelf, range(12), tagger, places, keys=KEYS, novelties=Novelties(seed=0))
    untold = look(shelf, range(12), None, places, keys=KEYS, novelties=Novelties(seed=0))
    kept = np.arange(12) > 6
    pool = told.pool(kept)
    assert isinstance(pool, NovelPool)
    assert told.novelty is not None
    assert pool.novelty.tolist() == told.novelty[kept].tolist()
    assert untold.novelty is None
