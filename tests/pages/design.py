"""Designs: pages as they were laid out, and what a person reads on them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.pages.printing import print_html, print_odt
from tests.pages.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """One issue to lay out.

    Parameters
    ----------
    name : str
        Of its PDF, without the suffix.
    about : str
        What is particular to it.
    source : str
        The HTML, or the flat OpenDocument text.
    stories : tuple of Story
        Its articles.
    furniture : tuple of str
        Everything else that is printed on it, each piece once.
    pages : int
        How many pages it has.
    twice : int
        How many characters it draws a second time, as a shadow.
    writer : bool
        Whether LibreOffice prints it; Chromium otherwise.
    """

    name: str
    about: str
    source: str
    stories: tuple[Story, ...]
    furniture: tuple[str, ...]
    pages: int = 1
    twice: int = 0
    writer: bool = False

    def print(self, output: Path) -> None:
        """Print it as a PDF."""
        (print_odt if self.writer else print_html)(self.source, output)

    def record(self) -> dict[str, Any]:
        """Return what the gold says of it."""
        return {
            "about": self.about,
            "printer": "writer" if self.writer else "chromium",
            "pages": self.pages,
            "articles": [story.record() for story in self.stories],
            "furniture": list(self.furniture),
        }


Maker = Callable[[], Design]


class Furniture:
    """Collects what is printed beside the articles while a page is being written."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, text: str) -> str:
        """Note a text and return it."""
        self.texts.append(text)
        return text
