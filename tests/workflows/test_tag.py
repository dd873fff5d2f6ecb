from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.domain.prediction import Evidence, Prediction, ReviewReason
from classifier.errors import InputError, NotFoundError
from classifier.workflows import tag as tag_module
from classifier.workflows.record import tagged_object
from classifier.workflows.tag import Predictor, TaggedIssue, tag_issues


@dataclass
class FakeTagger:
    """Tags everything as an award and remembers how it was called."""

    batches: list[int] = field(default_factory=list)

    def predict(self, articles: Sequence[Article], *, explain: bool = False) -> list[Prediction]:
        self.batches.append(len(articles))
        evidence = {"award": (Evidence("荣获", 1.84567),)} if explain else {}
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


def never() -> Predictor:
    pytest.fail("the model was loaded for nothing")


def test_every_batch_is_told_of_before_its_issue_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tag_module, "BATCH", 2)
    told: list[int] = []
    results = tag_issues([make_issue("a", "甲", "乙", "丙")], FakeTagger, passed=lambda batch: told.append(len(batch)))
    assert told == []
    next(results)
    assert told == [2, 1]


def test_order_is_kept_and_errors_are_handed_through() -> None:
    missing = NotFoundError("b: no such file", source="b")
    results = list(tag_issues([make_issue("a", "甲"), missing, make_issue("c", "乙乙", "丙")], FakeTagger))
    assert results[1] is missing
    first, last = results[0], results[2]
    assert isinstance(first, TaggedIssue)
    assert isinstance(last, TaggedIssue)
    assert [article.text for article, _ in last.pairs] == ["乙乙", "丙"]
    assert [prediction.review for prediction in last.predictions] == [None, ReviewReason.TOO_SHORT]


def test_the_model_is_loaded_once_and_only_when_there_is_an_article() -> None:
    loads: list[FakeTagger] = []

    def load() -> Predictor:
        loads.append(FakeTagger())
        return loads[-1]

    list(tag_issues([make_issue("a", "甲"), make_issue("b", "乙")], load))
    assert len(loads) == 1
    empty, error = tag_issues([make_issue("empty"), NotFoundError("x: no such file", source="x")], never)
    assert empty == TaggedIssue(make_issue("empty"), ())
    assert isinstance(error, InputError)


def test_a_long_issue_is_tagged_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tag_module, "BATCH", 2)
    tagger = FakeTagger()
    (result,) = tag_issues([make_issue("a", *"甲乙丙丁戊")], lambda: tagger)
    assert isinstance(result, TaggedIssue)
    assert tagger.batches == [2, 2, 1]
    assert len(result.predictions) == 5


def test_issues_are_taken_one_by_one() -> None:
    taken: list[str] = []

    def stream() -> Iterator[Issue]:
        for name in "abc":
            taken.append(name)
            yield make_issue(name, "甲")

    results = tag_issues(stream(), FakeTagger)
    next(results)
    assert taken == ["a"]


def test_predictions_must_match_the_articles() -> None:
    with pytest.raises(ValueError, match="0 predictions for 1 articles"):
        TaggedIssue(make_issue("a", "甲"), ())


def test_the_object_of_a_tagged_article() -> None:
    (result,) = tag_issues([make_issue("a", "甲甲")], FakeTagger, explain=True)
    assert isinstance(result, TaggedIssue)
    ((article, prediction),) = result.pairs
    found = tagged_object(result.issue, article, prediction, explain=True)
    assert list(found)[10:12] == ["split_confidence", "recognition"]
    assert list(found)[12:] == ["primary", "tags", "scores", "review", "model", "evidence"]
    assert found["tags"] == [{"tag": "award", "confidence": 0.9713}]
    assert found["scores"] == {"award": 0.9713, "event": 0.2}
    assert found["evidence"] == {"award": [["荣获", 1.8457]]}
    assert found["review"] is None
    assert "evidence" not in tagged_object(result.issue, article, prediction, explain=False)


def test_a_doubtful_split_comes_before_any_other_reason() -> None:
    articles = (
        Article(title="题", text="甲", doubtful=True, confidence=0.61234),
        Article(title="题", text="甲", position=2),
        Article(title="题", text="甲甲", position=3, doubtful=True),
    )
    (result,) = tag_issues([Issue(source="a", articles=articles)], FakeTagger)
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
    (result,) = tag_issues([issue], FakeTagger)
    assert isinstance(result, TaggedIssue)
    ((article, prediction),) = result.pairs
    found = tagged_object(issue, article, prediction, explain=False)
    assert list(found)[-2:] == ["model", "source_id"]
