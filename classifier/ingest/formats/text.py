"""Text files: decoded, never guessed at, and cut at their line ends."""

import re
from itertools import islice

from classifier.errors import TooManyLinesError, UnreadableError
from classifier.ingest.document import Document
from classifier.ingest.kinds import PassedPages
from classifier.ingest.lines import read_lines
from classifier.text.encoding import Decoded, decode

WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# Control characters that no text holds, and the share of them from which a file is taken for no text.
_CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})
_SAMPLE, _MAX_CONTROLS = 65_536, 0.02
# Lines that hold something. The thickest issues have some thousands; time and memory grow with them.
MAX_LINES = 100_000
_PRINTED = re.compile(r"\S[^\r\n]*")


def read(data: bytes, given: str, *, passed: PassedPages | None = None) -> Document:
    """Read a text file, as `classifier.ingest.kinds.Reader` describes it.

    Raises
    ------
    UnreadableError
        Where it is no text.
    DecodingError
        Where it is text in none of the encodings tried.
    TooManyLinesError
        Where more than `MAX_LINES` of its lines hold something.
    """
    _check_text(data, given)
    decoded = decode(data, given)
    _check_lines(decoded.text, given)
    document = from_text(decoded)
    if passed is not None:
        passed(1, 1)
    return document


def from_text(decoded: Decoded) -> Document:
    """Return the lines of a text."""
    lines = tuple(read_lines(decoded.text))
    return Document(lines=lines, encoding=decoded.encoding, paged=bool(lines) and lines[-1].page > 1)


def _check_text(data: bytes, given: str) -> None:
    sample = data[:_SAMPLE]
    if sample.startswith(WIDE_MARKS):
        return
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _MAX_CONTROLS * len(sample):
        raise UnreadableError(
            f"{given}: not a text file", source=given, hint="save its text as .txt in UTF-8 and try again"
        )


def _check_lines(text: str, given: str) -> None:
    # Counted before any of them is kept: millions of lines would take more memory than the text itself by far.
    if next(islice(_PRINTED.finditer(text), MAX_LINES, None), None) is not None:
        raise TooManyLinesError(
            f"{given}: it has more than {MAX_LINES:,} lines, and no issue of a newspaper does",
            source=given,
            limit=MAX_LINES,
            hint="give one issue a file, or ready articles as .jsonl",
        )
