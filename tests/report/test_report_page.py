import base64
import dataclasses
import datetime as dt
import hashlib
import json
import re
from importlib.resources import files
from typing import Any

import pytest

from classifier.domain.facts import Contributor
from classifier.domain.period import Period
from classifier.domain.reported import Reported
from classifier.domain.section import Cell, Chart, Column, Kind, Section, Shape
from classifier.report import report_data
from classifier.report.report_data import MOST_CHARACTERS, shorten
from classifier.report.report_page import SCRIPTS, STYLE, report_page
from classifier.report.sections.catalogue import sections
from classifier.report.tables import Say
from classifier.storage.shipped import load_taxonomy
from tests.report.factories import chinese, english
from tests.report.pages import Reader
from tests.report.reports import HOSTILE, make_reported, make_reported_article, year_reported

TAXONOMY = load_taxonomy()


def made(reported: Reported, *given: Section, say: Say = chinese) -> str:
    return report_page(reported, given or sections(reported, TAXONOMY, say), TAXONOMY, say)


def blocks(page: str, tag: str) -> list[tuple[str, str]]:
    """The attributes and the text of every element of a kind, ended where a browser ends it."""
    return re.findall(rf"<{tag}([^>]*)>(.*?)</{tag}", page, re.DOTALL | re.IGNORECASE)


def data(page: str) -> dict[str, Any]:
    (found,) = [text for attributes, text in blocks(page, "script") if "application/json" in attributes]
    content: dict[str, Any] = json.loads(found)
    return content


def make_section(*rows: tuple[Cell, ...], **given: Any) -> Section:
    fields: dict[str, Any] = {
        "key": "made",
        "title": "几行",
        "columns": (Column("name", "名称", Kind.TEXT), Column("count", "篇数")),
        "rows": rows or ((Cell("甲"), Cell(1, (0,))),),
    }
    return Section(**fields | given)


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_forbids_all_but_the_very_script_and_style_that_stand_in_the_page() -> None:
    page = made(make_reported())
    read = Reader(page)
    (policy,) = [each["content"] for each in read.of("meta") if each.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    said = dict(part.split(" ", 1) for part in policy.split("; "))
    ((_, style),) = blocks(page, "style")
    (script,) = [text for attributes, text in blocks(page, "script") if "module" in attributes]
    assert said == {
        "default-src": "'none'",
        "script-src": digest(script),
        "style-src": digest(style),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert {tag for tag, _ in read.tags}.isdisjoint({"link", "img", "iframe", "object", "base", "form"})
    # Nothing that a browser would follow or load by itself.
    assert {name for _, attributes in read.tags for name in attributes}.isdisjoint({"src", "srcset", "style"})
    assert not any(name.startswith("on") for _, attributes in read.tags for name in attributes)


@pytest.mark.parametrize("name", [*SCRIPTS, STYLE])
def test_nothing_of_ours_reads_markup_or_asks_for_anything(name: str) -> None:
    text = files("classifier.report").joinpath("assets", name).read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", text)
    assert not re.search(r"fetch\(|XMLHttpRequest|import\(|@import|url\((?!#)|sendBeacon|WebSocket", text)
    # Either would end the element that it stands in, or change how the rest of it is read.
    assert not re.search("</(script|style)|<!--", text, re.IGNORECASE)


@pytest.mark.parametrize(
    "text", [*HOSTILE, "</script><script>alert(1)</script>", "<!--<script>", "a\u2028b\u2029c&lt;"]
)
def test_hostile_text_is_data_wherever_it_stands(text: str) -> None:
    article = make_reported_article(
        title=text,
        excerpt=text,
        issue=text,
        newspaper=text,
        number=text,
        model=text,
        review=text,
        tags=(text,),
        terms={text: ((text, 1.0),)},
        contributors=(Contributor(name=text, department=text),),
        departments=(text,),
        organisations=(text,),
    )
    section = make_section((Cell(text, (0,)), Cell(1, (0,))), title=text, note=text)
    plain = made(make_reported(model="v1", issue="一", organisation="二"), make_section())
    page = made(make_reported(article, model=text, issue=text, organisation=text), section)
    assert [tag for tag, _ in Reader(page).tags] == [tag for tag, _ in Reader(plain).tags]
    assert len(blocks(page, "script")) == 2
    (found,) = [inner for attributes, inner in blocks(page, "script") if "application/json" in attributes]
    assert not set("<>&\u2028\u2029") & set(found)
    assert data(page)["articles"][0]["title"] == shorten(text)
    assert not set("\u202e\u202c\x07\x1b") & set(page)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲\x00乙\ud800丙", "甲乙丙"),
        ("一\n二", "一 二"),
        ("右\u202e左\u2066", "右左"),
        ("长" * 1000 + "尾", "长" * 299 + "…" + "长" * 99 + "尾"),
    ],
)
def test_texts_are_made_harmless_and_cut_in_the_middle(text: str, shown: str) -> None:
    assert shorten(text) == shown


