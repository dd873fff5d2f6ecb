import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from joblib import Parallel

from classifier.domain.label import Label, LabelledArticle
from classifier.learn import fitting, training
from classifier.learn.artifact import Artifact, dumps
from classifier.learn.counting import count_corpus
from classifier.learn.examples import make_examples
from classifier.learn.keytable import ABSENT
from classifier.learn.tagger import Tagger
from classifier.learn.training import Trainer, train
from tests.learn.factories import make_corpus, make_labelled

KEYS = ("honour", "lecture")


def train_on(order: np.ndarray, *, seed: int = 0) -> Artifact:
    corpus = make_corpus(8)
    return train([corpus[number] for number in order], KEYS, version="v", seed=seed).artifact


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
    found = train(make_corpus(8, ("honour", None)), KEYS, version="v", seed=0).artifact
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


def test_the_same_bytes_come_of_every_process_and_number_of_threads() -> None:
    script = (
        "import hashlib, numpy as np; from classifier.learn.artifact import dumps;"
        "from tests.learn.test_training import train_on;"
        "print(hashlib.sha256(dumps(train_on(np.arange(24), seed=3))).hexdigest())"
    )

    def elsewhere(number: int) -> str:
        environment = os.environ | {"PYTHONHASHSEED": str(number), "OPENBLAS_NUM_THREADS": str(number)}
        return subprocess.run(
            [sys.executable, "-c", script],
            env=environment,
            cwd=Path(__file__).parents[2],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()

    here = hashlib.sha256(dumps(train_on(np.arange(24), seed=3))).hexdigest()
    assert {elsewhere(1), elsewhere(2)} == {here}


def test_columns_fitted_in_processes_are_those_fitted_here(monkeypatch: pytest.MonkeyPatch) -> None:
    here = dumps(train_on(np.arange(24)))
    started: list[int] = []

    def counted(n_jobs: int) -> object:
        started.append(n_jobs)
        return Parallel(n_jobs=n_jobs)

    monkeypatch.setattr(fitting, "_LARGE", 0)
    monkeypatch.setattr("classifier.learn.fitting.Parallel", counted)
    assert dumps(train_on(np.arange(24))) == here
    assert set(started) == {-1}


def test_labels_of_one_weight_make_the_model_of_labels_without(third: list[LabelledArticle]) -> None:
    corpus = third[:200]
    keys = tuple(sorted({tag for one in corpus for tag in one.label.tags}))
    without = train(corpus, keys, version="v", seed=0)
    ones = train(corpus, keys, version="v", seed=0, weights=[1.0] * len(corpus))
    assert dumps(without.artifact) == dumps(ones.artifact)
    assert without.judged.given.tolist() == ones.judged.given.tolist()


def make_dispute() -> list[LabelledArticle]:
    """Labels that contradict one another: the first half of the visits is said to be honours."""
    visits = [make_labelled("visit", n) for n in range(16)]
    wrong = [replace(one, label=Label(tags=("honour",), primary="honour")) for one in visits[:8]]
    return [*wrong, *visits[8:], *make_corpus(8)]


@pytest.mark.parametrize(("weight", "said"), [(1.0, "honour"), (0.05, "visit")])
def test_the_heavier_of_two_labels_that_contradict_is_learnt(weight: float, said: str) -> None:
    corpus = make_dispute()
    weights = [weight] * 8 + [1.05 - weight] * 8 + [1.0] * 24
    trained = train(corpus, (*KEYS, "visit"), version="v", seed=0, weights=weights).artifact
    (found,) = Tagger(trained).predict([make_labelled("visit", 99).article])
    assert found.primary == said
    assert found.scores[said] == max(found.scores.values()) > 0.5


@pytest.mark.parametrize("weights", [[1.0] * 23, [1.0] * 23 + [0.0], [1.0] * 23 + [-1.0], [float("nan")] * 24])
def test_a_weight_that_is_none_is_refused(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="one weight, above 0"):
        train(make_corpus(8), KEYS, version="v", seed=0, weights=weights)


def test_every_article_is_judged_by_what_the_others_teach() -> None:
    corpus = [*make_corpus(12), LabelledArticle(make_labelled("lecture", 99).article, Label(tags=(), primary=None))]
    judged = train(corpus, KEYS, version="v", seed=0).judged
    assert judged.rows.tolist() == list(range(37))
    assert judged.given.argmin() == 36
    assert not judged.right[36]
    assert judged.right[:36].all()
    assert judged.certainties[36] > judged.given[36]
    assert (judged.certainties[:36] == judged.given[:36]).all()
    assert ((judged.certainties > 1 / 3) & (judged.certainties <= 1)).all()


def test_words_of_one_article_alone_are_unseen() -> None:
    odd = make_labelled("honour", 1)
    words = "zxqv wvut srqp " * 8
    odd = replace(odd, article=replace(odd.article, text=odd.article.text + words))
    judged = train([*make_corpus(8), odd], KEYS, version="v", seed=0).judged
    assert judged.unseen[24] > 0.4
    assert judged.unseen[:24].max() < 0.2


def test_of_many_articles_those_scored_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "_MANY", 20)
    monkeypatch.setattr(training, "_LEARNT", 9)
    monkeypatch.setattr(training, "_SCORED", 8)
    judged = train(make_corpus(8), KEYS, version="v", seed=0).judged
    assert (np.diff(judged.rows) > 0).all()
    assert {len(part) for part in (judged.rows, judged.certainties, judged.right, judged.given, judged.unseen)} == {8}
