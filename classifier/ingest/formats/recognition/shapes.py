"""Rules, frames and pictures in the picture of a page: what parts one story from another besides white space."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.ingest.formats.recognition.lines import Strip
from classifier.ingest.formats.recognition.recogniser import Picture

Mask = NDArray[np.uint8]

# Heights of running type: the shortest rule, the thickest, the least side of a frame and of a picture, what is filled
# up of characters to see the ground they stand on.
_LONG, _THICK, _SIDE, _PICTURE_SIDE, _FILLED = 4.0, 0.4, 2.5, 4.0, 1.3
# Heights of running type that a speck of dust is wide.
_SPECK = 0.12
# Levels of grey by which a ground is darker than the paper.
_TINT = 10
# The level below which a ground may be printed on in white.
_DARK = 200
# Heights of running type that a ground shows between white characters, and no stroke is thick.
_BETWEEN = 0.3
# Share of its rectangle that a frame or a ground fills.
_SQUARE = 0.85
# What covers more of the page is the page; a ground with fewer lines of text on it is a picture.
_PAGE, _LINES = 0.85, 3
# No page has more of each.
_MOST = 400


@dataclass(frozen=True, slots=True)
class Ink:
    """Where a picture is printed on, each of shape (height, width), 1 for ink.

    Parameters
    ----------
    text : ndarray
        Without rules.
    level, upright : ndarray
        The rules alone.
    """

    text: Mask
    level: Mask
    upright: Mask


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is printed besides text, in pixels."""

    rules: tuple[Strip, ...] = ()
    frames: tuple[Strip, ...] = ()
    pictures: tuple[Strip, ...] = ()


def read_ink(picture: Picture, em: float) -> Ink:
    """Part characters from rules.

    Parameters
    ----------
    picture : ndarray of shape (height, width)
        Grey, set straight.
    em : float
        Height of its running type in pixels.

    Returns
    -------
    Ink
        Longer and thinner than characters are rules.
    """
    import cv2  # noqa: PLC0415  # comes with the extra

    dark = cv2.adaptiveThreshold(picture, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 14)
    ink = _without_specks(np.asarray(dark, dtype=np.uint8), (_SPECK * em) ** 2)
    level = _thin(ink, round(_LONG * em), _THICK * em, level=True)
    upright = _thin(ink, round(_LONG * em), _THICK * em, level=False)
    wide = np.asarray(cv2.dilate(level | upright, np.ones((3, 3), dtype=np.uint8)), dtype=np.uint8)
    return Ink(np.asarray(ink & (1 - wide), dtype=np.uint8), level, upright)


def _without_specks(ink: Mask, least: float) -> Mask:
    """Leave out dust, which would close gutters: what has fewer pixels than a full stop."""
    import cv2  # noqa: PLC0415

    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    kept = stats[:, cv2.CC_STAT_AREA] >= least
    kept[0] = False
    return np.asarray(kept[labels], dtype=np.uint8)


