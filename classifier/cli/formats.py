"""Which format an output takes, and whether its place makes sense."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from classifier.cli.language import say
from classifier.errors import UsageError


class Format(StrEnum):
    """A form that the result can take."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"


_BY_SUFFIX = {".txt": Format.TABLE, ".jsonl": Format.JSONL, ".csv": Format.CSV, ".xlsx": Format.XLSX}


def resolve_format(wanted: Format | None, output: Path | None) -> Format:
    """Choose the format of a call.

    Parameters
    ----------
    wanted : Format, optional
        What ``--format`` said.
    output : pathlib.Path, optional
        What ``-o`` said.

    Returns
    -------
    Format
        `wanted`, else what the suffix of `output` says, else a table.

    Raises
    ------
    UsageError
        Where the suffix says nothing, the two disagree, or a workbook has no file to go to.
    """
    if output is None:
        if wanted is Format.XLSX:
            raise UsageError(
                say("a workbook needs a file to go to", "工作簿须写入文件"),
                hint=say("add -o FILE.xlsx", "请加上 -o 文件名.xlsx"),
            )
        return wanted or Format.TABLE
    told = _BY_SUFFIX.get(output.suffix.lower())
    if wanted is None and told is None and not _is_special(output):
        raise UsageError(
            say(f"{output}: the name does not tell the format", f"{output}：从文件名看不出格式"),
            hint=say(
                "end it in .jsonl, .csv, .xlsx or .txt, or add --format",
                "请用 .jsonl、.csv、.xlsx 或 .txt 结尾，或加上 --format",
            ),
        )
    if wanted is not None and told not in {None, wanted}:
        raise UsageError(
            say(
                f"{output}: the name says {told}, --format says {wanted}",
                f"{output}：文件名是 {told}，--format 却是 {wanted}",
            ),
            hint=say("leave --format out, or change the name", "请去掉 --format，或改文件名"),
        )
    return wanted or told or Format.TABLE


def check_output(output: Path, paths: Sequence[str]) -> None:
    """Refuse an output that would overwrite an input, or be read as one the next time.

    Parameters
    ----------
    output : pathlib.Path
        What ``-o`` said.
    paths : sequence of str
        The inputs.

    Raises
    ------
    UsageError
        Where `output` is one of the inputs, or articles that would lie in a folder that is read.
    """
    target = output.resolve()
    for path in (Path(name).resolve() for name in paths if name != "-"):
        if target == path and not _is_special(path):
            raise UsageError(
                say(f"{output}: is an input and would be overwritten", f"{output}：是输入文件，会被覆盖"),
                hint=say("choose another name", "请换一个文件名"),
            )
        if target.suffix.lower() in {".jsonl", ".txt", ".md"} and path in target.parents:
            raise UsageError(
                say(
                    f"{output}: lies in {path} and would be read as an input next time",
                    f"{output}：在 {path} 里，下次会被当作输入",
                ),
                hint=say("write to another folder, or as .csv or .xlsx", "请写到别的文件夹，或写成 .csv、.xlsx"),
            )


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file()
