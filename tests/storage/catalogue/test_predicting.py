"""What models said: one of it holds, the rest is history."""

import datetime as dt
from pathlib import Path

import pytest

from classifier.domain.prediction import BASE, PUNCTUATION, REST, Evidence, Place, Prediction, ReviewReason
from classifier.storage.catalogue.catalogue import Catalogue
from tests.storage.catalogue.factories import MOMENT, make_issue, make_prediction, put, record

LATER = MOMENT + dt.timedelta(hours=1)


@pytest.mark.parametrize(
    "other",
    [
        make_prediction("event", model="v0002"),
        make_prediction("award", "event", model="v0002"),
        make_prediction(model="v0002"),
        make_prediction("award", model="v0002", review=ReviewReason.UNCERTAIN),
    ],
)
def test_what_tags_otherwise_holds_and_the_former_stays_as_history(
    catalogue: Catalogue, tmp_path: Path, other: Prediction
) -> None:
    put(catalogue, tmp_path / "a.txt", "甲", "乙")
    article = next(catalogue.articles()).article.id
    assert catalogue.retag(article, other, at=LATER, run="run2")
    assert [one.prediction for one in catalogue.articles()] == [other, make_prediction("award")]
    assert catalogue.history(article) == [(MOMENT, make_prediction("award")), (LATER, other)]
    assert not catalogue.retag(article, other, at=LATER, run="run3")


def test_what_tags_the_same_adds_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    before = make_prediction("award", "event", "training")
    record(catalogue, make_issue("甲", path=tmp_path / "a.txt"), before)
    article = next(catalogue.articles()).article.id
    same = make_prediction("award", "training", "event", model="v0002", certainty=0.5)
    assert not catalogue.retag(article, same, at=LATER, run="run2")
    assert catalogue.history(article) == [(MOMENT, before)]
    primary = make_prediction("event", "award", "training", model="v0002")
    assert catalogue.retag(article, primary, at=LATER, run="run2")


def test_many_are_tagged_anew_in_one_step(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path / "a.txt", "甲", "乙", "丙")
    ids = [one.article.id for one in catalogue.articles()]
    said = [make_prediction("event"), make_prediction("award"), make_prediction("training")]
    assert len(catalogue.retag_all(zip(ids, said, strict=True), at=LATER, run="run2")) == 2
    assert [one.prediction for one in catalogue.articles()] == said


def test_an_article_that_is_not_here_is_not_tagged(catalogue: Catalogue) -> None:
    assert not catalogue.retag("0" * 16, make_prediction("award"), at=LATER, run="run2")
    assert catalogue.history("0" * 16) == []
    assert catalogue.counts().predictions == 0


def test_history_goes_with_the_article(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path / "a.txt", "甲")
    article = next(catalogue.articles()).article.id
    catalogue.retag(article, make_prediction("event"), at=LATER, run="run2")
    put(catalogue, tmp_path / "a.txt", "乙")
    assert catalogue.history(article) == []
    assert (catalogue.counts().predictions, catalogue.counts().former) == (1, 0)


def test_of_the_evidence_what_spoke_for_the_tags_given_is_kept(catalogue: Catalogue, tmp_path: Path) -> None:
    place = (Place("text", 0, 2),)
    said = (
        Evidence(BASE, 9.0),
        *(Evidence(f"词{number}", 3.0 - number / 10, place) for number in range(8)),
        Evidence("不", -2.0),
        Evidence(PUNCTUATION, 1.5),
        Evidence("微", 0.01),
        Evidence(REST, 1.0),
    )
    (tmp_path / "a.txt").touch()
    prediction = make_prediction("award", "event", evidence={"award": said, "training": said})
    record(catalogue, make_issue("甲", path=tmp_path / "a.txt"), prediction)
    found = next(catalogue.articles()).prediction
    assert found is not None
    assert found.evidence == {"award": tuple(Evidence(f"词{number}", 3.0 - number / 10) for number in range(6))}
