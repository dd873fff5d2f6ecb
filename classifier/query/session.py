"""Session: one person labelling one article after the other. Pure state: a screen, a script or a test drives it.

Whatever the person decides is kept, by the keeper that is handed in, before the session moves on: where keeping
fails, nothing has happened, and the same article is still in question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from classifier.domain.answer import Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.domain.taxonomy import Taxonomy
from classifier.query.editing import cut, drop, join, retitle
from classifier.query.history import History
from classifier.query.means import Means
from classifier.query.question import Question
from classifier.query.selection import Selection
from classifier.query.tally import Tally


class Session:
    """The state of one person's labelling.

    Parameters
    ----------
    annotator : str
        Who labels.
    taxonomy : Taxonomy
        The tags.
    means : Means
        Where answers go, and the time.
    earlier : sequence of Answer
        What this annotator answered in earlier sessions, oldest first: undo and back go on into them.
    known : mapping of str to Label
        Labels that hold at the start, of everybody, by the id of their article.
    """

    def __init__(
        self,
        annotator: str,
        taxonomy: Taxonomy,
        means: Means,
        *,
        earlier: Sequence[Answer] = (),
        known: Mapping[str, Label] | None = None,
    ) -> None:
        self.annotator = annotator
        self.taxonomy = taxonomy
        self.tally = Tally(taxonomy.keys, known or {})
        self._means = means
        self._history = History(earlier, means.find)
        self._question: Question | None = None
        self._revisited: Answer | None = None
        self._selection = Selection(taxonomy.keys)
        self._note = ""
        self._chosen = False
        self._shown = 0.0

    @property
    def question(self) -> Question | None:
        """What is in question; None where the next one is to be presented."""
        return self._question

    @property
    def selection(self) -> Selection:
        """The tags switched on."""
        return self._selection

    @property
    def chosen(self) -> bool:
        """Whether there is anything to accept: a suggestion, a label given before, or what the person chose."""
        return self._chosen or bool(self._selection.tags)

    @property
    def note(self) -> str:
        """What the person wrote beside the article in question."""
        return self._note

    @property
    def revisited(self) -> Answer | None:
        """The answer that stands for the article in question, where the person went back to it."""
        return self._revisited

    @property
    def expected(self) -> frozenset[str]:
        """Ids of articles in question or put off, which nobody need present."""
        return self._history.waiting | ({self._question.id} if self._question else set())

    def present(self, question: Question) -> None:
        """Put an article in question, its suggested tags switched on.

        Parameters
        ----------
        question : Question
            The next one.

        Raises
        ------
        ValueError
            Where another one is still in question.
        """
        if self._question is not None:
            raise ValueError(f"article {self._question.id} is still in question")
        self._show(question)

    def toggle(self, key: str) -> None:
        """Switch a tag on or off."""
        self._chosen = True
        self._selection = self._selection.toggled(key)

    def clear(self) -> None:
        """Switch all tags off."""
        self._chosen = True
        self._selection = self._selection.cleared()

    def move_primary(self) -> None:
        """Make the next tag that is on the primary one."""
        self._selection = self._selection.moved()

    def write(self, note: str) -> None:
        """Put a note beside the article in question; it is kept with the answer."""
        self._note = " ".join(note.split())

    def accept(self) -> bool:
        """Take the tags switched on for the label.

        An article that the person went back to is left without a new answer where its label and note are as they were.

        Returns
        -------
        bool
            False where nothing was suggested and nothing chosen: a key pressed by habit is no decision for "no tag".
        """
        self._asked()
        if not self.chosen:
            if self._revisited is None:
                return False
            self._next()
            return True
        self._settle(Verdict.LABEL, self._selection.label)
        return True

    def skip(self) -> None:
        """Put the article off."""
        self._settle(Verdict.SKIP)

    def unsure(self) -> None:
        """Say that the tags cannot be decided."""
        self._settle(Verdict.UNSURE)

    def back(self) -> bool:
        """Go back to the article answered before, to look at it or to change its label.

        Returns
        -------
        bool
            False where there is none.
        """
        for answer, question in self._history.before(self._revisited):
            if self._question is None or question.id != self._question.id:
                self._put_off()
                self._show(question, answer)
                self._revisited = answer
                if answer.label is None:
                    # Who looks again at what they put off has not come to accept a suggestion.
                    self._selection, self._chosen = Selection(self.taxonomy.keys), False
                return True
        return False

    def undo(self) -> bool:
        """Take back the last answer that stands, and ask its article again.

        Returns
        -------
        bool
            False where there is none.
        """
        if not self._history.answers:
            return False
        answer = self._history.answers[-1]
        question = self._history.again(answer)
        self._means.take_back(answer)
        self._put_off()
        self._history.take_back()
        self._history.cancel({answer.article, *answer.makes})
        self.tally.forget(answer, self._history.answers)
        if question is not None:
            self._show(question, answer)
        else:
            self._next()
        return True

    def join(self) -> bool:
        """Join the article with the one after it in its issue.

        Returns
        -------
        bool
            False where none comes after it.
        """
        question = self._asked()
        if question.following is None:
            return False
        following = replace(question.filed, article=question.following)
        joined = replace(question.filed, article=join(question.filed.article, question.following))
        self._mend((question.filed, following), (joined,))
        return True

    def cut(self, paragraph: int) -> None:
        """Cut the article in two before a paragraph, counted from 0; the second one is asked next.

        Raises
        ------
        EditError
            Where one of the two would hold nothing.
        """
        question = self._asked()
        parts = cut(question.filed.article, paragraph)
        self._mend((question.filed,), tuple(replace(question.filed, article=part) for part in parts))

    def drop(self, paragraph: int) -> None:
        """Leave a paragraph out, counted from 0.

        Raises
        ------
        EditError
            Where nothing would be left.
        """
        self._mend_one(drop(self._asked().filed.article, paragraph))

    def retitle(self, title: str) -> None:
        """Give the article another headline.

        Raises
        ------
        EditError
            Where nothing would be left.
        """
        self._mend_one(retitle(self._asked().filed.article, title))

    def _asked(self) -> Question:
        if self._question is None:
            raise ValueError("no article is in question")
        return self._question

    def _show(self, question: Question, answer: Answer | None = None) -> None:
        keys = self.taxonomy.keys
        self._question, self._revisited = question, None
        self._history.saw(question)
        self._note = answer.note if answer else ""
        self._shown = self._means.clock()
        given = answer.label if answer is not None else None
        self._chosen = given is not None or question.prediction is not None
        self._selection = Selection.of(keys, given or question.prediction)

    def _put_off(self) -> None:
        # What was only looked at again is answered already, and need not wait.
        if self._question is not None and self._revisited is None:
            self._history.put_off([self._question])
        self._question, self._revisited = None, None

    def _next(self) -> None:
        self._question, self._revisited = None, None
        waiting = self._history.resume()
        if waiting is not None:
            self._show(waiting)

    def _settle(self, verdict: Verdict, label: Label | None = None) -> None:
        question, before = self._asked(), self._revisited
        if before is None or (before.verdict, before.label, before.note) != (verdict, label, self._note):
            self._means.keeper.file(question.filed)
            self._give(verdict, label=label)
        self._next()

    def _mend_one(self, mended: Article) -> None:
        question = self._asked()
        if mended.id != question.id:
            self._mend((question.filed,), (replace(question.filed, article=mended),))

    def _mend(self, old: tuple[FiledArticle, ...], new: tuple[FiledArticle, ...]) -> None:
        question, selection, note = self._asked(), self._selection, self._note
        for filed in (*old, *new):
            self._means.keeper.file(filed)
        self._give(Verdict.EDIT, replaces=tuple(one.id for one in old), makes=tuple(one.id for one in new))
        self._history.cancel({one.id for one in old})
        asked = self._means.ask_mended(question, old, new)
        self._history.put_off(asked[1:])
        self._show(asked[0])
        self._note = note
        if selection != Selection.of(self.taxonomy.keys, question.prediction):
            self._selection = selection

    def _give(
        self,
        verdict: Verdict,
        *,
        label: Label | None = None,
        replaces: tuple[str, ...] = (),
        makes: tuple[str, ...] = (),
    ) -> None:
        question = self._asked()
        answer = Answer(
            id=self._means.new_id(),
            verdict=verdict,
            article=question.id,
            annotator=self.annotator,
            at=self._means.now(),
            seconds=round(max(0.0, self._means.clock() - self._shown), 1),
            label=label,
            suggestion=question.suggestion,
            strategy=question.strategy,
            random=question.random,
            blind=question.blind,
            note=self._note,
            replaces=replaces,
            makes=makes,
        )
        self._means.keeper.append(answer)
        self._history.add(answer)
        self.tally.count(answer)
