"""Gold: what a person reads on the pages that were laid out, kept beside their PDFs as pages.json."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.pages.design import Design
from tests.pages.story import Story

PAGES = Path(__file__).parents[1] / "data" / "pages"
GOLD = "pages.json"
# What the layout was tuned on, and what nothing was ever tuned on; each a folder of PAGES.
SETS = ("dev", "held")


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """One PDF, with the articles and the furniture that stand on its pages."""

    path: Path
    about: str
    pages: int
    stories: tuple[Story, ...]
    furniture: tuple[str, ...]

    @property
    def name(self) -> str:
        """Of its design."""
        return self.path.stem

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything that is printed on it: headlines, paragraphs, furniture."""
        return (*(line for story in self.stories for line in story.lines), *self.furniture)


def read_gold(folder: Path) -> list[LaidOut]:
    """Return what a folder of laid out pages holds, in the order of the designs."""
    return [
        LaidOut(
            path=folder / f"{name}.pdf",
            about=kept["about"],
            pages=kept["pages"],
            stories=tuple(map(Story.from_record, kept["articles"])),
            furniture=tuple(kept["furniture"]),
        )
        for name, kept in json.loads((folder / GOLD).read_text(encoding="utf-8")).items()
    ]


def write_gold(designs: Iterable[Design], folder: Path) -> None:
    """Write down what stands on the pages of designs."""
    found = {design.name: design.record() for design in designs}
    (folder / GOLD).write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
