"""Pages in the manner of real sites, with what a person reads of each; and pages that no site ever had."""

import datetime as dt
import json
from collections import Counter
from contextlib import suppress
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest

from classifier.domain.issue import FurnitureKind
from classifier.errors import DecodingError, InputError, UnreadableError
from classifier.ingest.byline import byline_alone, closing_byline, leading_byline
from classifier.ingest.document import Document
from classifier.ingest.formats.html import read
from tests.ingest.measure import deadline

SECONDS = 20
PAGES = Path(__file__).parents[2] / "data" / "web"
GOLD: dict[str, Any] = json.loads((PAGES / "gold.json").read_text(encoding="utf-8"))
ONE = sorted(name for name, gold in GOLD.items() if "articles" not in gold)
LEAD = "近日，我院召开年度工作会议，部署全年重点工作。"


def page(inner: str, *, head: str = "") -> bytes:
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{inner}</body></html>".encode()


def read_page(name: str) -> Document:
    return read((PAGES / f"{name}.html").read_bytes(), name)


def titles(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.level]


def body(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.kind is None and not line.level]


def packed(texts: list[str]) -> str:
    return "".join("".join(texts).split())


@pytest.mark.parametrize("name", ONE)
def test_a_saved_page_gives_its_article_and_nothing_of_what_leads_elsewhere(name: str) -> None:
    gold, document = GOLD[name], read_page(name)
    assert titles(document) == [gold["title"]]
    assert str(document.date) == str(gold["date"])
    found = [read_one(text) for text in body(document) for read_one in (byline_alone, closing_byline, leading_byline)]
    assert list(dict.fromkeys(person for byline in found for person in byline.names)) == gold["author"]
    assert next((byline.organisation for byline in found if byline.organisation), None) == gold["organisation"]
    told = [text for text in body(document) if not byline_alone(text) and packed([text]) not in packed(gold["body"])]
    assert all(map(closing_byline, told))
    assert packed(gold["body"]) in packed(body(document))


def test_a_page_that_holds_an_issue_has_a_headline_for_each_article_and_its_masthead() -> None:
    document = read_page("issue")
    assert titles(document) == [article["title"] for article in GOLD["issue"]["articles"]]
    assert body(document)[:2] == ["临川二院报", "2024年6月30日 总第131期 主编：申若溪"]


def test_a_list_of_links_holds_no_article() -> None:
    assert {line.kind for line in read_page("list").lines} == {FurnitureKind.NAVIGATION}


@pytest.mark.parametrize("name", sorted(GOLD))
def test_every_character_that_shows_is_in_one_line(name: str) -> None:
    from lxml import etree

    data = (PAGES / f"{name}.html").read_bytes()
    document = read(data, name)
    codec = (document.encoding or "utf-8").replace("utf-8-sig", "utf-8")
    root = etree.fromstring(data.decode(codec).removeprefix("\ufeff").encode(), etree.HTMLParser(encoding="utf-8"))
    for element in root.xpath("//script|//style|//title|//*[contains(@style,'display:none')]"):
        element.text = ""
        for inner in list(element):
            element.remove(inner)
    shown = Counter("".join("".join(root.itertext()).split()))
    assert Counter(packed([line.text for line in document.lines])) == shown


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (LEAD.encode("gb18030"), "gb18030"),
        (b"<meta charset=gb2312>" + LEAD.encode("gb18030"), "gb18030"),
        (b"<meta charset=gb2312>" + LEAD.encode(), "utf-8"),
        (b"<meta charset=iso-8859-1>" + LEAD.encode(), "utf-8"),
        (b"<meta charset=utf-8>" + LEAD.encode("gb18030"), "gb18030"),
        (b"\xef\xbb\xbf<meta charset=gbk>" + LEAD.encode(), "utf-8-sig"),
        (LEAD.encode("utf-16"), "utf-16"),
    ],
)
def test_a_page_is_read_in_the_charset_it_is_in(data: bytes, encoding: str) -> None:
    document = read(data, "a.html")
    assert document.encoding == encoding
    assert body(document) == [LEAD]


