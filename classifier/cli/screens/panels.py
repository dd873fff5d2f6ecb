"""What opens from a screen and closes again: a page to read, a line to type."""

from collections.abc import Callable, Sequence

from classifier.cli.screens.frame import Line
from classifier.cli.screens.key_table import looked_up
from classifier.cli.screens.keys import Key, Pasted, Press
from classifier.cli.screens.label_keys import PAGE_KEYS
from classifier.cli.screens.line_editor import LineEditor
from classifier.cli.screens.scroll import Scroll


class Page:
    """A page to be read and left.

    Parameters
    ----------
    make : callable
        From a number of columns to the lines of the page.
    """

    def __init__(self, make: Callable[[int], Sequence[Line]]) -> None:
        self.make = make
        self.scroll = Scroll()

    def press(self, press: Press) -> bool:
        """Act on a press.

        Parameters
        ----------
        press : Press
            What the person did.

        Returns
        -------
        bool
            Whether the page is left.
        """
        if isinstance(press, Pasted) or self.scroll.press(press):
            return False
        return looked_up(PAGE_KEYS, press) is not None


class Prompt:
    """A line to be typed.

    Parameters
    ----------
    label : str
        What is asked for.
    text : str
        What stands there at first.
    done : callable
        Takes the text once the person presses Enter.
    """

    def __init__(self, label: str, text: str, done: Callable[[str], None]) -> None:
        self.label = label
        self.editor = LineEditor().typed(text)
        self._done = done

    def press(self, press: Press) -> bool:
        """Act on a press.

        Parameters
        ----------
        press : Press
            What the person did.

        Returns
        -------
        bool
            Whether the line is done, or given up.
        """
        if isinstance(press, Pasted):
            self.editor = self.editor.typed(press.text)
            return False
        if press in (Key.ESCAPE, Key.INTERRUPT):
            return True
        if press == Key.ENTER:
            self._done(self.editor.text)
            return True
        self.editor = self.editor.pressed(press)
        return False
