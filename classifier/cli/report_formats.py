"""Which format a report takes, and whether its place makes sense."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from classifier.cli.formats import check_output, no_file_for_workbook
from classifier.cli.language import say
from classifier.errors import UsageError
from classifier.ingest.sources import STDIN


class ReportFormat(StrEnum):
    """A form that a report can take."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


class NewsFormat(StrEnum):
    """A form that the report on what was published can take."""

    MD = "md"
    HTML = "html"
    XLSX = "xlsx"
    JSON = "json"


F = TypeVar("F", bound=StrEnum)
_NEWS_BY_SUFFIX = {
    ".md": NewsFormat.MD,
    ".txt": NewsFormat.MD,
    ".html": NewsFormat.HTML,
    ".htm": NewsFormat.HTML,
    ".xlsx": NewsFormat.XLSX,
    ".json": NewsFormat.JSON,
}
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
    return _resolve(wanted, output, paths, _BY_SUFFIX, ReportFormat.TABLE)


def resolve_news(wanted: NewsFormat | None, output: str | None) -> tuple[NewsFormat, Path | None]:
    """Choose format and place of the report on what was published.

    Parameters
    ----------
    wanted : NewsFormat, optional
        What ``--format`` said.
    output : str, optional
        What ``-o`` said.

    Returns
    -------
    tuple of (NewsFormat, pathlib.Path or None)
        `wanted`, else what the suffix of `output` says, else Markdown; None is standard output.

    Raises
    ------
    UsageError
        As `resolve_report`, and where a workbook has no file to go to.
    """
    form, file = _resolve(wanted, output, (), _NEWS_BY_SUFFIX, NewsFormat.MD)
    if form is NewsFormat.XLSX and file is None:
        raise no_file_for_workbook()
    return form, file


def _resolve(
    wanted: F | None, output: str | None, paths: Sequence[str], by_suffix: Mapping[str, F], default: F
) -> tuple[F, Path | None]:
    if output is None:
        return wanted or default, None
    file = Path(output)
    if output in {"", STDIN} or output.endswith("/") or file.is_dir():
        raise UsageError(
            say(f"'{output}': no name of a file", f"“{output}”：不是文件名"),
            hint=say("leave -o out to write to standard output", "要显示在屏幕上，请去掉 -o"),
        )
    told = by_suffix.get(file.suffix.lower())
    # A device or a pipe has no suffix that could tell.
    if wanted is None and told is None and (file.is_file() or not file.exists()):
        raise _unclear(output, by_suffix)
    if wanted is not None and told not in {None, wanted}:
        raise UsageError(
            say(
                f"{output}: the name says {told}, --format says {wanted}",
                f"{output}：文件名是 {told}，--format 却是 {wanted}",
            ),
            hint=say("leave --format out, or change the name", "请去掉 --format，或改文件名"),
        )
    check_output(file, paths)
    return wanted or told or default, file


def _unclear(output: str, by_suffix: Iterable[str]) -> UsageError:
    *first, last = sorted(set(by_suffix) - {".htm"})
    return UsageError(
        say(f"{output}: the name does not tell the format", f"{output}：从文件名看不出格式"),
        hint=say(
            f"end it in {', '.join(first)} or {last}, or add --format",
            f"请用 {'、'.join(first)} 或 {last} 结尾，或加上 --format",
        ),
    )
