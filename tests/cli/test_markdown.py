import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from classifier.cli.markdown import article_file, escaped, issue_in, scalar
from classifier.cli.plain import visible, whole
from classifier.workflows.record import article_object
from tests.cli.factories import HOSTILE, make_article, make_issue

# What some renderer would run, load, draw or swallow.
ACTIVE = (
    "# 一、总体要求",
    "- 第一",
    "+ 第二",
    "* 第三",
    "1. 第一",
    "2) 第二",
    "1.完善制度",
    "> 引用",
    "| 科室 | 人数 |",
    "---",
    "===",
    "***",
    "```sh",
    "    四个空格",
    "\t制表符",
    "<script>alert(1)</script>",
    "<!-- 注释",
    "![图](http://tracker.invalid/a.png)",
    "[点我](javascript:alert(1))",
    "[a]: http://e.invalid",
    "<http://e.invalid>",
    "&lt;b&gt; &#60; AT&T",
    "**粗** __粗__ *斜* _斜_ a_b",
    "~~删~~ 3~5天，6~8天",
    "`代码`",
    "{{ site.secret }} {% include x %}",
    "$x^2$ ==亮== %%藏%% ^^上^^",
    "结尾是反斜杠\\",
    "C# 与 F #",
    ": 定义",
    "---\ntitle: 假的前言\n---",
)
MARKS = "#*_`~[]()<>!|$^={}%&\\-+.:;'\"/ 1a报\n"


def blocks(data: bytes) -> tuple[str, Iterator[Any]]:
    """The front matter of a file, and the tokens of what stands under it."""
    head, _, body = data.decode().removeprefix("---\n").partition("\n---\n")
    return head, iter(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body))


def shown(data: bytes) -> list[tuple[str, str]]:
    """The blocks that a renderer shows, each with the element it makes of them; nothing in them is active."""
    found = []
    element = ""
    for token in blocks(data)[1]:
        if token.type == "inline":
            assert {child.type for child in token.children} <= {"text", "text_special"}, token.content
            found.append((element, "".join(child.content for child in token.children)))
        elif token.nesting >= 0:
            element = token.type
            assert element in {"heading_open", "paragraph_open"}, element
    return found


def make_file(title: str, text: str) -> bytes:
    return article_file(article_object(make_issue(), make_article(title=title, text=text)))


@pytest.mark.parametrize("text", [*ACTIVE, *HOSTILE])
def test_a_text_is_shown_as_it_stands_and_never_obeyed(text: str) -> None:
    paragraphs = [visible(line).strip() for line in text.split("\n")]
    title = " ".join(paragraphs)
    expected = [("heading_open", title), *(("paragraph_open", line) for line in paragraphs)]
    assert shown(make_file(title, text)) == expected


@given(st.text(alphabet=MARKS, min_size=1, max_size=30).filter(lambda text: bool(text.strip())))
def test_any_mix_of_marks_is_shown_as_it_stands(text: str) -> None:
    lines = (visible(line).strip() for line in text.split("\n"))
    assert shown(make_file("", text)) == [("paragraph_open", line) for line in lines if line]


@pytest.mark.parametrize("mark", ["{{", "{%", "{#", "$$", "==", "%%", "^^", "~~", "!["])
def test_marks_of_other_flavours_are_parted(mark: str) -> None:
    assert mark not in escaped(f"报{mark}报")


def test_plain_chinese_stays_plain() -> None:
    text = "6月28日，我院（总院）获评“省级文明单位”，满意率达98.5%，a_b 为 3-5 岁。"
    assert escaped(text) == text


def test_the_file_of_an_article() -> None:
    article = make_article(text="第一段。\n\n第二段。", pages=(1, 3), confidence=0.98768, recognition=0.95)
    data = article_file(article_object(make_issue(), article))
    assert data.decode() == (
        f'---\nid: "{article.id}"\nissue: "2024-04.txt"\nposition: 1\ntitle: "我院荣获省级奖项"\nbyline: ["张三"]\n'
        'organisation: null\ndate: "2024-04-26"\npage: 1\npages: [1, 3]\nconfidence: 0.9877\nrecognition: 0.95\n'
        "review: null\n---\n\n# 我院荣获省级奖项\n\n第一段。\n\n第二段。\n"
    )


@given(st.text(max_size=30))
def test_a_scalar_is_one_line_of_json_and_of_yaml(text: str) -> None:
    yaml = pytest.importorskip("yaml")
    line = scalar(text)
    assert len(line.splitlines()) == 1
    assert json.loads(line) == yaml.safe_load(f"title: {line}")["title"] == text


@pytest.mark.parametrize(
    "text",
    ['"', "'", ": x", "- a", "---", "...", "a\nb", "\ud800", "\x85\u2028", "#", "null", "é\ufffe", "😀", *HOSTILE],
)
def test_hostile_values_come_back_from_the_front_matter(text: str) -> None:
    yaml = pytest.importorskip("yaml")
    article = make_article(title="题", text="文", bylines=(text, "王五"), organisation=text)
    record = article_object(make_issue(source=text), article)
    head, _ = blocks(article_file(record))
    found = yaml.safe_load(head)
    assert (found["issue"], found["organisation"], found["byline"]) == (whole(text), whole(text), [whole(text), "王五"])
    assert list(found) == [key for key in record if key != "text"]
    assert issue_in(article_file(record)) == whole(text)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"---\n",
        "# 标题\n".encode(),
        b'---\ntitle: "x"\nissue: "a"\n',
        b'---\nid: "x"\nissue: a\n',
        b'---\nid: "x"\nissue: 3\n',
        b"\xff\xfe",
    ],
)
def test_what_was_not_written_here_is_known_as_such(head: bytes) -> None:
    assert issue_in(head) is None
