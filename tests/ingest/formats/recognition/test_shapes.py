"""Rules, frames, pictures and dark grounds, drawn here and found again."""

import cv2
import numpy as np
import pytest

from classifier.ingest.formats.recognition.lines import Strip
from classifier.ingest.formats.recognition.recogniser import Picture
from classifier.ingest.formats.recognition.shapes import Shapes, dark_grounds, read_ink, read_shapes, turned_over

EM = 20.0


def paper(height: int = 600, width: int = 500) -> Picture:
    return np.full((height, width), 255, dtype=np.uint8)


def write(page: Picture, left: int, top: int, *, colour: int = 0) -> Strip:
    """Print a line of eight squares as high as running type."""
    for at in range(8):
        cv2.rectangle(page, (left + 24 * at, top), (left + 24 * at + 17, top + 17), colour, 2)
    return Strip(left, top, left + 24 * 8, top + 18)


def shapes(page: Picture, *strips: Strip) -> Shapes:
    return read_shapes(page, read_ink(page, EM), strips, EM)


def near(strip: Strip, *sides: float) -> bool:
    return (strip.left, strip.top, strip.right, strip.bottom) == pytest.approx(sides, abs=10)


def test_rules_are_found_and_characters_are_not() -> None:
    page = paper()
    write(page, 40, 40)
    cv2.line(page, (30, 100), (460, 100), 0, 2)
    cv2.line(page, (250, 150), (250, 550), 0, 2)
    level, upright = sorted(shapes(page).rules, key=lambda rule: rule.height)
    assert near(level, 30, 99, 460, 102)
    assert near(upright, 249, 150, 252, 550)


def test_a_border_is_a_frame() -> None:
    page = paper()
    cv2.rectangle(page, (50, 100), (400, 400), 0, 2)
    (frame,) = shapes(page).frames
    assert near(frame, 50, 100, 400, 400)


@pytest.mark.parametrize(("lines", "kind"), [(0, "pictures"), (4, "frames")])
def test_a_tinted_ground_is_a_frame_where_text_stands_on_it(lines: int, kind: str) -> None:
    page = paper()
    page[100:400, 50:400] = 200
    found = shapes(page, *(write(page, 80, 130 + 40 * at) for at in range(lines)))
    other = found.frames if kind == "pictures" else found.pictures
    assert other == ()
    assert getattr(found, kind)
    assert all(near(box, 50, 100, 400, 400) for box in getattr(found, kind))


def test_the_lines_of_a_photograph_are_no_rules() -> None:
    page = paper()
    page[100:400, 50:400] = 160
    cv2.line(page, (60, 250), (390, 250), 0, 2)
    assert shapes(page).rules == ()


def test_white_on_dark_is_turned_over_and_the_rest_is_left() -> None:
    page = paper()
    page[100:180, 50:400] = 60
    light, dark = write(page, 80, 130, colour=255), write(page, 80, 300)
    (ground,) = dark_grounds(page, [light, dark], EM)
    assert near(ground, 50, 100, 400, 180)
    turned = turned_over(page, [ground])
    assert np.median(turned[105:175, 60:390]) > 190
    assert turned[130:150, 80:270].min() == 0
    assert (turned[200:] == page[200:]).all()


def test_a_dark_photograph_is_not_turned_over() -> None:
    page = paper()
    page[100:400, 50:400] = 60
    assert dark_grounds(page, [write(page, 80, 500)], EM) == []
