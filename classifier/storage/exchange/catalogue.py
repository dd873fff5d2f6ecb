"""The formats that labels travel in, by name, and which of them a file is in."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from classifier.domain.taxonomy import Taxonomy
from classifier.errors import InputError
from classifier.storage.exchange.formats import doccano, fast_text, label_studio, prodigy, sheet
from classifier.storage.exchange.names import LabelFormat
from classifier.storage.exchange.pieces import BOM
from classifier.storage.exchange.record import Record

Write = Callable[[Sequence[Record], Taxonomy], Iterator[bytes]]
Read = Callable[[bytes, str, Taxonomy, bytes | None], Iterator[Record | InputError]]


@dataclass(frozen=True, slots=True)
class Beside:
    """A file that is written beside the labels.

    Parameters
    ----------
    ending : str
        What follows the whole name of the file of labels.
    write : callable
        Gives its bytes.
    """

    ending: str
    write: Write


@dataclass(frozen=True, slots=True)
class Exchange:
    """How labels are written in a format, and read from it.

    Parameters
    ----------
    write : callable
        Takes records and the taxonomy, and gives the bytes of a file, piece by piece.
    read : callable
        Takes the bytes of a file, what errors call it, the taxonomy and the bytes of the file beside it, if there is
        one, and gives the records and an error for each piece that is none.
    beside : Beside or None
        None where the format needs no second file.
    """

    write: Write
    read: Read
    beside: Beside | None = None


FORMATS: dict[LabelFormat, Exchange] = {
    LabelFormat.LABEL_STUDIO: Exchange(
        label_studio.write, label_studio.read, Beside(".config.xml", label_studio.interface)
    ),
    LabelFormat.DOCCANO: Exchange(doccano.write, doccano.read),
    LabelFormat.PRODIGY: Exchange(prodigy.write, prodigy.read),
    LabelFormat.CSV: Exchange(sheet.write, sheet.read),
    LabelFormat.FASTTEXT: Exchange(fast_text.write, fast_text.read, Beside(".meta.jsonl", fast_text.write_beside)),
}
_PRODIGY = re.compile(rb'"(?:_task_hash|_input_hash|_annotator_id|_view_id|answer)"\s*:')
_DOCCANO = re.compile(rb'"labels?"\s*:')


def format_of_content(data: bytes) -> LabelFormat | None:
    """Return the format that the content of a file plainly is in.

    Parameters
    ----------
    data : bytes
        The whole file.

    Returns
    -------
    LabelFormat or None
        None where it is not plain.
    """
    data = data.removeprefix(BOM).lstrip()
    line = data[: data.find(b"\n") + 1] or data
    if data.startswith(b"["):
        return LabelFormat.LABEL_STUDIO
    if data.startswith(b"{"):
        if _PRODIGY.search(line):
            return LabelFormat.PRODIGY
        return LabelFormat.DOCCANO if _DOCCANO.search(line) else None
    if fast_text.PREFIX.encode() in line:
        return LabelFormat.FASTTEXT
    return LabelFormat.CSV if line.count(b",") + line.count(b"\t") + line.count(b";") > 1 else None
