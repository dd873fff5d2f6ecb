"""Shapes of a PDF page: the rules, frames and pictures that part what belongs to one article from another's."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium

from classifier.ingest.formats.pdfium.frame import Frame
from classifier.ingest.layout.page import Box, Run

# More drawing operations than a printed page has, and more shapes: what follows them are maps and drawings, whose lines
# part no text.
MAX_DRAWINGS = 50_000
_MAX_SHAPES, _MAX_DEPTH = 2_000, 8
# A path of more segments is a drawing; one outline of more is no rectangle, rounded corners included.
_MAX_SEGMENTS, _MAX_OUTLINE = 400, 24
# In points: the thickest rule, the shortest one, the least side of a frame or a picture.
_THICK, _LONG, _SIDE = 4.0, 18.0, 18.0
# How far the rules of a frame may miss one another, in points.
_MISS = 3.0
# What covers more of the page than this is its ground; of what covers text, more than this is no picture.
_GROUND, _WRITTEN = 0.85, 0.2
# Levels of red, green and blue from which a colour is not seen on paper.
_PALE = 250


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is drawn on a page besides its text, in points from its left upper corner.

    Parameters
    ----------
    rules, frames, pictures : tuple of Box
        As of a `classifier.ingest.layout.page.Page`.
    drawn : int
        How many things are drawn, text apart.
    covered : float
        Share of the page under its largest picture, 0 to 1.
    """

    rules: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    drawn: int = 0
    covered: float = 0.0


def read_shapes(page: pdfium.FPDF_PAGE, frame: Frame, runs: Iterable[Run]) -> Shapes:
    """Read what is drawn on a page besides its text.

    Parameters
    ----------
    page : FPDF_PAGE
        As pdfium loaded it.
    frame : Frame
        The page as it is read.
    runs : iterable of Run
        Its text: a ground with none on it is a picture, a picture full of it is a ground.

    Returns
    -------
    Shapes
        Of the first 50,000 drawing operations.
    """
    rules: list[Box] = []
    grounds: list[Box] = []
    pictures: list[Box] = []
    drawn = 0
    for drawing, matrices in _drawings(page):
        drawn += 1
        if pdfium.FPDFPageObj_GetType(drawing) == pdfium.FPDF_PAGEOBJ_PATH:
            for box, outline in _outlines(drawing, matrices, frame):
                _sort(box, outline, rules, grounds)
        elif picture := _bounds(drawing, matrices, frame):
            pictures.append(picture)
    paper = max(frame.width * frame.height, 1.0)
    covered = max((box.width * box.height / paper for box in pictures), default=0.0)
    grounds += _framed(rules)
    frames, pictures = _parted(_sized(grounds, paper), _sized(pictures, paper), list(runs))
    rules = [*rules[:_MAX_SHAPES], *(edge for box in frames for edge in _edges(box))]
    return Shapes(tuple(rules), tuple(frames), tuple(pictures), drawn, min(covered, 1.0))


def _edges(box: Box) -> Iterator[Box]:
    yield Box(box.left, box.top, box.right, box.top)
    yield Box(box.left, box.bottom, box.right, box.bottom)
    yield Box(box.left, box.top, box.left, box.bottom)
    yield Box(box.right, box.top, box.right, box.bottom)


