from dataclasses import replace
from math import log

import numpy as np
import pytest

from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import Prediction
from classifier.learn.artifact import RETIRED, Artifact
from classifier.learn.retag import retag
from classifier.learn.survey import given_tags, survey, weighed
from classifier.learn.tagger import Tagger
from classifier.learn.training import train
from tests.learn.factories import make_corpus, make_labelled

# Another order than that in which they were learnt; one renamed, one retired (awards), one new.
KEYS = ("campaign", "event", "party_building", "surgery", "training")
RENAMED = {"clinical_technique": "surgery"}


@pytest.fixture(scope="module")
def before(tagger: Tagger, rest: list[LabelledArticle]) -> list[Prediction]:
    return tagger.predict([example.article for example in rest])


@pytest.fixture(scope="module")
def retagged(tagger: Tagger) -> Tagger:
    return Tagger(retag(tagger.artifact, KEYS, RENAMED))


@pytest.fixture(scope="module")
def after(retagged: Tagger, rest: list[LabelledArticle]) -> list[Prediction]:
    return retagged.predict([example.article for example in rest], explain=True)


def test_tags_that_were_kept_are_said_as_before(before: list[Prediction], after: list[Prediction]) -> None:
    for old, new in zip(before, after, strict=True):
        assert tuple(new.scores) == KEYS
        assert {key: new.scores[key] for key in KEYS[1:]} == {
            RENAMED.get(key, key): score for key, score in old.scores.items() if key != "award"
        }
        if old.primary != "award":
            kept = tuple(RENAMED.get(key, key) for key in old.tags if key != "award")
            assert new.tags == kept
            assert new.certainty == pytest.approx(old.certainty, abs=1e-12)
            assert new.familiar == old.familiar
    assert {new.primary for new in after} == {None, *KEYS[1:]}


def test_a_new_tag_is_never_given(after: list[Prediction]) -> None:
    assert all("campaign" not in said.tags and 0 < said.scores["campaign"] < 1e-4 for said in after)


def test_what_would_have_had_a_retired_primary_gets_no_tag_and_goes_to_a_person(
    before: list[Prediction], after: list[Prediction]
) -> None:
    retired = [(old, new) for old, new in zip(before, after, strict=True) if old.primary == "award"]
    assert len(retired) > 20
    for old, new in retired:
        assert new.tags == ()
        assert new.certainty < 0.5
        assert new.certainty <= 1 - old.certainty + 1e-9
        assert new.review is not None


def test_explanations_still_add_up(after: list[Prediction]) -> None:
    for said in after[::5]:
        assert tuple(said.evidence) == KEYS
        for tag, evidence in said.evidence.items():
            confidence = said.scores[tag]
            assert sum(one.weight for one in evidence) == pytest.approx(log(confidence / (1 - confidence)), abs=1e-4)


def test_a_survey_decides_as_a_prediction_does(retagged: Tagger, rest: list[LabelledArticle]) -> None:
    articles = [example.article for example in rest]
    artifact = retagged.artifact
    primaries, tags = given_tags(artifact, survey(artifact, weighed(artifact, articles)))
    for said, primary, given in zip(retagged.predict(articles), primaries, tags, strict=True):
        assert said.primary == (None if primary < 0 else KEYS[primary])
        assert set(said.tags) == {KEYS[column] for column in np.flatnonzero(given)}


def test_nothing_changed_is_the_same_tagger(tagger: Tagger) -> None:
    assert retag(tagger.artifact, tagger.keys, {"never_used": "event"}) is tagger.artifact


def test_another_order_there_and_back(tagger: Tagger, rest: list[LabelledArticle]) -> None:
    articles = [example.article for example in rest[:60]]
    turned = retag(retag(tagger.artifact, tagger.keys[::-1], {}), tagger.keys, {})
    assert Tagger(turned).predict(articles) == tagger.predict(articles)


def test_what_was_retired_stays_so(tagger: Tagger) -> None:
    once = retag(tagger.artifact, ("event",), {})
    again = retag(once, ("event", "award"), {})
    assert once.primaries.count(RETIRED) == again.primaries.count(RETIRED) == 4
    assert again.primaries == once.primaries


@pytest.fixture(scope="module")
def small() -> Artifact:
    corpus = make_corpus(12, ("honour", "lecture", "visit", None))
    return train(corpus, ("honour", "lecture", "visit"), version="v", seed=0).artifact


@pytest.mark.parametrize(("merged", "source"), [("news", "honour"), ("visit", "visit")])
def test_of_tags_that_became_one_both_are_given(small: Artifact, merged: str, source: str) -> None:
    found = Tagger(retag(small, ("lecture", merged), {"honour": merged, "visit": merged}))
    articles = [make_labelled(kind, 77).article for kind in ("honour", "visit", "lecture", None)]
    said = found.predict(articles)
    assert [one.primary for one in said] == [merged, merged, "lecture", None]
    old = Tagger(small).predict(articles)
    assert [one.scores[merged] for one in said] == [one.scores[source] for one in old]
    # The confidence is that of one of the two alone: a person looks at the other's articles.
    assert said[1 if source == "honour" else 0].review is not None


def test_where_no_tag_is_left_none_is_given(small: Artifact) -> None:
    found = Tagger(retag(small, ("campaign",), {}))
    said = found.predict([make_labelled(kind, 77).article for kind in ("honour", None)])
    assert [one.tags for one in said] == [(), ()]
    assert said[0].review is not None


def test_a_model_that_knew_no_untagged_article(small: Artifact) -> None:
    corpus = make_corpus(12, ("honour", "lecture"))
    found = Tagger(retag(train(corpus, ("honour", "lecture"), version="v", seed=0).artifact, ("lecture",), {}))
    (said,) = found.predict([make_labelled("honour", 77).article])
    assert (said.tags, said.certainty) == ((), 0.0)
    assert said.review is not None


@pytest.mark.parametrize("keys", [(), ("event", "event")])
def test_no_tags_or_one_twice_are_refused(small: Artifact, keys: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="each once"):
        retag(small, keys, {})


def test_the_old_tagger_is_left_as_it_was(small: Artifact) -> None:
    copy = replace(small, linear=replace(small.linear, weights=small.linear.weights.copy()))
    retag(small, ("visit", "new"), {"honour": "new"})
    assert np.array_equal(small.linear.weights, copy.linear.weights)
    assert small.keys == ("honour", "lecture", "visit")
