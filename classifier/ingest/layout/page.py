"""What stands where on a printed page: all that the layout knows of it, whether a file drew it or a scan showed it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its left upper corner; `bottom` is the larger of the two."""

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if not (self.left <= self.right and self.top <= self.bottom):
            raise ValueError(f"no such box: {self}")

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one printed line that stand together, no wider a space between them than between words.

    Parameters
    ----------
    text : str
        What a person reads, on one line, not empty.
    box : Box
        Around its characters.
    size : float
        Size of its type in points: the height of a full-width character, not of the ink.
    bold : bool
        Whether its type is heavier than a running text's.
    vertical : bool
        Whether it is read downwards; columns of such runs go from right to left.
    recognition : float or None
        Confidence with which it was recognised from a picture, 0 to 1; None where the file itself holds the text.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    vertical: bool = False
    recognition: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page.

    Parameters
    ----------
    number : int
        From 1.
    width, height : float
        In points.
    runs : tuple of Run
        In the order drawn, which may be any.
    rules : tuple of Box
        Lines drawn, each a box longer than it is thick, and the edges of frames.
    frames : tuple of Box
        Boxes with a border or a ground of their own.
    pictures : tuple of Box
        Where pictures stand.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...] = ()
    rules: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
