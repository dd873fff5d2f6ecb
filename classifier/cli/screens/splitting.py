"""Mending the split of the article in question: a paragraph is chosen, and something done with it."""

from collections.abc import Callable
from typing import Protocol

from classifier.cli.language import say
from classifier.cli.plain import visible
from classifier.cli.screens.frame import GOOD, WARN
from classifier.cli.screens.key_table import Act, looked_up
from classifier.cli.screens.keys import Pasted, Press
from classifier.cli.screens.label_keys import SPLIT_KEYS
from classifier.cli.screens.notice import Notice
from classifier.cli.screens.panels import Prompt
from classifier.cli.screens.scroll import Scroll
from classifier.query.editing import paragraphs
from classifier.query.session import Session


class Host(Protocol):
    """The screen that mending opens from."""

    session: Session
    scroll: Scroll
    notice: Notice | None

    def attempt(self, action: Callable[[], bool | None]) -> bool:
        """Do something that has to be kept; where it cannot be, say so and change nothing."""
        ...


class Splitting:
    """Mends the split of the article in question.

    Parameters
    ----------
    host : Host
        The screen.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self.chosen = 0
        # Whether the paragraph chosen has still to be brought into sight.
        self.moved = True
        self.prompt: Prompt | None = None

    def press(self, press: Press) -> bool:
        """Act on a press.

        Parameters
        ----------
        press : Press
            What the person did.

        Returns
        -------
        bool
            Whether mending is over.
        """
        if self.prompt is not None:
            if self.prompt.press(press):
                self.prompt = None
            return False
        act = None if isinstance(press, Pasted) else looked_up(SPLIT_KEYS, press)
        if act is Act.CLOSE:
            return True
        if act is not None:
            self._do(act)
        elif isinstance(press, str):
            self._host.scroll.press(press)
        return False

    def _do(self, act: Act) -> None:
        session = self._host.session
        match act:
            case Act.UP | Act.DOWN:
                self._choose(self.chosen + (1 if act is Act.DOWN else -1))
            case Act.CUT:
                said = say("cut in two: the second part is asked next", "已切成两篇：后一篇随后就来")
                self._mend(lambda: session.cut(self.chosen), said)
            case Act.DROP:
                self._mend(lambda: session.drop(self.chosen), say("the paragraph is dropped", "已去掉这一段"))
            case Act.JOIN:
                none = say("no article follows it in its issue", "报上它后面没有稿件了")
                self._mend(session.join, say("joined with the next", "已与下一篇合并"), none)
            case Act.TITLE if session.question is not None:
                title = visible(session.question.filed.article.title)
                self.prompt = Prompt(say("Headline: ", "标题："), title, self._retitle)

    def _retitle(self, title: str) -> None:
        said = say("the headline is mended", "标题已改")
        self._mend(lambda: self._host.session.retitle(title), said)

    def _mend(self, action: Callable[[], bool | None], said: str, none: str = "") -> None:
        if self._host.attempt(action):
            self._host.notice = Notice(said, GOOD)
        elif self._host.notice is None:
            self._host.notice = Notice(none, WARN)
        self._choose(self.chosen)

    def _choose(self, paragraph: int) -> None:
        question = self._host.session.question
        last = len(paragraphs(question.filed.article)) - 1 if question is not None else 0
        self.chosen = max(0, min(paragraph, last))
        self.moved = True
