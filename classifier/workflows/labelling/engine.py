"""Engine: reads, looks, chooses and learns, one step after the other, and tells what comes of it. It starts nothing."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock

import numpy as np

from classifier.domain.answer import Answer
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.issue import Issue
from classifier.domain.prediction import Prediction
from classifier.errors import InputError, YuankanError
from classifier.storage.labels.folder import LOGS, LabelFolder
from classifier.workflows.labelling.asking import Asking
from classifier.workflows.labelling.decided import decide
from classifier.workflows.labelling.messages import Exhausted, Progress, Stage, Told, Trouble
from classifier.workflows.labelling.models import Models
from classifier.workflows.labelling.novelties import Novelties
from classifier.workflows.labelling.places import Places
from classifier.workflows.labelling.plan import Plan
from classifier.workflows.labelling.shelf import Shelf
from classifier.workflows.labelling.steady import StopSet
from classifier.workflows.labelling.surveyed import look

# So many times as many decisions lie between two models while there is more to read: mostly it is read by then, and a
# part of the pool need not be looked through for nothing.
_WHILE_READING = 3


class Engine:
    """Where questions come from. One thread calls `step`; others may call everything else meanwhile.

    Parameters
    ----------
    plan : Plan
        What to ask about, and how.
    models : Models
        Where models come from.
    issues : iterable of Issue or InputError
        What is read, one at a time.
    tell : callable
        Told of questions, troubles, and how far it is; from any of the threads that call in.

    Raises
    ------
    AnnotatorError
        Where no log can be called by the annotator's name.
    """

    def __init__(
        self, plan: Plan, models: Models, issues: Iterable[Issue | InputError], tell: Callable[[Told], None]
    ) -> None:
        self._plan, self._models, self._issues, self._tell = plan, models, iter(issues), tell
        self._labels = LabelFolder(plan.labels)
        # Where there is a log by that name in other capitals, its answers are this annotator's.
        self._log = self._labels.log(plan.annotator)
        self._shelf = Shelf()
        self._asking = Asking(self._shelf, plan, tell)
        self._places: Places | None = None
        self._novelties: Novelties | None = None
        self._stop_set: StopSet | None = None
        self._begun = self._read_all = self._looked = self._behind = False
        self._learnt = self._sessions = 0
        # Counted by one thread, read by another.
        self._decisions = self._served = 0
        self._exhausted = -1
        self._heard: dict[Path, int] = {}
        self._progress = Progress()
        self._filling, self._catching_up = Lock(), Lock()

    def step(self) -> bool:
        """Do the next piece of work: the most urgent one.

        Returns
        -------
        bool
            False where there is nothing to do until something is answered.

        Raises
        ------
        YuankanError, OSError
            Where nothing can be asked at all: broken labels, when they are read for the first time, or a strategy that
            is none, when there is a pool to choose from.
        """
        if not self._begun:
            self._catch_up()
            self._begun = True
        elif self._is_due():
            self._refresh()
        elif not self._read_all:
            self._read()
        elif not self._looked:
            self._look()
        elif self._behind:
            self._refresh()
        else:
            self._report(Stage.READY)
            return self.fill()
        return True

    def fill(self) -> bool:
        """See to it that questions are at hand, from what is known by now; return whether some were sent."""
        with self._filling:
            if self._begun and self._others() != self._heard and self._retry(self._catch_up):
                self._asking.withdraw()
            if self._asking.top_up():
                return True
            events = self._asking.events
            done = self._read_all and self._looked and not self._asking.waiting
            if not done or events == self._exhausted:
                return False
            # Somebody may have taken an answer back, or mended a split, since the labels were read.
            self._retry(self._catch_up)
            if self._asking.top_up():
                return True
            self._exhausted = events
            self._tell(Exhausted(events))
            return False

    def _is_due(self) -> bool:
        wanted = self._plan.refresh if self._read_all else _WHILE_READING * self._plan.refresh
        return self._places is not None and self._decisions - self._served >= wanted

    def took(self, article: str) -> None:
        """Note that a question was put to the person, by the id of its article."""
        self._asking.took(article)

    def answered(self, answer: Answer) -> None:
        """Note an answer that is on disk."""
        self._decisions += self._asking.answered(answer)
        self._report(self._progress.stage, done=self._progress.done, of=self._progress.of)

    def suggest(self, article: Article) -> Prediction | None:
        """Return what the model in use suggests for an article; None where there is none."""
        return self._asking.suggest(article)

    def following(self, article: str) -> Article | None:
        """Return the article after one in its issue, by its id; None where none is known."""
        return self._asking.following(article)

    def _catch_up(self) -> None:
        """Read what everybody decided by now, and put on the shelf what they made."""
        with self._catching_up:
            self._heard = self._others()
            answers, articles = self._labels.answers(), self._labels.articles()
            decided = decide(answers, articles, self._log.annotator, second_share=self._plan.second_share)
            for filed in decided.made:
                self._shelf.add_mended(filed)
            self._asking.decided = decided

    def _others(self) -> dict[Path, int]:
        """Return how long the logs of the other annotators are: they only grow."""
        found: dict[Path, int] = {}
        for path in (self._plan.labels / LOGS).glob("*.jsonl"):
            # Whoever renames a log may do so right now.
            with suppress(FileNotFoundError):
                found[path] = path.stat().st_size
        found.pop(self._log.path, None)
        return found

    def _retry(self, work: Callable[[], None]) -> bool:
        """Do what can be done without until the next time; return whether it was done."""
        try:
            work()
        except (YuankanError, OSError) as error:
            self._tell(Trouble(error))
            return False
        return True

    def _read(self) -> None:
        self._report(Stage.READING, done=len(self._shelf))
        found = next(self._issues, None)
        if found is None:
            self._read_all = True
            self._looked = not (len(self._shelf) or self._asking.decided.second)
            if not self._looked:
                self._load()
        elif isinstance(found, InputError):
            self._tell(Trouble(found))
        elif self._shelf.add([FiledArticle(article, found.source) for article in found.articles]):
            self._looked = False
            self._load()
        self.fill()

    def _load(self) -> None:
        """Have the first model, when the first article is there: inputs that are all broken never train one."""
        if self._places is not None:
            return
        labelled = self._asking.decided.labelled
        reader = self._models.reader()
        tagger = self._models.first(labelled)
        self._places = Places(reader.artifact, seed=self._plan.seed)
        self._novelties = Novelties(seed=self._plan.seed, taught=self._models.taught())
        self._asking.tagger = tagger
        self._learnt = 0 if tagger is None or tagger is reader else len(labelled)
        self._behind = len(labelled) > self._learnt

    def _refresh(self) -> None:
        self._served, self._behind = self._decisions, False
        if self._retry(self._catch_up) and self._retry(self._learn):
            self._look()

    def _learn(self) -> None:
        self._report(Stage.TRAINING)
        labelled = self._asking.decided.labelled
        tagger = self._models.train(labelled, f"session-{self._sessions + 1}")
        if tagger is not None:
            self._sessions += 1
            self._learnt = len(labelled)
            self._asking.tagger = tagger

    def _look(self) -> None:
        """Look through all that is open with the model in use, and choose anew."""
        places, asking = self._places, self._asking
        if places is None:
            raise RuntimeError("nothing can be looked at before a model was asked for")
        rows = self._rows()
        done = 0

        def passed(number: int) -> None:
            nonlocal done
            done += number
            self._report(Stage.LOOKING, done=done, of=len(rows))

        passed(0)
        if rows:
            tagger = asking.tagger
            keys = tagger.keys if tagger is not None else self._models.keys
            surveyed = look(
                self._shelf,
                rows,
                tagger,
                places,
                keys=keys,
                labelled=asking.decided.labelled,
                novelties=self._novelties,
                passed=passed,
            )
            asking.surveyed = surveyed
            if self._stop_set is not None:
                advice = self._stop_set.advice(surveyed, self._learnt, asking.decided)
                if advice is not None:
                    self._tell(advice)
        self._looked = True
        asking.renew()

    def _rows(self) -> list[int]:
        """Return the rows to look at: what is not settled, and the stop set, drawn once all is read."""
        closed = self._asking.decided.closed
        rows = [row for row in range(len(self._shelf)) if self._shelf.ids[row] not in closed]
        if self._stop_set is None and self._read_all and rows:
            self._stop_set = StopSet.drawn(np.array(rows), seed=self._plan.seed)
        if self._stop_set is None:
            return rows
        return sorted({*rows, *self._stop_set.rows.tolist()})

    def _report(self, stage: Stage, *, done: int = 0, of: int = 0) -> None:
        tagger = self._asking.tagger
        told = Progress(
            stage=stage, done=done, of=of, left=self._asking.left, model=tagger.version if tagger is not None else None
        )
        if told != self._progress:
            self._progress = told
            self._tell(told)
