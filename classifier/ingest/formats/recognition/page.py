"""The picture of a page as the layout knows pages."""

from classifier.ingest.formats.recognition.recogniser import Picture
from classifier.ingest.formats.recognition.runs import recognise
from classifier.ingest.layout.page import Page


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
        Its runs, each with the confidence of its recognition, and its rules, frames and pictures.
    """
    said = recognise(picture, dpi)
    return Page(
        number=number,
        width=said.width,
        height=said.height,
        runs=said.runs,
        rules=said.rules,
        frames=said.frames,
        pictures=said.pictures,
    )
