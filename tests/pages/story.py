"""Stories: articles of the starter corpus as a newspaper prints them, with what its editors add."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Self

from classifier.domain.article import Article
from tests.benchmarks.issues import halves

_ADDED = ("kicker", "subtitle", "byline", "lead", "credit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article of the corpus, by its id, and what is printed with it.

    Parameters
    ----------
    id : str
        Of the starter corpus.
    kicker, subtitle : str
        Printed above and below the headline.
    byline : str
        Printed on a line of its own below the headline.
    lead : str
        Put before the first paragraph.
    credit : str
        Put behind the last paragraph.
    headings : mapping of int to str
        Sub-headlines, each before the paragraph of that index.
    titled : bool
        Whether its headline is printed.
    texts : tuple of str
        Headline and paragraphs, where they are not printed as the corpus has them.
    """

    id: str
    kicker: str = ""
    subtitle: str = ""
    byline: str = ""
    lead: str = ""
    credit: str = ""
    headings: Mapping[int, str] = field(default_factory=dict)
    titled: bool = True
    texts: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The headline of the corpus, as printed."""
        if not self.titled:
            return ""
        return self.texts[0] if self.texts else article(self.id).title

    @property
    def blocks(self) -> tuple[tuple[str, bool], ...]:
        """What stands below the headline and its byline, each with whether it is a sub-headline."""
        texts = list(self.texts[1:]) or article(self.id).text.split("\n")
        texts[0] = self.lead + texts[0]
        texts[-1] += self.credit
        found: list[tuple[str, bool]] = []
        for index, text in enumerate(texts):
            if index in self.headings:
                found.append((self.headings[index], True))
            found.append((text, False))
        return tuple(found)

    @property
    def title_lines(self) -> tuple[str, ...]:
        """Kicker, headline and subtitle, those that are there."""
        return tuple(filter(None, (self.kicker, self.title, self.subtitle)))

    @property
    def body_lines(self) -> tuple[str, ...]:
        """Byline, sub-headlines and paragraphs."""
        return (*filter(None, (self.byline,)), *(text for text, _ in self.blocks))

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything of it that is printed."""
        return self.title_lines + self.body_lines

    def record(self) -> dict[str, Any]:
        """Return what JSON keeps of it: the id, and of the rest what is there."""
        kept: dict[str, Any] = {"id": self.id}
        kept |= {name: getattr(self, name) for name in _ADDED if getattr(self, name)}
        if self.headings:
            kept["headings"] = {str(index): text for index, text in self.headings.items()}
        if not self.titled:
            kept["titled"] = False
        if self.texts:
            kept["texts"] = list(self.texts)
        return kept

    @classmethod
    def from_record(cls, kept: Mapping[str, Any]) -> Self:
        """Return the story that `record` kept."""
        headings = {int(index): text for index, text in kept.get("headings", {}).items()}
        return cls(**{**kept, "headings": headings, "texts": tuple(kept.get("texts", ()))})


@cache
def _corpus() -> dict[str, Article]:
    # The half that the splitter is neither tuned on nor trained on.
    return {example.article.source_id or "": example.article for example in halves()[1]}


def article(name: str) -> Article:
    """Return an article of the half of the corpus that only scores."""
    return _corpus()[name]


def traditional(name: str) -> tuple[str, ...]:
    """Return headline and paragraphs of an article in traditional characters, as the program ``opencc`` writes them."""
    found = article(name)
    text = "\n".join((found.title, found.text))
    done = subprocess.run(["opencc", "-c", "s2t"], input=text, capture_output=True, check=True, encoding="utf-8")
    return tuple(done.stdout.strip("\n").split("\n"))
