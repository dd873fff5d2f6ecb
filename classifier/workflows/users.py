"""Who has a program run."""

import getpass


def this_user() -> str:
    """Return the name of the user of the machine, empty where they have none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        # A machine may run it as a user that has no name.
        return ""
