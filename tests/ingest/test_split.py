import datetime as dt

from classifier.domain.article import Span
from classifier.domain.issue import FurnitureKind
from tests.ingest.factories import make_issue, titles, wrap

MEETING = "4月26日，我院召开团委换届选举大会，选举产生第五届委员会委员，大会应到23人，实到22人，符合选举要求。"
HEART = "近日，心内科为一名八旬老人植入心脏支架，手术由主任申若溪完成，老人术后恢复良好，已经康复出院。"
ISSUE = f"""《临川医院报》
2024年5月10日 第5期（总第131期）
主编：申若溪

## 我院召开团委换届大会

{MEETING}（宣传科 柳青禾）

第2版

## 心内科
为八旬老人植入支架

本报讯（邹远舟）{HEART}

图为手术现场
"""


def test_an_issue_comes_apart_into_articles_masthead_captions_and_page_marks() -> None:
    issue = make_issue(ISSUE)
    assert len(issue.articles) == 2
    assert issue.articles[0].title == "我院召开团委换届大会"
    assert [(piece.kind, piece.text) for piece in issue.furniture][-2:] == [
        (FurnitureKind.PAGE, "第2版"),
        (FurnitureKind.CAPTION, "图为手术现场"),
    ]
    assert issue.masthead.newspaper == "临川医院报"
    assert issue.masthead.date == dt.date(2024, 5, 10)
    assert issue.masthead.number == "131"
    assert issue.masthead.editors == ("申若溪",)


def test_an_article_carries_who_wrote_it_for_whom_and_when_it_happened() -> None:
    article = make_issue(ISSUE).articles[0]
    assert article.bylines == ("柳青禾",)
    assert article.organisation == "宣传科"
    assert article.date == dt.date(2024, 4, 26)
    assert article.position == 1
    assert article.spans == (Span(5, 5), Span(7, 7))


def test_without_a_masthead_month_and_day_are_no_date() -> None:
    assert make_issue(f"我院召开团委换届大会\n\n{MEETING}").articles[0].date is None


def test_the_organisation_above_the_headline_is_that_of_the_article() -> None:
    (article,) = make_issue(f"朝天区卫生健康局\n组建宣讲队开展宣讲\n\n{MEETING}（宣传科 柳青禾）").articles
    assert article.title == "朝天区卫生健康局 组建宣讲队开展宣讲"
    assert article.organisation == "朝天区卫生健康局"


def test_bylines_at_the_head_and_at_the_end_are_told_in_that_order_and_once() -> None:
    text = f"我院召开团委换届大会\n\n本报讯（柳青禾）{MEETING}\n\n会后，大家合影。（柳青禾 邹远舟）"
    assert make_issue(text).articles[0].bylines == ("柳青禾", "邹远舟")


def test_form_feeds_number_the_pages_and_without_them_there_are_none() -> None:
    paged = make_issue(f"我院召开团委换届大会\n\n{MEETING}\n\f心内科成功植入支架\n\n{HEART}")
    assert [article.page for article in paged.articles] == [1, 2]
    assert [article.page for article in make_issue(ISSUE).articles] == [None, None]


def test_broken_characters_are_repaired_in_what_is_shown() -> None:
    (article,) = make_issue("# ⾼⻛险⼿术\n\n\ufffd\ufffd\ufffd近⽇，我院 完成11月 15日的手术。").articles
    assert article.title == "高风险手术"
    assert article.text == "近日，我院完成11月15日的手术。"


def test_a_headline_keeps_the_space_between_two_phrases_and_prose_has_none() -> None:
    (article,) = make_issue("掀起学习热潮 凝聚发展力量\n\n近日，我院召开 学习会议，传达上级 精神。").articles
    assert article.title == "掀起学习热潮 凝聚发展力量"
    assert article.text == "近日，我院召开学习会议，传达上级精神。"


def test_paragraphs_of_an_article_are_joined_by_single_newlines() -> None:
    source = "\n".join(["## 标题", *wrap(MEETING, 18), "", "", *wrap(HEART, 18)])
    (article,) = make_issue(source).articles
    assert article.text == f"{MEETING}\n{HEART}"


def test_one_line_items_under_headings_of_their_own_are_articles_of_their_own() -> None:
    briefs = "### 1、我院医学检验科获评青年文明号\n\n### 2、我院再次获评药品不良反应监测优秀单位\n\n"
    found = titles(f"{briefs}## 我院召开团委换届大会\n\n{MEETING}")
    assert found == [
        "1、我院医学检验科获评青年文明号",
        "2、我院再次获评药品不良反应监测优秀单位",
        "我院召开团委换届大会",
    ]


def test_the_lines_under_a_heading_of_good_news_are_one_article() -> None:
    found = make_issue(f"我院召开团委换届大会\n\n{MEETING}\n\n\n喜报\n\n我院通过国家胸痛中心验收\n\n我院获评先进集体")
    assert [article.title for article in found.articles] == ["我院召开团委换届大会", "喜报"]
    assert found.articles[1].text == "我院通过国家胸痛中心验收\n我院获评先进集体"


def test_two_headlines_printed_after_their_bodies_find_them() -> None:
    late = f"{MEETING}\n\n{HEART}\n\n心内科为八旬老人植入支架\n\n我院召开团委换届选举大会\n"
    found = {article.title: article.text for article in make_issue(late).articles}
    assert found == {"心内科为八旬老人植入支架": HEART, "我院召开团委换届选举大会": MEETING}


def test_text_without_any_headline_is_an_article_without_a_title() -> None:
    (article,) = make_issue(MEETING).articles
    assert (article.title, article.text) == ("", MEETING)


def test_the_source_and_its_encoding_are_kept() -> None:
    issue = make_issue(MEETING, "2024-05.txt", encoding="gb18030")
    assert (issue.source, issue.encoding, issue.ready) == ("2024-05.txt", "gb18030", False)


def test_the_same_source_is_split_the_same_way_every_time() -> None:
    assert make_issue(ISSUE) == make_issue(ISSUE)


def test_a_files_name_tells_the_year_where_there_is_no_masthead() -> None:
    (article,) = make_issue(f"我院召开团委换届大会\n\n{MEETING}", "2024-05.txt").articles
    assert article.date == dt.date(2024, 4, 26)


def test_an_article_that_opens_with_its_full_date_tells_the_year_of_the_others() -> None:
    source = f"## 我院召开团委换届大会\n\n{MEETING}\n\n## 我院召开培训会\n\n2024年4月20日下午，我院召开了培训会。\n"
    assert [article.date for article in make_issue(source).articles] == [dt.date(2024, 4, 26), dt.date(2024, 4, 20)]


def test_a_place_above_the_headline_is_no_organisation() -> None:
    (article,) = make_issue(f"利州区\n\n开展卫生健康系统业务培训\n\n{MEETING}").articles
    assert article.title == "利州区 开展卫生健康系统业务培训"
    assert article.organisation is None
