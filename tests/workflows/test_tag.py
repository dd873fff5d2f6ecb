import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.domain.prediction import REST, Evidence, Place, Prediction, ReviewReason
from classifier.errors import InputError, NotFoundError, OtherTagsError
from classifier.learn.batches import BATCH_CHARACTERS
from classifier.workflows.predictor import Model
from classifier.workflows.record import tagged_object
from classifier.workflows.tag import TaggedIssue, tag_issues


@dataclass
class FakeTagger:
    """Tags everything as an award and remembers how it was called."""

    batches: list[int] = field(default_factory=list)
    version: str = "fake-0"
    keys: tuple[str, ...] = ("award", "event")

    def predict(self, articles: Sequence[Article], *, explain: bool = False) -> list[Prediction]:
        self.batches.append(len(articles))
        places = (Place("title", 3, 5), Place("text", 0, 2))
        evidence = {"award": (Evidence("荣获", 1.84567, places), Evidence("〔起点〕", -0.5))} if explain else {}
        return [
            Prediction(
                scores={"award": 0.971281, "event": 0.2},
                tags=("award",),
                primary="award",
                review=ReviewReason.TOO_SHORT if len(article.text) < 2 else None,
                model="fake-0",
                evidence=evidence,
            )
            for article in articles
        ]


def make_issue(source: str, *texts: str) -> Issue:
    articles = (Article(title=f"题{place}", text=text, position=place) for place, text in enumerate(texts, start=1))
    return Issue(source=source, articles=tuple(articles))


KEYS = FakeTagger().keys


def never() -> Model:
    pytest.fail("the model was loaded for nothing")


def tagged(issues: Iterable[Issue | InputError], load: Callable[[], Model], **more: Any) -> Iterator[Any]:
    return tag_issues(issues, load, KEYS, **more)


def test_every_batch_of_a_long_issue_is_told_of_before_it_is_done() -> None:
    told: list[int] = []
    long = "长" * (BATCH_CHARACTERS - 10)
    results = tagged([make_issue("a", long, long, "丙")], FakeTagger, passed=lambda batch: told.append(len(batch)))
    assert told == []
    next(results)
    assert told == [2, 1]


def test_small_issues_are_told_of_one_by_one() -> None:
    told: list[int] = []
    issues = [make_issue("a", "甲"), make_issue("b", "乙", "丙"), make_issue("c"), make_issue("d", "丁")]
    results = tagged(issues, FakeTagger, passed=lambda batch: told.append(len(batch)))
    for expected in ([1], [1, 2], [1, 2], [1, 2, 1]):
        next(results)
        assert told == expected


def test_order_is_kept_and_errors_are_handed_through() -> None:
    missing = NotFoundError("b: no such file", source="b")
    results = list(tagged([make_issue("a", "甲"), missing, make_issue("c", "乙乙", "丙")], FakeTagger))
    assert results[1] is missing
    first, last = results[0], results[2]
    assert isinstance(first, TaggedIssue)
    assert isinstance(last, TaggedIssue)
    assert [article.text for article, _ in last.pairs] == ["乙乙", "丙"]
    assert [prediction.review for prediction in last.predictions] == [None, ReviewReason.TOO_SHORT]


def test_the_model_is_loaded_once_and_only_when_there_is_an_article() -> None:
    loads: list[FakeTagger] = []

    def load() -> Model:
        loads.append(FakeTagger())
        return loads[-1]

    list(tagged([make_issue("a", "甲"), make_issue("b", "乙")], load))
    assert len(loads) == 1
    empty, error = tagged([make_issue("empty"), NotFoundError("x: no such file", source="x")], never)
    assert empty == TaggedIssue(make_issue("empty"), ())
    assert isinstance(error, InputError)


