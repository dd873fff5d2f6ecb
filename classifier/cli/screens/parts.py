"""Parts that screens have in common: a page, a rule, a message, a line that is typed."""

from classifier.cli.language import say
from classifier.cli.screens.frame import BLANK, DIM, KEY, Line, Screen, cut, line
from classifier.cli.screens.key_table import key_line
from classifier.cli.screens.label_keys import PAGE_KEYS, SCROLL_SHORT, SCROLL_SHOWN
from classifier.cli.screens.notice import Notice
from classifier.cli.screens.panels import Page
from classifier.cli.wrap import wrap


def page_screen(page: Page, columns: int, rows: int) -> Screen:
    """Lay out a page that is read and left.

    Parameters
    ----------
    page : Page
        The page. Its scroll learns how much there is to scroll.
    columns, rows : int
        Size of the terminal.

    Returns
    -------
    Screen
        As many lines as there are rows.
    """
    height = rows - 2
    shown = page.scroll.show(page.make(columns), height)
    lines = (*shown, *[BLANK] * (height - len(shown)), rule(page.scroll.marker, columns))
    return Screen((*lines, key_line(PAGE_KEYS, columns, first=[(say(*SCROLL_SHOWN), say(*SCROLL_SHORT))])))


def rule(marker: str, columns: int) -> Line:
    """Return a rule across the screen, with how far the text above it is scrolled at its end."""
    right = f" {marker} ──" if marker else ""
    return line(("─" * (columns - len(right)) + right, DIM))


def message_lines(said: Notice, columns: int, most: int) -> list[Line]:
    """Return a message in `most` lines at most, with … at its end where something had to go."""
    parts = wrap(said.text, columns)
    if len(parts) > most:
        parts[most - 1 :] = [cut(parts[most - 1] + parts[most], columns)]
    return [line((part, said.style)) for part in parts]


def prompt_keys() -> Line:
    """Return the keys of a line that is typed."""
    return line((say("Enter", "回车"), KEY), f" {say('done', '完成')}  ", ("Esc", KEY), f" {say('give up', '放弃')}")
