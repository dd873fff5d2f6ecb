"""Which workspace a call is about, and where its labels lie."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from classifier.cli.language import say
from classifier.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from classifier.storage.labels.folder import LabelFolder
    from classifier.storage.workspace import Workspace
    from classifier.workflows.chosen import Chosen

LabelsOption = Annotated[
    str | None,
    typer.Option(
        "--labels",
        metavar="FOLDER",
        help="The folder of labels.  [default: labels/ of the workspace]",
        show_default=False,
    ),
]


def label_folder(option: str | None) -> "LabelFolder":
    """Return the folder of labels that a call is about.

    Parameters
    ----------
    option : str, optional
        What ``--labels`` said.

    Returns
    -------
    LabelFolder
        That folder, else the one of the workspace that the call was made in.

    Raises
    ------
    UsageError
        Where the option names no folder, or there is no workspace and no option.
    """
    from classifier.storage.labels.folder import LabelFolder

    if option is None:
        return LabelFolder(here(or_labels=True).labels)
    folder = Path(option)
    # A folder that is not there is a slip of the pen more often than a wish: it would read as one without a label.
    if not option or not folder.is_dir():
        raise UsageError(
            say(f"--labels: {option or 'an empty name'} is no folder", f"--labels：{option or '空的名字'}不是文件夹"),
            hint=say(
                "make it first, or make a workspace with `yuankan init`", "请先建好它，或用 `yuankan init` 建工作区"
            ),
        )
    return LabelFolder(folder)


def here(*, or_labels: bool = False) -> "Workspace":
    """Return the workspace that the call was made in.

    Parameters
    ----------
    or_labels : bool
        Whether the command takes ``--labels`` instead of a workspace.

    Returns
    -------
    Workspace
        That of the current folder, or of the nearest folder above it that has one.

    Raises
    ------
    UsageError
        Where there is none.
    ConfigError
        Where its settings cannot be used.
    """
    from classifier.storage.workspace import find_workspace

    found = find_workspace(Path.cwd())
    if found is None:
        raise UsageError(
            say("no workspace here, nor in any folder above", "这里和上层文件夹都没有工作区"),
            hint=say(
                "make one with `yuankan init`, or say --labels FOLDER",
                "请用 `yuankan init` 建一个，或用 --labels 给出文件夹",
            )
            if or_labels
            else say("go to one, or make one with `yuankan init`", "请到工作区里运行，或用 `yuankan init` 建一个"),
        )
    return found


def chosen_model(wanted: str | None, report: "Callable[[str], None]") -> "tuple[Chosen, Workspace | None]":
    """Return the model that a call is about, and the workspace that it was made in, if any.

    Parameters
    ----------
    wanted : str, optional
        What ``--model`` said.
    report : callable
        Told in a sentence when the model has to be trained first.

    Returns
    -------
    tuple of (Chosen, Workspace or None)
        The champion of the workspace, or the built-in model outside one, where nothing else is wanted.

    Raises
    ------
    UsageError
        Where there is no model of that name, or no workspace that could have it.
    ConfigError, DamagedVersionError
        Where the settings, or the names of the versions, cannot be read.
    """
    from classifier.domain.version import BUILTIN
    from classifier.storage.workspace import find_workspace
    from classifier.workflows.chosen import choose

    workspace = find_workspace(Path.cwd())
    if workspace is None and wanted not in {None, BUILTIN}:
        raise UsageError(
            say(f"{wanted}: no such model", f"{wanted}：没有这个模型"),
            hint=say("there is builtin alone outside a workspace", "现有：builtin，别的模型只在工作区里才有"),
        )
    return choose(workspace, wanted, report=report), workspace
