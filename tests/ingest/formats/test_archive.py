"""Documents that no word processor wrote: one clear error each, in bounded time and memory."""

import io
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from classifier.domain.issue import Issue
from classifier.errors import InputError, TooLargeError, UnreadableError
from classifier.ingest.formats.archive import MAX_TEXT_MIB, OLE, open_archive
from classifier.ingest.formats.docx import read
from classifier.ingest.readers import read as read_paths
from tests.ingest.formats.word import MAIN, make_docx, make_zip, paragraph
from tests.ingest.measure import deadline

SECONDS = 20
GOOD = make_docx(paragraph("近日，我院召开会议。"))
BOMB = paragraph("院" * 1000) * (MAX_TEXT_MIB << 20 >> 11)


def document(inner: str, prolog: str = "") -> bytes:
    return f'{prolog}<w:document xmlns:w="{MAIN}"><w:body>{inner}</w:body></w:document>'.encode()


def with_declared_size(data: bytes, name: bytes, size: int) -> bytes:
    """The archive with another unpacked size in both of a part's headers."""
    changed = bytearray(data)
    for mark, at, end in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        start = data.index(mark)
        while data[start + end : start + end + len(name)] != name:
            start = data.index(mark, start + 1)
        changed[start + at : start + at + 4] = struct.pack("<I", size)
    return bytes(changed)


def locked(data: bytes) -> bytes:
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            changed[start + at] |= 1
    return bytes(changed)


ENTITIES = '<!DOCTYPE d [<!ENTITY a "院院院院院院院院院院">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
DEEP = "<w:tbl><w:tr><w:tc>" * 100_000


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 no archive", "the document is damaged"),
        (GOOD[: len(GOOD) // 2], "the document is damaged"),
        (GOOD.replace(b"PK\x01\x02", b"PK\x09\x09"), "the document is damaged"),
        (make_zip({"word/document.xml": b"<a/>"}), "the document is damaged"),
        (make_docx("", document=b"<w:p>"), "the document is damaged"),
        (make_docx("", document=document("&i;", ENTITIES)), "the document is damaged"),
        (make_docx("", document=document("&x;", OUTSIDE)), "the document is damaged"),
        (make_docx(DEEP), "the document is damaged"),
        (with_declared_size(GOOD, b"word/document.xml", 10), "the document is damaged"),
        (locked(GOOD), "the document is encrypted"),
        (OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "the document is encrypted"),
        (OLE + bytes(512), "it is really a .doc file"),
        (make_zip({"xl/workbook.xml": b""}), "it is really a .xlsx file"),
        (make_zip({"mimetype": b"", "META-INF/container.xml": b""}), "it is really a .epub file"),
        (make_zip({"mimetype": b"", "content.xml": b""}), "it is really a .odt file"),
        (make_zip({"a.txt": b""}), "it is really a .zip file"),
        (GOOD + b"PK\x01\x02" * 30_000, "it has more parts than any document"),
    ],
    ids=range(17),
)  # fmt: skip
def test_a_broken_or_hostile_document_is_one_clear_error(data: bytes, said: str) -> None:
    with deadline(SECONDS), pytest.raises(UnreadableError) as caught:
        read(data, "a.docx")
    assert caught.value.message == f"a.docx: {said}"
    assert caught.value.hint


@pytest.mark.parametrize("data", [make_docx(BOMB), with_declared_size(make_docx(BOMB), b"word/document.xml", 9999)])
def test_a_zip_bomb_is_refused_by_what_it_declares_and_by_what_comes_out(data: bytes) -> None:
    assert len(data) < 1 << 20
    with deadline(SECONDS), pytest.raises((TooLargeError, UnreadableError)):
        read(data, "a.docx")


def test_many_parts_together_are_bounded_too() -> None:
    archive = open_archive(make_zip({str(n): bytes(12 << 20) for n in range(3)}), "a.docx")
    archive.part("0")
    archive.part("1")
    with pytest.raises(TooLargeError):
        archive.part("2")


def test_a_part_packed_as_no_word_processor_does_is_not_unpacked() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", b"<a/>")
    with pytest.raises(UnreadableError):
        read(packed.getvalue(), "a.docx")


@pytest.mark.parametrize("at", range(0, len(GOOD), 7))
def test_whatever_byte_is_damaged_no_other_error_comes_out(at: int) -> None:
    broken = bytearray(GOOD)
    broken[at] ^= 0xFF
    # Any error but an InputError fails.
    with suppress(InputError):
        read(bytes(broken), "a.docx")


def test_the_rest_of_the_call_is_read(tmp_path: Path) -> None:
    (tmp_path / "1.docx").write_bytes(make_docx(DEEP))
    (tmp_path / "2.docx").write_bytes(GOOD)
    error, issue = read_paths([str(tmp_path)], io.BytesIO())
    assert isinstance(error, UnreadableError)
    assert isinstance(issue, Issue)
    assert "近日，我院召开会议。" in [article.text for article in issue.articles]
