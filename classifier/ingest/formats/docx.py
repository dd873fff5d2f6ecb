"""Word documents: every paragraph that is printed, with its heading level, its size and its weight."""

from importlib.util import find_spec

from classifier.ingest.document import Document
from classifier.ingest.formats.archive import open_archive, other_kind
from classifier.ingest.formats.blocks import to_lines
from classifier.ingest.formats.extras import needs_extra
from classifier.ingest.formats.word.body import read_blocks
from classifier.ingest.formats.word.package import is_word, open_package
from classifier.ingest.kinds import PassedPages


def read(data: bytes, given: str, *, passed: PassedPages | None = None) -> Document:
    """Read a Word document, as `classifier.ingest.kinds.Reader` describes it.

    The parts are read without python-docx's own objects: those stop at a relation to a part that is not there, and
    pass over content controls, text boxes, insertions and notes, in which offices keep whole articles.

    Raises
    ------
    UnreadableError
        Where it is no Word document, is damaged, encrypted, or the extra that reads it is not installed.
    TooLargeError
        Where more text comes out of it than an issue can have.
    """
    archive = open_archive(data, given)
    if not is_word(archive):
        raise other_kind(archive)
    if find_spec("lxml") is None:
        raise needs_extra(given, ".docx", "docx")
    document = Document(lines=to_lines(read_blocks(open_package(archive))))
    if passed is not None:
        passed(1, 1)
    return document
