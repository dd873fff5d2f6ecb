"""FastText's text for supervised learning: a line an article, ``__label__`` before each tag, then its words.

A line has no room for paragraphs, titles, names and dates: a file beside it, ``<name>.meta.jsonl``, keeps them by the
digest of the line's words, so that lines may be shuffled, parted or labelled otherwise in between.

References
----------
Joulin, Grave, Bojanowski, Mikolov (2017), Bag of tricks for efficient text classification, EACL.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from classifier.domain.taxonomy import Taxonomy
from classifier.errors import InputError
from classifier.storage.exchange.fields import article_fields, decision_fields, read_article, record_at
from classifier.storage.exchange.pieces import json_line, numbered_lines
from classifier.storage.exchange.place import Place
from classifier.storage.exchange.record import Record
from classifier.storage.exchange.tags import TagNames

PREFIX = "__label__"
# Never the key of a tag, which has no hyphen. FastText passes over lines without any label.
NO_TAG = "no-tag"
# A word that would be taken for a label, or for the end of the line.
_MISREAD = re.compile(rf"(?<!\S)(?:{PREFIX[:-1]}(?=_)|<(?=/s>(?!\S)))")
_APART = re.compile(r"[\s\0\ufeff]+")
_DIGEST_LENGTH = 16
# What stands for a text of characters that are no words.
_NO_WORDS = "—"


def write(records: Sequence[Record], _taxonomy: Taxonomy) -> Iterator[bytes]:
    """Write records.

    Parameters
    ----------
    records : sequence of Record
        A line each; those of somebody unsure carry no label.
    _taxonomy : Taxonomy
        Not needed.

    Yields
    ------
    bytes
        A line.
    """
    for record in records:
        line = " ".join([*(PREFIX + tag for tag in _labels(record)), _words(record)])
        yield f"{line}\n".encode()


def write_beside(records: Sequence[Record], _taxonomy: Taxonomy) -> Iterator[bytes]:
    """Write what the lines have no room for.

    Parameters
    ----------
    records : sequence of Record
        As in `write`.
    _taxonomy : Taxonomy
        Not needed.

    Yields
    ------
    bytes
        A line of JSON.
    """
    for record in records:
        yield json_line(
            {
                "line": _digest(_words(record)),
                "label": _labels(record),
                "text": record.filed.article.text,
                **article_fields(record.filed),
                "annotator": record.annotator,
                **decision_fields(record),
            }
        )


def read(data: bytes, given: str, taxonomy: Taxonomy, beside: bytes | None = None) -> Iterator[Record | InputError]:
    """Read records.

    Parameters
    ----------
    data : bytes
        The whole file, in UTF-8.
    given : str
        What errors call it.
    taxonomy : Taxonomy
        Whose tags they may carry.
    beside : bytes, optional
        What `write_beside` wrote; without it, lines are texts without titles, labelled by nobody.

    Yields
    ------
    Record or InputError
        In the order of the lines.
    """
    names = TagNames.of(taxonomy)
    kept: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for place, line in numbered_lines(beside or b"", f"{given}.meta.jsonl"):
        try:
            found = place.object(line)
        except InputError as error:
            yield error
        else:
            kept[str(found.get("line"))].append(found)
    for place, line in numbered_lines(data, given):
        try:
            yield _record(place.text(line), names, kept, place)
        except InputError as error:
            yield error


def _record(line: str, names: TagNames, kept: defaultdict[str, list[dict[str, Any]]], place: Place) -> Record:
    words = _APART.split(line.strip())
    tags = [word.removeprefix(PREFIX) for word in words if word.startswith(PREFIX)]
    text = " ".join(word for word in words if not word.startswith(PREFIX))
    meta = _meta(kept[_digest(text)], tags) or {"text": text}
    filed = read_article(meta, meta.get("text"), place)
    unsure = meta.get("unsure") is True and not tags
    decided = None
    if not unsure:
        chosen = [tag for tag in tags if tag != NO_TAG]
        decided = names.label(chosen, meta.get("primary"), place, decided=NO_TAG in tags, loose=True)
    return record_at(
        place,
        filed,
        decided,
        annotator=meta.get("annotator"),
        at=meta.get("at"),
        note=meta.get("note"),
        adjudication=meta.get("adjudication"),
    )


def _meta(kept: list[dict[str, Any]], tags: list[str]) -> dict[str, Any] | None:
    """Take out what was kept of a line: of several people's lines of the same words, that of the same tags, if any."""
    place = next((at for at, one in enumerate(kept) if one.get("label") == tags), 0)
    return kept.pop(place) if kept else None


def _labels(record: Record) -> list[str]:
    return list(record.label.tags or (NO_TAG,)) if record.label else []


def _words(record: Record) -> str:
    article = record.filed.article
    flat = " ".join(_APART.split(f"{article.title} {article.text}")).strip()
    return _MISREAD.sub(r"\g<0> ", flat) or _NO_WORDS


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:_DIGEST_LENGTH]
