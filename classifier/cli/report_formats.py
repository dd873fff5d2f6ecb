"""Which format a report takes, and whether its place makes sense."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from classifier.cli.formats import check_output
from classifier.cli.language import say
from classifier.errors import UsageError
from classifier.ingest.sources import STDIN


class ReportFormat(StrEnum):
    """A form that a report can take."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


_BY_SUFFIX = {
    ".txt": ReportFormat.TABLE,
    ".json": ReportFormat.JSON,
    ".html": ReportFormat.HTML,
    ".htm": ReportFormat.HTML,
}


def resolve_report(
    wanted: ReportFormat | None, output: str | None, paths: Sequence[str]
) -> tuple[ReportFormat, Path | None]:
    """Choose format and place of a report.

    Parameters
    ----------
    wanted : ReportFormat, optional
        What ``--format`` said.
    output : str, optional
        What ``-o`` said.
    paths : sequence of str
        The inputs.

    Returns
    -------
    tuple of (ReportFormat, pathlib.Path or None)
        `wanted`, else what the suffix of `output` says, else a table; None is standard output.

    Raises
    ------
    UsageError
        Where `output` is no name of a file, says nothing of the format or another one, or is an input.
    """
    if output is None:
        return wanted or ReportFormat.TABLE, None
    file = Path(output)
    if output in {"", STDIN} or output.endswith("/") or file.is_dir():
        raise UsageError(
            say(f"'{output}': no name of a file", f"“{output}”：不是文件名"),
            hint=say("leave -o out to write to standard output", "要显示在屏幕上，请去掉 -o"),
        )
    told = _BY_SUFFIX.get(file.suffix.lower())
    # A device or a pipe has no suffix that could tell.
    if wanted is None and told is None and (file.is_file() or not file.exists()):
        raise _unclear(output)
    if wanted is not None and told not in {None, wanted}:
        raise UsageError(
            say(
                f"{output}: the name says {told}, --format says {wanted}",
                f"{output}：文件名是 {told}，--format 却是 {wanted}",
            ),
            hint=say("leave --format out, or change the name", "请去掉 --format，或改文件名"),
        )
    check_output(file, paths)
    return wanted or told or ReportFormat.TABLE, file


def _unclear(output: str) -> UsageError:
    return UsageError(
        say(f"{output}: the name does not tell the format", f"{output}：从文件名看不出格式"),
        hint=say(
            "end it in .html, .json or .txt, or add --format",
            "请用 .html、.json 或 .txt 结尾，或加上 --format",
        ),
    )
