"""Notice: a message to the person at a screen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """A message in the status line, until the next key.

    Parameters
    ----------
    text : str
        In the language spoken.
    style : str
        In Rich's words.
    """

    text: str
    style: str = ""
