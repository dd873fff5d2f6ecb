"""Runs of the picture of a page: its lines of text recognised, with their sizes in points."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from classifier.ingest.formats.recognition.lines import Strip, cut_at_gutters, find_strips, stretches
from classifier.ingest.formats.recognition.recogniser import Picture, Reading, Recogniser, recogniser
from classifier.ingest.formats.recognition.shapes import dark_grounds, read_ink, read_shapes, turned_over
from classifier.ingest.layout.page import Box, Page, Run
from classifier.text.normalize import HAN, repair_characters

POINTS_PER_INCH = 72.0
# The height of running type that lines are looked for at, in pixels, and how much larger a picture's may be before it
# is made smaller for that.
_TYPE, _LARGE = 21.0, 1.3
# What a newspaper's running type measures in points: where a picture does not say how large it is, this tells.
_RUNNING, _PLAUSIBLE = 9.5, (5.0, 18.0)
# A line is found higher than its type by this much.
_LEADING = 1.2
_HAN = re.compile(f"[{HAN}]")
# Share of its height that ink may lie over or under the box of a line, and the least that it takes up of one.
_OVER, _FLAT = 0.2, 0.5
# What the ink of a line with some Han characters takes up of their height, how many tell, and how much white is left
# around for the recogniser.
_INK, _TELLING, _MARGIN = 0.95, 2, 0.12
# Han characters of a line whose step tells its size, where that is so many times what its ink says; characters from
# this code on take up a whole square.
_MANY, _STEPS, _FULL_WIDTH = 7, (0.8, 1.3), 0x2E80
# Sizes nearer than this are taken for one: what is measured shakes. Lines of other characters alone are taken for
# running type where they are so large over it.
_SHAKES, _UNSURE = 0.16, (0.3, 1.3)
# Marks whose ink fills one half of their square: the other half belongs to the line, so that it begins and ends where
# its neighbours do.
_OPENING, _CLOSING, _BLANK = "“‘《〈（「『【〔", "，。、；：！？”’》〉）」』】〕", 0.45
# What is recognised with less confidence is a pattern, no text.
_LEAST = 0.5
# Slopes from which a picture is set straight, and beyond which it is no scan of a page.
_SLOPES = (0.002, 0.2)


def recognise(picture: Picture, dpi: float | None, number: int) -> Page:
    """Recognise the text of a page.

    Parameters
    ----------
    picture : ndarray of shape (height, width)
        Grey, 0 for black.
    dpi : float or None
        Pixels an inch, where that is known.
    number : int
        Of the page, from 1.

    Returns
    -------
    Page
        Its lines, none across a gutter, each with the confidence of its recognition.
    """
    engine = recogniser()
    scale = _scale(picture, dpi, engine)
    small = _resized(picture, scale)
    found = find_strips(small, engine)
    if _SLOPES[0] < abs(found.slope) < _SLOPES[1]:
        picture, small = _straightened(picture, found.slope), _straightened(small, found.slope)
        found = find_strips(small, engine)
    em = _line_height(found.strips)
    dark = dark_grounds(small, found.strips, em)
    small = turned_over(small, dark)
    picture = turned_over(picture, [ground.scaled(1 / scale) for ground in dark])
    ink = read_ink(small, em)
    text = ink.text.astype(np.bool_)
    fitted = [_fitted(strip, text) for strip in found.strips]
    cut = [_fitted(strip, text) for strip in cut_at_gutters(fitted, text, ink.upright.astype(np.bool_))]
    shapes = read_shapes(small, ink, cut, em)
    strips = [strip.scaled(1 / scale) for strip in cut]
    readings = _read(strips, picture, engine)
    sizes = _sizes(strips, picture, readings)
    running = _running(strips, sizes)
    points = POINTS_PER_INCH / dpi if dpi else _RUNNING / running
    if not _PLAUSIBLE[0] < running * points < _PLAUSIBLE[1]:
        points = _RUNNING / running
    runs = [_run(*line, points) for line in zip(strips, sizes, readings, strict=True)]
    height, width = picture.shape
    return Page(
        number=number,
        runs=tuple(run for run in runs if run is not None),
        rules=_placed(shapes.rules, points / scale),
        frames=_placed(shapes.frames, points / scale),
        pictures=_placed(shapes.pictures, points / scale),
        width=width * points,
        height=height * points,
    )


def _placed(strips: Sequence[Strip], points: float) -> tuple[Box, ...]:
    scaled = [strip.scaled(points) for strip in strips]
    return tuple(Box(strip.left, strip.top, strip.right, strip.bottom) for strip in scaled)


def _line_height(strips: Sequence[Strip]) -> float:
    """Return about how high the running type is, in pixels, before its ink is measured."""
    flat = [strip.height for strip in strips if not strip.downwards]
    return float(np.median(flat)) / _LEADING if flat else _TYPE


def _scale(picture: Picture, dpi: float | None, engine: Recogniser) -> float:
    """Return by what a picture is multiplied for its running type to be as high as lines are best found at."""
    if dpi:
        high = _RUNNING / POINTS_PER_INCH * dpi
    else:
        height, width = picture.shape
        top, left = max(0, height // 2 - 480), max(0, width // 2 - 480)
        (quads,) = engine.detect([picture[top : top + 960, left : left + 960]])
        high = float(np.median(quads[:, 3, 1] - quads[:, 0, 1])) / _LEADING if len(quads) else _TYPE
    return min(1.0, _TYPE / high) if high > _LARGE * _TYPE else 1.0


def _resized(picture: Picture, scale: float) -> Picture:
    import cv2  # noqa: PLC0415  # comes with the extra

    if scale == 1.0:
        return picture
    height, width = picture.shape
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))


def _straightened(picture: Picture, slope: float) -> Picture:
    import cv2  # noqa: PLC0415

    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(np.degrees(np.arctan(slope))), 1.0)
    return np.asarray(cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=255))


def _fitted(strip: Strip, ink: NDArray[np.bool_]) -> Strip:
    """Fit the sides of a line to its ink: how far boxes reach over it differs from line to line."""
    if strip.downwards:
        return strip
    reach = _OVER * strip.height
    first, last = max(0, int(strip.top - reach)), int(strip.bottom + reach) + 1
    profile = np.asarray(ink[first:last, int(strip.left) : int(strip.right) + 1].any(axis=1))
    core = (strip.top + 2 * reach, strip.bottom - 2 * reach)
    own = [(begin, end) for begin, end in stretches(profile) if first + begin < core[1] and first + end > core[0]]
    # What is higher than the box of a line, which is wider than its ink, are two lines that touch.
    if not own or not _FLAT * strip.height <= own[-1][1] - own[0][0] <= strip.height + 1:
        return strip
    top, bottom = first + own[0][0], first + own[-1][1]
    columns = np.flatnonzero(ink[top:bottom, int(strip.left) : int(strip.right) + 1].any(axis=0))
    left = int(strip.left)
    return Strip(float(left + columns[0]), float(top), float(left + columns[-1] + 1), float(bottom))


def _widened(strip: Strip) -> Strip:
    margin = 0.0 if strip.downwards else _MARGIN * strip.height
    return Strip(strip.left - margin, strip.top - margin, strip.right + margin, strip.bottom + margin)


def _crop(strip: Strip, picture: Picture) -> Picture:
    top, left = max(0, int(strip.top)), max(0, int(strip.left))
    bottom, right = int(strip.bottom) + 1, int(strip.right) + 1
    return picture[top : max(top + 1, bottom), left : max(left + 1, right)]


def _sizes(strips: Sequence[Strip], picture: Picture, readings: Sequence[Reading]) -> list[float]:
    """Return the sizes of type in pixels; what differs by no more than measuring does is made equal."""
    measured = [
        _advance(strip, reading.text, _size(strip, _crop(strip, picture)))
        for strip, reading in zip(strips, readings, strict=True)
    ]
    sure = [len(_HAN.findall(reading.text)) >= _TELLING for reading in readings]
    told = [(strip, size) for strip, size, is_sure in zip(strips, measured, sure, strict=True) if is_sure]
    if not told:
        return measured
    running = _running([strip for strip, _ in told], [size for _, size in told])
    levels = _levels([size for _, size in told], running)
    return [
        _nearest(size, levels) if is_sure or not _UNSURE[0] < size / running < _UNSURE[1] else running
        for size, is_sure in zip(measured, sure, strict=True)
    ]


def _levels(sizes: Sequence[float], running: float) -> list[float]:
    """Return the sizes that a page is set in: the running type's, and the medians of those that lie together."""
    others = sorted(size for size in sizes if abs(size - running) >= _SHAKES * running)
    groups: list[list[float]] = []
    for size in others:
        if groups and size < (1 + _SHAKES) * groups[-1][0]:
            groups[-1].append(size)
        else:
            groups.append([size])
    return [running, *(float(np.median(group)) for group in groups)]


