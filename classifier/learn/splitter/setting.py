"""Setting: how the paragraphs of one article are printed, and how a whole issue is."""

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from classifier.learn.splitter.damage import Damage

_NARROW, _WIDE = (14, 17, 19, 21, 23), (24, 27, 31, 38)
_FONTLESS = "\ufffd"


class Layout(StrEnum):
    """The ways in which issues come out of what newspapers are made with."""

    MARKDOWN = "markdown"
    PLAIN = "plain"
    COLUMNS = "columns"
    FRAMES = "frames"
    OCR = "ocr"
    LAID_OUT = "laid_out"


@dataclass(frozen=True, slots=True)
class Habits:
    """What a layout does to an issue: chances, 0 to 1, for each article or paragraph.

    Parameters
    ----------
    displaced : float
        A headline stands at the head or the end of the issue.
    turned : float
        The paragraphs of an article begin in its middle.
    interrupted : float
        An article is cut in two around the next one.
    wrapped : float
        Paragraphs are cut into lines.
    mixed : float
        A paragraph of a wrapped article has a width of its own.
    subheaded : float
        A long article has sub-headings.
    lost : float
        A headline did not come out at all.
    captions, pages : float
        A caption or a page mark stands below a paragraph.
    masthead : float
        The masthead stands somewhere, the middle included.
    """

    displaced: float = 0.0
    turned: float = 0.0
    interrupted: float = 0.0
    wrapped: float = 0.0
    mixed: float = 0.0
    subheaded: float = 0.1
    lost: float = 0.03
    captions: float = 0.02
    pages: float = 0.01
    masthead: float = 0.3


HABITS = {
    Layout.MARKDOWN: Habits(),
    Layout.PLAIN: Habits(captions=0.03),
    Layout.COLUMNS: Habits(interrupted=0.03, wrapped=1.0, mixed=0.04, captions=0.06),
    Layout.FRAMES: Habits(displaced=0.45, turned=0.5, interrupted=0.03, lost=0.2, wrapped=0.8, mixed=0.03),
    Layout.OCR: Habits(displaced=0.05, interrupted=0.02, wrapped=0.15, captions=0.04),
    Layout.LAID_OUT: Habits(displaced=0.06, turned=0.05, subheaded=0.5, interrupted=0.05, captions=0.06, pages=0.03),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How one article is printed.

    Parameters
    ----------
    width : int
        Characters, or pairs of columns, of a line; 0 where paragraphs are not cut.
    by_columns : bool
        Whether the width counts what ideographs take, so that two half-width characters count as one.
    indent : str
        Before each paragraph.
    doubled : bool
        Whether a blank line follows every line.
    gaps : tuple of int
        Blank lines after a paragraph, one of these.
    damage : Damage
        To its characters.
    """

    width: int = 0
    by_columns: bool = False
    indent: str = ""
    doubled: bool = False
    gaps: tuple[int, ...] = (1,)
    damage: Damage = field(default_factory=Damage)

    def lines(self, text: str, rng: np.random.Generator, *, width: int | None = None) -> list[str]:
        """Return a paragraph as printed, the blank lines that follow it included.

        Parameters
        ----------
        text : str
            The paragraph.
        rng : numpy.random.Generator
            Decides the damage and the gap.
        width : int, optional
            A width of its own.

        Returns
        -------
        list of str
            The lines.
        """
        spoilt = self.indent + self.damage.spoil(text, rng)
        printed = _wrap(spoilt, self.width if width is None else width, by_columns=self.by_columns)
        if self.doubled:
            return [line for cut in printed for line in (cut, "")]
        return printed + [""] * int(rng.choice(self.gaps))


def draw_setting(layout: Layout, rng: np.random.Generator) -> Setting:
    """Return how an article of a layout is printed, by chance.

    Parameters
    ----------
    layout : Layout
        Of the issue.
    rng : numpy.random.Generator
        Decides.

    Returns
    -------
    Setting
        Of one article.
    """
    wrapped = rng.random() < HABITS[layout].wrapped
    width = int(rng.choice(_WIDE if layout is Layout.FRAMES else _NARROW)) if wrapped else 0
    broken = layout is Layout.FRAMES and rng.random() < 0.35
    indents: tuple[str, ...] = ("", "\u3000\u3000", "    ")
    if layout is Layout.FRAMES:
        indents = (_FONTLESS * 9,) if broken else ("    ", "\u3000\u3000", "")
    gaps = {Layout.MARKDOWN: (1, 1, 1, 3), Layout.PLAIN: (1, 1, 2), Layout.COLUMNS: (1, 1, 1, 0), Layout.OCR: (1, 1, 3)}
    noisy = layout is Layout.OCR and rng.random() < 0.6
    return Setting(
        width=width,
        by_columns=wrapped and rng.random() < 0.4,
        indent=str(rng.choice(indents)) if layout in {Layout.FRAMES, Layout.COLUMNS, Layout.LAID_OUT} else "",
        doubled=layout is Layout.FRAMES and rng.random() < 0.7,
        gaps=gaps.get(layout, (0,)),
        damage=Damage(
            radicals=broken,
            half_width=layout is Layout.OCR and rng.random() < 0.8,
            substituted=0.15 if noisy else 0.0,
            dropped=0.004 if noisy else 0.0,
        ),
    )


def draw_width(setting: Setting, layout: Layout, rng: np.random.Generator) -> int:
    """Return the width of one paragraph: its article's, or now and then one of its own."""
    if setting.width and rng.random() < HABITS[layout].mixed:
        return int(rng.choice(_NARROW + _WIDE))
    return setting.width


def _wrap(text: str, width: int, *, by_columns: bool) -> list[str]:
    if not width:
        return [text]
    if not by_columns:
        return [text[at : at + width] for at in range(0, len(text), width)]
    lines, line, taken = [], "", 0
    for char in text:
        wide = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if taken + wide > 2 * width:
            lines.append(line)
            line, taken = "", 0
        line, taken = line + char, taken + wide
    return [*lines, line]
