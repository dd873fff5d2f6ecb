from collections.abc import Callable

import pytest

from classifier.ingest.affinity import Affinity
from classifier.ingest.evidence import Witness, title_below, title_first, title_later, words
from classifier.ingest.features import Evidence, Feature
from classifier.ingest.outline import outline
from classifier.ingest.paragraphs import Paragraph
from classifier.ingest.roles import Role, Unit
from tests.ingest.factories import make_paragraph, make_unit, make_units

ABOVE = "心内科为毛婆婆植入心脏支架，术后恢复良好。"
OTHER = "团委组织青年植树，栽下树苗一百余株。"


def make_witness(*units: Unit) -> Witness:
    plan = outline(units)
    return Witness(plan, Affinity(words(plan)))


def features(evidence: Evidence) -> set[Feature]:
    return {feature for feature, _ in evidence}


def link(above: Paragraph, below: Paragraph, *, cosine: float = 0.0, parted: bool = False) -> set[Feature]:
    witness = make_witness(Unit(above, Role.BODY), Unit(below, Role.BODY))
    return features(witness.link(0, 1, cosine, parted=parted))


def test_what_two_paragraphs_name_alike_counts() -> None:
    first, second = make_paragraph("9月3日，骨科开诊。"), make_paragraph("9月3日的骨科人不少。")
    assert Feature.LINK_NAMED in link(first, second)
    assert Feature.LINK_NAMED not in link(first, make_paragraph(OTHER))


@pytest.mark.parametrize(
    ("cosine", "expected"), [(0.0, 0.0), (0.005, 0.5), (0.01, 1.0), (0.03, 1.5), (0.05, 2.0), (0.9, 2.0)]
)
def test_shared_words_count_more_and_more_up_to_a_bound(cosine: float, expected: float) -> None:
    witness = make_witness(make_unit(ABOVE), make_unit(OTHER))
    kinds = (Feature.LINK_WORDS_SOME, Feature.LINK_WORDS_MUCH)
    found = sum(value for feature, value in witness.link(0, 1, cosine, parted=False) if feature in kinds)
    assert found == pytest.approx(expected)


def test_columns_of_one_width_are_told_from_columns_of_two() -> None:
    narrow, same, wide = (make_paragraph(ABOVE, measure=m, width=2 * m) for m in (18, 18, 30))
    assert Feature.LINK_SAME_COLUMN in link(narrow, same)
    assert Feature.LINK_OTHER_COLUMN in link(narrow, wide)
    assert not {Feature.LINK_SAME_COLUMN, Feature.LINK_OTHER_COLUMN} & link(narrow, make_paragraph(OTHER))


def test_a_half_width_figure_may_shift_the_measure_but_not_both_counts() -> None:
    # 18 ideographs are 36 columns; with 4 half-width letters more, 20 characters are still 36 columns.
    first, second = make_paragraph(ABOVE, measure=18, width=36), make_paragraph(OTHER, measure=20, width=36)
    assert Feature.LINK_SAME_COLUMN in link(first, second)


def test_a_byline_closes_and_an_open_sentence_goes_on_unless_a_headline_parts_it() -> None:
    signed, broken = make_paragraph(f"{ABOVE}（宣传科 李青）"), make_paragraph(ABOVE[:-3])
    assert Feature.LINK_CLOSED in link(signed, make_paragraph(OTHER))
    assert Feature.LINK_BROKEN_OFF in link(broken, make_paragraph(OTHER))
    assert Feature.LINK_BROKEN_OFF not in link(broken, make_paragraph(OTHER), parted=True)


def test_leads_and_later_turns_of_speech_are_told_apart() -> None:
    witness = make_witness(
        *(make_unit(start + OTHER) for start in ("近日，", "随后，", "为了绿化，", "本报讯（李青）"))
    )
    assert [features(witness.begins(at)) for at in range(4)] == [
        {Feature.BEGINS_LEAD},
        {Feature.BEGINS_LATER},
        {Feature.BEGINS_PURPOSE},
        {Feature.BEGINS_LEAD, Feature.BEGINS_BYLINE},
    ]


def test_a_headline_is_weighed_by_its_look_and_by_what_stands_below() -> None:
    witness = make_witness(
        *make_units(("我院召开年度工作会议", Role.HEADING), (ABOVE, Role.BODY)),
        make_unit("重燃希望", Role.HEADING, at=5),
        make_unit(f"近日，{OTHER}", at=7),
    )
    assert {Feature.OPENS, Feature.OPENS_ISSUE, Feature.OPENS_REPORTS} <= features(witness.opens(0, 0, 0.0))
    assert {Feature.OPENS, Feature.OPENS_SHORT, Feature.OPENS_LEAD} <= features(witness.opens(1, 1, 0.0))
    assert Feature.OPENS_TOPIC_MUCH in features(witness.opens(1, 1, 0.06))


def test_marked_headings_are_certain() -> None:
    marked = make_unit("精准治疗，创造生命奇迹", Role.HEADING, level=2)
    witness = make_witness(marked, make_unit(ABOVE, at=3), make_unit("重燃希望", Role.HEADING, at=5), make_unit(OTHER))
    assert [witness.certain(number) for number in (0, 1)] == [True, False]


@pytest.mark.parametrize("title", [title_first, title_below, title_later])
def test_the_more_of_a_headline_a_paragraph_holds_the_more_it_says(title: Callable[[float], Evidence]) -> None:
    none, chance, little, much = title(0.0), title(0.008), title(0.05), title(0.4)
    assert [len(found) for found in (none, chance, little, much)] == [1, 0, 1, 2]
    assert none[0][0].name.endswith("NONE")
    assert little[0][1] < much[0][1] == 1.0
