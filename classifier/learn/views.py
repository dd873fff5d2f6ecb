"""The views of an article that the linear model reads: which terms, in which fields, and how loudly.

Each view is weighted by TF-IDF and scaled to a length of its own, so that a headline of ten characters can speak as
loudly as a body of a thousand.
"""

from dataclasses import dataclass
from enum import Enum

from classifier.learn.stream import LEAD, REST, TITLE


class Unit(Enum):
    """What the terms of a view are."""

    GRAM = "characters"
    WORD = "words"
    TOUCH = "word lists"
    GENRE = "manner"


@dataclass(frozen=True, slots=True)
class View:
    """One way to read terms off an article.

    Parameters
    ----------
    name : str
        Of the view.
    unit : Unit
        What its terms are.
    fields : tuple of int
        Fields of the stream in which a term stands with its first and last character; empty for signs, which have no
        place.
    weight : float
        Length of the view's vector in the joint feature space: the higher, the louder.
    """

    name: str
    unit: Unit
    fields: tuple[int, ...]
    weight: float


VIEWS = (
    View("words", Unit.WORD, (TITLE, LEAD, REST), 1.0),
    View("characters", Unit.GRAM, (TITLE, LEAD, REST), 1.0),
    View("title_words", Unit.WORD, (TITLE,), 0.5),
    View("title_characters", Unit.GRAM, (TITLE,), 0.5),
    View("lead_words", Unit.WORD, (LEAD,), 0.5),
    View("lead_characters", Unit.GRAM, (LEAD,), 0.5),
    View("lexicon", Unit.TOUCH, (), 0.4),
    View("genre", Unit.GENRE, (), 0.4),
)
"""In the order of the feature space."""
EVERYWHERE = (TITLE, LEAD, REST)
