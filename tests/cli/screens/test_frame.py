"""Lines cut to a width, and rows drawn only when they change."""

import io
import re

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.output.vt100 import Vt100_Output
from rich.cells import cell_len
from rich.console import Console

from classifier.cli.screens.frame import BOLD, Frame, Screen, cut, fitted, line, spread, text_of, width_of
from tests.cli.factories import HOSTILE


class Sheet(io.StringIO):
    """What a terminal was sent."""

    @property
    def encoding(self) -> str:  # type: ignore[override]  # prompt_toolkit asks for it
        return "utf-8"

    def taken(self) -> str:
        text = self.getvalue()
        self.seek(0)
        self.truncate()
        return text


def make_frame(**more: bool) -> tuple[Frame, Sheet]:
    sheet = Sheet()
    output = Vt100_Output(sheet, lambda: Size(rows=3, columns=10))
    return Frame(output, Console(file=io.StringIO(), force_terminal=True, color_system="standard", **more)), sheet  # type: ignore[arg-type]  # mypy takes them for any option


def screen(*texts: str, cursor: tuple[int, int] | None = None) -> Screen:
    return Screen(tuple(line(text) for text in texts), cursor)


@pytest.mark.parametrize("width", range(1, 12))
@pytest.mark.parametrize("text", ["", "ab", "稿件标题", "a稿b件c", "稿件标题很长的一行"])
def test_a_line_fills_its_row_whatever_the_width(text: str, width: int) -> None:
    assert width_of(fitted(line(text, (text, BOLD)), width)) == width
    assert cell_len(cut(text, width)) <= width


def test_what_is_cut_says_so() -> None:
    assert cut("稿件标题", 8) == "稿件标题"
    assert cut("稿件标题", 7) == "稿件标…"
    assert cut("稿件标题", 6) == "稿件…"


def test_both_ends_of_a_row() -> None:
    assert text_of(spread(line("2024-04.txt"), line("3/9"), 20)) == "2024-04.txt      3/9"
    assert text_of(spread(line("2024-04.txt"), line("3/9"), 10)) == "2024-0 3/9"


def test_only_rows_that_changed_are_drawn() -> None:
    frame, sheet = make_frame()
    frame.draw(screen("甲", "乙", "丙"), 10, 3)
    assert "甲" in sheet.taken()
    frame.draw(screen("甲", "丁", "丙"), 10, 3)
    sent = sheet.taken()
    assert "丁" in sent
    assert "甲" not in sent
    assert "丙" not in sent
    frame.draw(screen("甲", "丁", "丙"), 10, 3)
    assert sheet.taken() == ""


def test_everything_is_drawn_after_a_change_of_size_or_when_something_else_was_there() -> None:
    frame, sheet = make_frame()
    frame.draw(screen("甲", "乙"), 10, 3)
    sheet.taken()
    frame.draw(screen("甲", "乙"), 12, 3)
    assert "甲" in sheet.taken()
    frame.forget()
    frame.draw(screen("甲", "乙"), 12, 3)
    assert "甲" in sheet.taken()


def test_the_cursor_is_shown_where_text_is_typed() -> None:
    frame, sheet = make_frame()
    frame.draw(screen("备注", cursor=(0, 4)), 10, 3)
    assert sheet.taken().endswith("\x1b[1;5H\x1b[?12l\x1b[?25h\x1b[?2026l")
    frame.draw(screen("备注"), 10, 3)
    assert "\x1b[?25l" in sheet.taken()


def test_nothing_from_a_file_steers_the_terminal() -> None:
    frame, sheet = make_frame()
    for text in HOSTILE:
        frame.forget()
        frame.draw(screen(text), 60, 1)
        sent = re.sub(r"\x1b\[(?:\?(?:25|2026)[lh]|\d*;?\d*H|2J|\d*m|0K)", "", sheet.taken())
        assert not set(sent) & {"\x1b", "\x9b", "\x07", "\u202e", "\u202c", "\u200f"}


def test_no_colour_keeps_what_is_bold() -> None:
    frame, sheet = make_frame(no_color=True)
    frame.draw(Screen((line(("甲", "bold green")),)), 10, 1)
    sent = sheet.taken()
    assert "\x1b[1m甲" in sent
    assert "32" not in sent
