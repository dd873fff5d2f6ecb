"""Scrolling a text that is longer than its window."""

from classifier.cli.screens.frame import line, text_of
from classifier.cli.screens.keys import SPACE, Key
from classifier.cli.screens.scroll import Scroll

LINES = [line(str(number)) for number in range(1, 41)]


def in_sight(scroll: Scroll, height: int = 10, total: int = 40) -> tuple[str, str]:
    shown = scroll.show(LINES[:total], height)
    return text_of(shown[0]), text_of(shown[-1])


def pressed(*keys: str, height: int = 10) -> Scroll:
    scroll = Scroll()
    scroll.show(LINES, height)
    for key in keys:
        assert scroll.press(key)
    return scroll


def test_it_begins_at_the_top_and_says_how_far_it_is() -> None:
    scroll = pressed()
    assert in_sight(scroll) == ("1", "10")
    assert scroll.marker == "10/40"


def test_one_line_stays_in_sight_from_page_to_page() -> None:
    assert in_sight(pressed(SPACE)) == ("10", "19")
    assert in_sight(pressed(Key.PAGE_DOWN, Key.PAGE_DOWN, Key.PAGE_UP)) == ("10", "19")


def test_it_never_leaves_the_text() -> None:
    assert in_sight(pressed(Key.UP)) == ("1", "10")
    assert in_sight(pressed(*[SPACE] * 9)) == ("31", "40")
    assert in_sight(pressed(Key.END)) == ("31", "40")
    assert in_sight(pressed(Key.END, Key.HOME)) == ("1", "10")


def test_a_text_that_fits_has_no_marker() -> None:
    scroll = Scroll()
    assert in_sight(scroll, total=5) == ("1", "5")
    assert scroll.marker == ""


def test_a_larger_window_moves_the_text_down_with_it() -> None:
    assert in_sight(pressed(Key.END), height=30) == ("11", "40")


def test_a_line_is_brought_into_sight() -> None:
    scroll = pressed()
    scroll.seek(25)
    assert in_sight(scroll) == ("21", "30")
    scroll.seek(22)
    assert in_sight(scroll) == ("21", "30")


def test_other_keys_do_not_scroll() -> None:
    assert not Scroll().press("s")
