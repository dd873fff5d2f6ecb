"""What a call reads: checked before anything heavy is imported."""

import io
import sys
from collections.abc import Sequence
from typing import BinaryIO

from classifier.cli.errors import tell
from classifier.cli.language import say
from classifier.errors import UsageError


def checked_paths(paths: Sequence[str] | None, command: str, example: str = "2024-04.txt") -> Sequence[str]:
    """Return the inputs of a call.

    Parameters
    ----------
    paths : sequence of str, optional
        What stood on the command line.
    command : str
        The command, for the hint.
    example : str
        What it may read, for the hint.

    Returns
    -------
    sequence of str
        `paths`, at least one.

    Raises
    ------
    UsageError
        Where there is none.
    """
    if not paths:
        raise UsageError(
            say("no file, folder or - to read", "没有给出要读的文件、文件夹或 -"),
            hint=say(f"for example: yuankan {command} {example}", f"例如：yuankan {command} {example}"),
        )
    return paths


def standard_input(paths: Sequence[str]) -> BinaryIO:
    """Return what ``-`` reads; a person at a terminal is told how to end it.

    Parameters
    ----------
    paths : sequence of str
        The inputs.

    Returns
    -------
    binary file
        Empty where standard input is closed.
    """
    if sys.stdin is None:
        return io.BytesIO()
    if "-" in paths and sys.stdin.isatty():
        tell(
            say("reading what you type; end with Ctrl-D on a line of its own", "正在读取键盘输入；在空行按 Ctrl-D 结束")
        )
    return sys.stdin.buffer
