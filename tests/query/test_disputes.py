import datetime as dt
from collections.abc import Sequence

import pytest

from classifier.domain.answer import Answer, Verdict
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.domain.resolution import resolve
from classifier.query.disputes import Finding, Reason, ReviewItem, Twin, dispute, find_disputes, suspect_items
from classifier.query.rules import parse_rules
from tests.query.factories import NOON, make_answer, make_article

ADJUDICATION, UNSURE = Verdict.ADJUDICATION, Verdict.UNSURE
Said = tuple[str, Sequence[str] | None, Verdict]


def make_filed(title: str = "a") -> FiledArticle:
    return FiledArticle(make_article(title))


def given(*said: Said, article: str = "a") -> list[Answer]:
    """Answers a minute apart: who, which tags, what kind of answer."""
    return [
        make_answer(
            article, tags, id=f"{article}{minute}", annotator=name, verdict=verdict, at=NOON + dt.timedelta(0, minute)
        )
        for minute, (name, tags, verdict) in enumerate(said)
    ]


def label(name: str, *tags: str) -> Said:
    return name, tags, Verdict.LABEL


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ([label("甲", "event")], None),
        ([label("甲", "event"), label("乙", "event")], None),
        ([label("甲", "event", "award"), label("乙", "award", "event")], Reason.DISPUTED),
        ([label("甲", "event"), label("乙", "award")], Reason.DISPUTED),
        ([label("甲"), label("乙", "award")], Reason.DISPUTED),
        ([label("甲", "event"), label("乙", "award"), label("丙", "award")], Reason.OUTVOTED),
        ([label("甲", "event"), label("乙", "event"), label("丙", "event")], None),
        ([("甲", None, UNSURE), ("乙", None, UNSURE)], Reason.UNSURE),
        ([("甲", None, UNSURE), label("乙", "award")], None),
        ([label("甲", "event"), label("乙", "award"), ("丙", ["award"], ADJUDICATION)], None),
        # To say that the label is right as it is settles it too.
        ([label("甲", "event"), ("甲", ["event"], ADJUDICATION)], None),
        ([("丙", ["award"], ADJUDICATION), label("甲", "award")], None),
        ([label("乙", "event"), ("丙", ["award"], ADJUDICATION), label("甲", "event")], Reason.REOPENED),
        ([("丙", ["award"], ADJUDICATION), label("甲", "event"), ("丁", ["award"], ADJUDICATION)], None),
        ([("丙", ["award"], ADJUDICATION), ("丁", ["event"], ADJUDICATION)], None),
    ],
)
def test_what_is_left_to_decide(said: list[Said], reason: Reason | None) -> None:
    assert dispute(resolve(given(*said))["a"]) == reason


def test_tags_in_another_order_are_no_dispute() -> None:
    answers = [
        make_answer("a", ("event",), id="1"),
        make_answer("a", ("event",), id="2", annotator="乙"),
    ]
    first = Label(tags=("event", "award", "party"), primary="event")
    second = Label(tags=("event", "party", "award"), primary="event")
    said = [
        Answer(id=one.id, verdict=one.verdict, article="a", annotator=one.annotator, at=NOON, label=tags)
        for one, tags in zip(answers, (first, second), strict=True)
    ]
    assert dispute(resolve(said)["a"]) is None


def test_disputes_come_with_their_answers_those_without_a_majority_first() -> None:
    answers = [
        *given(("甲", None, UNSURE), article="a"),
        *given(label("甲", "event"), label("乙", "award"), label("丙", "award"), article="b"),
        *given(label("甲", "event"), article="c"),
        *given(label("甲", "event"), label("乙", "award"), label("丙"), article="d"),
    ]
    items = find_disputes(resolve(answers), {name: make_filed(name) for name in "abcd"})
    assert [(item.filed.article.title, item.findings[0].reason) for item in items] == [
        ("d", Reason.DISPUTED),
        ("b", Reason.OUTVOTED),
        ("a", Reason.UNSURE),
    ]
    split, outvoted, unsure = items
    assert [answer.annotator for answer in split.answers] == ["甲", "乙", "丙"]
    assert split.label is None
    assert [choice.tags for choice in split.choices] == [("event",), ("award",), ()]
    assert outvoted.label == Label(tags=("award",), primary="award")
    assert len(outvoted.choices) == 2
    assert unsure.choices == ()
    assert all(item.is_dispute for item in items)


def test_findings_of_an_article_stand_together_and_rules_come_first() -> None:
    (rule,) = parse_rules("[[rule]]\nid = 'a'\ncase = 0\ntitle = 'x'\nzh = 'z'\nen = 'e'\nuntagged = true")
    ids = {name: make_filed(name).id for name in "abcd"}
    answers = [answer for name in "abc" for answer in given(label("甲", "event"), article=ids[name])]
    articles = {id_: make_filed(name) for name, id_ in ids.items()}
    disputed = given(label("甲", "event"), label("乙", "award"), article=ids["d"])
    resolutions = resolve([*answers, *disputed])
    weak, strong = Finding(reason=Reason.MISSING, weight=0.6, tag="award"), Finding(reason=Reason.PRIMARY, weight=1.0)
    twin = Finding(reason=Reason.TWIN, weight=0.7, twin=Twin(make_filed("x"), Label(tags=(), primary=None)))
    broken = Finding(reason=Reason.RULE, rule=rule)
    said = [("a", weak), ("b", twin), ("c", weak), ("c", broken), ("a", strong), ("d", weak)]
    found = [(ids[name], finding) for name, finding in said]
    items = suspect_items(found, resolutions, articles, taken=find_disputes(resolutions, articles))
    assert [(item.filed.article.title, item.findings) for item in items] == [
        ("d", (Finding(reason=Reason.DISPUTED), weak)),
        ("c", (broken, weak)),
        ("a", (strong, weak)),
        ("b", (twin,)),
    ]
    assert [item.is_dispute for item in items] == [True, False, False, False]
    assert items[1].label == Label(tags=("event",), primary="event")


def test_an_item_and_a_finding_make_sense() -> None:
    with pytest.raises(ValueError, match="nothing speaks"):
        ReviewItem(filed=make_filed(), findings=(), answers=(), label=None)
    with pytest.raises(ValueError, match="a twin goes with"):
        Finding(reason=Reason.TWIN)
    with pytest.raises(ValueError, match="a rule goes with"):
        Finding(reason=Reason.RULE)
