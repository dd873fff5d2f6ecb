"""The review screen without a terminal: what each press changes."""

from collections.abc import Callable, Mapping

from classifier.cli.errors import told
from classifier.cli.language import say
from classifier.cli.screens.article_view import article_lines
from classifier.cli.screens.frame import GOOD, WARN, WRONG
from classifier.cli.screens.key_table import Act, looked_up
from classifier.cli.screens.keys import Key
from classifier.cli.screens.notice import Notice
from classifier.cli.screens.panels import Page, Prompt
from classifier.cli.screens.review_help import review_help
from classifier.cli.screens.review_keys import RETAG_KEYS, REVIEW_KEYS
from classifier.cli.screens.tag_screen import TagScreen, not_kept
from classifier.domain.taxonomy import Taxonomy
from classifier.errors import YuankanError
from classifier.query.disputes import Twin
from classifier.query.reviewing import Reviewing

# What needs no article in question.
_ALWAYS = frozenset({Act.UNDO, Act.HELP, Act.QUIT, Act.GUIDELINE})


class ReviewState(TagScreen):
    """A review as a person drives it.

    Parameters
    ----------
    review : Reviewing
        The review; whatever is decided is kept by it before it moves on.
    taxonomy : Taxonomy
        The tags.
    """

    def __init__(self, review: Reviewing, taxonomy: Taxonomy) -> None:
        super().__init__(taxonomy)
        self.review = review
        self._acts: Mapping[Act, Callable[[], None]] = {
            Act.ACCEPT: self._keep,
            Act.RETAG: review.edit,
            Act.SKIP: self._skip,
            Act.UNDO: self._undo,
            Act.TWIN: self._open_twin,
            Act.NOTE: self._write_note,
            Act.GUIDELINE: self.choose_guideline,
            Act.HELP: self._help,
            Act.QUIT: self.quit,
        }
        self._edits: Mapping[Act, Callable[[], None]] = {
            Act.ACCEPT: self._accept,
            Act.NONE: review.clear,
            Act.PRIMARY: review.move_primary,
            Act.CLOSE: review.abandon,
        }

    @property
    def subject(self) -> object:
        """What is in question."""
        return self.review.item

    def tick(self) -> None:
        """Nothing is due without a press: all that there is to review is there from the beginning."""

    @property
    def editing(self) -> bool:
        """Whether the person edits the tags by hand."""
        return self.review.selection is not None

    @property
    def twin(self) -> Twin | None:
        """The near-duplicate of the article in question, where it has one with another label."""
        item = self.review.item
        return next((one.twin for one in item.findings if one.twin is not None), None) if item else None

    def act(self, key: str) -> None:
        """Act on a key while no panel is open."""
        if self.scroll.press(key):
            return
        if self.editing:
            self._press_editing(key)
            return
        asking = self.review.item is not None
        if asking and key.isdecimal() and key != "0":
            self._take(int(key) - 1)
            return
        act = looked_up(REVIEW_KEYS, key)
        if act is not None and (asking or act in _ALWAYS):
            self._acts[act]()
        elif key == Key.ENTER and not asking:
            self.quit()

    def _press_editing(self, key: str) -> None:
        act = looked_up(RETAG_KEYS, key)
        if key in self.keys:
            self.review.toggle(self.keys[key])
        elif act is not None:
            self._edits[act]()

    def _take(self, number: int) -> None:
        def otherwise() -> str:
            item = self.review.item
            if item is not None and number < len(item.answers):
                return say("that answer is no label: the person was unsure", "那个回答没有标签：标注人拿不准")
            return say(f"there is no answer {number + 1}", f"没有第 {number + 1} 个回答")

        self._decide(lambda: self.review.take(number), otherwise)

    def _keep(self) -> None:
        self._decide(
            self.review.keep,
            lambda: say(
                "no label holds here: take an answer by its number, or edit the tags with t",
                "还没有定下的标签：请按数字采用一个回答，或按 t 自己改",
            ),
        )

    def _accept(self) -> None:
        def accept() -> bool:
            self.review.accept()
            return True

        self._decide(accept, lambda: "")

    def _decide(self, decision: Callable[[], bool], otherwise: Callable[[], str]) -> None:
        done = self._kept(decision)
        if done:
            self.scroll.reset()
            self.notice = Notice(say("decided", "已裁定"), GOOD)
        elif done is False:
            self.notice = Notice(otherwise(), WARN)

    def _kept(self, deed: Callable[[], bool]) -> bool | None:
        """Do what has to be kept; where it cannot be, say so: nothing has changed, and None is returned."""
        try:
            return deed()
        except (OSError, YuankanError) as error:
            self.notice = Notice(not_kept(told(error)[0]), WRONG)
            return None

    def _skip(self) -> None:
        self.review.skip()
        self.scroll.reset()

    def _undo(self) -> None:
        done = self._kept(self.review.undo)
        if done:
            self.scroll.reset()
            self.notice = Notice(say("one step back", "已退回一步"), GOOD)
        elif done is False:
            self.notice = Notice(say("there is nothing to take back", "没有可以撤销的裁定"), WARN)

    def _write_note(self) -> None:
        self.panel = Prompt(say("Note:", "备注："), self.review.note, self.review.write)

    def _open_twin(self) -> None:
        twin = self.twin
        if twin is None:
            self.notice = Notice(say("it has no near-duplicate with another label", "没有标签不同的近似稿件"), WARN)
            return
        article = twin.filed.article
        self.panel = Page(lambda width: article_lines(article, width).lines)

    def _help(self) -> None:
        self.panel = Page(lambda width: review_help(self.taxonomy.tags, self.keys, width))