def _thin(ink: Mask, length: int, thick: float, *, level: bool) -> Mask:
    """Return the long thin parts of what is printed; a stroke of a large character is thicker or shorter."""
    import cv2  # noqa: PLC0415

    # A rule that is a little askew, or printed with gaps, is a stair of short pieces.
    near = cv2.dilate(ink, np.ones((3, 1) if level else (1, 3), dtype=np.uint8))
    kernel = np.ones((1, length) if level else (length, 1), dtype=np.uint8)
    long = np.asarray(cv2.bitwise_and(cv2.morphologyEx(near, cv2.MORPH_OPEN, kernel), ink), dtype=np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    sides = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
    along, over = (sides[:, 0], sides[:, 1]) if level else (sides[:, 1], sides[:, 0])
    kept = (along >= 0.8 * length) & (over <= thick + 0.01 * along)
    kept[0] = False
    return np.asarray(kept[labels] if count > 1 else np.zeros_like(long), dtype=np.uint8)


def dark_grounds(picture: Picture, strips: Sequence[Strip], em: float) -> list[Strip]:
    """Return the rectangles with light characters on dark: turned over, they are read as all others are.

    Parameters
    ----------
    picture, strips, em : ndarray, sequence of Strip and float
        As of `read_shapes`.

    Returns
    -------
    list of Strip
        Those with a line on them; a photograph has none.
    """
    return [
        ground
        for ground in _dark(picture, em)
        if np.median(picture[_inside(ground)]) < _DARK
        and any(_holds(ground, strip) and _is_light(picture[_inside(strip)]) for strip in strips)
    ]


def _is_light(line: Picture) -> bool:
    """Tell whether characters are lighter than what they stand on."""
    low, middle, high = (int(value) for value in np.percentile(line, (2, 50, 98)))
    return middle < _DARK and high - middle > middle - low


def turned_over(picture: Picture, grounds: Sequence[Strip]) -> Picture:
    """Return a picture with light and dark changed within some rectangles of it; the same picture where there are none.

    Parameters
    ----------
    picture : ndarray of shape (height, width)
        Grey.
    grounds : sequence of Strip
        In its pixels.
    """
    if not grounds:
        return picture
    turned = picture.copy()
    for ground in grounds:
        turned[_inside(ground)] = 255 - picture[_inside(ground)]
    return turned


def _inside(ground: Strip) -> tuple[slice, slice]:
    return slice(int(ground.top), int(ground.bottom) + 1), slice(int(ground.left), int(ground.right) + 1)


def read_shapes(picture: Picture, ink: Ink, strips: Sequence[Strip], em: float) -> Shapes:
    """Find rules, frames and pictures.

    Parameters
    ----------
    picture : ndarray of shape (height, width)
        Grey.
    ink : Ink
        Of the same.
    strips : sequence of Strip
        Its lines of text: a ground with several on it is a frame, one without is a picture.
    em : float
        Height of its running type in pixels.

    Returns
    -------
    Shapes
        In no order.
    """
    rules = [*_boxes(ink.level), *_boxes(ink.upright)][:_MOST]
    frames = list(_holes(ink.level | ink.upright, _SIDE * em))
    pictures = []
    for ground in _grounds(picture, em):
        written = sum(_holds(ground, strip) for strip in strips)
        if written >= _LINES:
            frames.append(ground)
        elif min(ground.width, ground.height) >= _PICTURE_SIDE * em and not written:
            pictures.append(ground)
    # The lines of a photograph are no rules, and its edges no frame.
    frames = [frame for frame in frames if not any(_holds(around, frame) for around in pictures)]
    rules = [rule for rule in rules if not any(_holds(around, rule) for around in pictures)]
    return Shapes(tuple(rules), tuple(frames[:_MOST]), tuple(pictures[:_MOST]))


def _holds(outer: Strip, inner: Strip) -> bool:
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    return outer.left < x < outer.right and outer.top < y < outer.bottom


def _boxes(mask: Mask) -> Iterator[Strip]:
    import cv2  # noqa: PLC0415

    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    for left, top, width, height, _ in stats[1:].tolist():
        yield Strip(left, top, left + width, top + height)


def _holes(rules: Mask, side: float) -> Iterator[Strip]:
    """Yield the rectangles that rules enclose."""
    import cv2  # noqa: PLC0415

    closed = cv2.dilate(rules, np.ones((5, 5), dtype=np.uint8))
    contours, tree = cv2.findContours(closed, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    for at, contour in enumerate(contours):
        left, top, width, height = cv2.boundingRect(contour)
        inner = tree[0][at][3] >= 0
        square = cv2.contourArea(contour) > _SQUARE * width * height
        if inner and square and min(width, height) >= side and _is_part(rules, width, height):
            yield Strip(left, top, left + width, top + height)


def _dark(picture: Picture, em: float) -> Iterator[Strip]:
    """Yield the rectangles that are dark where nothing is printed on them."""
    import cv2  # noqa: PLC0415

    between, fill = (np.ones((max(3, round(share * em)),) * 2, dtype=np.uint8) for share in (_BETWEEN, _FILLED))
    dark = np.asarray(picture < _DARK, dtype=np.uint8)
    # Between white characters the ground shows in pieces that are larger than strokes.
    dark = np.asarray(cv2.morphologyEx(dark, cv2.MORPH_OPEN, between), dtype=np.uint8)
    dark = np.asarray(cv2.morphologyEx(dark, cv2.MORPH_CLOSE, fill), dtype=np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    for left, top, width, height, area in stats[1:].tolist():
        if area > _SQUARE * width * height and min(width, height) >= em and _is_part(dark, width, height):
            yield Strip(left, top, left + width, top + height)


def _grounds(picture: Picture, em: float) -> Iterator[Strip]:
    """Yield the rectangles that are darker than the paper, whatever is printed on them."""
    import cv2  # noqa: PLC0415

    fill = np.ones((max(3, round(_FILLED * em)),) * 2, dtype=np.uint8)
    ground = cv2.morphologyEx(picture, cv2.MORPH_CLOSE, fill)
    paper = int(np.percentile(ground, 80))
    tinted = np.asarray(ground < paper - _TINT, dtype=np.uint8)
    # White characters are holes in a ground.
    whole = cv2.morphologyEx(tinted, cv2.MORPH_CLOSE, fill)
    tinted = np.asarray(cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones_like(fill)), dtype=np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(tinted, connectivity=4)
    for left, top, width, height, area in stats[1:].tolist():
        square = area > _SQUARE * width * height
        if square and min(width, height) >= _SIDE * em and _is_part(tinted, width, height):
            yield Strip(left, top, left + width, top + height)


def _is_part(mask: Mask, width: int, height: int) -> bool:
    return width * height < _PAGE * mask.size
