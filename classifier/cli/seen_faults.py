"""Why a file of an inbox could not be read, as a person looks it up later: the catalogue keeps it in English."""

import re

from classifier.cli.chinese import INPUT_SENTENCES
from classifier.cli.language import Language, spoken
from classifier.cli.phrases import DETAILS, Phrase, hint_of, translated
from classifier.domain.catalogued import SeenFile
from classifier.errors import (
    BrokenLineError,
    DecodingError,
    EmptyInputError,
    TooLargeError,
    TooManyLinesError,
    UnreadableError,
)

# What errors say whose class says it all: the class itself is not kept.
_OF_CLASSES = (
    Phrase(r"no text in it", *INPUT_SENTENCES[EmptyInputError]),
    Phrase(
        r"not text in .+: byte (\d+) cannot be read",
        r"从第 \1 个字节起认不出编码（试过 UTF-8、UTF-16 和 GB18030）",
        INPUT_SENTENCES[DecodingError][1],
    ),
    Phrase(
        r".+ more than (\d+) MiB(?: of text)?, and no issue of a newspaper does",
        r"超过 \1 MiB，不像一期报纸",
        INPUT_SENTENCES[TooLargeError][1],
    ),
    Phrase(
        r"it has more than ([\d,]+) lines, and no issue of a newspaper does",
        r"超过 \1 行，不像一期报纸",
        INPUT_SENTENCES[TooManyLinesError][1],
    ),
)


def said_seen(seen: SeenFile) -> tuple[str, str]:
    """Say why a file cannot be read.

    Parameters
    ----------
    seen : SeenFile
        One that cannot be read.

    Returns
    -------
    tuple of (str, str)
        The reason without the path, and what to do next, in the language spoken.
    """
    reason = seen.fault.removeprefix(f"{seen.path}: ").rstrip(".")
    if spoken() is Language.EN:
        return reason, seen.hint
    if found := re.fullmatch(r"line (\d+) is not an article: (.+)", reason, flags=re.S):
        message, hint = INPUT_SENTENCES[BrokenLineError]
        detail = found[2]
        return f"第 {found[1]} 行" + message.format(detail=translated(DETAILS, detail)), hint_of(detail) or hint
    for phrase in _OF_CLASSES:
        if (said := phrase.say(reason)) is not None:
            return said, phrase.hint
    return translated(DETAILS, reason), hint_of(reason) or INPUT_SENTENCES[UnreadableError][1]
