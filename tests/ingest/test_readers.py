import codecs
import io
import json
from pathlib import Path

import pytest

from classifier.domain.issue import Issue
from classifier.errors import (
    BrokenLineError,
    DecodingError,
    EmptyInputError,
    InputError,
    NotFoundError,
    TooLargeError,
    UnreadableError,
)
from classifier.ingest.readers import read
from classifier.ingest.sources import MAX_BYTES

TEXT = "## 我院召开会议\n\n近日，我院召开会议，部署全年工作。\n"
READY = json.dumps({"id": "x1", "title": "我院召开会议", "text": "近日。"}, ensure_ascii=False)


def read_all(*paths: Path | str, stdin: bytes = b"") -> list[Issue | InputError]:
    return list(read(map(str, paths), io.BytesIO(stdin)))


def read_issue(path: Path | str, stdin: bytes = b"") -> Issue:
    (issue,) = read_all(path, stdin=stdin)
    assert isinstance(issue, Issue)
    return issue


def read_error(path: Path | str, stdin: bytes = b"") -> InputError:
    (error,) = read_all(path, stdin=stdin)
    assert isinstance(error, InputError)
    return error


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
    ],
)
def test_an_issue_is_the_same_in_every_encoding_and_the_one_used_is_recorded(
    tmp_path: Path, data: bytes, encoding: str
) -> None:
    issue = read_issue(write(tmp_path, "2024-05.txt", data))
    assert issue.encoding == encoding
    assert issue.source == "2024-05.txt"
    assert [(a.title, a.text) for a in issue.articles] == [("我院召开会议", "近日，我院召开会议，部署全年工作。")]


def test_files_of_a_folder_come_in_natural_order(tmp_path: Path) -> None:
    for name in ("10.txt", "2.md"):
        write(tmp_path, name, TEXT)
    assert [issue.source for issue in read_all(tmp_path) if isinstance(issue, Issue)] == ["2.md", "10.txt"]


def test_what_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt", TEXT)
    broken = write(tmp_path, "broken.txt", "院报".encode() + b"\xff\xff")
    missing, undecoded, issue = read_all(tmp_path / "gone.txt", broken, good)
    assert isinstance(missing, NotFoundError)
    assert isinstance(undecoded, DecodingError)
    assert undecoded.offset == 6
    assert isinstance(issue, Issue)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\x00" * 100, codecs.BOM_UTF8, "\u200b\ufffd\u3000".encode()])
def test_a_file_without_text_is_empty(tmp_path: Path, data: bytes) -> None:
    assert isinstance(read_error(write(tmp_path, "a.txt", data)), EmptyInputError)


def test_a_binary_renamed_to_txt_is_no_text(tmp_path: Path) -> None:
    program = b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 4
    assert isinstance(read_error(write(tmp_path, "a.txt", program)), UnreadableError | DecodingError)


def test_a_few_nuls_in_a_text_are_repaired(tmp_path: Path) -> None:
    issue = read_issue(write(tmp_path, "a.txt", (TEXT * 20).replace("部署", "部\x00署", 1)))
    assert issue.articles[0].text == "近日，我院召开会议，部署全年工作。"


def test_a_file_larger_than_any_issue_is_refused(tmp_path: Path) -> None:
    assert isinstance(read_error(write(tmp_path, "a.txt", b"a" * (MAX_BYTES + 1))), TooLargeError)


def test_ready_articles_are_read_line_by_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", f"{READY}\n{{\n{READY}\n")
    first, error, last = read_all(path)
    assert isinstance(first, Issue)
    assert first.ready
    assert isinstance(error, BrokenLineError)
    assert (error.source, error.line) == (str(path), 2)
    assert isinstance(last, Issue)


def test_ready_articles_in_utf16_are_read_too(tmp_path: Path) -> None:
    issue = read_issue(write(tmp_path, "a.jsonl", codecs.BOM_UTF16_LE + f"{READY}\n{READY}\n".encode("utf-16-le")))
    assert [article.source_id for article in issue.articles] == ["x1", "x1"]


def test_a_byte_order_mark_before_the_first_ready_article_is_no_part_of_it(tmp_path: Path) -> None:
    assert len(read_issue(write(tmp_path, "a.jsonl", codecs.BOM_UTF8 + READY.encode())).articles) == 1


@pytest.mark.parametrize("data", [b"", b"\n\n"])
def test_a_jsonl_file_without_articles_is_empty(tmp_path: Path, data: bytes) -> None:
    assert isinstance(read_error(write(tmp_path, "a.jsonl", data)), EmptyInputError)


def test_a_line_too_long_is_refused_once_and_the_next_one_is_read(tmp_path: Path) -> None:
    long = b'{"title": "' + b"a" * (2 * MAX_BYTES) + b'"}\n'
    error, issue = read_all(write(tmp_path, "a.jsonl", long + READY.encode()))
    assert isinstance(error, TooLargeError)
    assert isinstance(issue, Issue)


def test_standard_input_is_an_issue() -> None:
    issue = read_issue("-", TEXT.encode())
    assert (issue.source, issue.ready) == ("-", False)
    assert len(issue.articles) == 1


@pytest.mark.parametrize("before", [b"", b"\n \n", codecs.BOM_UTF8])
def test_standard_input_that_begins_with_a_brace_holds_ready_articles(before: bytes) -> None:
    issue = read_issue("-", before + READY.encode())
    assert issue.ready
    assert issue.articles[0].source_id == "x1"


def test_standard_input_without_text_is_empty() -> None:
    error = read_error("-", b"\n\n")
    assert isinstance(error, EmptyInputError)
    assert error.source == "-"


def test_sources_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    issues = read([str(path), str(tmp_path / "b.txt")], io.BytesIO())
    assert isinstance(next(issues), Issue)
    write(tmp_path, "b.txt", TEXT)
    assert isinstance(next(issues), Issue)


def test_ready_articles_in_utf_16_are_known_on_standard_input_too() -> None:
    (issue,) = read_all("-", stdin=READY.encode("utf-16"))
    assert isinstance(issue, Issue)
    assert issue.ready
    assert issue.articles[0].source_id == "x1"


def test_an_issue_in_utf_16_on_standard_input_is_split() -> None:
    issue = read_issue("-", stdin=TEXT.encode("utf-16"))
    assert not issue.ready
    assert issue.articles[0].title == "我院召开会议"


def test_a_line_separator_inside_a_string_does_not_cut_a_line(tmp_path: Path) -> None:
    path = tmp_path / "ready.jsonl"
    path.write_text('{"title": "我院召开会议", "text": "第一段。\u2028第二段。"}\n', encoding="utf-16")
    (issue,) = read_all(path)
    assert isinstance(issue, Issue)


def test_a_json_array_is_refused_rather_than_read_as_a_newspaper() -> None:
    assert isinstance(read_error("-", stdin=f"[{READY}]".encode()), BrokenLineError)
