"""Labelled articles that a call is given to score on: those that can be used, and a word on each that cannot."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from classifier.domain.label import LabelledArticle
    from classifier.errors import InputError


def gathered(results: "Iterable[LabelledArticle | InputError]") -> "tuple[list[LabelledArticle], int]":
    """Gather the articles; tell of each input and line that could not be used, and count them.

    Parameters
    ----------
    results : iterable of LabelledArticle or InputError
        What `classifier.ingest.gold.read_gold` yields.

    Returns
    -------
    tuple of (list of LabelledArticle, int)
        The articles in their order, and how many errors there were.
    """
    from classifier.cli.errors import sentence_of, tell
    from classifier.errors import InputError

    found: list[LabelledArticle] = []
    broken = 0
    for result in results:
        if isinstance(result, InputError):
            broken += 1
            tell(sentence_of(result))
        else:
            found.append(result)
    return found, broken
