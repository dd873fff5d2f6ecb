"""Period: the days that a report covers."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included; an end that is None is open.

    Parameters
    ----------
    first, last : datetime.date or None
        The ends.
    """

    first: dt.date | None = None
    last: dt.date | None = None

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError(f"no period from {self.first} to {self.last}")

    def __contains__(self, day: dt.date | None) -> bool:
        """Whether a day lies in it; what has no date lies only in a period that is open at both ends."""
        if day is None:
            return self.first is None and self.last is None
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def before(self) -> "Period | None":
        """Return the period that this one is held against.

        Returns
        -------
        Period or None
            Of whole months, so many months before; else as many days before. None where an end is open, or where the
            calendar begins or ends there.
        """
        if self.first is None or self.last is None or self.last == dt.date.max:
            return None
        try:
            return self._before(self.first, self.last)
        except (OverflowError, ValueError):
            # Before the year 1.
            return None

    @staticmethod
    def _before(first: dt.date, end: dt.date) -> "Period":
        last = first - dt.timedelta(days=1)
        after = end + dt.timedelta(days=1)
        if first.day == 1 and after.day == 1:
            months = (after.year - first.year) * 12 + after.month - first.month
            start = first.year * 12 + first.month - 1 - months
            return Period(dt.date(start // 12, start % 12 + 1, 1), last)
        return Period(first - (after - first), last)
