"""Reviewing: one person deciding what has to be looked at again. Pure state, as a session is."""

from collections.abc import Callable, Sequence

from classifier.domain.answer import Answer, Verdict, standing
from classifier.domain.label import Label
from classifier.query.disputes import ReviewItem
from classifier.query.means import Means
from classifier.query.selection import Selection


class Reviewing:
    """The state of one person's review.

    Every decision is an adjudication. It is kept, through `Means.keeper`, before the next item is in question: where
    keeping fails, nothing has happened, and the same item is still in question.

    Parameters
    ----------
    annotator : str
        Who decides.
    keys : tuple of str
        The tags, in the order in which they are shown.
    items : sequence of ReviewItem
        What is to be looked at, in this order.
    means : Means
        Where answers go, and the time.
    earlier : sequence of Answer
        What this annotator answered before, oldest first: undo goes on into their adjudications.
    recall : callable
        From an adjudication that was taken back to the item that it had decided; None where that is not to be had.
    """

    def __init__(
        self,
        annotator: str,
        keys: tuple[str, ...],
        items: Sequence[ReviewItem],
        means: Means,
        *,
        earlier: Sequence[Answer] = (),
        recall: Callable[[Answer], ReviewItem | None] = lambda _: None,
    ) -> None:
        self.annotator = annotator
        self.keys = keys
        self._items = list(items)
        self._means = means
        self._recall = recall
        self._earlier = [one for one in standing(list(earlier)) if one.verdict is Verdict.ADJUDICATION]
        # Of each item that was passed in this review, what decided it; None where it was put off.
        self._passed: list[Answer | None] = []
        self._selection: Selection | None = None
        self._note = ""
        self._shown = means.clock()

    @property
    def item(self) -> ReviewItem | None:
        """What is in question; None once all was passed."""
        return self._items[self.place] if self.place < len(self._items) else None

    @property
    def place(self) -> int:
        """How many items were passed."""
        return len(self._passed)

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self._items)

    @property
    def decided(self) -> int:
        """How many decisions of this review stand."""
        return sum(answer is not None for answer in self._passed)

    @property
    def selection(self) -> Selection | None:
        """The tags switched on, while the person edits them; None while they do not."""
        return self._selection

    @property
    def note(self) -> str:
        """What the person wrote beside the item in question; it is kept with the decision."""
        return self._note

    def write(self, note: str) -> None:
        """Put a note beside the item in question."""
        self._note = " ".join(note.split())

    def take(self, number: int) -> bool:
        """Decide for the label of one of the answers.

        Parameters
        ----------
        number : int
            Place among the answers of the item, from 0.

        Returns
        -------
        bool
            False where there is no such answer, or it is no label.
        """
        answers = self._asked().answers
        label = answers[number].label if 0 <= number < len(answers) else None
        if label is None:
            return False
        self._decide(label)
        return True

    def keep(self) -> bool:
        """Decide that the label is right as it is.

        Returns
        -------
        bool
            False where the item has none.
        """
        label = self._asked().label
        if label is None:
            return False
        self._decide(label)
        return True

    def edit(self) -> None:
        """Begin to edit the tags: with those of the label or, where there is none, of the first answer with one."""
        item = self._asked()
        start = item.label or next(iter(item.choices), Label(tags=(), primary=None))
        known = tuple(tag for tag in start.tags if tag in self.keys)
        primary = start.primary if start.primary in known else next(iter(known), None)
        self._selection = Selection.of(self.keys, Label(tags=known, primary=primary))

    def abandon(self) -> None:
        """Leave off editing; what was switched is forgotten."""
        self._selection = None

    def toggle(self, key: str) -> None:
        """Switch a tag on or off, while the tags are edited."""
        self._selection = self._edited().toggled(key)

    def clear(self) -> None:
        """Switch all tags off, while they are edited."""
        self._selection = self._edited().cleared()

    def move_primary(self) -> None:
        """Make the next tag that is on the primary one, while they are edited."""
        self._selection = self._edited().moved()

    def accept(self) -> None:
        """Decide for the tags switched on."""
        self._decide(self._edited().label)

    def skip(self) -> None:
        """Put the item off: it comes again in the next review."""
        self._asked()
        self._passed.append(None)
        self._show()

    def undo(self) -> bool:
        """Go one step back: to what was put off last, or take the last decision back.

        Returns
        -------
        bool
            False where there is nothing to go back to. Where the article of a decision of an earlier review cannot be
            had any more, the decision is taken back all the same.
        """
        if self._passed:
            answer = self._passed[-1]
            if answer is not None:
                self._means.take_back(answer)
            self._passed.pop()
            self._show(answer)
        elif self._earlier:
            answer = self._earlier[-1]
            self._means.take_back(answer)
            self._earlier.pop()
            item = self._recall(answer)
            if item is not None:
                self._items = [item, *(one for one in self._items if one.id != item.id)]
                self._show(answer)
        else:
            return False
        return True

    def _asked(self) -> ReviewItem:
        if self.item is None:
            raise ValueError("no article is in question")
        return self.item

    def _edited(self) -> Selection:
        if self._selection is None:
            raise ValueError("the tags are not being edited")
        return self._selection

    def _decide(self, label: Label) -> None:
        item = self._asked()
        answer = Answer(
            id=self._means.new_id(),
            verdict=Verdict.ADJUDICATION,
            article=item.id,
            annotator=self.annotator,
            at=self._means.now(),
            seconds=round(self._means.clock() - self._shown, 1),
            label=label,
            note=self._note,
        )
        self._means.keeper.file(item.filed)
        self._means.keeper.append(answer)
        self._passed.append(answer)
        self._show()

    def _show(self, again: Answer | None = None) -> None:
        self._selection = None
        self._note = again.note if again else ""
        self._shown = self._means.clock()
