"""How likely two neighbouring paragraphs are of one article, and a paragraph of a headline's.

Every weight here is a difference of log odds. They were set by looking at a logistic regression over issues composed
from one half of the starter corpus, then rounded, and the typographic ones halved: real pages mix the widths of their
columns inside an article more than composed ones do. None was fitted on the issues that the project quotes figures on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from classifier.ingest.affinity import Affinity
from classifier.ingest.paragraphs import Paragraph
from classifier.ingest.signs import CLOSING, continues, leads

# One paragraph in three to five is followed by another article's.
_PRIOR = 0.8
_COSINE, _COSINE_CAP = 4.0, 0.3
_SAME_MEASURE, _OTHER_MEASURE = 0.8, -2.2
_SAME_INDENT, _OTHER_INDENT = 0.5, -1.0
_AFTER_BYLINE, _LEAD, _PURPOSE, _CONTINUES, _UNFINISHED = -1.2, -0.8, -0.4, 0.6, 2.0
# Share of a headline's weight found in a paragraph, and what that says for the paragraph being of its article.
_COVERAGE = ((0.0, -0.3), (0.02, 0.2), (0.05, 0.8), (0.1, 1.5), (0.2, 2.2), (0.4, 3.2), (1.0, 3.6))


@dataclass(frozen=True, slots=True)
class Cohesion:
    """Log odds of belonging together, over the units of one source.

    Parameters
    ----------
    affinity : Affinity
        Over the texts of `paragraphs`, and after them the texts of the headlines, by number.
    paragraphs : tuple of Paragraph
        All of the source, headlines' lines and furniture included, in order.
    """

    affinity: Affinity
    paragraphs: tuple[Paragraph, ...]

    def link(self, above: int, below: int, *, parted: bool = False) -> float:
        """Return the log odds that two body paragraphs, one after the other, are of one article.

        Parameters
        ----------
        above, below : int
            Indices of the paragraphs.
        parted : bool
            A headline stands between them: then a sentence that breaks off above does not go on below.

        Returns
        -------
        float
            Above 0 where they rather are.
        """
        first, second = self.paragraphs[above], self.paragraphs[below]
        odds = _PRIOR + _COSINE * min(self.affinity.cosine(above, below), _COSINE_CAP)
        if first.measure and second.measure:
            odds += _SAME_MEASURE if _same_column(first, second) else _OTHER_MEASURE
        odds += _SAME_INDENT if first.indent == second.indent else _OTHER_INDENT
        odds += _AFTER_BYLINE * bool(CLOSING.search(first.text))
        odds += _LEAD * leads(second.text)
        odds += _PURPOSE * second.text.startswith(("为", "值此", "根据"))
        odds += _CONTINUES * continues(second.text)
        unfinished = not (parted or first.ends or CLOSING.search(first.text))
        return odds + _UNFINISHED * unfinished

    def fit(self, headline: int, body: int) -> float:
        """Return the log odds ratio that a paragraph is of a headline's article, from the words they share.

        Parameters
        ----------
        headline : int
            Number of the headline.
        body : int
            Index of the paragraph.

        Returns
        -------
        float
            Above 0 where the paragraph holds more of the headline's rare words than another article's would.
        """
        share = self.affinity.coverage(len(self.paragraphs) + headline, body)
        return interpolate(_COVERAGE, share)


def interpolate(table: Sequence[tuple[float, float]], value: float) -> float:
    """Return what a table of points, by rising first number, gives for a value between its ends."""
    for (low, at_low), (high, at_high) in pairwise(table):
        if value <= high:
            return at_low + (at_high - at_low) * (value - low) / (high - low)
    return table[-1][1]


def _same_column(first: Paragraph, second: Paragraph) -> bool:
    # Text is wrapped by characters or by columns; half-width characters make the other of the two vary.
    return abs(first.measure - second.measure) <= 1 or abs(first.width - second.width) <= 2