def test_a_paragraph_of_ten_megabytes_makes_no_large_page() -> None:
    huge = "标题" * 2_500_000
    article = make_reported_article(
        title=huge, excerpt=huge, departments=(huge,) * 100, terms={"event": ((huge, 1.0),) * 50}
    )
    page = made(make_reported(article), make_section((Cell(huge), Cell(1, (0,)))))
    assert len(page) < 100_000
    assert len(data(page)["articles"][0]["title"]) == MOST_CHARACTERS


def test_cells_keep_their_values_and_the_places_of_their_articles() -> None:
    columns = (
        Column("day", "日期", Kind.DATE),
        Column("name", "名称", Kind.TEXT),
        Column("count", "篇数"),
        Column("share", "占比", Kind.SHARE),
        Column("change", "增减", Kind.CHANGE),
    )
    row = (Cell(dt.date(2024, 3, 15)), Cell("甲", (1,)), Cell(2, (0, 1)), Cell(2 / 3), Cell(None))
    chart = Chart(Shape.BARS, ("count",), rows=3)
    section = make_section(row, columns=columns, total=row, note="怎么数的", chart=chart)
    page = made(make_reported(make_reported_article(1), make_reported_article(2)), section)
    (found,) = data(page)["sections"]
    packed = ["2024-03-15", ["甲", [1]], [2, [0, 1]], 0.6667, None]
    assert found == {
        "key": "made",
        "title": "几行",
        "note": "怎么数的",
        "columns": [[column.key, column.label, column.kind.value] for column in columns],
        "rows": [packed],
        "left": 0,
        "total": packed,
        "chart": {"shape": "bars", "columns": ["count"], "rows": 3},
    }


def test_an_article_has_all_that_the_page_tells_of_it_and_nothing_empty() -> None:
    full = make_reported_article(
        page=2,
        tags=("award", "event"),
        review="uncertain",
        terms={"award": (("获评", 2.204), ("〔标题短〕", 0.5)), "training": (("培训", 9.0),)},
        contributors=(Contributor(name="周静", department="护理部"), Contributor(name="吴文")),
        departments=("护理部",),
        organisations=("云溪市总工会",),
        repeats=1,
    )
    bare = make_reported_article(
        2, title="", excerpt="", date=None, tags=(), model=None, certainty=None, confirmed=True
    )
    reported = make_reported(full, bare)
    page = report_page(reported, [make_section()], TAXONOMY, english, term=lambda term: term.replace("标题短", "short"))
    found = data(page)
    assert [found["tags"][tag] for tag in found["articles"][0]["tags"]] == ["Award", "Event"]
    assert found["articles"][0] == {
        "title": "第 1 篇",
        "excerpt": full.excerpt,
        "issue": 0,
        "date": "2024-03-15",
        "page": 2,
        "tags": found["articles"][0]["tags"],
        "review": 0,
        "model": 0,
        "certainty": 0.9,
        # Of the tags that it has.
        "terms": [[found["tags"].index("Award"), [["获评", 2.2], ["〔short〕", 0.5]]]],
        "by": [["周静", "护理部"], ["吴文", ""]],
        "departments": ["护理部"],
        "organisations": ["云溪市总工会"],
        "repeats": 1,
    }
    assert found["articles"][1] == {"title": "(no title)", "issue": 0, "confirmed": True}
    assert found["issues"] == [["2024-03.txt", "云溪医院报", "第 5 期"]]
    assert (found["reasons"], found["models"]) == (["uncertain"], ["v0001"])


