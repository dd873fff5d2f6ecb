"""Lines of JSON Lines: bytes of one object each, whatever the encoding of the file, never more than a bound of them."""

from collections.abc import Iterator
from typing import BinaryIO

from classifier.ingest.formats.text import WIDE_MARKS
from classifier.ingest.sources import MAX_BYTES, bounded
from classifier.text.encoding import decode


def json_lines(file: BinaryIO, given: str) -> Iterator[bytes]:
    """Return the lines of a JSON Lines file; one in UTF-16, whose bytes cannot be cut at newlines, is read whole.

    Parameters
    ----------
    file : binary file
        At its beginning.
    given : str
        What errors call it.

    Returns
    -------
    iterator of bytes
        One line each, with what ends it where the file could be cut.

    Raises
    ------
    TooLargeError, DecodingError
        Where a file in UTF-16 is too long, or is not UTF-16.
    """
    head = file.readline(MAX_BYTES + 1)
    if head.startswith(WIDE_MARKS):
        return encoded_lines(decode(bounded(head + file.read(MAX_BYTES + 1), given), given).text)
    return _from(head, file)


def encoded_lines(text: str) -> Iterator[bytes]:
    """Yield the lines of a text that had to be decoded whole, as UTF-8.

    Parameters
    ----------
    text : str
        A whole file.

    Yields
    ------
    bytes
        One line, without its newline.
    """
    # Not splitlines(): it would also cut at U+2028 and U+0085, which may stand inside a JSON string. A lone surrogate
    # cannot be encoded; it comes back as a broken line.
    return (line.encode("utf-8", errors="surrogatepass") for line in text.split("\n"))


def lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield lines, none of them longer than what is refused as too long.

    Parameters
    ----------
    file : binary file
        Where its next line begins.

    Yields
    ------
    bytes
        One line, or the beginning of one that is too long; the rest of that is passed over.
    """
    return _from(file.readline(MAX_BYTES + 1), file)


def _from(line: bytes, file: BinaryIO) -> Iterator[bytes]:
    while line:
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            # The rest of a line that is refused is passed over, not taken for lines of their own.
            line = file.readline(MAX_BYTES + 1)
        line = file.readline(MAX_BYTES + 1)
