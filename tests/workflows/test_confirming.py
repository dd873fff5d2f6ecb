import datetime as dt
from pathlib import Path

from classifier.domain.answer import Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.domain.label import Label
from classifier.domain.prediction import PERSON, Prediction, ReviewReason
from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.confirming import confirm
from classifier.workflows.own import decided
from classifier.workflows.tag import TaggedIssue

NOON = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)
TAXONOMY = Taxonomy(tuple(Tag(key=key, zh=key, en=key, definition="") for key in ("award", "event")))


def make_tagged() -> TaggedIssue:
    prediction = Prediction(
        scores={"award": 0.9, "event": 0.4},
        tags=("award",),
        primary="award",
        review=ReviewReason.UNCERTAIN,
        model="v0001",
        certainty=0.6,
    )
    articles = tuple(Article(title=f"题{n}", text="正文。", position=n) for n in (1, 2))
    return TaggedIssue(Issue(source="2026-03.txt", articles=articles), (prediction, prediction))


def answer(folder: LabelFolder, article: str, *tags: str, by: str = "王芳", verdict: Verdict = Verdict.LABEL) -> None:
    label = Label(tags=tags, primary=tags[0] if tags else None) if verdict is not Verdict.UNSURE else None
    folder.log(by).append(
        Answer(
            id=f"{by}-{article}",
            verdict=verdict,
            article=article,
            annotator=by,
            at=NOON,
            seconds=1.0,
            label=label,
        )
    )


def test_a_label_stands_in_place_of_a_prediction_and_needs_no_review() -> None:
    tagged = make_tagged()
    first, second = tagged.issue.articles
    confirmed = confirm(tagged, {first.id: Label(tags=("award", "event"), primary="event")})
    assert confirmed.issue is tagged.issue
    said = confirmed.predictions[0]
    assert (said.primary, said.tags, said.review, said.model, said.certainty) == (
        "event",
        ("event", "award"),
        None,
        PERSON,
        1.0,
    )
    assert said.scores == {"award": 0.9, "event": 0.4}
    assert confirmed.predictions[1] is tagged.predictions[1]
    assert second.id != first.id


def test_a_person_can_decide_that_there_is_no_tag() -> None:
    tagged = make_tagged()
    said = confirm(tagged, {tagged.issue.articles[0].id: Label(tags=(), primary=None)}).predictions[0]
    assert (said.primary, said.tags, said.review) == (None, (), None)


def test_a_tag_that_the_model_does_not_know_has_no_score_but_stands() -> None:
    tagged = make_tagged()
    said = confirm(tagged, {tagged.issue.articles[0].id: Label(tags=("notice",), primary="notice")}).predictions[0]
    assert (said.tags, said.scores["notice"]) == (("notice",), 0.0)


def test_an_issue_that_nobody_labelled_anything_of_is_handed_through() -> None:
    tagged = make_tagged()
    assert confirm(tagged, {"elsewhere": Label(tags=("award",), primary="award")}) is tagged


def test_only_decisions_count_and_only_in_tags_in_use(tmp_path: Path) -> None:
    folder = LabelFolder(tmp_path)
    answer(folder, "a" * 16, "award", "retired")
    answer(folder, "b" * 16, "retired")
    answer(folder, "c" * 16, verdict=Verdict.UNSURE)
    answer(folder, "d" * 16, "award")
    answer(folder, "d" * 16, "event", by="李雷")
    answer(folder, "e" * 16)
    assert decided(folder, TAXONOMY) == {
        "a" * 16: Label(tags=("award",), primary="award"),
        "e" * 16: Label(tags=(), primary=None),
    }
