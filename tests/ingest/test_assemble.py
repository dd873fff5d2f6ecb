from collections.abc import Sequence

from classifier.ingest.assemble import Draft, draft_articles
from classifier.ingest.assign import Assigned
from classifier.ingest.roles import Role, Unit
from tests.ingest.factories import make_judgement, make_units

H, B, BYLINE = Role.HEADING, Role.BODY, Role.BYLINE
LEAD = "近日，心内科为毛婆婆植入心脏支架，手术由主任王少渊完成。"
LATER = "随后，王少渊带领心内科团队为毛婆婆制定了术后方案。"
TITLE = "心内科为毛婆婆植入支架"


def draft(units: Sequence[Unit], labels: Sequence[int]) -> list[Draft]:
    judgement = make_judgement(units)
    assigned = Assigned(tuple(labels), (1.0,) * len(labels))
    return draft_articles(judgement.witness.outline, assigned, judgement)


def shapes(drafts: Sequence[Draft]) -> list[tuple[str | None, list[int]]]:
    return [(found.headline.text if found.headline else None, found.body) for found in drafts]


def test_paragraphs_go_below_the_headline_they_were_given() -> None:
    units = make_units((TITLE, H), (LEAD, B), (LATER, B))
    assert shapes(draft(units, [0, 0])) == [(TITLE, [1, 2])]


def test_articles_come_in_the_order_of_their_first_paragraphs() -> None:
    units = make_units(("团委组织青年植树", H), (LATER, B), (TITLE, H), ("团委在江边植树。", B))
    assert shapes(draft(units, [1, 0])) == [(TITLE, [1]), ("团委组织青年植树", [3])]


def test_a_headline_of_news_without_a_body_is_an_article_of_one_line() -> None:
    units = make_units((TITLE, H), (LEAD, B), ("我院通过国家胸痛中心验收", H))
    assert shapes(draft(units, [0])) == [(TITLE, [1]), ("我院通过国家胸痛中心验收", [])]


def test_an_untitled_article_is_given_the_displaced_headline_whose_words_it_holds() -> None:
    units = make_units(("团委在江边植树。", B), (LEAD, B), ("我院通过国家胸痛中心验收", H), (TITLE, H))
    assert (TITLE, [1]) in shapes(draft(units, [-1, -2]))


def test_a_short_heading_that_opened_nothing_stays_within_the_article() -> None:
    units = make_units((TITLE, H), (LEAD, B), ("重燃希望", H), (LATER, B))
    assert shapes(draft(units, [0, 0])) == [(TITLE, [1, 2, 3])]


def test_a_lead_that_a_frame_put_below_is_brought_to_the_top() -> None:
    # The upper frame closes with the byline, so what follows it is the article's beginning.
    end = "毛婆婆的家属送来锦旗。（宣传科 李青）"
    units = make_units((TITLE, H), (end, B), (LEAD, B), (LATER, B))
    assert shapes(draft(units, [0, 0, 0])) == [(TITLE, [2, 3, 1])]


def test_a_byline_above_the_lead_stays_there() -> None:
    units = make_units((TITLE, H), ("□胡青", BYLINE), (LEAD, B))
    assert shapes(draft(units, [0, 0])) == [(TITLE, [1, 2])]


def test_an_article_that_opens_with_an_occasion_is_in_order() -> None:
    units = make_units(
        ("重走红军路 同植华西基因", H),
        ("值此中国共产党成立一百周年之际，两家医院的支部开展联合共建。", B),
        ("6月28日，党员们重走红军路，同植华西基因。", B),
    )
    assert shapes(draft(units, [0, 0])) == [("重走红军路 同植华西基因", [1, 2])]


def test_a_piece_that_cannot_begin_an_article_joins_the_one_below_behind_its_lead() -> None:
    units = make_units((LATER, B), (LEAD, B))
    assert shapes(draft(units, [-1, -2])) == [(None, [1, 0])]


def test_every_unit_stands_in_exactly_one_draft() -> None:
    units = make_units((TITLE, H), (LEAD, B), ("重燃希望", H), (LATER, B), ("我院通过国家胸痛中心验收", H))
    drafts = draft(units, [0, 0])
    held = [index for d in drafts for index in (*(d.headline.lines if d.headline else ()), *d.body)]
    assert sorted(held) == list(range(5))


def test_nothing_but_headlines_are_articles_of_one_line_each() -> None:
    units = make_units(("我院通过国家胸痛中心验收", H), ("我院医学检验科获评青年文明号", H))
    assert [body for _, body in shapes(draft(units, []))] == [[], []]
