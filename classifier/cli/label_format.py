"""Which format labels are written in, and whether their place makes sense."""

from pathlib import Path
from typing import Annotated

import typer

from classifier.cli.language import say
from classifier.errors import UsageError
from classifier.storage.exchange.names import LabelFormat, format_of_name

LabelForm = Annotated[
    LabelFormat | None,
    typer.Option(
        "--format",
        "-f",
        help="The tool.  [default: what the name or the content says]",
        show_default=False,
    ),
]
STDOUT = "-"


def export_target(given: str, wanted: LabelFormat | None, labels: Path) -> tuple[LabelFormat, Path | None]:
    """Choose format and place of labels that are written.

    Parameters
    ----------
    given : str
        The file, or ``-`` for standard output.
    wanted : LabelFormat, optional
        What ``--format`` said.
    labels : pathlib.Path
        The folder that the labels lie in.

    Returns
    -------
    tuple of (LabelFormat, pathlib.Path or None)
        `wanted`, else what the name says; None is standard output.

    Raises
    ------
    UsageError
        Where the name does not tell the format, is that of a folder, or of a file among the labels themselves.
    """
    file = Path(given)
    form = wanted or (None if given == STDOUT else format_of_name(given))
    if form is None:
        raise UsageError(
            say(f"{given}: the name does not tell the format", f"{given}：从名字看不出格式"),
            hint=say(f"add --format, one of {', '.join(LabelFormat)}", f"请加上 --format：{'、'.join(LabelFormat)}"),
        )
    if given == STDOUT:
        return form, None
    if given.endswith("/") or file.is_dir():
        raise UsageError(
            say(f"{given}: is a folder", f"{given}：是一个文件夹"), hint=say("name a file", "请给出文件名")
        )
    if labels.resolve() in file.resolve().parents:
        raise UsageError(
            say(f"{given}: lies among the labels themselves", f"{given}：在标注文件夹里面"),
            hint=say("write it to another folder", "请写到别的文件夹"),
        )
    return form, file