def _drawings(page: pdfium.FPDF_PAGE) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, tuple[pdfium.FS_MATRIX, ...]]]:
    """Yield what is drawn, text apart, with the matrices of the forms it stands in, innermost first."""
    left = MAX_DRAWINGS
    count = pdfium.FPDFPage_CountObjects(page)
    top = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    stack: list[tuple[tuple[pdfium.FS_MATRIX, ...], Iterator[pdfium.FPDF_PAGEOBJECT]]] = [((), top)]
    while stack:
        matrices, drawings = stack[-1]
        drawing = next(drawings, None)
        if drawing is None:
            stack.pop()
            continue
        kind = pdfium.FPDFPageObj_GetType(drawing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            matrix = pdfium.FS_MATRIX()
            if len(stack) <= _MAX_DEPTH and pdfium.FPDFPageObj_GetMatrix(drawing, ctypes.byref(matrix)):
                stack.append(((matrix, *matrices), _inside(drawing)))
        elif kind != pdfium.FPDF_PAGEOBJ_TEXT:
            yield drawing, matrices
            left -= 1
        if not left:
            return


def _inside(form: pdfium.FPDF_PAGEOBJECT) -> Iterator[pdfium.FPDF_PAGEOBJECT]:
    for index in range(max(0, pdfium.FPDFFormObj_CountObjects(form))):
        yield pdfium.FPDFFormObj_GetObject(form, index)


def _bounds(drawing: pdfium.FPDF_PAGEOBJECT, matrices: tuple[pdfium.FS_MATRIX, ...], frame: Frame) -> Box | None:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(drawing, *map(ctypes.byref, sides)):
        return None
    left, bottom, right, top = (side.value for side in sides)
    return _around([(left, bottom), (right, bottom), (left, top), (right, top)], matrices, frame)


def _around(points: list[tuple[float, float]], matrices: tuple[pdfium.FS_MATRIX, ...], frame: Frame) -> Box | None:
    for matrix in matrices:
        a, b, c, d, e, f = (getattr(matrix, name) for name in "abcdef")
        points = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return frame.box(min(xs), min(ys), max(xs), max(ys))


def _outlines(
    drawing: pdfium.FPDF_PAGEOBJECT, matrices: tuple[pdfium.FS_MATRIX, ...], frame: Frame
) -> Iterator[tuple[Box, bool]]:
    """Yield the boxes around each outline of a path that is seen, and whether it may be a rectangle."""
    whole = _bounds(drawing, matrices, frame)
    if whole is None or not _seen(drawing):
        return
    count = pdfium.FPDFPath_CountSegments(drawing)
    if _is_rule(whole) or count <= _MAX_OUTLINE // 2:
        yield whole, count > 3
    elif count <= _MAX_SEGMENTS:
        own = pdfium.FS_MATRIX()
        if pdfium.FPDFPageObj_GetMatrix(drawing, ctypes.byref(own)):
            for points in _subpaths(drawing, count):
                if box := _around(points, (own, *matrices), frame):
                    yield box, 3 < len(points) <= _MAX_OUTLINE


def _subpaths(drawing: pdfium.FPDF_PAGEOBJECT, count: int) -> Iterator[list[tuple[float, float]]]:
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(drawing, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append((x.value, y.value))
    if points:
        yield points


def _seen(drawing: pdfium.FPDF_PAGEOBJECT) -> bool:
    """Tell whether a path leaves a mark on white paper."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(drawing, ctypes.byref(fill), ctypes.byref(stroke)):
        return False
    filled = fill.value != pdfium.FPDF_FILLMODE_NONE and _coloured(drawing, pdfium.FPDFPageObj_GetFillColor)
    return filled or (bool(stroke.value) and _coloured(drawing, pdfium.FPDFPageObj_GetStrokeColor))


def _coloured(drawing: pdfium.FPDF_PAGEOBJECT, ask: pdfium.FPDFPageObj_GetFillColor) -> bool:
    levels = [ctypes.c_uint() for _ in range(4)]
    if not ask(drawing, *map(ctypes.byref, levels)):
        # A pattern.
        return True
    red, green, blue, alpha = (level.value for level in levels)
    return alpha > 0 and min(red, green, blue) < _PALE


def _is_rule(box: Box) -> bool:
    thick, long = sorted((box.width, box.height))
    return thick <= _THICK and long >= _LONG and long >= 4 * thick


def _sort(box: Box, outline: bool, rules: list[Box], grounds: list[Box]) -> None:
    if _is_rule(box):
        rules.append(box)
    elif outline and min(box.width, box.height) >= _SIDE:
        grounds.append(box)


def _framed(rules: list[Box]) -> Iterator[Box]:
    """Yield the frames whose four sides are drawn as rules of their own."""
    flat = sorted((rule for rule in rules[:_MAX_SHAPES] if rule.width > rule.height), key=lambda rule: rule.top)
    by_span: dict[tuple[int, int], list[Box]] = {}
    for rule in flat:
        by_span.setdefault((round(rule.left / _MISS), round(rule.right / _MISS)), []).append(rule)
    upright = [rule for rule in rules[:_MAX_SHAPES] if rule.width <= rule.height]
    for spanned in by_span.values():
        for above, below in pairwise(spanned):
            sides = (above.left, above.right)
            if below.top - above.bottom >= _SIDE and all(
                any(
                    abs(rule.left - side) <= 2 * _MISS
                    and rule.top <= above.bottom + _MISS
                    and rule.bottom >= below.top - _MISS
                    for rule in upright
                )
                for side in sides
            ):
                yield Box(min(above.left, below.left), above.top, max(above.right, below.right), below.bottom)


def _sized(boxes: Iterable[Box], paper: float) -> list[Box]:
    """Return those that are neither specks nor the ground of the page."""
    kept = (box for box in boxes if min(box.width, box.height) >= _SIDE and box.width * box.height < _GROUND * paper)
    return list(dict.fromkeys(kept))[:_MAX_SHAPES]


def _parted(grounds: list[Box], pictures: list[Box], runs: list[Run]) -> tuple[list[Box], list[Box]]:
    """Return the frames, which hold text, and the pictures, which hold none or little."""
    written = {box: _written(box, runs) for box in [*grounds, *pictures]}
    frames = [box for box in grounds if written[box] > 0] + [box for box in pictures if written[box] > _WRITTEN]
    empty = [box for box in grounds if written[box] == 0] + [box for box in pictures if written[box] <= _WRITTEN]
    return frames, empty


def _written(box: Box, runs: list[Run]) -> float:
    """Return the share of a box that is under text."""
    area = 0.0
    for run in runs:
        x, y = (run.box.left + run.box.right) / 2, (run.box.top + run.box.bottom) / 2
        if box.left <= x <= box.right and box.top <= y <= box.bottom:
            area += run.box.width * run.box.height
    return area / max(box.width * box.height, 1.0)
