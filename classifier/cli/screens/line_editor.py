"""LineEditor: one line of text that a person types, in whatever script."""

from dataclasses import dataclass, replace

from rich.cells import cell_len

from classifier.cli.plain import visible
from classifier.cli.screens.frame import BOLD, Line, line
from classifier.cli.screens.keys import Key


@dataclass(frozen=True, slots=True)
class LineEditor:
    """Text, and the place in it where a person types.

    Parameters
    ----------
    text : str
        What stands there.
    cursor : int
        How many characters are before it.
    """

    text: str = ""
    cursor: int = 0

    @classmethod
    def on(cls, text: str) -> "LineEditor":
        """Return an editor of a text, at its end."""
        return cls(text, len(text))

    def typed(self, text: str) -> "LineEditor":
        """Put text in at the cursor.

        Parameters
        ----------
        text : str
            A character, or what was pasted: its line ends become spaces, and what a terminal might obey goes.
        """
        text = visible(text)
        return LineEditor(self.text[: self.cursor] + text + self.text[self.cursor :], self.cursor + len(text))

    def pressed(self, key: str) -> "LineEditor":
        """Act on a key.

        Parameters
        ----------
        key : str
            A key; a character is put in.
        """
        moves = {Key.LEFT: self.cursor - 1, Key.RIGHT: self.cursor + 1, Key.HOME: 0, Key.END: len(self.text)}
        if key in moves:
            return replace(self, cursor=max(0, min(moves[Key(key)], len(self.text))))
        erasures = {
            Key.BACKSPACE: (self.cursor - 1, self.cursor),
            Key.DELETE: (self.cursor, self.cursor + 1),
            Key.ERASE_LINE: (0, self.cursor),
            Key.ERASE_REST: (self.cursor, len(self.text)),
            Key.ERASE_WORD: (self.text[: self.cursor].rstrip().rfind(" ") + 1, self.cursor),
        }
        if key in erasures:
            return self._erased(*erasures[Key(key)])
        return self.typed(key) if len(key) == 1 else self

    def shown(self, label: str, width: int) -> tuple[Line, int]:
        """Return the line as it is on the screen, and the column of the cursor.

        Parameters
        ----------
        label : str
            What is asked for, before the text.
        width : int
            Columns that there are; of a longer text, what is around the cursor is shown.

        Returns
        -------
        tuple of (Line, int)
            The column counts from 0.
        """
        label = visible(label)
        room = max(width - cell_len(label) - 1, 2)
        first = 0
        while cell_len(self.text[first : self.cursor]) > room:
            first += 1
        column = cell_len(label) + cell_len(self.text[first : self.cursor])
        return line((label, BOLD), self.text[first:]), column

    def _erased(self, first: int, last: int) -> "LineEditor":
        first = max(first, 0)
        return LineEditor(self.text[:first] + self.text[last:], first)
