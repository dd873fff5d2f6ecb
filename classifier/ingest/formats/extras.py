"""Extras: what is said where the library that reads a kind of file was not installed."""

from classifier.errors import UnreadableError


def needs_extra(given: str, what: str, extra: str) -> UnreadableError:
    """Return the error that names the command by which a kind of file can be read.

    Parameters
    ----------
    given : str
        What the caller called the file.
    what : str
        What it is, as in ``.docx`` or ``pictures``.
    extra : str
        The extra of this distribution that reads it.
    """
    return UnreadableError(
        f"{given}: reading {what} needs an extra",
        source=given,
        hint=f'install it with: pip install "yuankan[{extra}]"',
    )
