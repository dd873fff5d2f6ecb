"""Who it is that labels or reviews."""

from typing import TYPE_CHECKING

from classifier.cli.language import say
from classifier.errors import UsageError

if TYPE_CHECKING:
    from classifier.config import Settings


def annotator_of(by: str | None, settings: "Settings") -> str:
    """Return the name of whoever is at the keyboard.

    Parameters
    ----------
    by : str, optional
        What ``--by`` said.
    settings : Settings
        Of the workspace.

    Returns
    -------
    str
        That name, else the annotator of the workspace, else who is logged in.

    Raises
    ------
    UsageError
        Where nobody knows.
    """
    import getpass

    if by is not None:
        return by
    try:
        return settings.annotator or getpass.getuser()
    except (OSError, KeyError) as error:
        # No such user is known to this machine, as in a container.
        raise UsageError(
            say("nobody knows who you are", "不知道您是谁"), hint=say("say --by NAME", "请用 --by 给出名字")
        ) from error
