"""Readers: from the paths of a call to issues with their articles, one source at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from classifier.domain.issue import Issue
from classifier.errors import EmptyInputError, InputError
from classifier.ingest.formats.text import WIDE_MARKS
from classifier.ingest.json_lines import encoded_lines, json_lines, lines
from classifier.ingest.kinds import HEAD, TEXT, Kind, PassedPages, kind_of
from classifier.ingest.ready import read_ready
from classifier.ingest.sources import (
    MAX_BYTES,
    READY_SUFFIXES,
    Source,
    bounded,
    find_sources,
    read_bytes,
    unreadable,
)
from classifier.ingest.split import split
from classifier.text.encoding import decode

_BLANK = b"\x00\t\n\x0b\x0c\r "


def read(paths: Iterable[str], stdin: BinaryIO, *, passed: PassedPages | None = None) -> Iterator[Issue | InputError]:
    """Read issues and split them into their articles.

    Parameters
    ----------
    paths : iterable of str
        Files, folders, or ``-`` for standard input.
    stdin : binary file
        What ``-`` reads: one issue of any kind that is read, or JSON Lines where its first character is a brace.
    passed : callable, optional
        Told of each page that is read of the issue under way.

    Yields
    ------
    Issue or InputError
        In the order of `paths`. A source that cannot be read is yielded as its error, and the next one is read. Ready
        articles come as several issues of at most 1,000 articles, so that memory stays flat.
    """
    for source in find_sources(paths):
        if isinstance(source, InputError):
            yield source
        elif source.path is None:
            yield from _read_stdin(source, stdin, passed)
        elif source.path.suffix.lower() in READY_SUFFIXES:
            yield from _located(_read_ready_file(source), source.path)
        else:
            yield from _located([_read_issue(source, stdin, passed)], source.path)


def _located(found: Iterable[Issue | InputError], path: Path) -> Iterator[Issue | InputError]:
    """Yield what was read of a file, each issue with the file and with its place among the issues of it."""
    part = 0
    for result in found:
        if isinstance(result, Issue):
            part += 1
            yield replace(result, path=str(path), part=part)
        else:
            yield result


def _read_issue(source: Source, stdin: BinaryIO, passed: PassedPages | None) -> Issue | InputError:
    if source.path is None:
        return _empty(source)
    try:
        with source.path.open("rb") as file:
            kind = kind_of(source.path.suffix.lower(), file.read(HEAD))
        return _split(read_bytes(source, stdin, kind.max_mib), source, kind, passed)
    except InputError as error:
        return error
    except OSError as error:
        return unreadable(source, error)


def _read_stdin(source: Source, stdin: BinaryIO, passed: PassedPages | None) -> Iterator[Issue | InputError]:
    head: list[bytes] = []
    first = b""
    for line in lines(stdin):
        head.append(line)
        first = first or line.strip()
        if (first and sum(map(len, head)) >= HEAD) or sum(map(len, head)) > MAX_BYTES:
            break
    try:
        if head and head[0].startswith(WIDE_MARKS):
            yield from _read_wide(b"".join(head) + stdin.read(MAX_BYTES + 1), source, passed)
        elif first.lstrip(b"\xef\xbb\xbf \t").startswith((b"{", b"[{")):
            yield from read_ready(chain(head, lines(stdin)), source.given, source.name)
        else:
            kind = kind_of("", b"".join(head)[:HEAD])
            rest = stdin.read((kind.max_mib << 20) + 1)
            data = bounded(b"".join(head) + rest, source.given, max_mib=kind.max_mib)
            yield _split(data, source, kind, passed)
    except InputError as error:
        yield error


def _read_wide(data: bytes, source: Source, passed: PassedPages | None) -> Iterator[Issue | InputError]:
    """Read text whose bytes cannot be cut at newlines before it is decoded."""
    decoded = decode(bounded(data, source.given), source.given)
    if decoded.text.lstrip().startswith(("{", "[{")):
        yield from read_ready(encoded_lines(decoded.text), source.given, source.name)
    else:
        yield _split(data, source, TEXT, passed)


def _read_ready_file(source: Source) -> Iterator[Issue | InputError]:
    if source.path is None:
        return
    empty = True
    try:
        with source.path.open("rb") as file:
            for issue in read_ready(json_lines(file, source.given), source.given, source.name):
                empty = False
                yield issue
    except InputError as error:
        yield error
    except OSError as error:
        yield unreadable(source, error)
    else:
        if empty:
            yield _empty(source)


def _split(data: bytes, source: Source, kind: Kind, passed: PassedPages | None) -> Issue:
    if not data.strip(_BLANK):
        raise _empty(source)
    issue = split(kind.read(data, source.given, passed=passed), source.name)
    if not (issue.articles or issue.furniture):
        raise _empty(source)
    return issue


def _empty(source: Source) -> EmptyInputError:
    return EmptyInputError(f"{source.given}: no text in it", source=source.given, hint="check how it was exported")
