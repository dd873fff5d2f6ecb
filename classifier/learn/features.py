"""An article as fields, and a field as terms: what the linear model counts.

Every view turns an article into a list of terms; each view is weighted by TF-IDF and scaled to a length of its own, so
that a headline of ten characters can speak as loudly as a body of a thousand.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from classifier.domain.article import Article
from classifier.learn import cues
from classifier.text.words import fold_case, words

# The lead is where a newspaper says who did what: as far into the first paragraph as one long sentence goes.
_LEAD_LENGTH = 150
_SPACE = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")
# Marks the edges of a headline, so that its first and last characters are terms of their own.
HEAD, TAIL = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Document:
    """An article segmented once; every view is read off it.

    Parameters
    ----------
    title, lead, body : str
        Text of the fields, folded. The lead is the head of the body's first paragraph.
    title_words, lead_words, body_words : tuple of str
        The same fields in words.
    """

    title: str
    lead: str
    body: str
    title_words: tuple[str, ...]
    lead_words: tuple[str, ...]
    body_words: tuple[str, ...]

    def title_alone(self) -> "Document":
        """Return the document as it would be, had the newspaper printed the headline alone."""
        return replace(self, lead="", body="", lead_words=(), body_words=())

    def body_alone(self) -> "Document":
        """Return the document as it would be without its headline."""
        return replace(self, title="", title_words=())

    @property
    def has_both(self) -> bool:
        """Whether there is a headline and a body."""
        return bool(self.title_words and self.body_words)

    @property
    def words(self) -> tuple[str, ...]:
        """Words of headline and body."""
        return self.title_words + self.body_words

    @property
    def length(self) -> int:
        """Characters of headline and body, white space aside."""
        return len(_SPACE.sub("", self.title)) + len(_SPACE.sub("", self.body))


def read(article: Article) -> Document:
    """Fold and segment an article.

    Parameters
    ----------
    article : Article
        Whatever a newspaper printed.

    Returns
    -------
    Document
        Its fields; a field may be empty.
    """
    title, body = fold_case(article.title.strip()), fold_case(article.text.strip())
    lead = body.split("\n", 1)[0][:_LEAD_LENGTH]
    return Document(title, lead, body, tuple(words(title)), tuple(words(lead)), tuple(words(body)))


def known_share(document: Document, is_known: Callable[[str], bool]) -> float:
    """Return the share of a document's words that are known.

    Parameters
    ----------
    document : Document
        A segmented article.
    is_known : callable
        Says so of a word.

    Returns
    -------
    float
        0 to 1; 0 for a document without words.
    """
    return sum(map(is_known, document.words)) / len(document.words) if document.words else 0.0


def word_terms(tokens: Sequence[str]) -> list[str]:
    """Return words and pairs of neighbouring words.

    Parameters
    ----------
    tokens : sequence of str
        Words in reading order.

    Returns
    -------
    list of str
        The words, then the pairs, the two words of a pair parted by a space.
    """
    return [*tokens, *(f"{a} {b}" for a, b in pairwise(tokens))]


def character_terms(text: str, shortest: int, longest: int) -> list[str]:
    """Return the character n-grams of a text, digits written as 0; none reaches across white space.

    Parameters
    ----------
    text : str
        A folded text.
    shortest, longest : int
        Lengths of the n-grams, both included.

    Returns
    -------
    list of str
        All n-grams, with repetitions.
    """
    pieces = _DIGIT.sub("0", text).split()
    return [
        piece[i : i + n] for piece in pieces for n in range(shortest, longest + 1) for i in range(len(piece) - n + 1)
    ]


def _edges(title: str) -> str:
    # A headline's inner spaces part its halves; its edges are marked even where it is empty.
    return f"{HEAD}{_SPACE.sub('', title)}{TAIL}"


@dataclass(frozen=True, slots=True)
class View:
    """One way to read terms off a document.

    Parameters
    ----------
    terms : callable
        From a document to its terms.
    weight : float
        Length of the view's vector in the joint feature space: the higher, the louder.
    readable : bool
        Whether its terms are words or phrases that a person can read in an explanation.
    """

    terms: Callable[[Document], Iterable[str]]
    weight: float
    readable: bool = True


VIEWS = MappingProxyType(
    {
        "words": View(lambda d: word_terms(d.words), 1.0),
        "characters": View(lambda d: character_terms(f"{d.title}\n{d.body}", 1, 3), 1.0),
        "title_words": View(lambda d: word_terms(d.title_words), 0.5),
        "title_characters": View(lambda d: character_terms(_edges(d.title), 1, 4), 0.5),
        "lead_words": View(lambda d: word_terms(d.lead_words), 0.5),
        "lead_characters": View(lambda d: character_terms(d.lead, 2, 4), 0.5),
        "lexicon": View(lambda d: cues.lexicon_terms(d.title, d.lead, d.body), 0.3, readable=False),
        "genre": View(lambda d: cues.genre_terms(d.title, d.lead, d.body), 0.8, readable=False),
    }
)
"""The views of the model, by name, in the order of the feature space."""
