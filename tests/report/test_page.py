import re

from classifier.report.page import page, paragraph, section, table
from classifier.report.tables import Table
from tests.report.pages import Reader

TABLE = Table(title="题", headings=("Tag", "F1"), rows=(("获奖", "0.8"),), note="a note")


def test_a_page_needs_nothing_else_and_runs_nothing() -> None:
    read = Reader(page("标题", section("一", paragraph("二"), table(TABLE)), language="zh-CN"))
    assert read.of("html") == [{"lang": "zh-CN"}]
    assert {tag for tag, _ in read.tags}.isdisjoint({"script", "link", "img", "iframe", "object", "a"})
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on") or name == "src"]
    (policy,) = (one["content"] for one in read.of("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert {"charset": "utf-8"} in read.of("meta")


def test_the_style_is_one_for_day_night_and_paper() -> None:
    made = page("t", language="en")
    assert "@media (prefers-color-scheme: dark)" in made
    assert "@media print" in made
    used = set(re.findall(r"var\((--\w+)\)", made))
    defined = [set(re.findall(r"(--\w+):", block)) for block in re.findall(r":root \{([^}]*)\}", made)]
    assert len(defined) == 3
    assert all(used <= names for names in defined)


def test_a_table_has_a_caption_and_headings_for_those_who_listen() -> None:
    read = Reader(page("t", table(TABLE), language="en"))
    assert read.of("th") == [
        {"scope": "col", "class": "word"},
        {"scope": "col"},
        {"scope": "row", "class": "word"},
    ]
    assert {"题", "a note", "0.8"} <= set(read.texts)
    assert len(read.of("caption")) == 1
