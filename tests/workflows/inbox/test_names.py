from pathlib import Path

import pytest

from classifier.errors import InputError, NotFoundError
from classifier.workflows.inbox.names import Found, find, is_being_fetched, is_temporary, stamp_of


def names(inbox: Path, *outside: Path) -> list[str]:
    return [found.name for found in find(inbox, outside) if isinstance(found, Found)]


def put(path: Path, data: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_issues_are_found_at_any_depth_in_natural_order(tmp_path: Path) -> None:
    for name in ("10.txt", "2.txt", "2025/1.pdf", "a.jsonl", "b.docx"):
        put(tmp_path / name)
    assert names(tmp_path) == ["2.txt", "10.txt", "2025/1.pdf", "a.jsonl", "b.docx"]
    (first, *_) = (found for found in find(tmp_path) if isinstance(found, Found))
    assert (first.path, first.stamp) == (tmp_path / "2.txt", stamp_of(tmp_path / "2.txt"))


@pytest.mark.parametrize(
    "name",
    [
        ".a.txt",
        "a.txt.part",
        "a.pdf.crdownload",
        "a.pdf.download",
        "a.txt.tmp",
        "~$a.docx",
        "~WRL0001.docx",
        ".~lock.a.docx#",
        ".sync/a.txt",
        "@eaDir/a.pdf/thumb.jpg",
        "#recycle/a.txt",
        "__MACOSX/a.txt",
        "a.zip",
        "a.css",
    ],
)
def test_what_is_kept_for_a_while_only_or_is_no_issue_is_passed_over(tmp_path: Path, name: str) -> None:
    put(tmp_path / name)
    put(tmp_path / "a.txt")
    assert names(tmp_path) == ["a.txt"]


def test_a_name_that_merely_looks_alike_is_an_issue() -> None:
    assert not is_temporary(("2025", "part.txt"))
    assert not is_temporary(("~院报.txt",))


def test_documents_that_are_not_read_are_for_the_reader_to_name(tmp_path: Path) -> None:
    put(tmp_path / "a.doc")
    assert names(tmp_path) == ["a.doc"]


def test_folders_that_are_none_of_it(tmp_path: Path) -> None:
    put(tmp_path / "done" / "a.txt")
    put(tmp_path / "done.txt")
    assert names(tmp_path, tmp_path / "done") == ["done.txt"]


def test_an_empty_folder_holds_nothing_and_a_missing_one_is_told(tmp_path: Path) -> None:
    assert list(find(tmp_path)) == []
    (error,) = find(tmp_path / "gone")
    assert isinstance(error, NotFoundError)


def test_a_link_that_leads_nowhere_and_a_folder_called_like_an_issue_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "b.txt").mkdir()
    assert [found for found in find(tmp_path) if not isinstance(found, InputError)] == []


def test_what_is_being_fetched_beside_its_place(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf", b"")
    put(tmp_path / "b.pdf")
    for end, fetched in (("", False), (".part", True)):
        put(tmp_path / f"a.pdf{end}", b"")
        put(tmp_path / f"b.pdf{end}")
        empty, whole = (found for found in find(tmp_path) if isinstance(found, Found))
        assert is_being_fetched(empty) is fetched
        # What is left of a download that was broken off holds nothing up.
        assert not is_being_fetched(whole)
