"""Split: issue files in, issues with their articles out."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from classifier.domain.issue import Issue
from classifier.errors import InputError
from classifier.ingest.kinds import PassedPages
from classifier.ingest.readers import read


def split(paths: Iterable[str], stdin: BinaryIO, *, passed: PassedPages | None = None) -> Iterator[Issue | InputError]:
    """Read issues and split each of them into its articles.

    Parameters
    ----------
    paths : iterable of str
        Files, folders, or ``-`` for standard input.
    stdin : binary file
        What ``-`` reads.
    passed : callable, optional
        Told after each page of the issue that is read how many pages are read, and how many there are.

    Yields
    ------
    Issue or InputError
        In the order of `paths`. An input that cannot be read is yielded as its error, and the next one is read. A
        large .jsonl file comes as several issues, so that memory stays flat.
    """
    yield from read(paths, stdin, passed=passed)
