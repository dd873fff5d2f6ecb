"""Names of the formats that labels travel in. Nothing here reads or writes any: help pages need them too."""

from enum import StrEnum
from pathlib import PurePath


class LabelFormat(StrEnum):
    """A format that labels travel in."""

    LABEL_STUDIO = "label-studio"
    DOCCANO = "doccano"
    PRODIGY = "prodigy"
    CSV = "csv"
    FASTTEXT = "fasttext"


_SUFFIXES = {
    ".json": LabelFormat.LABEL_STUDIO,
    ".csv": LabelFormat.CSV,
    ".tsv": LabelFormat.CSV,
    ".txt": LabelFormat.FASTTEXT,
    ".train": LabelFormat.FASTTEXT,
    ".valid": LabelFormat.FASTTEXT,
}


def format_of_name(name: str) -> LabelFormat | None:
    """Return the format that the name of a file says.

    Parameters
    ----------
    name : str
        A path.

    Returns
    -------
    LabelFormat or None
        None where it could be several, or none.
    """
    return _SUFFIXES.get(PurePath(name).suffix.lower())
