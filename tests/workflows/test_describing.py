import datetime as dt

import pytest

from classifier.domain.article import Article
from classifier.domain.catalogued import CataloguedArticle, CataloguedIssue
from classifier.domain.label import Label
from classifier.domain.prediction import Evidence, Prediction, ReviewReason
from classifier.domain.resolution import Basis, Resolution
from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.workflows.describing import MOST_TERMS, Describer, Tagging

TAXONOMY = Taxonomy(
    (
        Tag(key="honour", zh="荣誉", en="Honour", definition="", formerly=("award",)),
        Tag(key="event", zh="活动", en="Event", definition=""),
    )
)
ISSUE = CataloguedIssue(id="i1", name="3.txt", path="/issues/3.txt", newspaper="云溪医院报", number="第 3 期")


def stand(*tags: str, review: ReviewReason | None = None, date: dt.date | None = None) -> CataloguedArticle:
    prediction = Prediction(
        scores=dict.fromkeys((*tags, "event"), 0.5),
        tags=tags,
        primary=next(iter(tags), None),
        review=review,
        model="v0001",
        certainty=0.7,
        evidence={tag: tuple(Evidence(f"词{n}", 9.0 - n) for n in range(9)) for tag in tags},
    )
    return CataloguedArticle(
        article=Article(title="题目", text="正文。", date=date), issue=ISSUE, prediction=prediction
    )


def describe(labels: dict[str, Label] | None = None, **bases: Basis) -> Describer:
    unsettled = {id_: Resolution(article=id_, basis=basis, label=None, answers=()) for id_, basis in bases.items()}
    return Describer(TAXONOMY, labels or {}, unsettled)


@pytest.mark.parametrize(
    ("predicted", "review", "tagging"),
    [
        (("event", "award"), None, Tagging(("event", "honour"), False, None)),
        (("award", "honour"), ReviewReason.TOO_SHORT, Tagging(("honour",), False, "too_short")),
        (("gone", "event"), None, Tagging(("event",), False, "uncertain")),
        (("gone",), None, Tagging((), False, "uncertain")),
        (("gone", "event"), ReviewReason.SPLIT, Tagging(("event",), False, "split")),
        ((), None, Tagging((), False, None)),
    ],
)
def test_a_prediction_counts_in_the_tags_of_today(
    predicted: tuple[str, ...], review: ReviewReason | None, tagging: Tagging
) -> None:
    assert describe().verdict(stand(*predicted, review=review), "a") == tagging


def test_a_label_counts_whatever_was_predicted_and_clears_the_review() -> None:
    labels = {"a": Label(tags=("event", "honour"), primary="honour"), "b": Label(tags=(), primary=None)}
    found = describe(labels)
    assert found.verdict(stand("event", review=ReviewReason.SPLIT), "a") == Tagging(("honour", "event"), True, None)
    assert found.verdict(stand("event"), "b") == Tagging((), True, None)


def test_what_people_could_not_decide_counts_as_predicted_and_waits() -> None:
    found = describe(a=Basis.DISPUTED, b=Basis.UNSURE)
    assert found.verdict(stand("event"), "a") == Tagging(("event",), False, "disputed")
    assert found.verdict(stand("event", review=ReviewReason.SPLIT), "b") == Tagging(("event",), False, "unsure")


def test_without_a_date_of_the_issue_that_of_the_article_counts() -> None:
    day = dt.date(2026, 3, 4)
    assert describe().described(stand("event", date=day), "a", "3.txt", whole=True).date == day


def test_terms_are_few_and_what_the_period_before_is_not_asked_for_is_left_out() -> None:
    whole = describe().described(stand("award"), "a", "3.txt", whole=True)
    assert [term for term, _ in whole.terms["honour"]] == [f"词{n}" for n in range(MOST_TERMS)]
    part = describe().described(stand("award"), "a", "3.txt", whole=False)
    assert (part.tags, part.terms, part.excerpt) == (whole.tags, {}, "")


def test_equal_names_of_many_articles_are_kept_once() -> None:
    found = describe()
    one, other = (found.described(stand("event"), id_, "".join(["3", ".txt"]), whole=True) for id_ in ("a", "b"))
    assert one.issue is other.issue