def test_a_page_in_no_charset_is_an_error() -> None:
    with pytest.raises(DecodingError):
        read(b"<meta charset=gbk>\xff\xff\xff", "a.html")


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = '近日，脚本。'</script>",
        "<style>p { color: red }</style>",
        "<p style='display: none'>看不见的一段，看不见。</p>",
        "<div hidden><b>看不见</b></div>",
        "<!-- 注释 -->",
        "<noscript>请打开脚本。</noscript>",
        "<select><option>甲</option></select>",
        "<iframe src='javascript:alert(1)'>框</iframe>",
    ],
)
def test_what_does_not_show_is_no_text(hidden: str) -> None:
    document = read(page(f"<h1>我院召开会议</h1><p>{LEAD}{hidden}</p>{hidden}<p>其后。</p>"), "a.html")
    assert [line.text for line in document.lines] == ["我院召开会议", LEAD, "其后。"]


def test_markup_that_a_page_writes_as_text_stays_text() -> None:
    document = read(page(f"<p>{LEAD}&lt;script&gt;alert(1)&lt;/script&gt;</p>"), "a.html")
    assert body(document) == [f"{LEAD}<script>alert(1)</script>"]


def test_rows_of_data_are_lines_and_lone_surrogates_and_nuls_are_gone() -> None:
    rows = "<table><tr><td>科室</td><td>成绩</td></tr><tr><td>内\x00科</td><td>中&#xD800;等</td></tr></table>"
    document = read(page(f"<div><p>{LEAD}</p>{rows}</div>"), "a.html")
    assert body(document) == [LEAD, "科室\u3000成绩", "内科\u3000中等"]


def test_the_day_that_a_page_only_declares_is_taken() -> None:
    document = read(page(f"<p>{LEAD}</p>", head="<meta name='PubDate' content='2024-05-06 08:00'>"), "a.html")
    assert document.date == dt.date(2024, 5, 6)


@pytest.mark.parametrize(
    "inner",
    [
        "<div>" * 6_000_000,
        "<div>" * 100_000 + LEAD,
        "<a " + " ".join(f"a{n}" for n in range(300_000)) + ">",
        "<a x='>' " + " ".join(f"a{n}='<'" for n in range(300_000)) + ">",
    ],
    ids=["elements", "depth", "attributes", "quoted attributes"],
)
def test_a_page_that_would_take_hours_is_refused(inner: str) -> None:
    with deadline(SECONDS), pytest.raises(UnreadableError, match=r"^a\.html: it has more elements than any page$"):
        read(page(inner), "a.html")


@pytest.mark.parametrize(
    "inner",
    [
        f"<img src='data:image/png;base64,{'A' * 20_000_000}'><p>{LEAD}</p>",
        f"<p title='{'院' * 5_000_000}'>{LEAD}</p>",
        "<p>" + LEAD * 100_000,
        "<b>" * 1500 + LEAD,
        f"<script>{'if(a<b c d){}' * 100_000}</script><p>{LEAD}</p>",
        "<p>" * 100_000 + LEAD,
        "<a " + "=" * 1_000_000 + f">{LEAD}",
    ],
    ids=["data", "attribute", "text", "inline", "script", "paragraphs", "signs"],
)  # fmt: skip
def test_a_strange_page_comes_to_an_end(inner: str) -> None:
    with deadline(SECONDS):
        document = read(page(inner), "a.html")
    assert LEAD in packed([line.text for line in document.lines])


@pytest.mark.parametrize("data", [b"<", b"<html>", b"<!-- x", b"<!DOCTYPE html>", b"&#0;", b"<br>" * 9, b"</p>"])
def test_a_page_of_nothing_has_no_lines(data: bytes) -> None:
    assert packed([line.text for line in read(data, "a.html").lines]) in {"", "<"}


@pytest.mark.parametrize("cut", range(0, 3000, 37))
def test_a_page_cut_anywhere_is_read_or_refused(cut: int) -> None:
    data = (PAGES / "wechat.html").read_bytes()[:cut] or b" "
    # Any error but an InputError fails.
    with suppress(InputError):
        read(data, "a.html")


def test_without_the_extra_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(name: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr("classifier.ingest.formats.html.find_spec", find)
    with pytest.raises(UnreadableError, match=r"^a\.html: reading \.html needs an extra$") as caught:
        read(page(LEAD), "a.html")
    assert 'pip install "yuankan[html]"' in caught.value.hint
