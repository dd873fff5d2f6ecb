"""What the commands of ``yuankan models`` share: options, the workspace, and how faults end a call."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.errors import RefusalError
    from classifier.storage.registry.folder import Registry
    from classifier.workflows.versions.deeds import Deeds

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.", show_default=False)]
Name = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME", help="A version such as v0003, champion, challenger or builtin.", show_default=False
    ),
]


def deeds() -> "Deeds":
    """Return what can be done with the versions of the workspace that the call was made in.

    Returns
    -------
    Deeds
        By whoever is logged in, now. Warnings are told from then on.

    Raises
    ------
    UsageError
        Where there is no workspace.
    """
    import datetime as dt

    from classifier.cli.commands.tag import tell_training
    from classifier.cli.commands.workspace import here
    from classifier.cli.logs import listen
    from classifier.workflows.users import this_user
    from classifier.workflows.versions.deeds import Deeds

    workspace = here()
    listen()
    return Deeds(workspace=workspace, who=this_user(), at=dt.datetime.now(dt.UTC), report=tell_training)


def named(name: str | None, command: str) -> str:
    """Return the name of a version that a call was given.

    Parameters
    ----------
    name : str, optional
        What stood on the command line.
    command : str
        The command, for the hint.

    Raises
    ------
    UsageError
        Where there is none.
    """
    from classifier.cli.language import say
    from classifier.errors import UsageError

    if not name:
        raise UsageError(
            say("no version named", "没有给出版本"),
            hint=say(f"for example: yuankan models {command} v0003", f"例如：yuankan models {command} v0003"),
        )
    return name


def refuse_faults(faults: "Sequence[RefusalError]") -> None:
    """Tell of all that cannot be used, and end the call with status 3 where there is anything.

    Parameters
    ----------
    faults : sequence of RefusalError
        What is damaged or not trusted.

    Raises
    ------
    typer.Exit
        With the status of a refusal.
    """
    from classifier.cli.errors import sentence_of, tell

    for fault in faults:
        tell(sentence_of(fault))
    if faults:
        raise typer.Exit(faults[0].exit_status)


def version_of(registry: "Registry", name: str | None, command: str) -> str:
    """Return the version that a call was given, by its name or the part that it plays.

    Parameters
    ----------
    registry : Registry
        Where it is.
    name : str, optional
        What stood on the command line.
    command : str
        The command, for the hint.

    Raises
    ------
    UsageError
        Where there is none, or it is the model that ships.
    """
    from classifier.cli.language import say
    from classifier.domain.version import BUILTIN
    from classifier.errors import UsageError
    from classifier.workflows.chosen import version_named

    found = version_named(registry, named(name, command))
    if found == BUILTIN:
        raise UsageError(
            say(f"{name}: the built-in model is no version", f"{name}：内置模型不是版本"),
            hint=say("yuankan models list shows the versions", "yuankan models list 会列出各版本"),
        )
    return found
