"""Keys as a terminal sends them: fed through prompt_toolkit's own parser."""

import pytest
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.key_binding.key_processor import KeyPress

from classifier.cli.screens.keys import Key, Pasted, Press, Presses, command_of


def pressed(*sent: str) -> list[Press]:
    """Return the presses that come of what a terminal sends in one go or several, and of the silence after it."""
    given: list[KeyPress] = []
    parser = Vt100Parser(given.append)
    presses = Presses()
    found: list[Press] = []
    for part in sent:
        parser.feed(part)
        found += presses.of(given)
        given.clear()
    parser.flush()
    return found + presses.of(given) + presses.rest()


def test_characters_are_keys_by_themselves() -> None:
    assert pressed("1pP?0 ") == ["1", "p", "P", "?", "0", " "]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\r", Key.ENTER),
        ("\n", Key.ENTER),
        ("\x7f", Key.BACKSPACE),
        ("\x03", Key.INTERRUPT),
        ("\x1a", Key.SUSPEND),
        ("\x1b[A", Key.UP),
        ("\x1bOB", Key.DOWN),
        ("\x1b[5~", Key.PAGE_UP),
        ("\x1b[6~", Key.PAGE_DOWN),
        ("\x1b[H", Key.HOME),
        ("\x1b[1~", Key.HOME),
        ("\x1b[F", Key.END),
        ("\x1b[3~", Key.DELETE),
        ("\x1b", Key.ESCAPE),
    ],
)
def test_keys_that_print_nothing_have_names(sent: str, key: Key) -> None:
    assert pressed(sent) == [key]


@pytest.mark.parametrize(
    "sent",
    [
        "\x1b[1;9Q",
        "\x1b[99;5u",
        "\x1b[?62;1;4c",
        "\x1b[12;40R",
        "\x1b[<0;12;5M",
        "\x1b[M 11",
        "\x1bOz",
        "\x1b]11;rgb:0000/1111/2222\x07",
        "\x1b]11;rgb:0000/1111/2222\x1b\\",
        "\x1bP1$r0m\x1b\\",
        "\x1bq",
        "\x1b[I",
        "\x1b[15~",
    ],
)
def test_sequences_that_mean_nothing_here_press_nothing(sent: str) -> None:
    assert pressed(f"{sent}s") == ["s"]
    half = len(sent) // 2
    assert pressed(sent[:half], f"{sent[half:]}s") == ["s"]


def test_a_paste_is_text_and_never_keys() -> None:
    assert pressed("1\x1b[200~qs\r\x1b[31m\x1b[201~2") == ["1", Pasted("qs\r\x1b[31m"), "2"]


def test_chinese_is_typed_as_it_is() -> None:
    assert pressed("备注，") == ["备", "注", "，"]


def test_what_a_broken_line_sends_is_no_key() -> None:
    assert pressed("\udce4\x00\u202e\x9b") == []


def test_an_input_method_in_full_width_gives_the_same_commands() -> None:
    assert [command_of(key) for key in ("１", "？", "ｐ", "，", Key.ENTER)] == ["1", "?", "p", ",", Key.ENTER]
