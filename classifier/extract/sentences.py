"""Sentences of an article, in bounded pieces: what facts are found in, and what is quoted of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from classifier.domain.article import Article
from classifier.text.words import fold_case

LONGEST_QUOTE = 120
"""Characters of a sentence that a fact quotes at most."""
# No rule looks further than this: a paragraph of ten million characters without a full stop is read in such pieces.
_LONGEST = 240
_SENTENCE = re.compile(rf"[^。！？!?；;\n]{{1,{_LONGEST}}}(?:[。！？!?；;]+[”」』）)\"]{{0,3}})?")
# Characters of which hardly any text in traditional characters is without one.
_TRADITIONAL = re.compile(
    "[獲獎榮為爲國學會參與員醫護們這個來時數單開關點過對說實門間長東車話見優導區總華縣團體達約診術療種動職務業專]"
)
# Marks typed on the wrong keyboard, which rules look for as Chinese text has them; 8:30 and 1,200 stay.
_NARROW = re.compile(r"(?<!\d)[,;:!?]|[,;:!?](?!\d)")
_WIDE = {ord(narrow): wide for narrow, wide in zip(",;:!?", "，；：！？", strict=True)}
_IDEOGRAPHS = "".join(map(chr, range(0x4E00, 0xA000)))
# Lines of at least so many characters that end within a sentence were broken by a column, where there are several.
_COLUMN, _BROKEN = 12, 3
_ENDED = re.compile(r"[。！？!?；;：:”」』）)]\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a piece of a very long one.

    Parameters
    ----------
    printed : str
        As it stands in the article.
    plain : str
        The same in simplified characters and with full-width marks, each where it stands in `printed`.
    paragraph : int
        0 for the title, then counted from 1.
    """

    printed: str
    plain: str
    paragraph: int

    def quote(self, start: int, end: int) -> str:
        """Return as much of the sentence as a fact quotes.

        Parameters
        ----------
        start, end : int
            Where in it the fact was found: it stands in what is returned, as far as there is room.

        Returns
        -------
        str
            At most `LONGEST_QUOTE` characters.
        """
        if len(self.printed) > LONGEST_QUOTE:
            spare = max(0, LONGEST_QUOTE - (end - start)) // 2
            first = max(0, min(start - spare, len(self.printed) - LONGEST_QUOTE))
            return self.printed[first : first + LONGEST_QUOTE].strip()
        return self.printed.strip()


def simplify(text: str) -> str:
    """Return a text in simplified characters and with full-width marks, each in the place of the one printed."""
    text = _NARROW.sub(lambda mark: mark.group().translate(_WIDE), text)
    return text.translate(_table()) if _TRADITIONAL.search(text) else text


@cache
def _table() -> Mapping[int, str]:
    forms = zip(_IDEOGRAPHS, fold_case(_IDEOGRAPHS), strict=True)
    return {ord(printed): simple for printed, simple in forms if printed != simple}


def sentences(article: Article) -> Iterator[Sentence]:
    """Cut an article into sentences, the title first.

    Parameters
    ----------
    article : Article
        Any article.

    Yields
    ------
    Sentence
        In reading order; at most some hundreds of characters each, whatever the paragraphs are.
    """
    for number, paragraph in enumerate((article.title, *_paragraphs(article.text))):
        for match in _SENTENCE.finditer(paragraph):
            printed = match.group()
            if not printed.isspace():
                yield Sentence(printed, simplify(printed), number)


def _paragraphs(text: str) -> list[str]:
    """Cut a text at its line breaks, unless they only stand where the column of a page ended."""
    lines = text.split("\n")
    broken = sum(len(line) >= _COLUMN and not _ENDED.search(line) for line in lines[:-1])
    if broken < _BROKEN or broken * 2 < len(lines):
        return lines
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if len(before) >= _COLUMN and not _ENDED.search(before):
            joined[-1] += line
        else:
            joined.append(line)
    return joined
