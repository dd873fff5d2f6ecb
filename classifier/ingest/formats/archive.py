"""Zip archives that hold a document: opened with every bound that a zip bomb would break."""

import io
import zipfile
import zlib
from dataclasses import dataclass, field

from classifier.errors import TooLargeError, UnreadableError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"
# A document of an office has some dozens of parts, one of many pictures some hundreds.
_MAX_PARTS = 20_000
MAX_TEXT_MIB = 32
# What other files in zip archives hold, and what people call them.
_TELLTALES = (
    ("word/", ".docx"),
    ("xl/", ".xlsx"),
    ("ppt/", ".pptx"),
    ("META-INF/container.xml", ".epub"),
    ("content.xml", ".odt"),
)
_SAVE = "save it as .docx, .pdf or .txt and try again"
_AGAIN = "open it in a word processor, save it again and try again"


@dataclass(slots=True)
class Archive:
    """A zip archive whose parts are read one by one, and never more than `MAX_TEXT_MIB` of them in all.

    Parameters
    ----------
    given : str
        What errors call it.
    zipped : zipfile.ZipFile
        The archive, open.
    names : frozenset of str
        Of its parts.
    left : int
        Bytes that may still be read.
    """

    given: str
    zipped: zipfile.ZipFile
    names: frozenset[str]
    left: int = field(default=MAX_TEXT_MIB << 20)

    def part(self, name: str) -> bytes:
        """Read one part.

        Raises
        ------
        UnreadableError
            Where it is missing, damaged or encrypted.
        TooLargeError
            Where more comes out than a document's text can be, whatever the archive declares.
        """
        if name not in self.names:
            raise damaged(self.given)
        info = self.zipped.getinfo(name)
        if info.flag_bits & 1:
            raise encrypted(self.given)
        if info.file_size > self.left:
            raise self._too_large()
        try:
            with self.zipped.open(info) as file:
                data = file.read(self.left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise damaged(self.given) from error
        self.left -= len(data)
        if self.left < 0:
            raise self._too_large()
        return data

    def _too_large(self) -> TooLargeError:
        return TooLargeError(
            f"{self.given}: it has more than {MAX_TEXT_MIB} MiB of text, and no issue of a newspaper does",
            source=self.given,
            limit=MAX_TEXT_MIB,
            hint="give one issue a file",
        )


def open_archive(data: bytes, given: str) -> Archive:
    """Open a document that is a zip archive.

    Parameters
    ----------
    data : bytes
        The whole file.
    given : str
        What errors call it.

    Raises
    ------
    UnreadableError
        Where it is none, is damaged or encrypted, or has more parts than any document.
    """
    if data.startswith(OLE):
        raise _old_or_encrypted(data, given)
    # Counted before zipfile lists them: it would take gigabytes to list what a hostile file can name.
    if data.count(_ENTRY) > _MAX_PARTS:
        raise UnreadableError(f"{given}: it has more parts than any document", source=given, hint=_SAVE)
    try:
        zipped = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, UnicodeDecodeError) as error:
        raise damaged(given) from error
    # Only what every Python can unpack in bounded memory; no word processor writes anything else.
    readable = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    names = frozenset(info.filename for info in zipped.infolist() if info.compress_type in readable)
    return Archive(given, zipped, names)


def other_kind(archive: Archive) -> UnreadableError:
    """Return the error that says what an archive is, where it is not the kind of document that it was read as."""
    kinds = (kind for mark, kind in _TELLTALES if any(name.startswith(mark) for name in archive.names))
    kind = next(kinds, ".zip")
    return UnreadableError(f"{archive.given}: it is really a {kind} file", source=archive.given, hint=_SAVE)


def damaged(given: str) -> UnreadableError:
    """Return the error that says that a document is damaged."""
    return UnreadableError(f"{given}: the document is damaged", source=given, hint=_AGAIN)


def encrypted(given: str) -> UnreadableError:
    """Return the error that says that a document has a password."""
    return UnreadableError(
        f"{given}: the document is encrypted", source=given, hint="save it without its password and try again"
    )


def _old_or_encrypted(data: bytes, given: str) -> UnreadableError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return encrypted(given)
    return UnreadableError(f"{given}: it is really a .doc file", source=given, hint=_SAVE)
