import numpy as np

from classifier.domain.label import LabelledArticle
from classifier.learn.survey import given_tags, joined, survey, weighed
from classifier.learn.tagger import Tagger
from tests.learn.factories import odd_articles


def test_a_survey_says_what_the_predictions_say(tagger: Tagger, rest: list[LabelledArticle]) -> None:
    articles = [example.article for example in rest[:60]]
    articles += odd_articles()
    said = survey(tagger.artifact, weighed(tagger.artifact, articles))
    predictions = tagger.predict(articles)
    assert said.confidences.dtype == said.probabilities.dtype == said.by_words.dtype == np.float32
    expected = [[one.scores[key] for key in tagger.keys] for one in predictions]
    np.testing.assert_allclose(said.confidences, expected, atol=1e-5)
    np.testing.assert_allclose(said.probabilities.max(axis=1), [one.certainty for one in predictions], atol=1e-5)
    np.testing.assert_allclose(said.probabilities.sum(axis=1), 1, atol=1e-5)
    primaries, tags = given_tags(tagger.artifact, said)
    assert [tagger.keys[column] if column >= 0 else None for column in primaries] == [
        one.primary for one in predictions
    ]
    assert [{tagger.keys[column] for column in np.flatnonzero(row)} for row in tags] == [
        set(one.tags) for one in predictions
    ]


def test_words_and_characters_speak_apart(tagger: Tagger, rest: list[LabelledArticle]) -> None:
    said = survey(tagger.artifact, weighed(tagger.artifact, [example.article for example in rest[:60]]))
    assert said.by_words.shape == said.by_characters.shape == said.confidences.shape
    assert np.abs(said.by_words - said.by_characters).max() > 0.01
    assert ((said.by_words >= 0) & (said.by_words <= 1)).all()


def test_parts_join_and_rows_are_picked(tagger: Tagger, rest: list[LabelledArticle]) -> None:
    whole = survey(tagger.artifact, weighed(tagger.artifact, [example.article for example in rest[:20]]))
    again = joined([whole.at(np.arange(7)), whole.at(np.arange(20) >= 7)])
    assert len(again) == len(whole) == 20
    np.testing.assert_array_equal(again.confidences, whole.confidences)
    np.testing.assert_array_equal(again.by_characters, whole.by_characters)


def test_no_article_weighs_nothing(tagger: Tagger) -> None:
    assert weighed(tagger.artifact, []).shape == (0, len(tagger.artifact.space.idf))
