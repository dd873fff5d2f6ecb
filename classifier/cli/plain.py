"""Making text from files harmless: nothing that an article or a file name holds may steer a terminal or a reader."""

import re
import unicodedata

_REPLACEMENT = "\ufffd"
# C0 and C1 controls, directional marks and overrides, line and paragraph separators, lone surrogates.
_JSON_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
# All but what nearly every character of a text is, and what is always shown.
_UNSURE = re.compile("[^ -~‘’“”…—·\u3000-\u301f\u4e00-\u9fa5\uff01-\uff5e]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """Return a text that can be encoded: lone surrogates become U+FFFD.

    Parameters
    ----------
    text : str
        Any text, such as a file name that is not UTF-8.

    Returns
    -------
    str
        The same text where it held no surrogate.
    """
    return _SURROGATE.sub(_REPLACEMENT, text)


def visible(text: str, *, keep_lines: bool = False) -> str:
    """Return a text that a terminal or a spreadsheet can only show, never obey.

    Parameters
    ----------
    text : str
        Any text.
    keep_lines : bool
        Leave line feeds in place; otherwise every separator of lines becomes one space.

    Returns
    -------
    str
        Without control characters (escape sequences lose their ESC and stand as plain letters), directional marks
        and other invisible format characters. Surrogates become U+FFFD.
    """
    return _UNSURE.sub(lambda found: _shown(found[0], keep_lines=keep_lines), text)


def _shown(character: str, *, keep_lines: bool) -> str:
    if character == "\n" and keep_lines:
        return character
    category = unicodedata.category(character)
    if character in "\n\t" or category in {"Zl", "Zp"}:
        return " "
    if category in {"Cc", "Cf"}:
        return ""
    return _REPLACEMENT if category == "Cs" else character


def json_safe(line: str) -> str:
    """Escape in a line of JSON what a terminal might obey and a strict parser might refuse.

    Parameters
    ----------
    line : str
        JSON as ``json.dumps(..., ensure_ascii=False)`` gives it.

    Returns
    -------
    str
        JSON of the same value, but for lone surrogates, which no UTF-8 file can hold: they become U+FFFD.
    """
    return _JSON_ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", whole(line))
