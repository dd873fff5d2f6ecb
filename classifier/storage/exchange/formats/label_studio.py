"""Label Studio's JSON: a list of tasks, each with its data and the annotations of everybody who worked on it.

An annotation is a list of results, one a control of the labelling interface: ``tags`` and ``primary`` are choices,
``note`` is a text area. `interface` gives the interface that has them. Label Studio refuses annotators whom it does not
know by e-mail address, so only addresses go into ``completed_by``; the name is kept beside it.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from classifier.domain.filed import FiledArticle
from classifier.domain.taxonomy import Taxonomy
from classifier.errors import InputError
from classifier.storage.exchange.fields import article_fields, decision_fields, read_article, record_at
from classifier.storage.exchange.pieces import json_text, numbered_tasks
from classifier.storage.exchange.place import Place
from classifier.storage.exchange.record import Record
from classifier.storage.exchange.tags import Decided, TagNames

_TAGS, _PRIMARY, _NOTE = "tags", "primary", "note"


def write(records: Sequence[Record], _taxonomy: Taxonomy) -> Iterator[bytes]:
    """Write records.

    Parameters
    ----------
    records : sequence of Record
        Those of one article become annotations of one task.
    _taxonomy : Taxonomy
        Not needed.

    Yields
    ------
    bytes
        A task, on a line of its own.
    """
    tasks: dict[FiledArticle, list[Record]] = {}
    for record in records:
        tasks.setdefault(record.filed, []).append(record)
    yield b"["
    for place, (filed, several) in enumerate(tasks.items()):
        task = {
            "data": {**article_fields(filed), "text": filed.article.text},
            "annotations": [_annotation(record) for record in several],
        }
        yield f"{',' if place else ''}\n{json_text(task)}".encode()
    yield b"\n]\n"


def interface(_records: Sequence[Record], taxonomy: Taxonomy) -> Iterator[bytes]:
    """Give the labelling interface that shows what `write` wrote: a project needs it before it takes the tasks.

    Parameters
    ----------
    _records : sequence of Record
        Not needed.
    taxonomy : Taxonomy
        Its tags are the choices.

    Yields
    ------
    bytes
        The whole of it, as XML.
    """
    choices = "".join(f"\n    <Choice alias={quoteattr(tag.key)} value={quoteattr(tag.zh)}/>" for tag in taxonomy)
    yield (
        f'<View>\n  <Header name="title" value="$title"/>\n  <Text name="text" value="$text"/>\n'
        f'  <Choices name="{_TAGS}" toName="text" choice="multiple">{choices}\n  </Choices>\n'
        f'  <Choices name="{_PRIMARY}" toName="text" choice="single">{choices}\n  </Choices>\n'
        f'  <TextArea name="{_NOTE}" toName="text"/>\n</View>\n'
    ).encode()


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
        The interface is not needed.

    Yields
    ------
    Record or InputError
        In the order of the tasks. An annotation that was skipped is one of somebody unsure.
    """
    names = TagNames.of(taxonomy)
    for place, member in numbered_tasks(data, given):
        try:
            yield from _records(place.object(member), names, place)
        except InputError as error:
            yield error


def _annotation(record: Record) -> dict[str, Any]:
    label = record.label
    results = []
    if label and label.tags:
        results += [_choices(_TAGS, list(label.tags)), _choices(_PRIMARY, [label.primary])]
    if record.note:
        results.append(_result(_NOTE, "textarea", {"text": [record.note]}))
    told = {key: value for key, value in decision_fields(record).items() if key == "adjudication"}
    if "@" in record.annotator:
        told["completed_by"] = {"email": record.annotator}
    if record.at is not None:
        told["created_at"] = record.at.isoformat()
    return {
        "result": results,
        "was_cancelled": label is None,
        # Left out, it would be taken for true.
        "ground_truth": record.adjudicates,
        "annotator": record.annotator,
        **told,
    }


def _choices(name: str, chosen: list[Any]) -> dict[str, Any]:
    return _result(name, "choices", {"choices": chosen})


def _result(name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "from_name": name, "to_name": "text", "type": kind, "value": value}


def _records(task: dict[str, Any], names: TagNames, place: Place) -> Iterator[Record | InputError]:
    data = task.get("data")
    if not isinstance(data, dict):
        raise place.broken("it has neither title nor text")
    filed = read_article(data, _text(data), place)
    # Up to its release 1.0, annotations were called completions.
    annotations = task.get("annotations", task.get("completions"))
    if not isinstance(annotations, list) or not annotations:
        raise place.broken("it has no label")
    golden = [one for one in annotations if isinstance(one, dict) and one.get("ground_truth") is True]
    for annotation in annotations:
        try:
            if not isinstance(annotation, dict):
                raise place.broken("it has no label")
            # The one that was starred among several is the one that holds.
            starred = len(annotations) > 1 and len(golden) == 1 and annotation is golden[0]
            yield _record(annotation, filed, names, place, adjudication=annotation.get("adjudication", starred))
        except InputError as error:
            yield error


def _record(
    annotation: dict[str, Any], filed: FiledArticle, names: TagNames, place: Place, *, adjudication: object
) -> Record:
    found = annotation.get("result")
    results = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    notes = [note for one in results if one.get("type") == "textarea" for note in _values(one, "text")]
    return record_at(
        place,
        filed,
        None if annotation.get("was_cancelled") is True else _decided(results, names, place),
        annotator=annotation.get("annotator") or annotation.get("completed_by"),
        at=annotation.get("updated_at") or annotation.get("created_at"),
        note=notes,
        adjudication=adjudication,
    )


def _decided(results: list[dict[str, Any]], names: TagNames, place: Place) -> Decided:
    chosen = [one for one in results if one.get("type") == "choices"]
    first = [name for one in chosen if one.get("from_name") == _PRIMARY for name in _values(one, "choices")]
    tags = [name for one in chosen if one.get("from_name") != _PRIMARY for name in _values(one, "choices")]
    if len(first) > 1:
        raise place.broken("its label contradicts itself")
    primary = first[0] if first else None
    # What was submitted without a choice says that none applies, unless other controls were used than choices.
    decided = all(one.get("type") in ("choices", "textarea") for one in results)
    return names.label(tags or first, primary, place, decided=decided)


def _values(result: dict[str, Any], key: str) -> list[Any]:
    value = result.get("value")
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else [found] if isinstance(found, str) else []


def _text(data: dict[str, Any]) -> object:
    if "text" in data:
        return data["text"]
    # A project may call it otherwise; where there is one text alone, it is that.
    texts = [value for key, value in data.items() if isinstance(value, str) and key not in {"title", "issue", "date"}]
    return texts[0] if len(texts) == 1 else None
