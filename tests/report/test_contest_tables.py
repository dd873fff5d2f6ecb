from dataclasses import replace

from classifier.domain.contest import Contest, Finding, Ground
from classifier.report.contest_object import contest_object
from classifier.report.contest_tables import contest_table, support_table
from tests.report.factories import english
from tests.storage.registry.factories import make_contest

UNTESTED = Contest(
    champion="v0001", articles=0, support={"award": 0}, before=None, after=None, primary=None, tags=None,
    promoted=False, findings=(Finding(ground=Ground.NO_TEST),),
)  # fmt: skip


def test_figures_of_both_models_stand_side_by_side() -> None:
    contest = make_contest()
    assert contest.after is not None
    better = replace(contest, after=replace(contest.after, exact_match=0.75, tags={"award": 0.8, "event": 1.0}))
    found = contest_table(better, english)
    assert found.rows[0] == ("macro F1 of the primary", "0.900", "0.900", "+0.010 (from -0.020 to +0.030)")
    assert found.rows[3] == ("all tags right", "0.700", "0.750", "+0.050")
    assert support_table(better, {"award": "获奖"}, english).rows == (("获奖", "20", "0.900", "0.800", "-0.100"),)


def test_a_tag_that_no_test_article_carries_has_no_figures() -> None:
    contest = make_contest()
    assert contest.before is not None
    assert contest.after is not None
    perfect = {"award": 0.5, "event": 1.0}
    found = replace(
        contest,
        support={"award": 3, "event": 0},
        before=replace(contest.before, tags=perfect),
        after=replace(contest.after, tags=perfect),
    )
    assert support_table(found, {}, english).rows == (
        ("award", "3", "0.500", "0.500", "+0.000"),
        ("event", "0", "—", "—", "—"),
    )


def test_without_a_test_there_are_no_figures() -> None:
    assert contest_table(UNTESTED, english).rows == ()
    assert support_table(UNTESTED, {}, english).rows == (("award", "0", "—", "—", "—"),)


def test_a_contest_as_an_object() -> None:
    found = contest_object(make_contest())
    assert list(found) == [
        "champion", "articles", "support", "before", "after", "primary", "tags", "promoted", "findings",
    ]  # fmt: skip
    assert found["primary"] == {"value": 0.01, "low": -0.02, "high": 0.03}
    assert found["findings"] == [
        {"ground": "better", "tag": None, "value": 0.01, "bound": -0.02, "articles": []},
    ]
    untested = contest_object(UNTESTED)
    assert [untested[name] for name in ("before", "after", "primary", "tags")] == [None] * 4
