"""Lines of text in the picture of a page: found piece by piece, put together, and cut at gutters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.ingest.formats.recognition.recogniser import Picture, Recogniser

# The detector sees pieces of this many pixels a side, which overlap by more than the height of a headline: its memory
# grows with the piece.
_PIECE, _OVERLAP = 512, 160
# Two findings of neighbouring pieces are one line where they share this much of their height.
_SHARED = 0.6
# Share of a box in a larger one that says the same.
_CONTAINED = 0.7
# Boxes of which one is so many times as high are no two parts of one line.
_ALIKE = 1.5
# More lines than a page of newspaper has.
_MAX_STRIPS = 8_000
# A gutter is blank over so many heights of a line above and below, and so wide: of the running type, and of its own.
_CORRIDOR, _GUTTER, _OWN_GUTTER = 1.3, 0.6, 0.35
# What goes on so many heights on one side alone is a gutter too, under a headline or above a picture; and what is wider
# than this, whatever stands above and below.
_FAR, _WIDE_GUTTER = 3.2, 1.2
# Heights on both sides of a rule that it parts.
_BY_WALL = 0.8
# What a gutter parts is at least this long, in heights: shorter are the characters of a headline set wide apart.
_COLUMN = 2.0
# A line higher than this many times its width is read downwards.
_DOWNWARDS = 1.8


@dataclass(frozen=True, slots=True)
class Strip:
    """The rectangle around a line of text, in pixels from the left upper corner of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    @property
    def downwards(self) -> bool:
        """Whether it is read downwards."""
        return self.height > _DOWNWARDS * self.width

    def scaled(self, factor: float) -> "Strip":
        """Return the same in a picture so many times as large."""
        return Strip(self.left * factor, self.top * factor, self.right * factor, self.bottom * factor)


@dataclass(frozen=True, slots=True)
class Found:
    """Lines, and by how much they rise to the right, as the tangent of the angle; positive where they fall."""

    strips: list[Strip]
    slope: float


def find_strips(picture: Picture, recogniser: Recogniser) -> Found:
    """Find the lines of text in a picture.

    Parameters
    ----------
    picture : ndarray of shape (height, width)
        Grey; its running type some 20 pixels high.
    recogniser : Recogniser
        Sees pieces of it.

    Returns
    -------
    Found
        Lines in no order; those across a gutter still whole.
    """
    kept = np.zeros((0, 4))
    pieces = np.zeros(0, dtype=np.int64)
    slopes: list[float] = []
    corners = list(_corners(picture))
    seen = recogniser.detect([picture[top : top + _PIECE, left : left + _PIECE] for left, top in corners])
    for number, corner in enumerate(corners):
        quads = seen[number] + np.array(corner)
        slopes += _slopes(quads)
        for box in np.hstack([quads.min(axis=1), quads.max(axis=1)]):
            same = _same_line(kept, box) & (pieces != number)
            whole = np.vstack([kept[same], box])
            box = np.hstack([whole[:, :2].min(axis=0), whole[:, 2:].max(axis=0)])  # noqa: PLW2901  # grown by its parts
            kept, pieces = np.vstack([kept[~same], box]), np.append(pieces[~same], number)
        if len(kept) > _MAX_STRIPS:
            break
    whole_strips = [Strip(*map(float, box)) for box in _merged(kept[:_MAX_STRIPS])]
    return Found(whole_strips, float(np.median(slopes)) if slopes else 0.0)


