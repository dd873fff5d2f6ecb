"""Days on the command line: a year, a month or a day, from its first day to its last."""

import datetime as dt
import re
from calendar import monthrange

from classifier.cli.language import say
from classifier.domain.period import Period
from classifier.errors import UsageError

# As people write them: 2026-10-31, 2026/10/31, 2026.10.31, 2026年10月31日.
_DAY = re.compile(r"(?P<year>[0-9]{4})(?:年|[-/.年](?P<month>[0-9]{1,2})(?:月|[-/.月](?P<day>[0-9]{1,2})日?)?)?")


def period_of(since: str | None, until: str | None) -> Period:
    """Return the period that a call asks for.

    Parameters
    ----------
    since, until : str, optional
        What ``--from`` and ``--to`` said: a year, a month or a day, with ``-``, ``/``, ``.`` or 年月日 between; both
        ends are included.

    Returns
    -------
    Period
        Open at an end that is not given.

    Raises
    ------
    UsageError
        Where one of them is no date, or they are the wrong way round.
    """
    first = None if since is None else _span(since, "--from")[0]
    last = None if until is None else _span(until, "--to")[1]
    if first is not None and last is not None and last < first:
        raise UsageError(
            say(f"no day lies between {since} and {until}", f"{since} 到 {until} 之间没有日子"),
            hint=say("swap --from and --to", "请把 --from 和 --to 对调"),
        )
    return Period(first, last)


def _span(text: str, option: str) -> tuple[dt.date, dt.date]:
    if found := _DAY.fullmatch(text.strip()):
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            return _ends(year or 0, month, day)
        except ValueError:
            # The 31st of February, or the year 0.
            pass
    raise UsageError(
        say(f"{option}: {text!r} is no date", f"{option}：“{text}”不是日期"),
        hint=say("write 2026, 2026-10 or 2026-10-31", "请写成 2026、2026-10 或 2026-10-31"),
    )


def _ends(year: int, month: int | None, day: int | None) -> tuple[dt.date, dt.date]:
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if day is None:
        return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])
    return dt.date(year, month, day), dt.date(year, month, day)
