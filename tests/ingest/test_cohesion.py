import pytest

from classifier.ingest.affinity import Affinity
from classifier.ingest.cohesion import Cohesion, interpolate
from classifier.ingest.paragraphs import Paragraph
from tests.ingest.factories import make_paragraph

ABOVE = "心内科为毛婆婆植入心脏支架，术后恢复良好。"
BELOW = "毛婆婆的家属送来锦旗，感谢心内科的医生。"
OTHER = "团委组织青年植树，栽下树苗一百余株。"


def make_cohesion(*paragraphs: Paragraph, headlines: tuple[str, ...] = ()) -> Cohesion:
    return Cohesion(Affinity([*(p.text for p in paragraphs), *headlines, "无关的话"]), paragraphs)


def link(above: Paragraph, below: Paragraph) -> float:
    return make_cohesion(above, below).link(0, 1)


def test_shared_names_speak_for_one_article() -> None:
    cohesion = make_cohesion(*map(make_paragraph, (ABOVE, BELOW, OTHER)))
    assert cohesion.link(0, 1) > cohesion.link(0, 2)


def test_a_sentence_broken_off_goes_on_below() -> None:
    assert link(make_paragraph(ABOVE[:-3]), make_paragraph(OTHER)) > link(make_paragraph(ABOVE), make_paragraph(OTHER))


def test_a_byline_at_the_end_speaks_for_another_article_below() -> None:
    signed = make_paragraph(f"{ABOVE}（宣传科 李青）")
    assert link(signed, make_paragraph(OTHER)) < link(make_paragraph(ABOVE), make_paragraph(OTHER))


def test_a_lead_speaks_against_going_on_and_a_later_turn_of_speech_for_it() -> None:
    above = make_paragraph(ABOVE)
    plain, lead, later = (make_paragraph(start + OTHER) for start in ("", "近日，", "随后，"))
    assert link(above, lead) < link(above, plain) < link(above, later)


def test_columns_of_one_width_speak_for_one_article_and_of_two_against_it() -> None:
    narrow, same, wide = (make_paragraph(t, measure=m, width=2 * m) for t, m in ((ABOVE, 18), (OTHER, 18), (OTHER, 30)))
    assert link(narrow, wide) < link(narrow, make_paragraph(OTHER)) < link(narrow, same)


def test_a_half_width_figure_may_shift_the_measure_but_not_both_counts() -> None:
    # 18 ideographs are 36 columns; with 4 half-width letters more, 20 characters are still 36 columns.
    above = make_paragraph(ABOVE, measure=18, width=36)
    assert link(above, make_paragraph(OTHER, measure=20, width=36)) == link(
        above, make_paragraph(OTHER, measure=18, width=36)
    )


def test_a_headline_fits_the_paragraph_that_holds_its_words() -> None:
    cohesion = make_cohesion(*map(make_paragraph, (ABOVE, OTHER)), headlines=("毛婆婆植入心脏支架", "团委组织青年植树"))
    assert cohesion.fit(0, 0) > 0 > cohesion.fit(0, 1)
    assert cohesion.fit(1, 1) > 0 > cohesion.fit(1, 0)


@pytest.mark.parametrize(
    ("value", "expected"), [(0.0, 1.0), (0.5, 2.0), (1.0, 3.0), (2.0, 1.0), (3.0, -1.0), (9.0, -1.0)]
)
def test_between_two_points_of_a_table_the_line_is_straight(value: float, expected: float) -> None:
    assert interpolate(((0.0, 1.0), (1.0, 3.0), (3.0, -1.0)), value) == pytest.approx(expected)
