"""Section: one table of a report. Every number in it knows the articles that it counts."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    COUNT = "count"
    CHANGE = "change"
    """A difference of counts, shown with its sign."""
    NUMBER = "number"
    """Of any kind, such as points."""
    SHARE = "share"
    """From 0 to 1, shown in percent."""
    DATE = "date"


Value = str | int | float | dt.date | None
"""None is an empty cell: not known, or nothing to compare with."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Parameters
    ----------
    key : str
        ASCII; what programs call it, its own within the section.
    label : str
        What people read above it.
    kind : Kind
        What stands in it.
    """

    key: str
    label: str
    kind: Kind = Kind.COUNT


@dataclass(frozen=True, slots=True)
class Cell:
    """One value, and the articles behind it.

    Parameters
    ----------
    value : Value
        Of the kind of its column.
    articles : tuple of int
        Places in `Reported.articles`, rising, each once; empty where the value counts none of them, as of the period
        before.
    """

    value: Value
    articles: tuple[int, ...] = ()


class Shape(StrEnum):
    """How a chart shows a section."""

    BARS = "bars"
    """One bar a row, of the first of its columns."""
    STACKED = "stacked"
    """One bar a row, cut into the columns."""
    MATRIX = "matrix"
    """One square a cell, darker for more."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a section.

    Parameters
    ----------
    shape : Shape
        How it shows the rows.
    columns : tuple of str
        Keys of the columns that it shows; rows are called by the first column of the section.
    rows : int
        Most rows that it shows: the first ones, of a section that is `timed` the last ones.
    """

    shape: Shape
    columns: tuple[str, ...]
    rows: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One table of a report.

    Parameters
    ----------
    key : str
        ASCII; what programs call it, its own within the report, fit for a file name.
    title : str
        What people read above it.
    columns : tuple of Column
        From the left.
    rows : tuple of tuple of Cell
        As long as `columns`, each.
    note : str
        How it was counted, and what it leaves out; may be empty.
    chart : Chart or None
        Where a picture helps.
    total : tuple of Cell or None
        A last row that sums up, where that makes sense; sorting and filtering leave it in its place.
    timed : bool
        Whether its rows are of times: where not all of them can be shown, the newest are.
    paper : int or None
        Most rows that are printed while nobody sorts or filters them, where the later ones are small and many.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    chart: Chart | None = None
    total: tuple[Cell, ...] | None = None
    timed: bool = False
    paper: int | None = None

    def __post_init__(self) -> None:
        for row in (*self.rows, *([self.total] if self.total else [])):
            if len(row) != len(self.columns):
                raise ValueError(f"{self.key}: {len(row)} cells under {len(self.columns)} columns")
        keys = [column.key for column in self.columns]
        if len(set(keys)) < len(keys):
            raise ValueError(f"{self.key}: two columns are called the same")
        if self.chart is not None and (unknown := set(self.chart.columns) - set(keys)):
            raise ValueError(f"{self.key}: no column {', '.join(sorted(unknown))} to draw")

    def leading(self, most: int) -> tuple[tuple[Cell, ...], ...]:
        """Return the rows that are shown where no more than `most` can be.

        Parameters
        ----------
        most : int
            At least 1.

        Returns
        -------
        tuple of tuple of Cell
            In order. Of a section that is `timed` those with the latest day in its first column of dates, and where it
            has none the last; else the first.
        """
        if not self.timed or len(self.rows) <= most:
            return self.rows[:most]
        days = next((place for place, column in enumerate(self.columns) if column.kind is Kind.DATE), None)
        if days is None:
            return self.rows[-most:]
        # What has no date is taken for the oldest.
        told = [day.isoformat() if isinstance(day := row[days].value, dt.date) else "" for row in self.rows]
        newest = sorted(range(len(told)), key=told.__getitem__)[-most:]
        return tuple(self.rows[place] for place in sorted(newest))
