from dataclasses import replace

import numpy as np
import pytest

from classifier.domain.label import Label, LabelledArticle
from classifier.errors import CorpusError
from classifier.learn.held_out import held_out
from classifier.storage.shipped import load_starter, load_taxonomy

KEYS = load_taxonomy().keys
N = 240


@pytest.fixture(scope="module")
def corpus() -> list[LabelledArticle]:
    return load_starter()[::11][:N]


def folds(number: int = N, parts: int = 4) -> list[np.ndarray[tuple[int], np.dtype[np.int64]]]:
    return [np.arange(part, number, parts) for part in range(parts)]


def test_it_says_of_every_article_what_models_of_the_others_do(corpus: list[LabelledArticle]) -> None:
    told: list[tuple[int, int]] = []
    said = held_out(corpus, KEYS, folds(), seed=0, passed=lambda done, of: told.append((done, of)))
    assert said.confidences.shape == (N, len(KEYS))
    assert said.probabilities.sum(axis=1) == pytest.approx(np.ones(N))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    right = [
        said.primaries[column] == example.label.primary
        for column, example in zip(said.probabilities.argmax(axis=1), corpus, strict=True)
    ]
    # So few articles teach little, but far more than the commonest primary.
    assert np.mean(right) > 0.5


def test_the_label_of_an_article_does_not_tell_on_itself(corpus: list[LabelledArticle]) -> None:
    """Nothing but the calibration, of two weights a tag, may know the label that is judged."""
    said = held_out(corpus, KEYS, folds(), seed=0)
    turned = Label(tags=("award",), primary="award")
    row = next(i for i, example in enumerate(corpus) if example.label.primary == "clinical_technique")
    other = [replace(example, label=turned) if i == row else example for i, example in enumerate(corpus)]
    again = held_out(other, KEYS, folds(), seed=0)
    assert again.confidences[row] == pytest.approx(said.confidences[row], abs=0.03)
    # Those who learnt from it did notice.
    assert np.abs(again.confidences - said.confidences)[np.arange(N) != row].max() > 0.005


def test_too_little_is_refused(corpus: list[LabelledArticle]) -> None:
    with pytest.raises(CorpusError, match="too few"):
        held_out(corpus[:5], KEYS, folds(5, 2), seed=0)