def test_the_figures_above_all_count_what_people_and_machines_did() -> None:
    articles = (
        make_reported_article(1, confirmed=True),
        make_reported_article(2, review="uncertain"),
        make_reported_article(3),
        make_reported_article(4, model=None, certainty=None, tags=()),
    )
    figures = data(made(make_reported(*articles), make_section()))["figures"]
    assert [figure[1:] for figure in figures] == [
        [[4, [0, 1, 2, 3]], None],
        [[1, [0]], 0.25],
        [[2, [1, 2]], 0.5],
        [[1, [1]], 0.25],
    ]


def test_too_many_articles_and_rows_are_left_out_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_data, "MOST_ARTICLES", 3)
    monkeypatch.setattr(report_data, "MOST_ROWS", 2)
    reported = make_reported(*(make_reported_article(which) for which in range(5)))
    rows = ((Cell("全部"), Cell(5, (0, 1, 2, 3, 4))), (Cell("后面"), Cell(2, (3, 4))), (Cell("再多"), Cell(1, (0,))))
    found = data(made(reported, make_section(*rows)))
    assert (len(found["articles"]), found["all"]) == (3, 5)
    assert found["sections"][0]["rows"] == [["全部", [5, [0, 1, 2], 2]], ["后面", [2, [], 2]]]
    assert found["sections"][0]["left"] == 1


def test_the_head_tells_period_question_and_model_without_any_script() -> None:
    reported = make_reported(
        period=Period(dt.date(2024, 3, 1), dt.date(2024, 3, 31)), earlier=(), issue="2024-*", organisation="护理部"
    )
    texts = "".join(Reader(made(reported, make_section())).texts)
    for told in ("2024 年 3 月", "2024 年 2 月", "2024-*", "护理部", "v0001", "云溪医院报"):
        assert told in texts
    assert "浏览器禁用了脚本" in texts


def test_both_languages_say_everything() -> None:
    pages = {say: made(year_reported(40), say=say) for say in (chinese, english)}
    words = {say: data(page)["words"] for say, page in pages.items()}
    assert words[chinese].keys() == words[english].keys()
    for name, text in words[english].items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", words[chinese][name]))
        assert not re.search("[\u4e00-\u9fff]", text)
    assert Reader(pages[english]).of("html") == [{"lang": "en"}]
    used = set(re.findall(r'say\("(\w+)"', "".join(text for _, text in blocks(pages[chinese], "script"))))
    assert used <= words[chinese].keys()


def test_seven_hundred_articles_stay_below_a_megabyte() -> None:
    assert len(made(year_reported(700)).encode()) < 1_000_000


def test_nothing_to_report_is_a_page_too() -> None:
    reported = dataclasses.replace(make_reported(), articles=())
    page = made(reported)
    found = data(page)
    assert (found["articles"], found["figures"][0][1]) == ([], 0)
    assert "这段时间没有报纸，一篇稿件也没有，下面没有可统计的内容。" in Reader(page).texts


def test_the_page_knows_which_rows_are_of_times_and_which_are_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_data, "MOST_ROWS", 2)
    rows = tuple((Cell(name), Cell(1)) for name in ("一月", "二月", "三月"))
    (found,) = data(made(make_reported(), make_section(*rows, timed=True, paper=30)))["sections"]
    assert (found["timed"], found["paper"], found["left"]) == (True, 30, 1)
    assert found["rows"] == [["二月", 1], ["三月", 1]]
