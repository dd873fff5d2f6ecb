"""Place: where in a file something stands, so that what is wrong with it can be told."""

import json
from dataclasses import dataclass
from typing import Any

from classifier.errors import BrokenLineError, TooLargeError

MAX_MIB = 8
# One record: an issue of a newspaper has less text than that.
MAX_BYTES = MAX_MIB << 20
_HINT = "mend it and import the file again: what is there already is not added twice"


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, or a task of a list.

    Parameters
    ----------
    given : str
        What errors call the file.
    number : int
        From 1.
    unit : str
        ``line`` or ``task``.
    """

    given: str
    number: int
    unit: str = "line"

    def broken(self, why: str, hint: str = _HINT) -> BrokenLineError:
        """Return the error that what stands here is no label.

        Parameters
        ----------
        why : str
            The reason, as a sentence without its full stop.
        hint : str
            What to do next.

        Returns
        -------
        BrokenLineError
            To be raised or yielded.
        """
        message = f"{self.given}: {self.unit} {self.number} is not a labelled article: {why}"
        return BrokenLineError(message, source=self.given, line=self._line, hint=hint)

    def bounded(self, data: bytes) -> bytes:
        """Return what stands here, if it is not too much for one article.

        Parameters
        ----------
        data : bytes
            All of it.

        Returns
        -------
        bytes
            `data`.

        Raises
        ------
        TooLargeError
            Where it is more than `MAX_BYTES`.
        """
        if len(data) <= MAX_BYTES:
            return data
        raise TooLargeError(
            f"{self.given}: {self.unit} {self.number} has more than {MAX_MIB} MiB",
            source=self.given,
            line=self._line,
            limit=MAX_MIB,
            hint="no article is that long; mend it, or leave it out",
        )

    def text(self, data: bytes) -> str:
        """Return what stands here as a text.

        Parameters
        ----------
        data : bytes
            All of it.

        Returns
        -------
        str
            Decoded strictly.

        Raises
        ------
        TooLargeError, BrokenLineError
            Where it is too long, or not UTF-8.
        """
        try:
            return self.bounded(data).decode()
        except UnicodeDecodeError as error:
            raise self.broken("it is not UTF-8") from error

    def object(self, data: bytes) -> dict[str, Any]:
        """Parse what stands here.

        Parameters
        ----------
        data : bytes
            All of it.

        Returns
        -------
        dict
            Whatever JSON can hold.

        Raises
        ------
        TooLargeError, BrokenLineError
            Where it is too long, or no JSON object.
        """
        text = self.text(data)
        try:
            found = json.loads(text)
        except ValueError as error:
            raise self.broken("it is not JSON") from error
        except RecursionError as error:
            raise self.broken("its JSON is nested too deep") from error
        if not isinstance(found, dict):
            raise self.broken("it is not a JSON object")
        return found

    @property
    def _line(self) -> int | None:
        return self.number if self.unit == "line" else None
