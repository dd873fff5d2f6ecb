import numpy as np
import pytest

from classifier.domain.article import Article
from classifier.learn.counting import count_terms
from classifier.learn.examples import make_examples
from classifier.learn.features import read
from classifier.learn.training import Trainer, familiarity, train
from tests.learn.factories import make_corpus

KEYS = ("honour", "lecture")


@pytest.fixture
def trainer() -> Trainer:
    examples = make_examples(make_corpus(8), KEYS)
    return Trainer(examples, count_terms(examples.documents), 0)


def test_familiar_words_are_those_that_two_other_articles_have() -> None:
    texts = ("医院 手术", "医院 手术", "医院 手术", "医院 罕见")
    shares = familiarity([read(Article(title="", text=text)) for text in texts])
    assert shares.tolist() == [1.0, 1.0, 1.0, 0.5]


def test_nothing_of_a_held_out_article_is_learnt_from(trainer: Trainer) -> None:
    learnt = np.ones(trainer.examples.n_articles, dtype=bool)
    learnt[:8] = False
    space, linear, scores = trainer.fit(learnt, np.arange(8))
    assert "荣获" not in space.columns["words"]
    assert "培训班" in space.columns["words"]
    # No honour was seen: its column, and that of it as a primary, are constant.
    assert not linear.weights[:, [0, 2]].any()
    assert (scores[:, 0] == -1).all()


def test_every_article_is_scored_out_of_fold(trainer: Trainer) -> None:
    scores = trainer.out_of_fold()
    assert scores.shape == (24, 2 + 3)
    assert (scores[:8, 0] > scores[8:, 0].max()).all()


def test_a_trained_tagger_holds_the_primaries_that_occur() -> None:
    found = train(make_corpus(8, ("honour", None)), KEYS, version="v", seed=0)
    assert found.primaries == ("honour", None)
    assert found.linear.weights.shape == (len(found.space.idf), 4)
    assert 0 < found.decisions.sure <= 1
