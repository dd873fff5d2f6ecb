"""From the bytes of a page to its characters: by its mark, by what it declares, else as any text."""

import codecs
import re

from classifier.text.encoding import Decoded, decode

# Browsers look no further for a declaration, but the heads of some systems are longer.
_HEAD = 8192
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# What Chinese sites declare. GB2312 is declared by pages that hold all of GB18030; a Latin charset by pages whose
# template was never translated: such a declaration says nothing.
_CODECS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode_page(data: bytes, given: str) -> Decoded:
    """Decode a page.

    Parameters
    ----------
    data : bytes
        The whole page.
    given : str
        What errors call it.

    Returns
    -------
    Decoded
        The text in the charset that it declares; as `classifier.text.encoding.decode` reads it where it declares
        none, begins with a byte order mark, or is not in what it declares.

    Raises
    ------
    DecodingError
        Where none of them reads all bytes.
    """
    declared = _DECLARED.search(data[:_HEAD])
    codec = _CODECS.get(declared[1].decode("ascii", "replace").lower()) if declared else None
    if codec and not data.startswith(_MARKS):
        try:
            return Decoded(data.decode(codec), codec)
        except UnicodeDecodeError:
            # Saved again in another charset, with the old declaration left in.
            return decode(data, given)
    return decode(data, given)