def _nearest(size: float, levels: Sequence[float]) -> float:
    return min(levels, key=lambda level: abs(level - size))


def _running(strips: Sequence[Strip], sizes: Sequence[float]) -> float:
    """Return the size that most of the length of lines is set in: their median, weighed by length."""
    if not sizes:
        return _TYPE
    order = np.argsort(sizes)
    lengths = np.cumsum([max(strips[at].width, strips[at].height) for at in order])
    return float(sizes[order[int(np.searchsorted(lengths, lengths[-1] / 2))]])


def _size(strip: Strip, crop: Picture) -> float:
    thick = min(strip.height, strip.width) if strip.downwards else strip.height
    profile = _inked(crop).any(axis=0 if strip.downwards else 1)
    printed = np.flatnonzero(profile)
    ink = float(printed[-1] - printed[0] + 1) if len(printed) else 0.0
    # A line that is not dark on light fills its box.
    return (ink if _FLAT * thick < ink else thick / _LEADING) / _INK


def _advance(strip: Strip, text: str, size: float) -> float:
    """Return the step from one character to the next, which many show better than their heights do, or a size."""
    if strip.downwards or len(_HAN.findall(text)) < _MANY:
        return size
    widths = [1.0 if ord(character) >= _FULL_WIDTH or character in _OPENING + _CLOSING else 0.5 for character in text]
    step = strip.width / (sum(widths) - 0.5 * (text[0] in _OPENING) - 0.5 * (text[-1] in _CLOSING))
    return step if _STEPS[0] < step / size < _STEPS[1] else size


