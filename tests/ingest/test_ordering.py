from dataclasses import replace

from classifier.ingest.ordering import reading_order
from classifier.ingest.roles import Unit
from tests.ingest.factories import make_judgement, make_unit

HEADLINE = "心内科为毛婆婆植入支架"
LEAD = "近日，心内科为毛婆婆植入心脏支架。"
LATER = "随后，王少渊带领团队制定了术后方案。"
END = "家属送来锦旗。（宣传科 李青）"
MIDDLE = "手术台前的灯一直亮到深夜。"


def order(*texts: str, number: int | None = 0, indents: tuple[int, ...] = ()) -> list[int]:
    units = [make_unit(text, at=at + 1) for at, text in enumerate(texts)]
    if indents:
        pairs = zip(units, indents, strict=True)
        units = [Unit(replace(unit.paragraph, indent=indent), unit.role) for unit, indent in pairs]
    return reading_order(range(len(units)), number, units, make_judgement(units, HEADLINE))


def test_an_article_in_order_stays_as_it_is() -> None:
    assert order(LEAD, LATER, END) == [0, 1, 2]


def test_frames_drawn_from_the_middle_on_are_turned_at_the_articles_end() -> None:
    assert order(MIDDLE, END, LEAD, LATER) == [2, 3, 0, 1]


def test_a_lead_below_a_later_paragraph_goes_to_the_top_and_the_rest_stays_in_order() -> None:
    assert order(LATER, LEAD, MIDDLE, END) == [1, 0, 2, 3]


def test_an_untitled_article_has_its_lead_at_the_top_too() -> None:
    assert order(LATER, LEAD, MIDDLE, number=None) == [1, 0, 2]


def test_an_untitled_article_that_begins_well_is_left_alone() -> None:
    assert order(MIDDLE, LEAD, number=None) == [0, 1]


def test_a_sentence_that_breaks_off_is_followed_by_the_stray_that_carries_it_on() -> None:
    texts = (LEAD, "院长要求，一是高度重视，", LATER, END, "敢于创新，走深走实。")
    assert order(*texts, indents=(4, 4, 4, 4, 0)) == [0, 1, 4, 2, 3]


def test_two_strays_are_left_where_they_are() -> None:
    texts = (LEAD, "一是高度重视，", LATER, MIDDLE, END, "敢于创新。", END, "走深走实。")
    assert order(*texts, indents=(4, 4, 4, 4, 4, 0, 4, 0)) == list(range(8))


def test_no_paragraphs_have_no_order() -> None:
    assert order() == []
