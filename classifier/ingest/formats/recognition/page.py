"""The picture of a page as the layout knows pages."""

from collections.abc import Sequence

import numpy as np

from classifier.ingest.formats.recognition.recogniser import Picture
from classifier.ingest.formats.recognition.runs import recognise
from classifier.ingest.layout.page import Page, Run

# Upright pages are recognised with 0.95 and more, even bad prints; others are not read at all, or with half of that.
_UPRIGHT = 0.85
# In characters, the longest headline that is printed downwards.
_HEADLINE = 16


def read_picture(picture: Picture, dpi: float | None, number: int) -> Page:
    """Read the picture of a page.

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
        Its runs, each with the confidence of its recognition, and its rules, frames and pictures; upright, where what
        stands on its side or on its head reads better after a turn.
    """
    said = recognise(picture, dpi, number)
    if _sureness(said.runs) >= _UPRIGHT:
        return said
    turned = (recognise(np.ascontiguousarray(np.rot90(picture, quarters)), dpi, number) for quarters in (1, 2, 3))
    return max((said, *turned), key=lambda found: _told(found.runs))


def _told(runs: Sequence[Run]) -> float:
    """Return how many characters are read, each for as much as it is sure, nonsense for next to nothing."""
    return sum(_weight(run) * (run.recognition or 0.0) ** 4 for run in runs)


def _sureness(runs: Sequence[Run]) -> float:
    """Return the mean confidence of the characters read, 0 to 1, half of it for vertical lines; 0 for none."""
    return sum(_weight(run) * (run.recognition or 0.0) for run in runs) / max(sum(len(run.text) for run in runs), 1)


def _weight(run: Run) -> float:
    # Lines on their side are taken for vertical ones, and read backwards with much confidence; no headline is so long.
    return len(run.text) * (0.5 if run.vertical and len(run.text) > _HEADLINE else 1.0)
