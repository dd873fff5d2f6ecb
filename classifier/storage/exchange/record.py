"""Record: what one person decided of one article, as it goes to other tools and comes back."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.storage.exchange.place import Place

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One decision.

    Parameters
    ----------
    filed : FiledArticle
        The article; of where it stood and how it was cut out, only what a person wants to know travels.
    label : Label or None
        None where the person was unsure.
    annotator : str
        Who decided; empty where the file does not say.
    at : datetime.datetime or None
        When, with a time zone; None where the file does not say.
    note : str
        What the person wrote beside it.
    adjudicates : bool
        Whether it ends a disagreement: it then holds against any other answer.
    assumed : bool
        Whether the file did not say which tag is the primary one, so that the first was taken.
    place : Place or None
        Where it was read; two records are equal wherever they stood.
    """

    filed: FiledArticle
    label: Label | None
    annotator: str
    at: dt.datetime | None
    note: str = ""
    adjudicates: bool = False
    assumed: bool = False
    place: Place | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.at is not None and self.at.tzinfo is None:
            raise ValueError("the time of a label has a time zone")
        if self.adjudicates and self.label is None:
            raise ValueError("who is unsure ends no disagreement")
        if any(map(_SURROGATE.search, self._texts())):
            raise ValueError("half a character cannot be written")

    def _texts(self) -> Iterator[str]:
        article = self.filed.article
        yield from (article.title, article.text, article.organisation or "", article.source_id or "")
        yield from (*article.bylines, self.filed.issue, self.annotator, self.note)
