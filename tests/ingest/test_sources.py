import io
import os
from pathlib import Path

import pytest

from classifier.errors import NoIssuesError, NotFoundError, TooLargeError, UnreadableError
from classifier.ingest.sources import MAX_BYTES, STDIN, Source, bounded, find_sources, read_bytes


def names(*paths: str) -> list[str]:
    return [found.name if isinstance(found, Source) else type(found).__name__ for found in find_sources(paths)]


def fill(folder: Path, *files: str) -> None:
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("近日，我院召开会议。", encoding="utf-8")


def test_a_folder_is_read_at_any_depth_in_natural_order_without_hidden_or_other_files(tmp_path: Path) -> None:
    fill(tmp_path, "10.txt", "2.md", "2023/1.TXT", "ready.jsonl", ".hidden.txt", ".git/a.txt", "table.xlsx", "notes")
    assert names(str(tmp_path)) == ["2.md", "10.txt", "2023/1.TXT", "ready.jsonl"]


def test_what_a_browser_saved_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, "要闻.html", "要闻_files/a.htm", "院报.HTM", "院报.files/b.html", "其他_files/c.html")
    assert names(str(tmp_path)) == ["其他_files/c.html", "要闻.html", "院报.HTM"]


def test_sources_come_in_the_order_of_the_call(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    assert names(str(tmp_path / "b.txt"), STDIN, str(tmp_path / "a.txt")) == ["b.txt", "-", "a.txt"]


def test_a_file_named_by_the_caller_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    fill(tmp_path, "issue.2024")
    assert names(str(tmp_path / "issue.2024")) == ["issue.2024"]


@pytest.mark.parametrize("name", ["issue.doc", "issue.WPS", "issues.zip", "table.xlsx"])
def test_a_kind_that_is_not_read_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    fill(tmp_path, name)
    (error,) = find_sources([str(tmp_path / name)])
    assert isinstance(error, UnreadableError)
    assert ".txt" in error.hint


def test_a_path_that_does_not_exist_is_an_error_and_the_next_one_is_found(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    missing = str(tmp_path / "missing.txt")
    error, source = find_sources([missing, str(tmp_path / "a.txt")])
    assert isinstance(error, NotFoundError)
    assert error.source == missing
    assert isinstance(source, Source)


def test_a_folder_without_issues_says_so(tmp_path: Path) -> None:
    fill(tmp_path, "table.xlsx")
    (error,) = find_sources([str(tmp_path)])
    assert isinstance(error, NoIssuesError)
    assert ".txt" in error.hint


def test_a_file_is_read_whole_and_standard_input_too(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\x00\r\n")
    assert read_bytes(Source(path, "a.txt", "a.txt"), io.BytesIO()) == b"\xff\x00\r\n"
    assert read_bytes(Source(None, STDIN, STDIN), io.BytesIO(b"abc")) == b"abc"


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"^gone\.txt: No such file"):
        read_bytes(Source(tmp_path / "gone.txt", "gone.txt", "gone.txt"), io.BytesIO())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(UnreadableError):
        read_bytes(Source(tmp_path / "a.txt", "a.txt", "a.txt"), io.BytesIO())


def test_more_than_an_issue_can_be_is_refused_at_the_bound() -> None:
    assert len(bounded(bytes(MAX_BYTES), "a.txt")) == MAX_BYTES
    with pytest.raises(TooLargeError, match="8 MiB") as caught:
        read_bytes(Source(None, STDIN, STDIN), io.BytesIO(bytes(MAX_BYTES + 1)))
    assert caught.value.limit == 8
    assert caught.value.source == STDIN


def test_of_a_line_too_long_the_number_is_told() -> None:
    with pytest.raises(TooLargeError, match="line 7") as caught:
        bounded(bytes(MAX_BYTES + 1), "a.jsonl", line=7)
    assert caught.value.line == 7


def test_a_pipe_that_lies_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "issue.txt").write_text("报", encoding="utf-8")
    assert [source.name for source in find_sources([str(tmp_path)]) if isinstance(source, Source)] == ["issue.txt"]


def test_an_empty_name_is_not_the_folder_of_the_call() -> None:
    (error,) = find_sources([""])
    assert isinstance(error, NotFoundError)


def test_a_document_of_another_kind_in_a_folder_is_named_and_the_rest_read(tmp_path: Path) -> None:
    fill(tmp_path, "1.txt", "2.doc", "3.md")
    first, second, third = find_sources([str(tmp_path)])
    assert isinstance(first, Source)
    assert isinstance(second, UnreadableError)
    assert second.source.endswith("2.doc")
    assert isinstance(third, Source)
