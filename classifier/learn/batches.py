"""How many articles are looked at together."""

from collections.abc import Iterator, Sequence

from classifier.domain.article import Article

BATCH_CHARACTERS = 400_000
"""Characters of a batch: what fits a processor's cache with all that is made of it, and long enough for numpy."""


def batches(articles: Sequence[Article]) -> Iterator[Sequence[Article]]:
    """Cut articles into batches of about `BATCH_CHARACTERS`, at least one article each, in order."""
    start = size = 0
    for end, article in enumerate(articles):
        size += len(article.title) + len(article.text)
        if size >= BATCH_CHARACTERS:
            yield articles[start : end + 1]
            start, size = end + 1, 0
    if start < len(articles):
        yield articles[start:]
