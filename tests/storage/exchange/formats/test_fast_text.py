import random

import pytest

from classifier.storage.exchange.catalogue import FORMATS
from classifier.storage.exchange.names import LabelFormat
from classifier.storage.exchange.record import Record
from tests.storage.exchange.factories import AWKWARD, TAXONOMY, make_record
from tests.storage.exchange.reading import faults, label, labels, read

FORM = LabelFormat.FASTTEXT


def beside(records: list[Record]) -> bytes:
    second = FORMATS[FORM].beside
    assert second is not None
    return b"".join(second.write(records, TAXONOMY))


def test_a_file_of_the_tool_is_read_as_texts_without_titles() -> None:
    found = read(FORM, "__label__award __label__活动 名单 公布 。\n名单 __label__event\t公布\n")
    assert labels(found) == [label("award", "event"), label("event")]
    articles = [one.filed.article for one in found if isinstance(one, Record)]
    assert [(article.title, article.text) for article in articles] == [("", "名单 公布 。"), ("", "名单 公布")]
    assert [one.annotator for one in found if isinstance(one, Record)] == ["", ""]


def test_an_article_is_one_line_in_which_only_its_tags_are_labels() -> None:
    lines = list(FORMATS[FORM].write([make_record(text=f"{text} 完") for text in AWKWARD], TAXONOMY))
    for line in lines:
        words = line.decode().removesuffix("\n").split()
        assert [word for word in words if word.startswith("__label__")] == ["__label__award", "__label__event"]
        assert "</s>" not in words
        assert line.count(b"\n") == 1
        assert b"\0" not in line


def test_no_tag_is_a_label_of_its_own_which_no_tag_can_be() -> None:
    (line,) = FORMATS[FORM].write([make_record(tags=())], TAXONOMY)
    assert line.startswith(b"__label__no-tag ")
    assert labels(read(FORM, line)) == [label()]


def test_lines_may_be_shuffled_and_left_out() -> None:
    records = [make_record(title=f"第{number}篇", annotator=name) for number in range(9) for name in ("王芳", "李强")]
    lines = list(FORMATS[FORM].write(records, TAXONOMY))
    random.Random(7).shuffle(lines)  # noqa: S311 - any order will do
    found = read(FORM, b"".join(lines[:11]), beside(records))
    assert len(set(map(repr, found))) == 11
    assert all(one in records for one in found)


def test_who_gave_which_tags_to_the_same_words_is_kept_in_any_order() -> None:
    records = [make_record(annotator="王芳"), make_record(annotator="李强", tags=("training",))]
    lines = list(FORMATS[FORM].write(records, TAXONOMY))
    assert read(FORM, b"".join(reversed(lines)), beside(records)) == records[::-1]


def test_a_tag_that_was_changed_in_the_file_is_the_one_that_counts() -> None:
    records = [make_record(tags=("award",), title="题")]
    (line,) = FORMATS[FORM].write(records, TAXONOMY)
    (found,) = read(FORM, line.replace(b"__label__award", b"__label__event"), beside(records))
    assert isinstance(found, Record)
    assert (found.label, found.annotator, found.filed) == (label("event"), "王芳", records[0].filed)


def test_a_text_that_was_changed_is_another_article() -> None:
    records = [make_record()]
    (line,) = FORMATS[FORM].write(records, TAXONOMY)
    (found,) = read(FORM, line.replace("第二段".encode(), "另一段".encode()), beside(records))
    assert isinstance(found, Record)
    assert found.filed.article.title == ""


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("没有 标签", "it has no label"),
        ("__label__award", "it has neither title nor text"),
        ("__label__festival 文", "the tag 'festival' is not known"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_read(line: str, why: str) -> None:
    found = read(FORM, f"__label__award 文\n{line}\n__label__award 文\n")
    assert labels(found) == [label("award")] * 2
    assert faults(found) == [f"file: line 2 is not a labelled article: {why}"]


def test_a_broken_line_of_the_file_beside_is_named_by_its_name() -> None:
    found = read(FORM, "__label__award 文\n", b"oops\n")
    assert labels(found) == [label("award")]
    assert faults(found) == ["file.meta.jsonl: line 1 is not a labelled article: it is not JSON"]
