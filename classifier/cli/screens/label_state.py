"""The labelling screen without a terminal: what each press changes."""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import partial
from typing import TypeVar

from classifier.cli.errors import told
from classifier.cli.language import say
from classifier.cli.screens.frame import GOOD, WARN, WRONG
from classifier.cli.screens.key_table import Act, looked_up
from classifier.cli.screens.keys import Key
from classifier.cli.screens.label_keys import LABEL_KEYS
from classifier.cli.screens.notice import Notice
from classifier.cli.screens.pages import help_lines
from classifier.cli.screens.panels import Page, Prompt
from classifier.cli.screens.source import Recorder, Source
from classifier.cli.screens.splitting import Splitting
from classifier.cli.screens.tag_screen import TagScreen, not_kept
from classifier.errors import EditError, YuankanError
from classifier.query.question import Question
from classifier.query.session import Session

T = TypeVar("T")
ALWAYS = frozenset({Act.BACK, Act.UNDO, Act.HELP, Act.QUIT, Act.GUIDELINE})
"""What needs no article in question."""


class Phase(Enum):
    """What the screen shows beneath whatever is open."""

    ASKING = auto()
    LOOKING = auto()
    REACHED = auto()
    """As many as were wanted are done."""
    EXHAUSTED = auto()
    """All is labelled."""


class LabelState(TagScreen):
    """A labelling session as a person drives it.

    Parameters
    ----------
    session : Session
        The session; whatever is decided is kept by it before it moves on.
    source : Source
        Where questions come from.
    recorder : Recorder
        The keeper of the session.
    goal : int, optional
        How many answers are wanted.
    """

    def __init__(self, session: Session, source: Source, recorder: Recorder, *, goal: int | None = None) -> None:
        super().__init__(session.taxonomy)
        self.session = session
        self.source = source
        self.goal = goal
        self.fault: OSError | YuankanError | None = None
        self._recorder = recorder
        self._model: str | None = None
        self._acts: Mapping[Act, Callable[[], object]] = {
            Act.ACCEPT: self._accept,
            Act.SKIP: lambda: self._settle(session.skip),
            Act.UNSURE: lambda: self._settle(session.unsure),
            Act.NONE: session.clear,
            Act.PRIMARY: session.move_primary,
            Act.BACK: self._back,
            Act.UNDO: self._undo,
            Act.SPLIT: self._split,
            Act.NOTE: self._write_note,
            Act.GUIDELINE: self.choose_guideline,
            Act.HELP: self._help,
            Act.QUIT: self.quit,
        }

    @property
    def subject(self) -> Question | None:
        """What is in question."""
        return self.session.question

    @property
    def phase(self) -> Phase:
        """What there is to be done."""
        if self.session.question is not None:
            return Phase.ASKING
        if self.goal is not None and self.session.tally.session >= self.goal:
            return Phase.REACHED
        return Phase.EXHAUSTED if self.source.finished else Phase.LOOKING

    def tick(self) -> None:
        """Put the next article in question where one is due and at hand."""
        while self.phase is Phase.LOOKING and not self.quitting:
            question = self._heard(self.source.take)
            if question is None:
                return
            if question.id not in self.session.expected:
                self._tell_model(question)
                self.session.present(question)
                self.scroll.reset()

    def attempt(self, action: Callable[[], bool | None]) -> bool:
        """Do something that has to be kept; where it cannot be, say so and change nothing.

        Parameters
        ----------
        action : callable
            Of the session. False says that there was nothing to do.

        Returns
        -------
        bool
            Whether it was done.
        """
        try:
            done = action() is not False
        except EditError as error:
            self.notice = Notice(told(error)[0], WARN)
            return False
        except (OSError, YuankanError) as error:
            self.notice = Notice(not_kept(told(error)[0]), WRONG)
            return False
        for answer in self._recorder.fresh():
            self._heard(partial(self.source.answered, answer))
        return done

    def act(self, key: str) -> None:
        """Act on a key while no panel is open."""
        asking = self.phase is Phase.ASKING
        if asking and key in self.keys:
            self.session.toggle(self.keys[key])
        elif not self.scroll.press(key):
            act = looked_up(LABEL_KEYS, key)
            if act is not None and (asking or act in ALWAYS):
                self._acts[act]()
            elif key == Key.ENTER and self.phase is Phase.REACHED:
                self.goal = None
            elif key == Key.ENTER and self.phase is Phase.EXHAUSTED:
                self.quit()

    def _accept(self) -> None:
        self._settle(
            self.session.accept,
            say("nothing is suggested: choose the tags, or 0 for none", "没有建议：请选标签；不打标签请按 0"),
        )

    def _back(self) -> None:
        self._settle(self.session.back, say("there is no article before this one", "前面没有稿件了"))

    def _settle(self, action: Callable[[], bool | None], otherwise: str = "") -> bool:
        """Do what brings another article; where there was nothing to do, say so. Return whether it was done."""
        done = self.attempt(action)
        if done:
            self.scroll.reset()
        elif otherwise and self.notice is None:
            self.notice = Notice(otherwise, WARN)
        return done

    def _undo(self) -> None:
        if self._settle(self.session.undo, say("there is no answer to take back", "没有可以撤销的回答")):
            self.notice = Notice(say("taken back: the article is asked again", "已撤销：这篇重新来"), GOOD)

    def _split(self) -> None:
        self.panel = Splitting(self)

    def _write_note(self) -> None:
        self.panel = Prompt(say("Note: ", "备注："), self.session.note, self.session.write)

    def _help(self) -> None:
        tags = self.session.taxonomy.tags
        self.panel = Page(lambda width: help_lines(tags, self.keys, width))

    def _tell_model(self, question: Question) -> None:
        model = question.prediction.model if question.prediction else self._model
        if self._model is not None and model != self._model:
            self.notice = Notice(say(f"model {model} is in use now", f"换用了新模型 {model}"), GOOD)
        self._model = model

    def _heard(self, call: Callable[[], T]) -> T | None:
        """Call the source; where it broke down, leave: all that was answered is kept."""
        try:
            return call()
        except (OSError, YuankanError) as error:
            self.fault = error
            self.quit()
            return None
