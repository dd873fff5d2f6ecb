from pathlib import Path

import pytest

from classifier.cli.formats import Format, check_output, resolve_format
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