def _inked(crop: Picture) -> NDArray[np.bool_]:
    """Return which pixels of a line belong to characters, be they dark on light or light on dark."""
    low, high = np.percentile(crop, (2, 98))
    dark = crop < (low + high) / 2
    return np.asarray(~dark if dark.mean() > 0.5 else dark)


def _read(strips: Sequence[Strip], picture: Picture, engine: Recogniser) -> list[Reading]:
    crops = [_crop(_widened(strip), picture) for strip in strips]
    return engine.read([_laid(crop) if strip.downwards else crop for strip, crop in zip(strips, crops, strict=True)])


def _laid(crop: Picture) -> Picture:
    """Return the characters of a vertical line side by side, as the recogniser reads them."""
    side = crop.shape[1]
    em = side / _LEADING
    parts: list[tuple[int, int]] = []
    for begin, end in stretches(np.asarray(_inked(crop).any(axis=1))):
        if parts and end - parts[-1][0] <= 1.05 * em:
            parts[-1] = (parts[-1][0], end)
        else:
            count = max(1, round((end - begin) / em))
            cuts = np.linspace(begin, end, count + 1).astype(int).tolist()
            parts += list(pairwise(cuts))
    ground = int(np.median(crop))
    cells = []
    for begin, end in parts:
        cell = np.full((max(side, end - begin), side), ground, dtype=np.uint8)
        above = (len(cell) - (end - begin)) // 2
        cell[above : above + end - begin] = crop[begin:end]
        cells.append(cell[(len(cell) - side) // 2 :][:side])
    return np.hstack(cells) if cells else crop


def _run(strip: Strip, size: float, reading: Reading, points: float) -> Run | None:
    text = repair_characters(reading.text).strip()
    if not text or reading.confidence < _LEAST:
        return None
    middle = (strip.left + strip.right) / 2 if strip.downwards else (strip.top + strip.bottom) / 2
    low, high = middle - size / 2, middle + size / 2
    left, right = (
        strip.left - _BLANK * size * (text[0] in _OPENING),
        strip.right + _BLANK * size * (text[-1] in _CLOSING),
    )
    sides = (low, strip.top, high, strip.bottom) if strip.downwards else (max(0.0, left), low, right, high)
    return Run(
        text=text,
        box=Box(*(side * points for side in sides)),
        size=size * points,
        vertical=strip.downwards,
        recognition=min(1.0, max(0.0, reading.confidence)),
    )
