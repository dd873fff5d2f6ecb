"""Kinds of files that issues come in, and where the reader of each is found."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from classifier.ingest.document import Document

# An issue of a newspaper has some hundred kilobytes of text; the largest yearbooks have a few million.
MAX_MIB = 8
_MAX_MIB_WITH_PICTURES = 128
_MAX_MIB_SAVED_PAGE = 32

# What may stand before the mark of a page, and first bytes enough to see past it: a browser notes whence it saved one.
_PRELUDE = re.compile(rb"^(?:\xef\xbb\xbf)?(?:\s+|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
HEAD = 1024

PassedPages = Callable[[int, int], None]


class Reader(Protocol):
    """From the bytes of one file to its lines: what every module of `classifier.ingest.formats` offers as ``read``."""

    def __call__(self, data: bytes, given: str, *, passed: PassedPages | None = None) -> Document:
        """Read one issue.

        Parameters
        ----------
        data : bytes
            The whole file, not empty.
        given : str
            What errors call it.
        passed : callable, optional
            Told after each page how many pages are read, and how many there are.

        Returns
        -------
        Document
            Everything in the file that a person can read.

        Raises
        ------
        InputError
            Where the file cannot be read; never anything else, whatever the bytes.
        """
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file.

    Parameters
    ----------
    name : str
        Its module in `classifier.ingest.formats`.
    suffixes : frozenset of str
        How its files' names end, in lower case, dot included.
    marks : tuple of bytes
        What its files begin with, where that tells it from text.
    max_mib : int
        The most that is read of one file, in MiB.
    """

    name: str
    suffixes: frozenset[str]
    marks: tuple[bytes, ...] = ()
    max_mib: int = MAX_MIB

    @property
    def read(self) -> Reader:
        """The reader, imported when it is first asked for: a text file does not wait for the libraries of a PDF."""
        return cast(Reader, import_module(f"classifier.ingest.formats.{self.name}").read)


TEXT = Kind("text", frozenset({".txt", ".text", ".md", ".markdown"}))
KINDS = (
    TEXT,
    Kind("pdf", frozenset({".pdf"}), (b"%PDF-",), _MAX_MIB_WITH_PICTURES),
    # An encrypted document, and one in the format of older word processors, is no zip archive: its reader says which.
    Kind("docx", frozenset({".docx"}), (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), _MAX_MIB_WITH_PICTURES),
    Kind("html", frozenset({".html", ".htm"}), (b"<!doctype html", b"<html"), _MAX_MIB_SAVED_PAGE),
    Kind(
        "scan",
        frozenset({".png", ".jpg", ".jpeg"}),
        (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"),
        _MAX_MIB_WITH_PICTURES,
    ),
)


def kind_of(suffix: str, head: bytes) -> Kind:
    """Tell what kind of file one is.

    Parameters
    ----------
    suffix : str
        How its name ends, in lower case, dot included; empty for standard input.
    head : bytes
        Its first bytes, at most `HEAD` of them.

    Returns
    -------
    Kind
        What its first bytes show, or else its name; text where neither tells.
    """
    page = _PRELUDE.sub(b"", head).lower()
    shown = (kind for kind in KINDS if head.startswith(kind.marks) or page.startswith(kind.marks))
    named = (kind for kind in KINDS if suffix in kind.suffixes)
    return next(shown, None) or next(named, TEXT)
