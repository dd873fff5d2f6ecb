"""One tagger, trained once on a third of the starter corpus."""

import pytest

from classifier.domain.label import LabelledArticle
from classifier.learn.tagger import Tagger
from classifier.storage.shipped import load_starter, load_taxonomy


@pytest.fixture(scope="session")
def keys() -> tuple[str, ...]:
    return load_taxonomy().keys


@pytest.fixture(scope="session")
def corpus() -> list[LabelledArticle]:
    return load_starter()


@pytest.fixture(scope="session")
def third(corpus: list[LabelledArticle]) -> list[LabelledArticle]:
    return corpus[::3]


@pytest.fixture(scope="session")
def rest(corpus: list[LabelledArticle]) -> list[LabelledArticle]:
    return corpus[1::6]


@pytest.fixture(scope="session")
def tagger(third: list[LabelledArticle], keys: tuple[str, ...]) -> Tagger:
    return Tagger.train(third, keys, version="third", seed=0)
