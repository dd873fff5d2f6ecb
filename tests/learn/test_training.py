import numpy as np
import pytest

from classifier.learn import training
from classifier.learn.artifact import Artifact, dumps
from classifier.learn.counting import count_corpus
from classifier.learn.examples import make_examples
from classifier.learn.keytable import ABSENT
from classifier.learn.training import Trainer, train
from tests.learn.factories import make_corpus

KEYS = ("honour", "lecture")


def train_on(order: np.ndarray, *, seed: int = 0) -> Artifact:
    corpus = make_corpus(8)
    return train([corpus[number] for number in order], KEYS, version="v", seed=seed)


@pytest.fixture
def trainer() -> Trainer:
    examples = make_examples(make_corpus(8), KEYS)
    return Trainer(examples, count_corpus(examples.articles, examples.copies), 0)


def test_nothing_of_a_held_out_article_is_learnt_from(trainer: Trainer) -> None:
    learnt = np.ones(trainer.examples.n_articles, dtype=bool)
    learnt[:8] = False
    linear, scores = trainer.fit(learnt, np.arange(8))
    space = trainer.counted.space
    columns = {word: space.columns[space.vocabulary.words.index(word)] for word in ("荣获", "培训班")}
    assert ABSENT not in columns.values()
    assert not linear.weights[columns["荣获"]].any()
    assert linear.weights[columns["培训班"]].any()
    # No honour was seen: its column, and that of it as a primary, are constant.
    assert not linear.weights[:, [0, 2]].any()
    assert (scores[:, 0] == -1).all()


def test_every_article_is_scored_out_of_fold(trainer: Trainer) -> None:
    rows, scores = trainer.out_of_fold()
    assert sorted(rows.tolist()) == list(range(24))
    assert scores.shape == (24, 2 + 3)
    honours = rows < 8
    assert scores[honours, 0].min() > scores[~honours, 0].max()


def test_of_many_articles_enough_are_scored(trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "_MANY", 20)
    monkeypatch.setattr(training, "_LEARNT", 9)
    monkeypatch.setattr(training, "_SCORED", 8)
    ((learnt, scored),) = trainer._deals()
    assert (learnt.sum(), len(scored)) == (9, 8)
    assert not learnt[scored].any()
    rows, scores = trainer.out_of_fold()
    assert rows.tolist() == scored.tolist()
    assert scores.shape == (8, 2 + 3)


def test_a_trained_tagger_holds_the_primaries_that_occur() -> None:
    found = train(make_corpus(8, ("honour", None)), KEYS, version="v", seed=0)
    assert found.primaries == ("honour", None)
    assert found.linear.weights.shape == (len(found.space.idf), 4)
    assert 0 < found.decisions.sure <= 1


def test_the_order_of_the_articles_shows_in_no_term() -> None:
    usual, shuffled = (train_on(order).space for order in (np.arange(24), np.random.default_rng(1).permutation(24)))
    assert usual.vocabulary.words == shuffled.vocabulary.words
    assert np.array_equal(usual.vocabulary.grams, shuffled.vocabulary.grams)
    assert np.array_equal(usual.columns, shuffled.columns)
    assert np.array_equal(usual.idf, shuffled.idf)


def test_the_same_seed_makes_the_same_bytes_and_another_seed_others() -> None:
    first, again, other = (dumps(train_on(np.arange(24), seed=seed)) for seed in (3, 3, 4))
    assert first == again
    assert first != other
