"""Annotators' names, which their logs are called by: on every disk that a workspace may be copied to."""

import re
import unicodedata
from collections.abc import Iterable

from classifier.errors import AnnotatorError

_MOST_CHARACTERS = 64
# A file name has room for 255 bytes, and what stands beside a log has a longer name than the log.
_MOST_BYTES = 200
_FORBIDDEN = frozenset('/\\:*?"<>|')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})
# What Windows keeps for devices, whatever follows a dot.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def annotator_name(given: str) -> str:
    """Return a name as it is filed.

    Parameters
    ----------
    given : str
        As a person wrote it.

    Returns
    -------
    str
        In NFC, without white space around it.

    Raises
    ------
    AnnotatorError
        Where no file could be called by it, here or on another system, or it would be hidden or mislead a reader.
    """
    name = unicodedata.normalize("NFC", given).strip()
    if fault := _fault(name):
        raise AnnotatorError(
            f"{given!r}: {fault}", hint="give a name such as 王芳 or wang-fang: letters, digits, spaces and hyphens"
        )
    return name


def same_name(one: str, other: str) -> bool:
    """Tell whether two names mean one log: some disks tell capitals apart, others do not, and some decompose letters.

    Parameters
    ----------
    one, other : str
        Names.

    Returns
    -------
    bool
        Whether they differ by no more than that.
    """
    return _key(one) == _key(other)


def filed_under(name: str, filed: Iterable[str]) -> str:
    """Return the spelling of a name that its log has already.

    Parameters
    ----------
    name : str
        As `annotator_name` returned it.
    filed : iterable of str
        Names that have a log.

    Returns
    -------
    str
        `name` itself where it has a log under just this spelling, or none under any.
    """
    alike = sorted(one for one in filed if same_name(one, name))
    return name if name in alike or not alike else alike[0]


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _fault(name: str) -> str:
    long = len(name) > _MOST_CHARACTERS or len(name.encode("utf-8", errors="replace")) > _MOST_BYTES
    faults = (
        (not name, "an empty name is no annotator"),
        (long, "a name of more than 64 characters or 200 bytes"),
        (any(unicodedata.category(c) in _UNSEEN for c in name), "a name with characters that nobody sees"),
        (any(c in _FORBIDDEN for c in name), "a name with a character that no file name may hold"),
        (name.startswith(".") or name.endswith("."), "a name that begins or ends with a dot"),
        (_DEVICES.fullmatch(name) is not None, "a name that Windows keeps for a device"),
    )
    return next((fault for found, fault in faults if found), "")
