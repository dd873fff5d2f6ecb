"""Readers: from the paths of a call to issues with their articles, one source at a time."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from classifier.domain.issue import Issue
from classifier.errors import EmptyInputError, InputError, UnreadableError
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
from classifier.text.encoding import Decoded, decode

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BLANK = b"\x00\t\n\x0b\x0c\r "
# Control characters that no text holds, and the share of them from which a file is taken for no text.
_CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})
_SAMPLE, _MAX_CONTROLS = 65_536, 0.02


def read(paths: Iterable[str], stdin: BinaryIO) -> Iterator[Issue | InputError]:
    """Read issues and split them into their articles.

    Parameters
    ----------
    paths : iterable of str
        Files, folders, or ``-`` for standard input.
    stdin : binary file
        What ``-`` reads: the text of one issue, or JSON Lines where its first character is a brace.

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
            yield from _read_stdin(source, stdin)
        elif source.path.suffix.lower() in READY_SUFFIXES:
            yield from _read_ready_file(source)
        else:
            yield _read_issue(source, stdin)


def _read_issue(source: Source, stdin: BinaryIO) -> Issue | InputError:
    try:
        return _split(read_bytes(source, stdin), source)
    except InputError as error:
        return error


def _read_stdin(source: Source, stdin: BinaryIO) -> Iterator[Issue | InputError]:
    head: list[bytes] = []
    for line in _lines(stdin):
        head.append(line)
        if line.strip() or sum(map(len, head)) > MAX_BYTES:
            break
    try:
        if head and head[0].startswith(_WIDE_MARKS):
            yield from _read_wide(b"".join(head) + stdin.read(MAX_BYTES + 1), source)
        elif head and head[-1].lstrip(b"\xef\xbb\xbf \t").startswith((b"{", b"[{")):
            yield from read_ready(chain(head, _lines(stdin)), source.given, source.name)
        else:
            yield _split(bounded(b"".join(head) + stdin.read(MAX_BYTES + 1), source.given), source)
    except InputError as error:
        yield error


def _read_wide(data: bytes, source: Source) -> Iterator[Issue | InputError]:
    """Read text whose bytes cannot be cut at newlines before it is decoded."""
    decoded = decode(bounded(data, source.given), source.given)
    if decoded.text.lstrip().startswith(("{", "[{")):
        yield from read_ready(_encoded_lines(decoded.text), source.given, source.name)
    else:
        yield _split_text(decoded, source)


def _read_ready_file(source: Source) -> Iterator[Issue | InputError]:
    if source.path is None:
        return
    empty = True
    try:
        with source.path.open("rb") as file:
            for issue in read_ready(_ready_lines(file, source), source.given, source.name):
                empty = False
                yield issue
    except InputError as error:
        yield error
    except OSError as error:
        yield unreadable(source, error)
    else:
        if empty:
            yield _empty(source)


def _ready_lines(file: BinaryIO, source: Source) -> Iterator[bytes]:
    """Yield the lines of a JSON Lines file; one in UTF-16, whose bytes cannot be cut at newlines, is read whole."""
    head = file.read(4)
    file.seek(0)
    if head.startswith(_WIDE_MARKS):
        return _encoded_lines(decode(bounded(file.read(MAX_BYTES + 1), source.given), source.given).text)
    return _lines(file)


def _encoded_lines(text: str) -> Iterator[bytes]:
    # Not splitlines(): it would also cut at U+2028 and U+0085, which may stand inside a JSON string. A lone surrogate
    # cannot be encoded; it comes back as a broken line.
    return (line.encode("utf-8", errors="surrogatepass") for line in text.split("\n"))


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield lines, none of them longer than what is refused as too long."""
    while line := file.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            # The rest of a line that is refused is passed over, not taken for lines of their own.
            line = file.readline(MAX_BYTES + 1)


def _split(data: bytes, source: Source) -> Issue:
    if not data.strip(_BLANK):
        raise _empty(source)
    _check_text(data, source)
    return _split_text(decode(data, source.given), source)


def _split_text(decoded: Decoded, source: Source) -> Issue:
    issue = split(decoded.text, source.name, encoding=decoded.encoding)
    if not (issue.articles or issue.furniture):
        raise _empty(source)
    return issue


def _check_text(data: bytes, source: Source) -> None:
    sample = data[:_SAMPLE]
    if sample.startswith(_WIDE_MARKS):
        return
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _MAX_CONTROLS * len(sample):
        raise UnreadableError(
            f"{source.given}: not a text file", source=source.given, hint="save its text as .txt in UTF-8 and try again"
        )


def _empty(source: Source) -> EmptyInputError:
    return EmptyInputError(f"{source.given}: no text in it", source=source.given, hint="check how it was exported")
