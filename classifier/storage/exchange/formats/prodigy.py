"""Prodigy's JSON Lines of its ``choice`` interface with several choices, as ``textcat.manual`` makes them.

``accept`` lists the chosen options, ``answer`` tells what the annotator did with the task, ``_annotator_id`` and
``_timestamp`` who it was and when. Fields that Prodigy does not know are given back; ``meta`` is shown on the card.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from classifier.domain.taxonomy import Taxonomy
from classifier.errors import InputError
from classifier.storage.exchange.fields import article_fields, decision_fields, read_article, read_time, record_at
from classifier.storage.exchange.pieces import json_line, numbered_lines
from classifier.storage.exchange.place import Place
from classifier.storage.exchange.record import Record
from classifier.storage.exchange.tags import Decided, TagNames

_OURS = "yuankan"
_SHOWN = ("title", "issue", "date")


def write(records: Sequence[Record], taxonomy: Taxonomy) -> Iterator[bytes]:
    """Write records.

    Parameters
    ----------
    records : sequence of Record
        One line each.
    taxonomy : Taxonomy
        Its tags are the options.

    Yields
    ------
    bytes
        A line.
    """
    options = [{"id": tag.key, "text": tag.zh} for tag in taxonomy]
    for record in records:
        fields = article_fields(record.filed)
        task: dict[str, Any] = {
            "text": record.filed.article.text,
            "options": options,
            "accept": list(record.label.tags) if record.label else [],
            "answer": "accept" if record.label else "ignore",
            "meta": {key: fields[key] for key in _SHOWN if fields.get(key)},
            _OURS: {key: value for key, value in fields.items() if key not in _SHOWN} | decision_fields(record),
            "_view_id": "choice",
            "config": {"choice_style": "multiple"},
        }
        if record.annotator:
            task["_annotator_id"] = record.annotator
        if record.at is not None:
            task["_timestamp"] = int(record.at.timestamp())
        yield json_line(task)


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
        In the order of the lines. An article that was ignored or rejected is one that the annotator was unsure of.
    """
    names = TagNames.of(taxonomy)
    for place, line in numbered_lines(data, given):
        try:
            yield _record(place.object(line), names, place)
        except InputError as error:
            yield error


def _record(task: dict[str, Any], names: TagNames, place: Place) -> Record:
    ours, meta = (found if isinstance(found, dict) else {} for found in (task.get(_OURS), task.get("meta")))
    filed = read_article({**meta, **ours}, task.get("text"), place)
    stamp, at = read_time(task.get("_timestamp"), place), read_time(ours.get("at"), place)
    # Prodigy knows whole seconds; where its time is another, somebody answered again there.
    same = stamp is None or (at is not None and int(at.timestamp()) == int(stamp.timestamp()))
    return record_at(
        place,
        filed,
        _decided(task, ours, names, place),
        annotator=task.get("_annotator_id"),
        at=at if same else stamp,
        note=ours.get("note"),
        adjudication=ours.get("adjudication"),
    )


def _decided(task: dict[str, Any], ours: dict[str, Any], names: TagNames, place: Place) -> Decided | None:
    answer, tags = task.get("answer"), task.get("accept")
    if answer in ("ignore", "reject"):
        return None
    if answer != "accept":
        raise place.broken("it has no label")
    if tags is None and isinstance(task.get("label"), str):
        # A task of one label, with a yes or a no to it.
        tags = [task["label"]]
    if not isinstance(tags, list):
        raise place.broken("its tags are not a list of texts")
    # Whoever accepts a task without a choice says that none applies.
    return names.label(tags, ours.get("primary"), place, decided=True, loose=True)
