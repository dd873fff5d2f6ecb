from classifier.ingest.outline import Outline, Place, Slot, outline
from classifier.ingest.roles import Role
from tests.ingest.factories import make_unit, make_units

H, B, BYLINE, CAPTION = Role.HEADING, Role.BODY, Role.BYLINE, Role.CAPTION
BODY = "近日，我院召开会议，部署全年工作。"


def titles(found: Outline) -> list[str]:
    return [headline.text for headline in found.headlines]


def test_a_headline_is_tied_to_the_paragraph_right_below_it() -> None:
    found = outline(make_units(("我院召开会议", H), (BODY, B), (BODY, B), ("我院开展义诊", H), (BODY, B)))
    assert titles(found) == ["我院召开会议", "我院开展义诊"]
    assert found.slots == [Slot(1, 0), Slot(2), Slot(4, 1)]
    assert found.places == [Place(0, displaced=False), Place(2, displaced=False)]


def test_furniture_is_in_neither_headlines_nor_bodies() -> None:
    found = outline(make_units(("我院召开会议", H), ("图为会议现场", CAPTION), (BODY, B)))
    assert found.slots == [Slot(2, 0)]


def test_of_two_headlines_in_a_row_the_upper_one_is_displaced() -> None:
    found = outline(make_units(("我院召开年度工作会议", H), ("护理部举办技能培训班", H), (BODY, B)))
    assert [place.displaced for place in found.places] == [True, False]
    assert found.slots == [Slot(2, 1)]


def test_headlines_at_the_very_end_are_displaced() -> None:
    found = outline(make_units((BODY, B), ("我院召开年度工作会议", H), ("护理部举办技能培训班", H)))
    assert found.places == [Place(1, displaced=True), Place(1, displaced=True)]


def test_a_byline_below_a_headline_is_part_of_its_body() -> None:
    found = outline(make_units(("我院召开会议", H), ("□胡青", BYLINE), (BODY, B)))
    assert found.slots == [Slot(1, 0), Slot(2)]


def test_the_lines_below_a_heading_of_good_news_are_its_items() -> None:
    found = outline(make_units((BODY, B), ("喜报", H), ("我院获评先进集体", H), ("我院通过胸痛中心验收", H)))
    assert titles(found) == ["喜报"]
    assert found.slots == [Slot(0), Slot(2, 0), Slot(3)]


def test_many_short_lines_in_a_row_are_a_list_and_not_headlines() -> None:
    lines = [make_unit(f"院区新增床位{number}张", H, at=number, gap=0) for number in range(1, 8)]
    found = outline([*lines, make_unit(BODY, B, at=9)])
    assert found.headlines == []
    assert len(found.slots) == 8


def test_every_unit_but_furniture_stands_in_one_place() -> None:
    parts = [("我院召开会议", H), (BODY, B), ("第2版", Role.PAGE), ("□胡青", BYLINE), ("我院开展义诊", H)]
    found = outline(make_units(*parts))
    held = [line for headline in found.headlines for line in headline.lines] + [slot.unit for slot in found.slots]
    assert sorted(held) == [0, 1, 3, 4]
