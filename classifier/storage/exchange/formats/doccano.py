"""Doccano's JSON Lines of text classification: a text, its labels, and whatever else as metadata of the same level.

Doccano keeps fields that it does not know and gives them back; it sorts labels by name, and says nothing of who gave
them: an export of several annotators is one file each.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from classifier.domain.taxonomy import Taxonomy
from classifier.errors import InputError
from classifier.storage.exchange.fields import article_fields, decision_fields, read_article, record_at
from classifier.storage.exchange.pieces import json_line, numbered_lines
from classifier.storage.exchange.place import Place
from classifier.storage.exchange.record import Record
from classifier.storage.exchange.tags import TagNames


def write(records: Sequence[Record], _taxonomy: Taxonomy) -> Iterator[bytes]:
    """Write records.

    Parameters
    ----------
    records : sequence of Record
        One line each: of an article that several people labelled, there are several.
    _taxonomy : Taxonomy
        Not needed.

    Yields
    ------
    bytes
        A line.
    """
    for record in records:
        tags = list(record.label.tags) if record.label else []
        yield json_line(
            {
                "text": record.filed.article.text,
                "label": tags,
                **article_fields(record.filed),
                "annotator": record.annotator,
                **decision_fields(record),
            }
        )


def read(data: bytes, given: str, taxonomy: Taxonomy, _beside: bytes | None = None) -> Iterator[Record | InputError]:
    """Read records.

    Parameters
    ----------
    data : bytes
        The whole file, in UTF-8.
    given : str
        What errors call it.
    taxonomy : Taxonomy
        Whose tags they may carry.
    _beside : bytes, optional
        There is no file beside it.

    Yields
    ------
    Record or InputError
        In the order of the lines.
    """
    names = TagNames.of(taxonomy)
    for place, line in numbered_lines(data, given):
        try:
            yield _record(place.object(line), names, place)
        except InputError as error:
            yield error


def _record(found: dict[str, Any], names: TagNames, place: Place) -> Record:
    # Up to its release 1.5, metadata stood in an object of its own.
    for key in ("meta", "metadata"):
        meta = found.get(key)
        found = {**meta, **found} if isinstance(meta, dict) else found
    filed = read_article(found, found.get("text", found.get("data")), place)
    tags = found.get("label", found.get("labels", []))
    if not isinstance(tags, list):
        tags = [tags]
    unsure = found.get("unsure") is True and not tags
    return record_at(
        place,
        filed,
        None
        if unsure
        # Where nobody labelled an article, its list is empty too.
        else names.label(tags, found.get("primary"), place, decided="primary" in found, loose=True),
        annotator=found.get("annotator"),
        at=found.get("at"),
        note=_note(found),
        adjudication=found.get("adjudication"),
    )


def _note(found: dict[str, Any]) -> object:
    comments = found.get("Comments")
    if isinstance(comments, list) and comments:
        return [found["note"], *comments] if "note" in found else comments
    return found.get("note")
