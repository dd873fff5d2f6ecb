import pytest

from classifier.storage.exchange.catalogue import FORMATS, format_of_content
from classifier.storage.exchange.names import LabelFormat, format_of_name


def test_every_format_is_in_the_catalogue() -> None:
    assert set(FORMATS) == set(LabelFormat)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.json", LabelFormat.LABEL_STUDIO),
        ("b/A.CSV", LabelFormat.CSV),
        ("train.txt", LabelFormat.FASTTEXT),
        ("a.jsonl", None),
        ("a", None),
        ("-", None),
    ],
)
def test_a_name_tells_the_format_where_it_can(name: str, form: LabelFormat | None) -> None:
    assert format_of_name(name) is form


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b' \n[{"data": {}}]', LabelFormat.LABEL_STUDIO),
        (b'\xef\xbb\xbf{"text": "x", "label": ["a"]}\n', LabelFormat.DOCCANO),
        (b'{"text": "x", "labels": ["a"]}\n', LabelFormat.DOCCANO),
        (b'{"text": "x", "accept": [], "answer": "accept"}\n', LabelFormat.PRODIGY),
        (b'{"text": "x", "label": "a", "_input_hash": 3}\n', LabelFormat.PRODIGY),
        (b"__label__a x\n", LabelFormat.FASTTEXT),
        (b"title,text,tags\n", LabelFormat.CSV),
        (b'{"text": "x"}\n', None),
        (b"hello\n", None),
        (b"", None),
    ],
)
def test_a_content_tells_the_format_where_it_is_plain(data: bytes, form: LabelFormat | None) -> None:
    assert format_of_content(data) is form
