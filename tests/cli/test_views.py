import io
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pexpect
import pytest
from rich.cells import cell_len
from rich.color import Color
from rich.console import Console

from classifier.cli.views import PALETTE, SURE, check_view, view
from classifier.domain.article import Span
from classifier.domain.issue import Furniture, FurnitureKind, Issue
from classifier.errors import UsageError
from tests.cli.factories import HOSTILE, make_article, make_issue
from tests.cli.test_pieces import make_cut
from tests.command import TIMEOUT, Command

STYLE = re.compile(r"\x1b\[[0-9;]*m")
ISSUE = "澄江医院报\n2024年7月15日 总第131期\n\n"
ISSUE += "\n".join(
    f"## 第{place}篇：急诊科荣获先进集体称号\n\n6月{place}日，急诊科在表彰大会上荣获先进集体称号。\n"
    for place in range(1, 21)
)


def shown(issue: Issue, *, width: int = 80, colours: bool = False) -> str:
    page = io.StringIO()
    console = Console(file=page, width=width, force_terminal=colours, color_system="256" if colours else None)
    console.print(view(issue, width))
    return page.getvalue()


def test_a_bar_and_a_number_tell_without_colour_what_belongs_together() -> None:
    lines = [line.rstrip() for line in shown(make_cut()).splitlines()]
    assert lines[3:] == [
        "1 ┃ ↪ 引题 正题",
        "  ┃ sure 100 %",
        "  ┃ 　　甲一",
        "  ┃ 　　甲二",
        "",
        "2 ┃ 乙",
        "  ┃ sure 100 %",
        "  ┃ 　　乙一",
        "",
        "1 ┃ 引题",
        "  ┃ 正题",
        "",
        "  ┊ [caption] 图为现场",
        "",
        "1 ┃ ↪ 引题 正题",
        f"  ┃ {'╌╌ in doubt 40 % '.ljust(38, '╌')}",
        "  ┃ 　　甲三",
        "",
    ]


def test_a_seam_is_marked_only_where_it_is_in_doubt() -> None:
    spans = (Span(1, 1), Span(2, 2))
    for certainty, marked in ((SURE, False), (SURE - 0.01, True), (1, False)):
        issue = make_issue(make_article(text="文", spans=spans, certainties=(1, certainty)))
        assert ("in doubt" in shown(issue)) is marked


@pytest.mark.usefixtures("chinese")
def test_doubts_pages_and_recognition_in_chinese() -> None:
    article = make_article(
        text="文",
        spans=(Span(1, 1), Span(2, 2)),
        certainties=(1, 0.6289),
        pages=(2, 4),
        confidence=0.55,
        doubtful=True,
        recognition=0.9689,
    )
    furniture = (Furniture(FurnitureKind.NAVIGATION, "首页 新闻", (Span(3, 3),)),)
    text = shown(make_issue(article, furniture=furniture))
    for told in (
        "存疑 62 %",
        "第 2 版 ═",
        "把握 55 %",
        "识别 96 %",
        "第 2、4 版",
        "请核对拆分",
        "[网页导航] 首页 新闻",
    ):
        assert told in text


def test_every_article_has_its_colour_headlines_are_bold_and_furniture_is_dim() -> None:
    text = shown(make_cut(), colours=True)
    first, second = (name.removeprefix("color(").removesuffix(")") for name in PALETTE[:2])
    assert re.search(rf"\x1b\[1;38;5;{first}m引题", text)
    assert re.search(rf"\x1b\[1;38;5;{second}m乙\x1b", text)
    assert re.search(rf"\x1b\[38;5;{second}m　　乙一", text)
    assert re.search(r"\x1b\[2m  ┊ \[caption\] 图为现场", text)
    assert STYLE.sub("", text) == shown(make_cut())


def luminance(colour: str) -> float:
    """Relative luminance, 0 black to 1 white, as WCAG 2 defines it."""
    parts = (part / 255 for part in Color.parse(colour).get_truecolor())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", PALETTE)