def test_a_long_issue_is_tagged_in_batches() -> None:
    tagger = FakeTagger()
    half = "长" * (BATCH_CHARACTERS // 2)
    (result,) = tagged([make_issue("a", half, half, half, half, "戊")], lambda: tagger)
    assert isinstance(result, TaggedIssue)
    assert tagger.batches == [2, 2, 1]
    assert len(result.predictions) == 5


def test_small_issues_at_hand_are_tagged_together() -> None:
    tagger = FakeTagger()
    missing = NotFoundError("x: no such file", source="x")
    found = list(
        tagged([make_issue("a", "甲"), make_issue("b", "乙"), missing, make_issue("c", "丙", "丁")], lambda: tagger)
    )
    assert tagger.batches == [1, 3]
    assert found[2] is missing
    assert [len(one.predictions) for one in found if isinstance(one, TaggedIssue)] == [1, 1, 2]


def test_a_model_of_other_tags_is_refused() -> None:
    results = tag_issues([make_issue("a", "甲")], FakeTagger, ("award", "notice", "profile"))
    with pytest.raises(OtherTagsError) as caught:
        next(results)
    assert caught.value.exit_status == 3
    assert (caught.value.lacking, caught.value.beside) == (("notice", "profile"), ("event",))
    assert (
        caught.value.message
        == "fake-0: a model of other tags: it does not know notice, profile, and knows besides event"
    )
    assert "trained" in caught.value.hint
    (kept,) = tag_issues([make_issue("a", "甲")], FakeTagger, ("event", "award"))
    assert isinstance(kept, TaggedIssue)


def test_the_first_issue_waits_for_no_other() -> None:
    taken: list[str] = []

    def stream() -> Iterator[Issue]:
        for name in "abc":
            taken.append(name)
            yield make_issue(name, "甲")

    results = tagged(stream(), FakeTagger)
    next(results)
    assert taken == ["a"]


def test_predictions_must_match_the_articles() -> None:
    with pytest.raises(ValueError, match="0 predictions for 1 articles"):
        TaggedIssue(make_issue("a", "甲"), ())


def test_the_object_of_a_tagged_article() -> None:
    (result,) = tagged([make_issue("a", "甲甲")], FakeTagger, explain=True)
    assert isinstance(result, TaggedIssue)
    ((article, prediction),) = result.pairs
    found = tagged_object(result.issue, article, prediction, explain=True)
    assert list(found)[10:12] == ["split_confidence", "recognition"]
    assert list(found)[12:] == ["primary", "tags", "scores", "review", "model", "evidence"]
    assert found["tags"] == [{"tag": "award", "confidence": 0.9713}]
    assert found["scores"] == {"award": 0.9713, "event": 0.2}
    assert found["evidence"] == {"award": [["荣获", 1.8457, [["title", 3, 5], ["text", 0, 2]]], ["〔起点〕", -0.5, []]]}
    assert found["review"] is None
    assert "evidence" not in tagged_object(result.issue, article, prediction, explain=False)


def test_a_doubtful_split_comes_before_any_other_reason() -> None:
    articles = (
        Article(title="题", text="甲", doubtful=True, confidence=0.61234),
        Article(title="题", text="甲", position=2),
        Article(title="题", text="甲甲", position=3, doubtful=True),
    )
    (result,) = tagged([Issue(source="a", articles=articles)], FakeTagger)
    assert isinstance(result, TaggedIssue)
    reasons = [prediction.review for prediction in result.predictions]
    assert reasons == [ReviewReason.SPLIT, ReviewReason.TOO_SHORT, ReviewReason.SPLIT]
    found = [tagged_object(result.issue, *pair, explain=False) for pair in result.pairs]
    assert [(one["review"], one["split_confidence"]) for one in found] == [
        ("split", 0.6123),
        ("too_short", 1.0),
        ("split", 1.0),
    ]


def test_the_id_of_a_ready_article_comes_last() -> None:
    issue = Issue(source="a", articles=(Article(title="题", text="文", source_id="007"),), ready=True)
    (result,) = tagged([issue], FakeTagger)
    assert isinstance(result, TaggedIssue)
    ((article, prediction),) = result.pairs
    found = tagged_object(issue, article, prediction, explain=False)
    assert list(found)[-2:] == ["model", "source_id"]


def make_prediction(*tags: str, **evidence: tuple[Evidence, ...]) -> Prediction:
    primary = tags[0] if tags else None
    return Prediction(
        scores={"award": 0.2, "event": 0.4}, tags=tags, primary=primary, review=None, model="m", evidence=evidence
    )


def listed(prediction: Prediction) -> Any:
    issue = make_issue("a", "甲")
    return tagged_object(issue, issue.articles[0], prediction, explain=True)["evidence"]


def test_the_strongest_evidence_is_listed_and_the_rest_in_one() -> None:
    weights = [(-1) ** place * (20 - place) / 7 for place in range(20)]
    found = listed(make_prediction("award", award=tuple(Evidence(str(weight), weight) for weight in weights)))["award"]
    assert [term for term, *_ in found] == [*map(str, weights[:8]), REST]
    assert math.isclose(sum(weight for _, weight, _ in found), sum(weights), abs_tol=0.001)


def test_evidence_is_of_the_tags_given_or_else_of_the_likeliest() -> None:
    said = {"award": (Evidence("奖", 1.0),), "event": (Evidence("会", -1.0),)}
    assert list(listed(make_prediction("award", **said))) == ["award"]
    assert list(listed(make_prediction("event", "award", **said))) == ["event", "award"]
    assert list(listed(make_prediction(**said))) == ["event"]
