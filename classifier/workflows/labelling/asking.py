"""Asking: which articles are put to the person next, with what is shown beside them."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from threading import RLock

import numpy as np

from classifier.domain.answer import DECISIONS, PUT_OFF, READING_ORDER, SECOND_PASS, Answer
from classifier.domain.article import Article
from classifier.domain.prediction import Prediction, strongest
from classifier.learn.tagger import Tagger
from classifier.query.question import Question
from classifier.workflows.labelling.choosing import (
    Pick,
    chosen,
    mingled,
    strategy_of,
)
from classifier.workflows.labelling.decided import Decided
from classifier.workflows.labelling.held import Held
from classifier.workflows.labelling.messages import Batch, Told, Withdrawn
from classifier.workflows.labelling.plan import Plan
from classifier.workflows.labelling.shelf import Shelf
from classifier.workflows.labelling.surveyed import Surveyed

QUEUE = 100
"""Questions that are made ahead."""
LOW = 20
"""Questions at hand below which more are made."""
# Questions that are sent together: the first of them are there while the evidence for the others is still collected.
_TOGETHER = 10
# Terms of a tag that are shown one by one; a screen has no room for more.
_EVIDENCE = 24


class Asking:
    """Chooses, makes questions and sends them; remembers which are still waiting to be asked.

    Any thread may use it: what is slow runs outside the locks on what is quick.

    Parameters
    ----------
    shelf : Shelf
        The texts.
    plan : Plan
        How to choose.
    tell : callable
        Where questions go.
    """

    def __init__(self, shelf: Shelf, plan: Plan, tell: Callable[[Told], None]) -> None:
        self.decided = Decided()
        self.tagger: Tagger | None = None
        self.surveyed: Surveyed | None = None
        self.events = 0
        self._shelf, self._plan, self._tell = shelf, plan, tell
        self._held = Held()
        # By id, and whether it is a second pass.
        self._sent: dict[str, bool] = {}
        # Two people who label the same pool at once are not to be given the same lots.
        self._lots = (plan.seed, zlib.crc32(plan.annotator.encode()))
        self._draws = 0
        self._quick, self._choosing = RLock(), RLock()

    def took(self, article: str) -> None:
        """Note that an article is in question."""
        with self._quick:
            self._held.take(article)
            self.events += 1

    def answered(self, answer: Answer) -> bool:
        """Note an answer; return whether it is a decision."""
        with self._quick:
            self._held.answer(answer)
            # Should it be free again one day, it has to be sent again.
            for article in (answer.article, *answer.replaces):
                self._sent.pop(article, None)
            self.events += 1
        return answer.verdict in DECISIONS

    @property
    def waiting(self) -> int:
        """How many questions were sent and not asked yet."""
        with self._quick:
            return sum(article not in self._held for article in self._sent)

    @property
    def left(self) -> int:
        """How many unlabelled articles there are on the shelf, those in question aside."""
        with self._quick:
            done = self._held.ids | self.decided.closed
        return len(self._shelf) - sum(article in self._shelf for article in done)

    def renew(self) -> bool:
        """Choose from all that is open, and send what takes the place of what waits; return whether there is any."""
        with self._choosing:
            picks = self._picks(QUEUE, frozenset())
            if not picks:
                with self._quick:
                    self._sent.clear()
                    self._tell(Batch((), fresh=True))
            return self._send(picks, fresh=True)

    def top_up(self) -> bool:
        """Send more where few questions wait; return whether more were sent."""
        with self._choosing:
            waiting = self.waiting
            if waiting > LOW:
                return False
            with self._quick:
                sent = frozenset(self._sent)
            return self._send(self._picks(QUEUE - waiting, sent), fresh=False)

    def withdraw(self) -> None:
        """Take back questions about articles that were decided meanwhile."""
        with self._quick:
            closed = self.decided.closed
            gone = frozenset(one for one, blind in self._sent.items() if not blind and one in closed)
            if gone:
                self._sent = {one: blind for one, blind in self._sent.items() if one not in gone}
                self._tell(Withdrawn(gone))

    def suggest(self, article: Article) -> Prediction | None:
        """Return what the model in use suggests for an article; None where there is none."""
        return None if self.tagger is None else self._predictions(self.tagger, [article])[0]

    def following(self, article: str) -> Article | None:
        """Return the article after one in its issue; None where none is, or it is not on the shelf."""
        with self._quick:
            replaced = self.decided.replaced | self._held.replaced
        row = self._shelf.row(article)
        found = None if row is None else self._shelf.following(row, replaced)
        return None if found is None else found.article

    def _picks(self, number: int, sent: frozenset[str]) -> list[Pick]:
        """Pick what is not yet decided and what somebody else decided; only where neither is left, what was put off."""
        with self._quick:
            self._draws += 1
            decided, surveyed = self.decided, self.surveyed
            rng = np.random.default_rng((*self._lots, len(decided.answers), self._draws))
            off = dict.fromkeys(
                one for one in (*decided.skipped, *self._held.skipped) if one not in decided.closed | self._held.ids
            )
            closed = decided.closed | self._held.ids | sent
        shut = closed | off.keys()

        def is_new(article: str) -> bool:
            return article not in shut

        picks: list[Pick] = []
        if surveyed is not None:
            picks = chosen(
                surveyed,
                self._shelf,
                is_new,
                number,
                rng,
                together=self._plan.refresh,
                strategy=strategy_of(self._plan.strategy),
                random_share=self._plan.random_share,
            )
        picks += islice(self._unlooked(surveyed, is_new), number - len(picks))
        second = [
            Pick(filed=filed, strategy=SECOND_PASS, blind=True)
            for filed in decided.second
            if filed.id not in sent | self._held.ids
        ]
        found = list(islice(mingled(picks, second, self._plan.second_share, rng), number))
        rows = (row for one in off if one not in sent and (row := self._shelf.row(one)) is not None)
        again = (Pick(filed=self._shelf[row], strategy=PUT_OFF) for row in rows)
        return found + list(islice(again, number - len(found)))

    def _unlooked(self, surveyed: Surveyed | None, is_open: Callable[[str], bool]) -> Iterator[Pick]:
        """Go in reading order through what was read and not yet looked at."""
        seen = set() if surveyed is None else set(surveyed.rows.tolist())
        # The shelf may grow on the way.
        for row in range(len(self._shelf)):
            if row not in seen and is_open(self._shelf.ids[row]):
                yield Pick(filed=self._shelf[row], strategy=READING_ORDER)

    def _send(self, picks: Sequence[Pick], *, fresh: bool) -> bool:
        for start in range(0, len(picks), _TOGETHER):
            questions = self._questions(picks[start : start + _TOGETHER])
            with self._quick:
                if fresh and not start:
                    self._sent.clear()
                self._sent.update((question.id, question.blind) for question in questions)
                self._tell(Batch(questions, fresh=fresh and not start))
        return bool(picks)

    def _questions(self, picks: Sequence[Pick]) -> tuple[Question, ...]:
        shown = [pick.filed.article for pick in picks if not pick.blind]
        said = iter(self._predictions(self.tagger, shown)) if self.tagger is not None else None
        return tuple(
            Question(
                filed=pick.filed,
                following=self.following(pick.filed.id),
                prediction=None if pick.blind or said is None else next(said),
                strategy=pick.strategy,
                random=pick.random,
                blind=pick.blind,
            )
            for pick in picks
        )

    def _predictions(self, tagger: Tagger, articles: Sequence[Article]) -> list[Prediction]:
        return [
            replace(one, evidence={key: strongest(found, _EVIDENCE) for key, found in one.evidence.items()})
            for one in tagger.predict(articles, explain=True)
        ]
