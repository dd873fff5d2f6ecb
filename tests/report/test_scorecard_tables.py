from classifier.report import scorecard_tables as tables
from tests.report.factories import TAXONOMY, chinese, english, make_scorecard


def test_figures_of_a_small_set() -> None:
    card = make_scorecard(resamples=0)
    shown = {row[0]: row[1:] for row in tables.summary(card, english).rows}
    assert shown["primary: right"] == ("0.600", "")
    assert shown["tags: all of an article right"] == ("0.400", "")
    assert shown["not marked for review: share"] == ("1.000", "")
    by_tag = tables.tag_table(card, TAXONOMY, english).rows
    assert by_tag == (
        ("获奖", "0.667", "1.000", "0.800", "", "2"),
        ("活动", "0.000", "0.000", "0.000", "", "2"),
    )
    by_kind = tables.primary_table(card, TAXONOMY, english).rows
    assert by_kind[-1] == ("none", "1.000", "0.500", "0.667", "", "2")
    assert tables.confusion_table(card, TAXONOMY, english).rows == (
        ("获奖", "2", "0", "0"),
        ("活动", "1", "0", "0"),
        ("none", "0", "1", "1"),
    )


def test_mistakes_stand_with_the_surest_first() -> None:
    card = make_scorecard(titles=["甲", "乙", "丙", " "], text="没有标题的稿件，只好看它的开头，看到第二十四个字为止。")
    assert tables.mistakes_table(card, TAXONOMY, chinese).rows == (
        ("0.750", "活动", "获奖", "丙"),
        ("0.650", "无标签", "活动", "没有标题的稿件，只好看它的开头，看到第二十四个字…"),
    )


def test_intervals_are_told_with_how_they_were_made() -> None:
    card = make_scorecard(resamples=50)
    summary = tables.summary(card, english)
    assert summary.headings[-1] == "95 % interval"
    assert "50 resamples, seed 0" in summary.note
    low, high = summary.rows[0][2].split("–")
    assert float(low) < card.evaluation.primary_macro_f1 < float(high)
    assert tables.summary(make_scorecard(resamples=0), english).headings[-1] == ""


def test_a_tag_that_is_in_no_article_is_told_of() -> None:
    assert "counts as 1" not in tables.summary(make_scorecard(), english).note
    absent = ((("award",), ("award",), 0.9), ((), (), 0.8))
    card = make_scorecard(cases=absent, resamples=0)
    assert card.evaluation.primary_macro_f1 == 1
    assert tables.summary(card, english).note == (
        "some tags are no article's primary: where none was said either, their F1 counts as 1"
    )


def test_bins_and_the_curve_are_shown() -> None:
    card = make_scorecard()
    bins = tables.bins_table(card.evaluation.primary_reliability, english, title="x").rows
    assert bins[0] == ("0.5–0.6", "1", "0.550", "1.000")
    assert bins[-1] == ("0.9–1.0", "1", "0.950", "1.000")
    curve = tables.coverage_table(card, english)
    assert [row[0] for row in curve.rows[:-1]] == [f"{share} %" for share in (50, 60, 70, 80, 85, 90, 95, 100)]
    assert curve.rows[-2] == ("100 %", "0.600", "0.550")
    assert curve.rows[-1] == ("not marked: 100 %", "0.600", "")
    assert "0.400 if certainty told nothing" in curve.note
