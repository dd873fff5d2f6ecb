"""What a watch tells: one line of JSON for each file, and what a person should know on standard error.

The lines stay in English in any language, the faults in them too: programs read them.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from classifier.cli.errors import sentence_of, tell, told
from classifier.cli.language import say
from classifier.cli.output import open_sink

if TYPE_CHECKING:
    from classifier.storage.workspace import Workspace
    from classifier.workflows.inbox.announced import Announcement
    from classifier.workflows.inbox.office import Listener, Trouble
    from classifier.workflows.inbox.then import Ended


class Log(Protocol):
    """Where the lines go."""

    def add(self, line: str) -> None:
        """Add a line; it is out once this returns."""
        ...


class Output:
    """Standard output."""

    def add(self, line: str) -> None:
        """Add a line.

        Parameters
        ----------
        line : str
            JSON, without the end of the line.

        Raises
        ------
        OSError
            Where the reader went away.
        """
        with open_sink(None) as sink:
            sink.send(f"{line}\n".encode())


class LogFile:
    """A file that only grows.

    Parameters
    ----------
    path : pathlib.Path
        Made where it is missing.
    """

    def __init__(self, path: Path) -> None:
        from classifier.storage.labels.lines import LineFile

        self._file = LineFile(path)

    def add(self, line: str) -> None:
        """Add a line; it is on the disk once this returns.

        Parameters
        ----------
        line : str
            JSON, without the end of the line.

        Raises
        ------
        OSError
            Where it cannot be written.
        """
        self._file.append(line)


def make_listener(log: Log) -> "Listener":
    """Return what listens to a watch.

    Parameters
    ----------
    log : Log
        Gets the lines.
    """
    from classifier.workflows.inbox.announced import announcement_line
    from classifier.workflows.inbox.office import Listener

    def announce(announcement: "Announcement", ended: "Ended | None") -> None:
        log.add(announcement_line(announcement, ended))
        if ended is not None and ended.status != 0:
            tell(_command_failed(announcement.file, ended))

    def trouble(error: "Trouble", pause: float) -> None:
        sentence = told(error)[0]
        if sentence:
            tell(sentence + say(f"; trying again in {pause:g} s", f"；{pause:g} 秒后再试"))

    return Listener(announce=announce, unread=lambda error: tell(sentence_of(error)), trouble=trouble)


def tell_begin(inbox: Path) -> None:
    """Tell that the watch has begun, and how to end it."""
    tell(say(f"watching {inbox}; Ctrl-C ends it", f"正在监视 {inbox}；按 Ctrl-C 结束"))


def tell_busy(workspace: "Workspace") -> None:
    """Tell that another watch is at work."""
    tell(
        say(
            f"{workspace.root}: another `yuankan watch` is at work in this workspace; end that one first",
            f"{workspace.root}：这个工作区里已有一个 `yuankan watch` 在运行；请先结束它",
        )
    )


def _command_failed(file: str, ended: "Ended") -> str:
    if ended.status is not None:
        return say(
            f"{file}: the command of --then ended with {ended.status}; it is not run again",
            f"{file}：--then 的命令以 {ended.status} 结束，不再重试",
        )
    return say(
        f"{file}: the command of --then came to no end ({ended.fault}); it is not run again",
        f"{file}：--then 的命令没有正常结束（启动不了，或超过时限），不再重试",
    )
