import json
from io import BytesIO
from pathlib import Path

import pytest

from classifier.domain.label import Label, LabelledArticle
from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.errors import BrokenLineError, EmptyInputError, InputError, NotFoundError, UnreadableError
from classifier.ingest.gold import read_gold
from classifier.storage.shipped import labels_dir, load_starter, load_taxonomy

TAXONOMY = Taxonomy(tuple(Tag(key=key, zh=key, en=key, definition="") for key in ("award", "event")))


def make_line(**fields: object) -> str:
    made: dict[str, object] = {"title": "题目", "text": "正文。", "primary": "award", "tags": ["award"]}
    return json.dumps(made | fields, ensure_ascii=False)


def gold_of(*paths: Path | str, stdin: bytes = b"") -> list[LabelledArticle | InputError]:
    return list(read_gold(map(str, paths), BytesIO(stdin), TAXONOMY))


def error_of(line: str) -> InputError:
    (error,) = gold_of("-", stdin=line.encode())
    assert isinstance(error, InputError)
    return error


def write(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding=encoding)
    return path


def titles(found: list[LabelledArticle | InputError]) -> list[str]:
    return [one.article.title for one in found if isinstance(one, LabelledArticle)]


def test_a_line_is_an_article_with_its_label() -> None:
    (found,) = gold_of("-", stdin=make_line(id=7, tags=["event", "award"], extra=1).encode())
    assert isinstance(found, LabelledArticle)
    assert (found.article.title, found.article.text, found.article.source_id) == ("题目", "正文。", "7")
    assert found.label == Label(tags=("event", "award"), primary="award")


def test_no_tag_is_a_label_and_no_id_is_fine() -> None:
    (found,) = gold_of("-", stdin=make_line(primary=None, tags=[]).encode())
    assert isinstance(found, LabelledArticle)
    assert found.label == Label(tags=(), primary=None)
    assert found.article.source_id is None


def test_the_shipped_corpus_reads_as_its_own_reader_reads_it() -> None:
    found = list(read_gold([str(labels_dir() / "starter")], BytesIO(), load_taxonomy()))
    shipped = {example.article.id: example.label for example in load_starter()}
    assert {one.article.id: one.label for one in found if isinstance(one, LabelledArticle)} == shipped
    assert not [one for one in found if isinstance(one, InputError)]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"tags": "award"}, "its tags are not a list of texts"),
        ({"tags": [{"tag": "award"}]}, "its tags are not a list of texts"),
        ({"primary": 1}, "its primary is neither a text nor null"),
        ({"tags": ["award", "prize"]}, "the tag 'prize' is not known"),
        ({"primary": "event"}, "its label contradicts itself"),
        ({"primary": None}, "its label contradicts itself"),
        ({"tags": ["award", "award"]}, "its label contradicts itself"),
        ({"primary": "award", "tags": []}, "its label contradicts itself"),
    ],
)
def test_a_broken_label_is_named(fields: dict[str, object], why: str) -> None:
    error = error_of(make_line(**fields))
    assert isinstance(error, BrokenLineError)
    assert (error.message, error.line) == (f"-: line 1 is not a labelled article: {why}", 1)


def test_what_split_prints_has_no_label() -> None:
    assert "it has no label" in error_of(json.dumps({"title": "题目", "text": ""})).message


def test_an_unknown_tag_is_answered_with_those_that_are_known() -> None:
    assert error_of(make_line(primary="x", tags=["x"])).hint == "known are award, event"


def test_a_broken_line_is_passed_over_and_blank_ones_are_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "gold.jsonl", make_line(title="甲"), "", "{", make_line(text=3), make_line(title="乙"))
    found = gold_of(path)
    assert titles(found) == ["甲", "乙"]
    assert [one.article.position for one in found if isinstance(one, LabelledArticle)] == [1, 2]
    assert [(one.source, one.line) for one in found if isinstance(one, InputError)] == [(str(path), 3), (str(path), 4)]


def test_of_a_folder_only_the_lines_are_read(tmp_path: Path) -> None:
    write(tmp_path / "README.md", "# card")
    write(tmp_path / "old.doc", "x")
    for name in ("10.jsonl", "2.jsonl", "deep/1.ndjson"):
        write(tmp_path / name, make_line(title=name))
    assert titles(gold_of(tmp_path)) == ["2.jsonl", "10.jsonl", "deep/1.ndjson"]
    assert len(gold_of(tmp_path)) == 3


def test_several_files_and_standard_input_come_in_their_order(tmp_path: Path) -> None:
    first, last = (write(tmp_path / f"{name}.jsonl", make_line(title=name)) for name in "丙甲")
    assert titles(gold_of(first, "-", last, stdin=make_line(title="乙").encode())) == ["丙", "乙", "甲"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_encoding_of_ready_articles_is_read(encoding: str, tmp_path: Path) -> None:
    path = write(tmp_path / "gold.jsonl", make_line(title="护士长获表彰"), make_line(), encoding=encoding)
    assert titles(gold_of(path)) == ["护士长获表彰", "题目"]


def test_what_cannot_hold_gold_is_named(tmp_path: Path) -> None:
    empty, issue = write(tmp_path / "a" / "empty.jsonl"), write(tmp_path / "issue.txt", "本报讯")
    bare = tmp_path / "bare"
    bare.mkdir()
    found = gold_of(empty, issue, bare, tmp_path / "missing.jsonl")
    assert [type(one) for one in found] == [EmptyInputError, UnreadableError, UnreadableError, NotFoundError]
    assert [one.source for one in found if isinstance(one, InputError)] == [
        str(path) for path in (empty, issue, bare, tmp_path / "missing.jsonl")
    ]


def test_a_name_without_a_suffix_is_taken_at_its_word(tmp_path: Path) -> None:
    assert titles(gold_of(write(tmp_path / "63", make_line()))) == ["题目"]
