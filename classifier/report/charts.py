"""Charts as inline SVG, without a script: bars, lines and heat maps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from classifier.report.markup import element
from classifier.report.plot import Axis, Field, across, picture, stroke, text_width, upright, write

_ROW = 30.0
_WIDTH = 520.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 58.0, 24.0, 34.0, 46.0
_STYLES = 2
# From this share of its row on, the number in a cell is written in the colour of the paper.
_STRONG = 0.55


@dataclass(frozen=True, slots=True)
class Caption:
    """What a chart is called: its name on the page, its title, and what it shows to those who cannot see it."""

    name: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, with an interval where one is known.

    Parameters
    ----------
    label : str
        What stands before it.
    value : float
        How long it is, on its axis.
    shown : str
        The value as it is written behind it.
    low, high : float, optional
        Ends of its interval.
    """

    label: str
    value: float
    shown: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Points that are joined, by rising x.

    Parameters
    ----------
    label : str
        What the line is called.
    points : tuple of (float, float)
        The points.
    dots : bool
        Whether each of them is marked.
    band : tuple of (float, float)
        Below and above each point, how far it scatters; none is drawn where it is empty.
    """

    label: str
    points: tuple[tuple[float, float], ...]
    dots: bool = True
    band: tuple[tuple[float, float], ...] = ()

    def __post_init__(self) -> None:
        if self.band and len(self.band) != len(self.points):
            raise ValueError(f"{len(self.band)} ends of a band around {len(self.points)} points")


@dataclass(frozen=True, slots=True)
class Mark:
    """One point that is ringed and called by its name."""

    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Level:
    """A height worth a name, all across a chart."""

    label: str
    y: float


def bar_chart(bars: Sequence[Bar], *, axis: Axis, caption: Caption) -> Element:
    """Draw bars from left to right, one a row.

    Parameters
    ----------
    bars : sequence of Bar
        From above.
    axis : Axis
        What they measure.
    caption : Caption
        What it is called.

    Returns
    -------
    xml.etree.ElementTree.Element
        The element ``svg``.
    """
    left = max((text_width(bar.label) for bar in bars), default=0) + 18
    behind = max((text_width(bar.shown) for bar in bars), default=0) + 16
    field = Field(left, 8, max(_WIDTH - left - behind, 160), _ROW * len(bars))
    drawn = [part for row, bar in enumerate(bars) for part in _bar(bar, field.top + row * _ROW, axis, field)]
    size = {"width": field.x(1) + behind, "height": field.y(0) + _BOTTOM}
    parts = (*across(axis, field), *drawn)
    return picture(*parts, **size, name=caption.name, title=caption.title, about=caption.about)


def _bar(bar: Bar, top: float, axis: Axis, field: Field) -> Iterator[Element]:
    middle = top + _ROW / 2
    start, end = field.x(0), field.x(axis.at(bar.value))
    yield write(bar.label, start - 10, middle + 4.5, anchor="end")
    yield element("rect", {"x": start, "y": top + 6, "width": end - start, "height": _ROW - 12, "class": "bar"})
    yield write(bar.shown, field.x(1) + 8, middle + 4.5)
    if bar.low is not None and bar.high is not None:
        low, high = field.x(axis.at(bar.low)), field.x(axis.at(bar.high))
        yield stroke(low, middle, high, middle, "whisker")
        for x in (low, high):
            yield stroke(x, middle - 5, x, middle + 5, "whisker")


def line_chart(
    lines: Sequence[Line],
    *,
    x: Axis,
    y: Axis,
    caption: Caption,
    diagonal: str = "",
    mark: Mark | None = None,
    level: Level | None = None,
) -> Element:
    """Draw lines.

    Parameters
    ----------
    lines : sequence of Line
        At most two: more could not be told apart without colours.
    x, y : Axis
        What they measure.
    caption : Caption
        What it is called.
    diagonal : str
        Name of the line from corner to corner; none is drawn where it is empty.
    mark : Mark, optional
        A point worth a name.
    level : Level, optional
        A height worth a name.

    Returns
    -------
    xml.etree.ElementTree.Element
        The element ``svg``.

    Raises
    ------
    ValueError
        Where there are too many lines.
    """
    if len(lines) > _STYLES:
        raise ValueError(f"{len(lines)} lines cannot be told apart")
    field = Field(_LEFT, _TOP, _WIDTH - _LEFT - _RIGHT, 260)
    parts = [*upright(y, field), *across(x, field)]
    if diagonal:
        parts.append(stroke(field.x(0), field.y(0), field.x(1), field.y(1), "guide"))
    parts += [_band(line, style, x, y, field) for style, line in enumerate(lines) if line.band]
    for style, line in enumerate(lines):
        parts += _line(line, style, [(field.x(x.at(a)), field.y(y.at(b))) for a, b in line.points])
    if level is not None:
        height = field.y(y.at(level.y))
        parts.append(stroke(field.x(0), height, field.x(1), height, "guide"))
        parts.append(write(level.label, field.x(0) + 6, height - 6, kind="faint"))
    if mark is not None:
        parts += _mark(mark, field.x(x.at(mark.x)), field.y(y.at(mark.y)), field)
    legend = [(line.label, f"line{style}") for style, line in enumerate(lines)]
    parts += _legend([*legend, *([(diagonal, "guide")] if diagonal else [])], field.y(0) + 62)
    size = {"width": _WIDTH, "height": field.y(0) + 74}
    return picture(*parts, **size, name=caption.name, title=caption.title, about=caption.about)


def _line(line: Line, style: int, points: Sequence[tuple[float, float]]) -> Iterator[Element]:
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield element("polyline", {"points": joined, "class": f"line{style}"})
    for x, y in points if line.dots else ():
        if style:
            yield element("rect", {"x": x - 4, "y": y - 4, "width": 8, "height": 8, "class": f"dot{style}"})
        else:
            yield element("circle", {"cx": x, "cy": y, "r": 4, "class": f"dot{style}"})


def _band(line: Line, style: int, x: Axis, y: Axis, field: Field) -> Element:
    low = [(at, ends[0]) for (at, _), ends in zip(line.points, line.band, strict=True)]
    high = [(at, ends[1]) for (at, _), ends in zip(line.points, line.band, strict=True)]
    around = " ".join(f"{field.x(x.at(a)):.1f},{field.y(y.at(b)):.1f}" for a, b in (*low, *high[::-1]))
    return element("polygon", {"points": around, "class": f"band{style}"})


def _mark(mark: Mark, x: float, y: float, field: Field) -> Iterator[Element]:
    yield element("circle", {"cx": x, "cy": y, "r": 7, "class": "mark"})
    # Its name stands where there is room: towards the middle of the field.
    right = x > field.x(0.5)
    yield write(
        mark.label,
        x + (-12 if right else 12),
        y + (24 if y < field.y(0.5) else -14),
        anchor="end" if right else "start",
    )


def _legend(entries: Sequence[tuple[str, str]], y: float) -> Iterator[Element]:
    x = _LEFT
    for label, kind in entries:
        yield stroke(x, y - 4, x + 30, y - 4, kind)
        yield write(label, x + 38, y)
        x += 38 + text_width(label) + 24


def heat_map(
    rows: Sequence[str],
    columns: Sequence[str],
    counts: Sequence[Sequence[int]],
    *,
    sides: tuple[str, str],
    caption: Caption,
) -> Element:
    """Draw a matrix of counts, each cell as dark as its share of its row.

    Parameters
    ----------
    rows, columns : sequence of str
        What they are called.
    counts : sequence of sequence of int
        One sequence a row.
    sides : tuple of (str, str)
        What the rows are, and what the columns.
    caption : Caption
        What it is called.

    Returns
    -------
    xml.etree.ElementTree.Element
        The element ``svg``.
    """
    left = max(map(text_width, (*rows, sides[0])), default=0) + 18
    wide = max(max(map(text_width, columns), default=0) + 14, 52)
    field = Field(left, 52, wide * len(columns), 36.0 * len(rows))
    parts = [
        write(sides[1], field.x(0.5), 16, anchor="middle", kind="faint"),
        write(sides[0], left - 10, 40, anchor="end", kind="faint"),
    ]
    parts += [write(name, left + (place + 0.5) * wide, 40, anchor="middle") for place, name in enumerate(columns)]
    for row, (name, line) in enumerate(zip(rows, counts, strict=True)):
        top = field.top + row * 36
        parts.append(write(name, left - 10, top + 22.5, anchor="end"))
        for column, count in enumerate(line):
            parts += _cell(count, count / max(sum(line), 1), left + column * wide, top, wide)
    size = {"width": field.x(1) + 8, "height": field.y(0) + 8}
    return picture(*parts, **size, name=caption.name, title=caption.title, about=caption.about)


def _cell(count: int, share: float, x: float, y: float, wide: float) -> Iterator[Element]:
    place: dict[str, str | float] = {"x": x, "y": y, "width": wide, "height": 36}
    yield element("rect", {**place, "class": "cell", "fill-opacity": share})
    yield element("rect", {**place, "class": "cell-frame"})
    kind = "strong" if share >= _STRONG else "" if count else "faint"
    yield write(str(count), x + wide / 2, y + 22.5, anchor="middle", kind=kind)
