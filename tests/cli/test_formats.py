from pathlib import Path

import pytest

from classifier.cli.formats import Format, check_folder, check_output, folder_of, resolve_format
from classifier.errors import UsageError


@pytest.mark.parametrize(
    ("wanted", "output", "expected"),
    [
        (None, None, Format.TABLE),
        (Format.CSV, None, Format.CSV),
        (None, "a.CSV", Format.CSV),
        (None, "a.jsonl", Format.JSONL),
        (None, "a.xlsx", Format.XLSX),
        (None, "a.txt", Format.TABLE),
        (Format.JSONL, "a.json", Format.JSONL),
        (None, "/dev/null", Format.TABLE),
    ],
)
def test_format_by_option_then_by_suffix(wanted: Format | None, output: str | None, expected: Format) -> None:
    assert resolve_format(wanted, Path(output) if output else None) is expected


@pytest.mark.parametrize(
    ("wanted", "output"), [(Format.XLSX, None), (None, "a.json"), (None, "a"), (Format.CSV, "a.xlsx")]
)
def test_what_makes_no_sense_is_refused_with_a_hint(wanted: Format | None, output: str | None) -> None:
    with pytest.raises(UsageError) as refused:
        resolve_format(wanted, Path(output) if output else None)
    assert refused.value.hint


def test_a_folder_is_one_that_exists_or_a_name_that_looks_like_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.d").mkdir()
    (tmp_path / "file").write_text("报")
    for output in ("there.d", "there.d/", "new", "new.d/", "deep/new", ".hidden", "."):
        assert folder_of(None, output) == Path(output)
    for output in ("file", "new.csv", "2024.04", "/dev/null"):
        assert folder_of(None, output) is None
    assert folder_of(Format.JSONL, "new") is None


@pytest.mark.parametrize(
    ("wanted", "output"), [(None, ""), (None, "-"), (None, "file/"), (Format.CSV, "new/"), (Format.CSV, ".")]
)
def test_a_folder_that_cannot_be_one_is_refused_with_a_hint(
    wanted: Format | None, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("报")
    with pytest.raises(UsageError) as refused:
        folder_of(wanted, output)
    assert refused.value.hint


def test_a_folder_of_articles_is_not_laid_where_it_would_be_read(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "deep" / "articles"):
        with pytest.raises(UsageError, match="read as an input"):
            check_folder(folder, [str(tmp_path)])
    check_folder(tmp_path, ["-", str(tmp_path / "a.txt"), str(tmp_path / "issues")])


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("报")
    with pytest.raises(UsageError, match="is an input"):
        check_output(tmp_path / "." / "a.txt", [str(source)])
    (tmp_path / "link.jsonl").symlink_to(source)
    with pytest.raises(UsageError, match="is an input"):
        check_output(tmp_path / "link.jsonl", [str(source)])


def test_an_output_is_not_laid_where_it_would_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="read as an input"):
        check_output(tmp_path / "deep" / "out.jsonl", [str(tmp_path)])
    check_output(tmp_path / "out.csv", [str(tmp_path)])
    check_output(tmp_path / "out.jsonl", ["-", str(tmp_path / "other")])


def test_no_folder_is_made_for_a_slip_of_the_pen(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder"):
        check_output(tmp_path / "reprots" / "out.csv", [])
    assert not list(tmp_path.iterdir())