def _merged(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Put together what still overlaps: two findings that a third one, of another piece, has shown to be one line."""
    kept = np.zeros((0, 4))
    for box in boxes:
        same = _same_line(kept, box)
        while same.any():
            whole = np.vstack([kept[same], box])
            box = np.hstack([whole[:, :2].min(axis=0), whole[:, 2:].max(axis=0)])  # noqa: PLW2901  # grown by its parts
            kept = kept[~same]
            same = _same_line(kept, box)
        kept = np.vstack([kept, box])
    for odd in (_heaped, _sliced):
        kept = kept[np.array([not odd(kept, box) for box in kept], dtype=np.bool_)]
    return kept


def _heaped(boxes: NDArray[np.float64], box: NDArray[np.float64]) -> bool:
    """Tell whether a box is around lines that were found by themselves as well, in a piece that shows more of them."""
    shared = (np.minimum(boxes[:, 2:], box[2:]) - np.maximum(boxes[:, :2], box[:2])).clip(min=0)
    sides = boxes[:, 2:] - boxes[:, :2]
    width, height = box[2:] - box[:2]
    inside = (shared[:, 1] > _SHARED * sides[:, 1]) & (shared[:, 0] > _SHARED * np.minimum(sides[:, 0], width))
    lower = inside & (sides[:, 1] * _ALIKE <= height) & (height <= _DOWNWARDS * width)
    return bool(lower.sum() > 1)


def _sliced(boxes: NDArray[np.float64], box: NDArray[np.float64]) -> bool:
    """Tell whether a box is a part of another: a line that the edge of a piece has cut."""
    shared = (np.minimum(boxes[:, 2:], box[2:]) - np.maximum(boxes[:, :2], box[:2])).clip(min=0).prod(axis=1)
    areas, own = (boxes[:, 2:] - boxes[:, :2]).prod(axis=1), float((box[2:] - box[:2]).prod())
    return bool(((shared > _CONTAINED * own) & (areas > own)).any())


def _corners(picture: Picture) -> Iterator[tuple[int, int]]:
    height, width = picture.shape
    for top in _starts(height):
        for left in _starts(width):
            yield left, top


def _starts(length: int) -> list[int]:
    step = _PIECE - _OVERLAP
    return sorted({min(at, max(0, length - _PIECE)) for at in range(0, max(1, length - _OVERLAP), step)})


def _slopes(quads: NDArray[np.float64]) -> list[float]:
    """Return the slopes of those lines that are long enough to tell."""
    along = quads[:, 1] - quads[:, 0]
    long = along[:, 0] > 8 * np.abs(quads[:, 3, 1] - quads[:, 0, 1])
    return [float(y / x) for x, y in along[long]]


def _same_line(boxes: NDArray[np.float64], box: NDArray[np.float64]) -> NDArray[np.bool_]:
    shared = np.minimum(boxes[:, 2:], box[2:]) - np.maximum(boxes[:, :2], box[:2])
    sides, own = boxes[:, 2:] - boxes[:, :2], box[2:] - box[:2]
    least, most = np.minimum(sides, own), np.maximum(sides, own)
    alike = most < _ALIKE * least
    flat = (shared[:, 0] > 0) & (shared[:, 1] > _SHARED * least[:, 1]) & alike[:, 1]
    upright = (shared[:, 1] > 0) & (shared[:, 0] > _SHARED * least[:, 0]) & alike[:, 0]
    tall = (box[3] - box[1]) > _DOWNWARDS * (box[2] - box[0])
    return np.asarray(upright if tall else flat)


def cut_at_gutters(strips: Sequence[Strip], ink: NDArray[np.bool_], walls: NDArray[np.bool_]) -> list[Strip]:
    """Cut lines that reach from one column into the next.

    Parameters
    ----------
    strips : sequence of Strip
        As found.
    ink : ndarray of shape (height, width)
        Where the picture is printed on, rules apart.
    walls : ndarray of shape (height, width)
        Where its upright rules are.

    Returns
    -------
    list of Strip
        Those read downwards are left as they are.
    """
    flat = [strip.height for strip in strips if not strip.downwards]
    running = float(np.median(flat)) if flat else 0.0
    return [part for strip in strips for part in ([strip] if strip.downwards else _cut(strip, ink, walls, running))]


def _cut(strip: Strip, ink: NDArray[np.bool_], walls: NDArray[np.bool_], running: float) -> Iterator[Strip]:
    left, right = int(strip.left), int(strip.right)
    high = slice(max(0, int(strip.top)), int(strip.bottom) + 1)
    own = np.asarray(~ink[high, left:right].any(axis=0))
    ruled = np.asarray(walls[high, left:right].mean(axis=0) > 0.5)
    start = left
    for begin, end in stretches(own):
        beside = min(left + begin - start, right - left - end)
        if beside >= (_BY_WALL if ruled[begin:end].any() else _COLUMN) * strip.height and (
            ruled[begin:end].any() or _is_gutter(strip, ink, (left + begin, left + end), running)
        ):
            yield Strip(float(start), strip.top, float(left + begin + 1), strip.bottom)
            start = left + end - 1
    yield Strip(float(max(start, strip.left)), strip.top, strip.right, strip.bottom)


def _is_gutter(strip: Strip, ink: NDArray[np.bool_], gap: tuple[int, int], running: float) -> bool:
    """Tell whether a gap is too wide for one between characters, or goes on above and below, or far on one side."""
    width = gap[1] - gap[0]
    least = max(_GUTTER * running, _OWN_GUTTER * strip.height)
    if width < least:
        return False
    if width >= _WIDE_GUTTER * strip.height:
        return True
    top, bottom, step = int(strip.top), int(strip.bottom), strip.height
    for above, below in ((_CORRIDOR, _CORRIDOR), (_FAR, 0.0), (0.0, _FAR)):
        rows = slice(max(0, int(top - above * step)), int(bottom + below * step) + 1)
        blank = np.asarray(~ink[rows, gap[0] : gap[1]].any(axis=0))
        beyond = ink[rows.start : top] if above else ink[bottom + 1 : rows.stop]
        if any(end - begin >= least for begin, end in stretches(blank)) and _flanked(beyond, gap, round(_FAR * step)):
            return True
    return False


def _flanked(ink: NDArray[np.bool_], gap: tuple[int, int], reach: int) -> bool:
    """Tell whether something is printed on both sides of a gap: what is blank all over is no gutter."""
    return bool(ink[:, max(0, gap[0] - reach) : gap[0]].any() and ink[:, gap[1] : gap[1] + reach].any())


def stretches(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return where stretches of true flags begin, and the place after each."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return [(int(begin), int(end)) for begin, end in edges.reshape(-1, 2)]
