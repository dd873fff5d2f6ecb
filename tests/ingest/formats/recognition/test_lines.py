"""Lines of text put together from pieces, and cut at gutters."""

import numpy as np
import pytest
from numpy.typing import NDArray

from classifier.ingest.formats.recognition import lines
from classifier.ingest.formats.recognition.lines import Strip, cut_at_gutters

Mask = NDArray[np.bool_]


def ink(*lines_of: tuple[int, int, int], size: tuple[int, int] = (400, 600)) -> Mask:
    """Return where lines 20 pixels high are printed, each from a left to a right edge at a height."""
    mask = np.zeros(size, dtype=np.bool_)
    for left, right, top in lines_of:
        mask[top : top + 20, left:right] = True
    return mask


def cut(strip: Strip, mask: Mask, wall: int | None = None) -> list[tuple[float, float]]:
    walls = np.zeros_like(mask)
    if wall is not None:
        walls[:, wall : wall + 2] = True
    return [(part.left, part.right) for part in cut_at_gutters([strip], mask, walls)]


def columns(*tops: int) -> list[tuple[int, int, int]]:
    return [(left, left + 200, top) for top in tops for left in (20, 236)]


@pytest.mark.parametrize("tops", [(100, 128, 156), (128, 156, 184), (72, 100, 128)])
def test_a_line_is_cut_at_a_gutter(tops: tuple[int, ...]) -> None:
    found = cut(Strip(20, 128, 436, 148), ink(*columns(*tops), size=(400, 600)))
    assert found == [(20, 221), (235, 436)]


def test_a_gap_in_a_line_alone_is_no_gutter() -> None:
    mask = ink((20, 220, 128), (236, 436, 128))
    assert cut(Strip(20, 128, 436, 148), mask) == [(20, 436)]


def test_a_rule_parts_columns_however_near() -> None:
    mask = ink((20, 220, 128), (228, 436, 128))
    assert len(cut(Strip(20, 128, 436, 148), mask)) == 1
    assert len(cut(Strip(20, 128, 436, 148), mask, wall=223)) == 2


def test_findings_of_one_line_become_one() -> None:
    boxes = np.array([[0.0, 0, 100, 20], [90, 1, 200, 21], [180, 0, 300, 20], [0, 40, 100, 60]])
    assert lines._merged(boxes).tolist() == [[0, 0, 300, 21], [0, 40, 100, 60]]


@pytest.mark.parametrize("odd", [[0.0, 0, 100, 46], [20.0, 0, 60, 9]], ids=["around two lines", "a slice of one"])
def test_what_a_piece_shows_in_part_gives_way_to_the_whole(odd: list[float]) -> None:
    whole = [[0.0, 0, 100, 20], [0.0, 26, 100, 46]]
    assert lines._merged(np.array([odd, *whole])).tolist() == whole
