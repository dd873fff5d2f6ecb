"""Pages and their parts, made from what a test says of them. Type is 10 points on 16 unless told otherwise."""

from collections import Counter
from collections.abc import Iterable

from classifier.ingest.layout.blocks import Block, blocks_of
from classifier.ingest.layout.page import Box, Page, Run
from classifier.ingest.layout.rows import rows_of

SIZE, LEADING = 10.0, 16.0


def make_run(
    text: str = "会议",
    *,
    left: float = 40,
    top: float = 100,
    size: float = SIZE,
    bold: bool = False,
    vertical: bool = False,
    recognition: float | None = None,
) -> Run:
    """A run whose every character is as wide as it is high."""
    width, height = (size, size * len(text)) if vertical else (size * len(text), size)
    return Run(
        text=text,
        box=Box(left, top, left + width, top + height),
        size=size,
        bold=bold,
        vertical=vertical,
        recognition=recognition,
    )


def make_column(
    *paragraphs: str, left: float = 40, top: float = 100, letters: int = 16, indent: int = 2, size: float = SIZE
) -> list[Run]:
    """The printed lines of some paragraphs, one below another, justified to a column."""
    runs = []
    for paragraph in paragraphs:
        shift, rest = indent, paragraph
        while rest:
            line, rest = rest[: letters - shift], rest[letters - shift :]
            runs.append(make_run(line, left=left + shift * size, top=top, size=size))
            shift, top = 0, top + LEADING
    return runs


def make_page(
    *runs: Run,
    number: int = 1,
    width: float = 600,
    height: float = 800,
    rules: Iterable[Box] = (),
    frames: Iterable[Box] = (),
    pictures: Iterable[Box] = (),
) -> Page:
    return Page(
        number=number,
        width=width,
        height=height,
        runs=runs,
        rules=tuple(rules),
        frames=tuple(frames),
        pictures=tuple(pictures),
    )


def make_blocks(*runs: Run, rules: Iterable[Box] = (), frames: Iterable[Box] = ()) -> list[Block]:
    """The blocks of a page, whose running text has type of 10 points."""
    page = make_page(*runs, rules=rules, frames=frames)
    return blocks_of(rows_of(page), page, SIZE)


def prose(letters: int, *, seed: str = "甲乙丙丁戊己庚辛") -> str:
    """A sentence of so many characters, its full stop included."""
    return (seed * (letters // len(seed) + 1))[: letters - 1] + "。"


def letters(texts: Iterable[str]) -> Counter[str]:
    """How often each character stands in some texts, white space aside."""
    return Counter(char for text in texts for char in text if not char.isspace())
