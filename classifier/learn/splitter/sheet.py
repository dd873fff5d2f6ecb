"""Sheets: composed issues, each line with the article that it belongs to."""

from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """What a line of a sheet is."""

    TITLE = "title"
    KICKER = "kicker"
    SUBHEADING = "subheading"
    BODY = "body"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of a sheet, a blank one too.

    Parameters
    ----------
    text : str
        As it is printed, indent included.
    owner : int or None
        Number of its article; None for furniture and blank lines.
    part : Part
        What it is.
    level : int
        Depth of heading that its type shows, 0 for none; on laid-out sheets alone.
    size : float
        Of its type, over that of the running text; on laid-out sheets alone.
    bold : bool
        Whether its type is heavy; on laid-out sheets alone.
    """

    text: str
    owner: int | None = None
    part: Part = Part.FURNITURE
    level: int = 0
    size: float = 1.0
    bold: bool = False


@dataclass(slots=True)
class Sheet:
    """A composed issue.

    Parameters
    ----------
    lines : list of SheetLine
        From the top.
    laid_out : bool
        Whether each line is a whole paragraph or headline with its type known, as a reader of pages gives them.
    """

    lines: list[SheetLine] = field(default_factory=list)
    laid_out: bool = False

    @property
    def text(self) -> str:
        """The lines as a text file."""
        return "\n".join(line.text for line in self.lines)

    @property
    def gold(self) -> dict[int, int]:
        """Line, from 1, to the number of its article, for every line of one that holds something."""
        return {
            number: line.owner
            for number, line in enumerate(self.lines, start=1)
            if line.owner is not None and line.text.strip()
        }

    @property
    def articles(self) -> list[list[int]]:
        """The lines of each article, in the order of their numbers."""
        gold = self.gold
        return [[line for line in gold if gold[line] == owner] for owner in sorted(set(gold.values()))]

    def parts(self, owner: int, part: Part) -> list[int]:
        """Return the lines, from 1, of one part of an article."""
        return [
            number
            for number, line in enumerate(self.lines, start=1)
            if line.owner == owner and line.part is part and line.text.strip()
        ]
