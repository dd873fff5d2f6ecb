"""Typing one line, in Chinese too."""

from classifier.cli.screens.frame import text_of
from classifier.cli.screens.keys import Key
from classifier.cli.screens.line_editor import LineEditor


def after(text: str, *keys: str) -> LineEditor:
    editor = LineEditor().typed(text)
    for key in keys:
        editor = editor.pressed(key)
    return editor


def test_text_goes_in_at_the_cursor() -> None:
    assert after("稿件", Key.LEFT, "的", "，").text == "稿的，件"
    assert after("稿件", Key.HOME, Key.LEFT, "新").text == "新稿件"
    assert after("稿件", Key.HOME, Key.END, Key.RIGHT, "新").text == "稿件新"


def test_erasing() -> None:
    assert after("稿件", Key.BACKSPACE).text == "稿"
    assert after("", Key.BACKSPACE, Key.DELETE).text == ""
    assert after("稿件", Key.HOME, Key.DELETE).text == "件"
    assert after("一 二 三", Key.ERASE_WORD) == LineEditor("一 二 ", 4)
    assert after("一 二", Key.LEFT, Key.ERASE_LINE) == LineEditor("二", 0)
    assert after("一 二", Key.LEFT, Key.ERASE_REST) == LineEditor("一 ", 2)


def test_keys_without_a_meaning_change_nothing() -> None:
    assert after("稿", Key.TAB, Key.PAGE_UP) == LineEditor("稿", 1)


def test_what_is_pasted_stays_on_one_line_and_steers_nothing() -> None:
    assert after("一\n二\x1b[31m三\u202e").text == "一 二[31m三"


def test_of_a_long_line_what_is_around_the_cursor_is_shown() -> None:
    shown, column = after("一二三四五六七八").shown("注：", 14)
    assert text_of(shown) == "注：五六七八"
    assert column == 12
    shown, column = after("一二三四五六七八", Key.HOME).shown("注：", 14)
    assert text_of(shown) == "注：一二三四五六七八"
    assert column == 4
