"""Formulas: cells of a sheet that are shown and never run, and the way back to their texts."""

import unicodedata

GUARD = "'"
# A spreadsheet in a Chinese or Japanese locale takes the full-width forms for the plain ones.
_STARTS_FORMULA = frozenset("=+-@＝＋－＠﹦﹢﹣﹫")


def guard(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        `text` with one apostrophe before it where its first visible character could start a formula, where it begins
        with a tab, a line feed or a carriage return, or where it begins with an apostrophe itself: so a program gets
        the text back by dropping one leading apostrophe.
    """
    first = text[:1]
    if not first:
        return text
    unseen = unicodedata.category(first) in {"Cc", "Cf"}
    risky = first == GUARD or unseen or text.lstrip()[:1] in _STARTS_FORMULA
    return GUARD + text if risky else text


def unguard(cell: str) -> str:
    """Return the text that `guard` made a cell of.

    Parameters
    ----------
    cell : str
        A cell of a file that Yuankan wrote.

    Returns
    -------
    str
        Without the apostrophe that was put before it, if one was.
    """
    return cell.removeprefix(GUARD)
