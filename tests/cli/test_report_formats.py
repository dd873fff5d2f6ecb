from pathlib import Path

import pytest

from classifier.cli.report_formats import ReportFormat, resolve_report
from classifier.errors import UsageError


@pytest.mark.parametrize(
    ("wanted", "output", "form"),
    [
        (None, None, ReportFormat.TABLE),
        (ReportFormat.HTML, None, ReportFormat.HTML),
        (None, "a.html", ReportFormat.HTML),
        (None, "a.HTM", ReportFormat.HTML),
        (None, "a.json", ReportFormat.JSON),
        (None, "a.txt", ReportFormat.TABLE),
        (ReportFormat.JSON, "a", ReportFormat.JSON),
        (ReportFormat.JSON, "a.json", ReportFormat.JSON),
        (None, "/dev/null", ReportFormat.TABLE),
    ],
)
def test_the_format_is_what_was_wanted_or_what_the_name_says(
    wanted: ReportFormat | None, output: str | None, form: ReportFormat
) -> None:
    assert resolve_report(wanted, output, ["gold.jsonl"]) == (form, Path(output) if output else None)


@pytest.mark.parametrize(
    ("wanted", "output", "why"),
    [
        (None, "a", "does not tell the format"),
        (None, "a.csv", "does not tell the format"),
        (ReportFormat.JSON, "a.html", "the name says html, --format says json"),
        (None, "", "no name of a file"),
        (None, "-", "no name of a file"),
        (None, "reports/", "no name of a file"),
        (ReportFormat.JSON, "gold.json", "is an input"),
    ],
)
def test_what_does_not_go_together_is_refused(wanted: ReportFormat | None, output: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        resolve_report(wanted, output, ["gold.json"])


def test_a_folder_takes_no_report(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no name of a file"):
        resolve_report(ReportFormat.HTML, str(tmp_path), ["gold.jsonl"])
