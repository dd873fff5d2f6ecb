"""The contract of all formats: what comes back equals what went out, whatever stands in it."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings

from classifier.errors import InputError
from classifier.storage.exchange.catalogue import FORMATS, format_of_content
from classifier.storage.exchange.names import LabelFormat
from classifier.storage.exchange.record import Record
from tests.storage.exchange.factories import AWKWARD, TAXONOMY, files, make_record

EVERY = pytest.mark.parametrize("form", list(LabelFormat))


def there_and_back(form: LabelFormat, records: Sequence[Record]) -> list[Record | InputError]:
    exchange = FORMATS[form]
    data = b"".join(exchange.write(records, TAXONOMY))
    beside = b"".join(exchange.beside.write(records, TAXONOMY)) if exchange.beside else None
    return list(exchange.read(data, "file", TAXONOMY, beside))


def by_article(records: Sequence[Record]) -> list[Record]:
    """Records in the order of a format that keeps those of one article together."""
    order = list(dict.fromkeys(record.filed for record in records))
    return sorted(records, key=lambda record: order.index(record.filed))


@EVERY
@settings(max_examples=60)
@given(records=files())
@example(records=[make_record(title="题" + text.replace("\n", ""), text=text, note=text) for text in AWKWARD])
@example(records=[make_record(text=text + "中") for text in AWKWARD])
@example(
    records=[make_record(annotator=name, tags=tags) for name in ("王芳", "li@b.cn") for tags in (None, (), ("event",))]
)
def test_what_comes_back_equals_what_went_out(form: LabelFormat, records: list[Record]) -> None:
    assert there_and_back(form, records) == (by_article(records) if form is LabelFormat.LABEL_STUDIO else records)


@EVERY
@settings(max_examples=25)
@given(records=files().filter(bool))
def test_a_file_is_plainly_of_its_format(form: LabelFormat, records: list[Record]) -> None:
    data = b"".join(FORMATS[form].write(records, TAXONOMY))
    unlabelled = form is LabelFormat.FASTTEXT and records[0].label is None
    assert unlabelled or format_of_content(data) is form


@EVERY
def test_no_record_gives_a_file_without_any(form: LabelFormat) -> None:
    assert there_and_back(form, []) == []


@EVERY
def test_several_people_of_one_article_are_kept(form: LabelFormat) -> None:
    records = [
        make_record(annotator="王芳"),
        make_record(annotator="李强", tags=("training",), primary="training"),
        make_record(annotator="赵敏", tags=None, note="像是活动"),
        make_record(annotator="院办", tags=(), adjudicates=True),
    ]
    assert there_and_back(form, records) == records


@EVERY
def test_every_record_knows_where_it_stood(form: LabelFormat) -> None:
    found = there_and_back(form, [make_record(), make_record(title="另一篇")])
    places = [one.place for one in found if isinstance(one, Record)]
    assert len({place.number for place in places if place}) == 2


@EVERY
def test_the_same_records_give_the_same_bytes(form: LabelFormat) -> None:
    records = [make_record(), make_record(tags=())]
    assert list(FORMATS[form].write(records, TAXONOMY)) == list(FORMATS[form].write(records, TAXONOMY))


@pytest.mark.parametrize("where", ["title", "text", "note", "issue", "annotator"])
def test_half_a_character_is_refused_at_the_door(where: str) -> None:
    with pytest.raises(ValueError, match="half a character"):
        make_record(**{where: "医\ud800"})  # type: ignore[arg-type]  # whichever of the texts
