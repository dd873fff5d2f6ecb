"""Numbers as newspapers print them: 320, 1.2万, 三百二十, 两千, 一百余."""

import re

NUMERAL = r"(?:\d{1,9}(?:[,，]\d{3}){0,2}(?:\.\d{1,4})?[百千万亿]?|[〇零一二三四五六七八九十百千万两]{1,12})"
"""A pattern of what `read_numeral` can read, bounded in length."""
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_WRITTEN = re.compile(r"(?P<figures>\d+(?:\.\d+)?)(?P<unit>[百千万亿]?)")


def read_numeral(numeral: str) -> float | None:
    """Return the value of a number.

    Parameters
    ----------
    numeral : str
        In figures of any width, with or without a thousands separator and a unit, or in Chinese numerals.

    Returns
    -------
    float or None
        None where it is no number. A last digit without its unit is one of the next lower unit: 三百二 is 320.
    """
    written = _WRITTEN.fullmatch(numeral.replace(",", "").replace("，", ""))
    if written:
        return float(written["figures"]) * (_UNITS | _MYRIADS).get(written["unit"], 1)
    if not numeral or any(c not in _DIGITS and c not in _UNITS and c not in _MYRIADS for c in numeral):
        return None
    if all(c in _DIGITS for c in numeral):
        return float("".join(str(_DIGITS[c]) for c in numeral))
    return float(_by_units(numeral))


def _by_units(numeral: str) -> int:
    total, section, digit, unit = 0, 0, 0, 1
    for c in numeral:
        if c in _DIGITS:
            digit = _DIGITS[c]
            # After 零 a digit counts ones, whatever unit came before: 三百零二 is 302.
            unit = 1 if digit == 0 else unit
        elif c in _UNITS:
            section += (digit or 1) * _UNITS[c]
            unit, digit = _UNITS[c] // 10, 0
        else:
            total += (section + digit or 1) * _MYRIADS[c]
            section, digit, unit = 0, 0, _MYRIADS[c] // 10
    return total + section + digit * unit
