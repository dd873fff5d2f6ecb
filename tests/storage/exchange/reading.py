"""Reading a file of a format, as the tests of each do."""

import json
from collections.abc import Mapping, Sequence

from classifier.domain.label import Label
from classifier.errors import InputError
from classifier.storage.exchange.catalogue import FORMATS
from classifier.storage.exchange.names import LabelFormat
from classifier.storage.exchange.record import Record
from tests.storage.exchange.factories import TAXONOMY


def read(form: LabelFormat, data: str | bytes, beside: bytes | None = None) -> list[Record | InputError]:
    encoded = data.encode() if isinstance(data, str) else data
    return list(FORMATS[form].read(encoded, "file", TAXONOMY, beside))


def read_one(form: LabelFormat, data: str | bytes) -> Record:
    (found,) = read(form, data)
    assert isinstance(found, Record), found
    return found


def labels(found: Sequence[Record | InputError]) -> list[Label | None]:
    """The labels of what could be read."""
    return [one.label for one in found if isinstance(one, Record)]


def faults(found: Sequence[Record | InputError]) -> list[str]:
    """What is wrong with what could not."""
    return [one.message for one in found if isinstance(one, InputError)]


def json_lines(*values: Mapping[str, object]) -> str:
    return "".join(f"{json.dumps(value, ensure_ascii=False)}\n" for value in values)


def label(*tags: str, primary: str | None = None) -> Label:
    return Label(tags=tags, primary=primary or next(iter(tags), None))
