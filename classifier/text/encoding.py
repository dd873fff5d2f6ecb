"""From bytes to text without guessing: a few codecs in a fixed order, strictly, or an error with the offset."""

import codecs
from dataclasses import dataclass

from classifier.errors import DecodingError

# Longest mark first: the UTF-16 mark is the beginning of the UTF-32 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# GB18030 gives a meaning to nearly every pair of high bytes, so Big5 or Shift-JIS would pass as rare ideographs.
# Of real Chinese text, simplified or traditional, well under a fiftieth is outside the everyday sets.
_MAX_RARE_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the codec that gave it."""

    text: str
    encoding: str


def decode(data: bytes, source: str) -> Decoded:
    """Decode `data` by its byte order mark, else as strict UTF-8, else as GB18030.

    Parameters
    ----------
    data : bytes
        A whole file.
    source : str
        What to call the file in an error.

    Returns
    -------
    Decoded
        The text without its byte order mark, and Python's name of the codec.

    Raises
    ------
    DecodingError
        Where none of them reads all bytes, or GB18030 reads them as ideographs that nobody writes; it carries the
        offset of the first byte in doubt. Nothing is ever replaced.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            # Python counts the offsets of utf-8-sig from behind the mark, those of the others from the first byte.
            codec = encoding.removesuffix("-sig")
            try:
                return Decoded(data.decode(codec).removeprefix("\ufeff"), encoding)
            except UnicodeDecodeError as error:
                raise _undecodable(source, error.start, encoding) from error
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        utf8_offset = error.start
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _undecodable(source, max(error.start, utf8_offset), "UTF-8, UTF-16, GB18030") from error
    if (rare := _first_rare(text)) is not None:
        raise _undecodable(source, len(text[:rare].encode("gb18030")), "UTF-8, UTF-16, GB18030")
    return Decoded(text, "gb18030")


def _undecodable(source: str, offset: int, tried: str) -> DecodingError:
    return DecodingError(
        f"{source}: not text in {tried}: byte {offset} cannot be read",
        source=source,
        offset=offset,
        hint="save it as UTF-8 and try again",
    )


def _first_rare(text: str) -> int | None:
    """Return the index of the first rare character where too many are rare, else None."""
    wide = [(index, char) for index, char in enumerate(text) if char > "\x7f"]
    rare = [index for index, char in wide if not _everyday(char)]
    return rare[0] if rare and len(rare) > _MAX_RARE_SHARE * len(wide) else None


def _everyday(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        pass
    else:
        return True
    try:
        # The first plane of Big5 holds the 5,401 ideographs of everyday traditional Chinese.
        return char.encode("big5") < b"\xc6\x80"
    except UnicodeEncodeError:
        return False
