"""What every chart is drawn on: a picture with a name for those who cannot see it, and axes with round numbers.

Colours are named by the classes of `STYLE`, so that a page can show a chart by day, by night and on paper. No colour
alone carries a meaning.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element

from classifier.report.markup import Child, element

STYLE = """
svg text { fill: var(--ink); font-size: 13px; }
svg .faint { fill: var(--faint); }
svg .grid { stroke: var(--line); stroke-width: 1; }
svg .axis, svg .whisker { stroke: var(--ink); stroke-width: 1.2; }
svg .guide { stroke: var(--faint); stroke-width: 1.2; stroke-dasharray: 3 4; fill: none; }
svg .bar { fill: var(--first); fill-opacity: 0.55; }
svg .cell { fill: var(--first); }
svg .cell-frame { fill: none; stroke: var(--line); }
svg .strong { fill: var(--paper); }
svg .line0 { stroke: var(--first); stroke-width: 2.2; fill: none; }
svg .line1 { stroke: var(--second); stroke-width: 2.2; stroke-dasharray: 7 4; fill: none; }
svg .band0 { fill: var(--first); fill-opacity: 0.16; }
svg .band1 { fill: var(--second); fill-opacity: 0.16; }
svg .dot0 { fill: var(--first); }
svg .dot1 { fill: var(--paper); stroke: var(--second); stroke-width: 2; }
svg .mark { fill: none; stroke: var(--ink); stroke-width: 2; }
"""
# Width of a letter at 13 px; an ideograph takes twice as much.
LETTER = 6.8


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis.

    Parameters
    ----------
    label : str
        What it measures.
    low, high : float
        Its ends.
    percents : bool
        Whether its numbers are shares.
    """

    label: str
    low: float = 0.0
    high: float = 1.0
    percents: bool = True

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"no axis from {self.low} to {self.high}")

    def at(self, value: float) -> float:
        """Return where a value lies, 0 at the low end and 1 at the high one."""
        return (value - self.low) / (self.high - self.low)

    def ticks(self, most: int = 6) -> Iterator[tuple[float, str]]:
        """Yield round values with what they are called.

        Parameters
        ----------
        most : int
            How many steps there are at most.

        Yields
        ------
        tuple of (float, str)
            By rising value.
        """
        least = (self.high - self.low) / most
        power = 10.0 ** math.floor(math.log10(least))
        step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least * 0.999)
        digits = max(0, -math.floor(math.log10(step * 100 if self.percents else step) + 1e-9))
        for count in range(math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9) + 1):
            value = count * step
            yield value, f"{value * 100:.{digits}f} %" if self.percents else f"{value:.{digits}f}"


@dataclass(frozen=True, slots=True)
class Field:
    """The part of a picture that values lie in, in pixels from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    def x(self, share: float) -> float:
        """Return the pixel that lies this share of the width from the left."""
        return self.left + share * self.width

    def y(self, share: float) -> float:
        """Return the pixel that lies this share of the height from the bottom."""
        return self.top + (1 - share) * self.height


def picture(*children: Child, width: float, height: float, name: str, title: str, about: str) -> Element:
    """Return a picture.

    Parameters
    ----------
    children : Element
        What is drawn.
    width, height : float
        In pixels; a page may show it smaller.
    name : str
        ASCII, its own on a page.
    title, about : str
        What it is, and what it shows, for those who cannot see it.

    Returns
    -------
    xml.etree.ElementTree.Element
        The element ``svg``.
    """
    attributes: dict[str, str | float] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {width:.0f} {height:.0f}",
        "width": width,
        "height": height,
        "role": "img",
        "aria-labelledby": f"{name}-title {name}-about",
    }
    told = (element("title", {"id": f"{name}-title"}, title), element("desc", {"id": f"{name}-about"}, about))
    return element("svg", attributes, *told, *children)


def write(text: str, x: float, y: float, *, anchor: str = "start", kind: str = "") -> Element:
    """Return a line of text.

    Parameters
    ----------
    text : str
        What it says.
    x, y : float
        Where its baseline lies, in pixels.
    anchor : str
        ``start``, ``middle`` or ``end``: what of it lies at `x`.
    kind : str
        A class of `STYLE`.
    """
    attributes: dict[str, str | float] = {"x": x, "y": y, "text-anchor": anchor}
    return element("text", attributes | ({"class": kind} if kind else {}), text)


def stroke(x1: float, y1: float, x2: float, y2: float, kind: str) -> Element:
    """Return a straight line of a class of `STYLE`, from one point to another, in pixels."""
    return element("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "class": kind})


def text_width(text: str) -> float:
    """Return about how many pixels a text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text) * LETTER


def across(axis: Axis, field: Field) -> Iterator[Element]:
    """Yield the horizontal axis of a field: lines of its grid, numbers, label."""
    for value, called in axis.ticks():
        x = field.x(axis.at(value))
        yield stroke(x, field.y(0), x, field.y(1), "grid")
        yield write(called, x, field.y(0) + 18, anchor="middle", kind="faint")
    yield stroke(field.x(0), field.y(0), field.x(1), field.y(0), "axis")
    yield write(axis.label, field.x(0.5), field.y(0) + 38, anchor="middle")


def upright(axis: Axis, field: Field) -> Iterator[Element]:
    """Yield the vertical axis of a field: lines of its grid, numbers, and its label above it."""
    for value, called in axis.ticks():
        y = field.y(axis.at(value))
        yield stroke(field.x(0), y, field.x(1), y, "grid")
        yield write(called, field.x(0) - 8, y + 4.5, anchor="end", kind="faint")
    yield stroke(field.x(0), field.y(0), field.x(0), field.y(1), "axis")
    yield write(axis.label, 4, field.y(1) - 12)
