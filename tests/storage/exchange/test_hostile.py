"""Whatever a file holds, a reader gives records and errors that name their place, and nothing else."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.errors import InputError
from classifier.storage.exchange.catalogue import FORMATS, format_of_content
from classifier.storage.exchange.names import LabelFormat
from classifier.storage.exchange.record import Record
from tests.storage.exchange.factories import TAXONOMY, make_record
from tests.storage.exchange.reading import read

EVERY = pytest.mark.parametrize("form", list(LabelFormat))
RECORDS = [make_record(note="注"), make_record(tags=None, annotator="li@b.cn"), make_record(tags=(), adjudicates=True)]
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


def written(form: LabelFormat) -> bytes:
    return b"".join(FORMATS[form].write(RECORDS, TAXONOMY))


def check(form: LabelFormat, data: bytes, beside: bytes | None = None) -> None:
    format_of_content(data)
    for one in read(form, data, beside):
        if isinstance(one, InputError):
            assert one.source.startswith("file")
            continue
        assert isinstance(one, Record)
        assert read(form, b"".join(FORMATS[form].write([one], TAXONOMY)))


@EVERY
@settings(max_examples=80)
@given(data=st.data())
def test_a_file_with_other_bytes_in_it(form: LabelFormat, data: st.DataObject) -> None:
    whole = written(form)
    first, second = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    piece = data.draw(st.binary(max_size=9) | st.text('[]{},;"\\\r\n\0 _<', max_size=9).map(str.encode))
    check(form, whole[:first] + piece + whole[second:])


@pytest.mark.parametrize("form", [LabelFormat.LABEL_STUDIO, LabelFormat.DOCCANO, LabelFormat.PRODIGY])
@settings(max_examples=120)
@given(data=st.data())
def test_a_file_with_other_values_in_it(form: LabelFormat, data: st.DataObject) -> None:
    whole = written(form).decode()
    values = json.loads(whole) if form is LabelFormat.LABEL_STUDIO else [*map(json.loads, whole.splitlines())]
    changed = [_changed(value, data) for value in values]
    lines = [json.dumps(value) for value in changed]
    check(form, (f"[{','.join(lines)}]" if form is LabelFormat.LABEL_STUDIO else "\n".join(lines)).encode())


@settings(max_examples=60)
@given(data=st.data())
def test_other_values_in_the_file_beside(data: st.DataObject) -> None:
    second = FORMATS[LabelFormat.FASTTEXT].beside
    assert second is not None
    values = [json.loads(line) for line in b"".join(second.write(RECORDS, TAXONOMY)).splitlines()]
    beside = "\n".join(json.dumps(_changed(value, data)) for value in values)
    check(LabelFormat.FASTTEXT, written(LabelFormat.FASTTEXT), beside.encode())


def _changed(value: Any, data: st.DataObject) -> Any:
    """`value` with something else in the place of one part of it, at any depth."""
    inner = list(value) if isinstance(value, dict) else [*range(len(value))] if isinstance(value, list) else []
    if not inner or data.draw(st.integers(0, 5)) == 0:
        return data.draw(anything)
    place = data.draw(st.sampled_from(inner))
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[place] = _changed(value[place], data)
    return copy
