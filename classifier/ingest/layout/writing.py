"""Writing lines: what was laid out, numbered in reading order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from classifier.domain.issue import FurnitureKind
from classifier.ingest.headlines import gathers
from classifier.ingest.layout.continuation import Flow
from classifier.ingest.layout.paragraphs import Printed
from classifier.ingest.layout.rows import Row, cut
from classifier.ingest.lines import Line, columns
from classifier.ingest.paragraphs import glue, mean_recognition
from classifier.text.normalize import repair_spaces

# Columns of a first line's indent, as text files have it.
_INDENT = 4
# A headline with nothing under it and so few characters names a part of the page.
_LABEL = 6
# A headline that stands in the first line of its text has no more characters; so many make a list.
_MAX_LEAD, _SEVERAL = 20, 2


def _titled(told: Sequence[Sequence[Row]]) -> bool:
    """Tell whether several paragraphs begin with a heavier phrase and go on in the same line."""
    return sum(2 <= rows[0].lead <= _MAX_LEAD for rows in told) >= _SEVERAL


@dataclass(slots=True)
class Writer:
    """Writes rows as lines.

    Parameters
    ----------
    running : float
        Size of the running text, in points.
    lines : list of Line
        What is written.
    """

    running: float
    lines: list[Line] = field(default_factory=list)

    def story(self, flow: Flow, gathered: Sequence[Sequence[Printed]]) -> None:
        """Write a story: its headline, its paragraphs, and the marks that stood in it.

        Where it is a list of short items with headlines of their own in heavier type, each becomes a story.
        """
        told = [[printed.row for printed in paragraph] for paragraph in gathered]
        indents = [_INDENT * paragraph[0].indented for paragraph in gathered]
        title = [row for block in flow.heading.blocks for row in block.rows] if flow.heading else []
        titled = bool(title) and gathers(repair_spaces(title[-1].text, prose=False)) and _titled(told)
        label = titled or (not told and sum(len(row.text) for row in title) <= _LABEL)
        if title and label:
            self.furniture([[row] for row in title], FurnitureKind.PAGE)
        else:
            self._headline(title)
        for rows, indent in zip(told, indents, strict=True):
            if titled and rows[0].lead:
                head, first = cut(rows[0], rows[0].lead)
                self._headline([head])
                self._write([first, *rows[1:]], gap=1, indent=indent)
            else:
                self._write(rows, gap=1, indent=indent)
        self.furniture([[mark] for mark in flow.marks], FurnitureKind.PAGE)

    def furniture(self, pieces: Iterable[Sequence[Row]], kind: FurnitureKind) -> None:
        """Write what belongs to no story, one line a piece."""
        for rows in pieces:
            self._write(rows, gap=1, kind=kind)

    def plain(self, rows: Iterable[Row]) -> None:
        """Write rows of which nothing more is known, one line each."""
        for row in rows:
            self._write([row], gap=0)

    def _headline(self, rows: Sequence[Row]) -> None:
        for at, row in enumerate(rows):
            self._write([row], gap=0 if at else 2, level=1)

    def _write(
        self,
        rows: Sequence[Row],
        *,
        gap: int,
        indent: int = 0,
        level: int = 0,
        kind: FurnitureKind | None = None,
    ) -> None:
        text = glue([row.text for row in rows])
        weight = sum(len(row.text) for row in rows)
        self.lines.append(
            Line(
                number=len(self.lines) + 1,
                text=text,
                indent=indent,
                length=len(text) + indent // 2,
                width=columns(text),
                gap=gap,
                level=level,
                page=rows[0].page,
                whole=True,
                size=round(sum(row.size * len(row.text) for row in rows) / weight / self.running, 2),
                bold=2 * sum(len(row.text) for row in rows if row.bold) > weight,
                kind=kind,
                recognition=mean_recognition([(len(row.text), row.recognition) for row in rows]),
            )
        )
