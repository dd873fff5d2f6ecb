"""History: the answers that a person can go back to or take back, and the questions that wait while they do."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from classifier.domain.answer import Answer, Verdict, standing
from classifier.query.question import Question


class History:
    """One annotator's standing answers, and the questions that were put off.

    Parameters
    ----------
    earlier : sequence of Answer
        What this annotator answered in earlier sessions, oldest first.
    find : callable
        From the id of an article that was answered earlier to the question that asks it; None where it is not to be
        had.
    """

    def __init__(self, earlier: Sequence[Answer], find: Callable[[str], Question | None]) -> None:
        self._answers = standing(list(earlier))
        self._find = find
        self._seen: dict[str, Question] = {}
        # By going back, undoing or cutting: the last one comes first, before any new one.
        self._waiting: list[Question] = []

    @property
    def answers(self) -> Sequence[Answer]:
        """The answers that stand, oldest first."""
        return self._answers

    @property
    def waiting(self) -> frozenset[str]:
        """Ids of the articles whose questions were put off."""
        return frozenset(question.id for question in self._waiting)

    def saw(self, question: Question) -> None:
        """Remember a question as it was asked."""
        self._seen[question.id] = question

    def add(self, answer: Answer) -> None:
        """Take in an answer that was kept."""
        self._answers.append(answer)

    def take_back(self) -> None:
        """Let go of the last answer."""
        self._answers.pop()

    def put_off(self, questions: Sequence[Question]) -> None:
        """Let questions wait, the first of them to come first."""
        self._waiting += reversed(questions)

    def cancel(self, articles: Collection[str]) -> None:
        """Let nothing wait that asks one of these articles."""
        self._waiting = [question for question in self._waiting if question.id not in articles]

    def resume(self) -> Question | None:
        """Return what waits and comes next; None where nothing does."""
        return self._waiting.pop() if self._waiting else None

    def again(self, answer: Answer) -> Question | None:
        """Return the question that was answered, as it was put then; None where its text is not to be had."""
        question = self._seen.get(answer.article) or self._find(answer.article)
        if question is None:
            return None
        return replace(
            question,
            strategy=answer.strategy,
            random=answer.random,
            blind=answer.blind,
            prediction=None if answer.blind else question.prediction,
        )

    def before(self, answer: Answer | None) -> Iterator[tuple[Answer, Question]]:
        """Go back through what can be looked at again.

        Parameters
        ----------
        answer : Answer or None
            Where to start; None for the end.

        Yields
        ------
        tuple of (Answer, Question)
            The latest answer to each article, newest first. Edits are taken back, not looked at.
        """
        latest = {one.article: place for place, one in enumerate(self._answers)}
        end = len(self._answers) if answer is None else self._answers.index(answer)
        for place in range(end - 1, -1, -1):
            one = self._answers[place]
            if one.verdict is Verdict.EDIT or latest[one.article] != place or one.article in self.waiting:
                continue
            question = self.again(one)
            if question is not None:
                yield one, question
