"""Which format an output takes, and whether its place makes sense."""

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from classifier.cli.language import say
from classifier.errors import UsageError
from classifier.ingest.sources import STDIN


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
            raise no_file_for_workbook()
        return wanted or Format.TABLE
    told = _BY_SUFFIX.get(output.suffix.lower())
    if wanted is None and told is None and not _is_special(output):
        raise UsageError(
            say(f"{output}: the name does not tell the format", f"{output}：从文件名看不出格式"),
            hint=say(
                "end it in .jsonl, .csv, .xlsx or .txt, in / for a folder, or add --format",
                "请用 .jsonl、.csv、.xlsx 或 .txt 结尾，用 / 结尾表示文件夹，或加上 --format",
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


def no_file_for_workbook() -> UsageError:
    """Return the error that says why a workbook cannot be shown."""
    return UsageError(
        say("a workbook needs a file to go to", "工作簿须写入文件"),
        hint=say("add -o FILE.xlsx", "请加上 -o 文件名.xlsx"),
    )


def folder_of(wanted: Format | None, output: str) -> Path | None:
    """Return the folder that ``-o`` names, where each article gets a file of its own.

    Parameters
    ----------
    wanted : Format, optional
        What ``--format`` said.
    output : str
        What ``-o`` said.

    Returns
    -------
    pathlib.Path or None
        A folder that exists, or a name that ends in a slash or has no suffix; None for anything else.

    Raises
    ------
    UsageError
        Where it is a folder and a format is wanted, or there is a file in its place.
    """
    path = Path(output)
    if output in {"", STDIN}:
        raise UsageError(
            say(f"'{output}': no name of a file or folder", f"“{output}”：不是文件名，也不是文件夹名"),
            hint=say("leave -o out to write to standard output", "要显示在屏幕上，请去掉 -o"),
        )
    slash = output.endswith(("/", os.sep))
    if slash and path.exists() and not path.is_dir():
        raise UsageError(
            say(f"{output}: is a file, not a folder", f"{output}：是文件，不是文件夹"),
            hint=say("leave the slash out, or choose another name", "请去掉斜杠，或换一个名字"),
        )
    if not (slash or path.is_dir()) and (wanted is not None or path.suffix or path.exists()):
        return None
    if wanted is not None:
        raise UsageError(
            say(
                f"{output}: is a folder, in which each article becomes a .md",
                f"{output}：是文件夹，每篇稿件写成一个 .md",
            ),
            hint=say("leave --format out, or name a file", "请去掉 --format，或给出文件名"),
        )
    return path


def check_folder(folder: Path, paths: Sequence[str]) -> None:
    """Refuse a folder of articles that would be read as an input the next time.

    Parameters
    ----------
    folder : pathlib.Path
        What ``-o`` said.
    paths : sequence of str
        The inputs.

    Raises
    ------
    UsageError
        Where `folder` is one of the inputs, or lies in one.
    """
    target = folder.resolve()
    for path in (Path(name).resolve() for name in paths if name != STDIN):
        if path.is_dir() and (path == target or path in target.parents):
            raise _read_again(folder, path, say("write to another folder", "请写到别的文件夹"))


def check_output(output: Path, paths: Sequence[str]) -> None:
    """Refuse an output that would overwrite an input, be read as one the next time, or lie in no folder.

    Parameters
    ----------
    output : pathlib.Path
        What ``-o`` said.
    paths : sequence of str
        The inputs.

    Raises
    ------
    UsageError
        Where `output` is one of the inputs, or articles that would lie in a folder that is read, or a slip of the pen
        would make a folder that nobody looks into.
    """
    target = output.resolve()
    for path in (Path(name).resolve() for name in paths if name != STDIN):
        if target == path and not _is_special(path):
            raise UsageError(
                say(f"{output}: is an input and would be overwritten", f"{output}：是输入文件，会被覆盖"),
                hint=say("choose another name", "请换一个文件名"),
            )
        if target.suffix.lower() in {".jsonl", ".txt", ".md"} and path in target.parents:
            hint = say("write to another folder, or as .csv or .xlsx", "请写到别的文件夹，或写成 .csv、.xlsx")
            raise _read_again(output, path, hint)
    if not target.parent.is_dir():
        raise UsageError(
            say(f"{output}: there is no folder {output.parent}", f"{output}：没有 {output.parent} 这个文件夹"),
            hint=say("check the name, or make the folder first", "请检查文件名，或先建好文件夹"),
        )


def _read_again(output: Path, folder: Path, hint: str) -> UsageError:
    return UsageError(
        say(
            f"{output}: lies in {folder} and would be read as an input next time",
            f"{output}：在 {folder} 里，下次会被当作输入",
        ),
        hint=hint,
    )


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file()
