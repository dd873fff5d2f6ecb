"""Gathering: small issues that are at hand together make one batch, so that the tagger is called for many at once."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.errors import InputError
from classifier.learn.batches import BATCH_CHARACTERS

BATCH = 2000
"""Most articles of a batch of several issues."""
# An issue that took so many seconds to come does not wait for the next, which may take as long.
_PATIENCE = 0.1


@dataclass(frozen=True, slots=True)
class Batch:
    """Results in the order they came in, whose articles are tagged together.

    Parameters
    ----------
    results : tuple of Issue or InputError
        At least one.
    full : bool
        Whether it was closed because no more fits in; otherwise nothing more was at hand.
    """

    results: tuple[Issue | InputError, ...]
    full: bool

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues alone."""
        return tuple(result for result in self.results if isinstance(result, Issue))

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles of all issues, in order."""
        return tuple(article for issue in self.issues for article in issue.articles)


def gather(results: Iterable[Issue | InputError], *, clock: Callable[[], float] = time.monotonic) -> Iterator[Batch]:
    """Gather issues to batches.

    Parameters
    ----------
    results : iterable of Issue or InputError
        What is read.
    clock : callable
        Gives the time in seconds.

    Yields
    ------
    Batch
        Of about `BATCH_CHARACTERS` or `BATCH` articles, unless one issue alone has more. The first issue is a batch of
        its own, and one that took long to come ends its batch: nobody waits for what is done.
    """
    batch: list[Issue | InputError] = []
    characters = number = 0
    begun = False
    asked = clock()
    for result in results:
        slow = clock() - asked > _PATIENCE
        articles = result.articles if isinstance(result, Issue) else ()
        size = sum(len(article.title) + len(article.text) for article in articles)
        if batch and (characters + size > BATCH_CHARACTERS or number + len(articles) > BATCH):
            yield Batch(tuple(batch), full=True)
            batch, characters, number = [], 0, 0
        batch.append(result)
        characters, number = characters + size, number + len(articles)
        full = characters >= BATCH_CHARACTERS or number >= BATCH
        if full or slow or not begun or not number:
            yield Batch(tuple(batch), full=full)
            batch, begun, characters, number = [], begun or number > 0, 0, 0
        asked = clock()
    if batch:
        yield Batch(tuple(batch), full=False)