def test_every_colour_can_be_read_on_white_and_on_black(colour: str) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= 3
    assert (luminance(colour) + 0.05) / 0.05 >= 3


def test_more_articles_than_colours_begin_again_with_the_first() -> None:
    count = len(PALETTE) + 1
    articles = [make_article(title=f"题{place}", position=place) for place in range(1, count + 1)]
    text = shown(make_issue(*articles), colours=True)
    code = PALETTE[0].removeprefix("color(").removesuffix(")")
    assert f"38;5;{code}m题1\x1b" in text
    assert f"38;5;{code}m题{count}\x1b" in text


@pytest.mark.parametrize("width", [40, 41, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = "6月28日，我院在全省表彰大会上获评“省级文明单位”，院长李青禾（右一）代表医院上台领奖。" * 3
    article = make_article(title=text, text=f"{text}\n{text}", doubtful=True, recognition=0.9, pages=(1, 2))
    lines = shown(make_issue(article, replace(article, position=12)), width=width).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert "".join(line.partition("┃ ")[2].strip() for line in lines).count("院长李青禾（右一）") == 18


def test_nothing_hostile_is_obeyed_and_nothing_visible_is_lost() -> None:
    articles = [make_article(title=text, text=text, position=place) for place, text in enumerate(HOSTILE, start=1)]
    furniture = tuple(Furniture(FurnitureKind.CAPTION, text) for text in HOSTILE)
    text = shown(make_issue(*articles, source="a[b]\x1b.txt", furniture=furniture), width=200)
    assert not {unicodedata.category(character) for character in text.replace("\n", "")} & {"Cc", "Cf", "Cs"}
    for piece in ("<script>", "=HYPERLINK(", "a[b].txt"):
        assert piece in text
    assert text.count("[bold red]粗[/bold red]") == 3


@pytest.mark.parametrize("option", ["--format", "-o", "--furniture"])
def test_what_does_not_go_with_it_is_named(option: str) -> None:
    with pytest.raises(UsageError, match=option) as refused:
        check_view({"--other": False, option: True})
    assert refused.value.hint


def make_source(folder: Path, name: str = "2024-04.md") -> str:
    (folder / name).write_text(ISSUE, encoding="utf-8")
    return str(folder / name)


def test_in_a_pipe_it_is_plain_and_whole(tmp_path: Path, yuankan: Command) -> None:
    done = yuankan.run("split", make_source(tmp_path), make_source(tmp_path, "2024-05.md"), "--view", PAGER="false")
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "\x1b" not in text
    assert text.count("第20篇") == 2
    assert text.index("2024-04.md") < text.index("第20篇") < text.index("2024-05.md")


def on_terminal(command: Command, source: str, *, rows: int, **more: str) -> str:
    program, *rest = command.argv("split", source, "--view")
    environment = command.environment(TERM="xterm-256color", **more)
    for name in ("COLUMNS", "LINES", "LESS", *(() if "NO_COLOR" in more else ("NO_COLOR",))):
        environment.pop(name, None)
    child = pexpect.spawn(
        program, rest, env=environment, dimensions=(rows, 80), encoding="utf-8", timeout=TIMEOUT, echo=False
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    return child.before or ""


@pytest.mark.parametrize(("rows", "paged"), [(24, True), (300, False)])
def test_what_is_longer_than_the_terminal_goes_through_the_pager(
    rows: int, paged: bool, tmp_path: Path, yuankan: Command
) -> None:
    pager = 'sh -c "echo paged with LESS=$LESS; cat"'
    text = on_terminal(yuankan, make_source(tmp_path), rows=rows, PAGER=pager)
    assert ("paged with LESS=-R" in text) is paged
    assert text.count("第20篇") == 1
    assert "\x1b[1;38;5;" in text


def test_no_color_is_heeded(tmp_path: Path, yuankan: Command) -> None:
    text = on_terminal(yuankan, make_source(tmp_path), rows=300, NO_COLOR="1")
    assert "38;5;" not in text
    assert "20 ┃" in STYLE.sub("", text)
