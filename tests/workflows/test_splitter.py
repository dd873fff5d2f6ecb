"""The shipped weights of the splitter: what training gives, and how far their confidence can be trusted."""

import json

import numpy as np
import pytest

from classifier.domain.article import Article
from classifier.ingest.doubt import confidence
from classifier.ingest.features import Feature, Sign
from classifier.ingest.weights import Weights, shipped
from classifier.learn.splitter.composition import compose, compose_issues
from classifier.learn.splitter.setting import Layout
from classifier.learn.splitter.sheet import Part
from classifier.workflows.splitter import as_document, as_json, judge, study, train_splitter
from tests.benchmarks.fit_splitter import SHIPPED, teachers
from tests.benchmarks.issues import halves


@pytest.fixture(scope="module")
def trained() -> Weights:
    return train_splitter(teachers(), issues=150, epochs=1)


def test_training_on_fewer_issues_agrees_with_what_is_shipped(trained: Weights) -> None:
    pairs = list(zip(Feature, trained.moves, shipped().moves, strict=True))
    assert max(abs(first - second) for _, first, second in pairs) < 1.0
    disagree = [feature.name for feature, first, second in pairs if abs(second) > 0.5 and first * second < 0]
    assert disagree == []


def test_what_ships_was_learnt_from_the_half_that_is_not_scored() -> None:
    held = {labelled.article.id for labelled in halves()[1]}
    assert not held.intersection(article.id for article in teachers())


def test_weights_come_back_from_their_file(trained: Weights) -> None:
    found = json.loads(as_json(trained))
    assert list(found["moves"].values()) == list(trained.moves)
    assert list(found["confidence"]) == [sign.name.lower() for sign in Sign]
    assert json.loads(SHIPPED.read_text(encoding="utf-8"))["moves"]["opens"] == shipped().moves[Feature.OPENS]


def test_signs_of_the_weights_make_sense() -> None:
    weights = dict(zip(Feature, shipped().moves, strict=True))
    for_one = (Feature.LINK_WORDS_SOME, Feature.LINK_SAME_COLUMN, Feature.LINK_BROKEN_OFF, Feature.TITLE_LATER_SOME)
    against = (Feature.LINK_OTHER_COLUMN, Feature.LINK_CLOSED, Feature.UNTITLED, Feature.JUMPS, Feature.OPENS_SHORT)
    assert all(weights[feature] > 0 for feature in (*for_one, Feature.OPENS, Feature.BEGINS_LEAD))
    assert all(weights[feature] < 0 for feature in (*against, Feature.RESUMES, Feature.BEGINS_LATER))


def test_of_articles_said_to_be_right_about_as_many_are() -> None:
    articles = [labelled.article for labelled in halves()[1]]
    sheets = compose_issues(articles, np.random.default_rng(5), 90)
    judged = [found for sheet in sheets for found in judge(study(sheet), shipped())]
    given = np.array([confidence(signs, shipped()) for signs, _ in judged])
    right = np.array([truth for _, truth in judged])
    for low, high in ((0.5, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.0)):
        chosen = (given >= low) & (given < high)
        assert abs(given[chosen].mean() - right[chosen].mean()) < 0.15, (low, high)
    sure = given >= shipped().doubtful
    assert right[sure].mean() >= 0.9
    assert right[~sure].mean() < right[sure].mean() - 0.2


def test_a_laid_out_sheet_keeps_what_its_type_shows() -> None:
    articles = [Article(title="我院召开会议", text="近日，我院召开会议。\n随后，大家发言。"), *teachers()[:2]]
    sheet = compose(articles, np.random.default_rng(1), Layout.LAID_OUT)
    lines = as_document(sheet).lines
    assert all(line.whole for line in lines)
    titles = {sheet.lines[line.number - 1].part for line in lines if line.level}
    assert titles <= {Part.TITLE, Part.KICKER}
