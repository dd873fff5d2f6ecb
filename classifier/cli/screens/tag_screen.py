"""What every screen on which tags are decided does alike: panels, notices, the guideline of a tag, and leaving."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Protocol

from classifier.cli.language import say
from classifier.cli.screens.key_table import tag_keys
from classifier.cli.screens.keys import Pasted, Press, command_of
from classifier.cli.screens.notice import Notice
from classifier.cli.screens.pages import guideline_lines
from classifier.cli.screens.panels import Page
from classifier.cli.screens.scroll import Scroll
from classifier.domain.taxonomy import Taxonomy


class Panel(Protocol):
    """What lies over the screen and takes every press while it does."""

    def press(self, press: Press) -> bool:
        """Act on a press; return whether the panel is done."""
        ...


class Choosing:
    """The person is asked which tag's guideline they want."""

    def __init__(self, screen: "TagScreen") -> None:
        self._screen = screen

    def press(self, press: Press) -> bool:
        """Open the guideline of the tag, where the press names one."""
        if not isinstance(press, Pasted):
            self._screen.open_guideline(command_of(press))
        return True


class TagScreen(ABC):
    """A screen on which tags are decided, without a terminal.

    Parameters
    ----------
    taxonomy : Taxonomy
        The tags.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self.keys: Mapping[str, str] = tag_keys(taxonomy)
        self.scroll = Scroll()
        self.panel: Panel | None = None
        self.notice: Notice | None = None
        self.quitting = False

    def press(self, press: Press) -> None:
        """Act on what a person did.

        Parameters
        ----------
        press : Press
            A key, or a paste, which acts where text is typed alone.
        """
        self.notice = None
        panel = self.panel
        if panel is not None:
            # A panel may open another one in its place.
            if panel.press(press) and self.panel is panel:
                self.panel = None
        elif not isinstance(press, Pasted):
            self.act(command_of(press))

    @abstractmethod
    def act(self, key: str) -> None:
        """Act on a key while no panel is open; each screen knows what it does."""

    def quit(self) -> None:
        """Leave the screen."""
        self.quitting = True

    def choose_guideline(self) -> None:
        """Ask which tag's guideline the person wants."""
        self.panel = Choosing(self)

    def open_guideline(self, key: str) -> None:
        """Show the guideline of the tag that a key stands for."""
        if key in self.keys:
            tag = self.taxonomy[self.keys[key]]
            self.panel = Page(lambda width: guideline_lines(tag, width))


def not_kept(reason: str) -> str:
    """Say that nothing was kept and nothing has changed."""
    return say(
        f"NOT KEPT: {reason}. Nothing has changed: press the key again, or q to quit",
        f"没有存下：{reason}。一切照旧：可以再按一次，或按 q 退出",
    )
