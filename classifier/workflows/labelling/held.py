"""Held: the articles that the running session has in its hands or is done with, until the labels are read again."""

from classifier.domain.answer import Answer, Verdict


class Held:
    """What a session was given, and what became of it.

    Both sides keep one: the feed, so that nothing is asked twice, and the process that chooses, so that it need not
    read the labels after every answer.
    """

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._skipped: dict[str, None] = {}
        self._edits: dict[str, Answer] = {}

    def __contains__(self, article: str) -> bool:
        return article in self._ids

    @property
    def ids(self) -> frozenset[str]:
        """Ids of articles that are not to be asked about."""
        return frozenset(self._ids)

    @property
    def skipped(self) -> tuple[str, ...]:
        """Ids of articles that were put off, longest ago first: asked again when nothing else is left."""
        return tuple(self._skipped)

    @property
    def replaced(self) -> frozenset[str]:
        """Ids of articles that are none any more since this session mended the split."""
        return frozenset(article for edit in self._edits.values() for article in edit.replaces)

    def take(self, article: str) -> None:
        """Note that an article is in question."""
        self._ids.add(article)
        self._skipped.pop(article, None)

    def answer(self, answer: Answer) -> None:
        """Note an answer.

        Parameters
        ----------
        answer : Answer
            Of this session. An article whose answer is taken back stays in hand, for the session asks it again; one
            that it was joined with is free again.
        """
        self.take(answer.article)
        if answer.verdict is Verdict.SKIP:
            self._ids.discard(answer.article)
            self._skipped[answer.article] = None
        elif answer.verdict is Verdict.EDIT:
            self._edits[answer.id] = answer
            self._ids.update(answer.replaces, answer.makes)
        elif answer.verdict is Verdict.UNDO and answer.undoes in self._edits:
            undone = self._edits.pop(answer.undoes)
            self._ids.difference_update(set(undone.replaces) - {answer.article})
