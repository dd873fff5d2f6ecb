"""A labelling session in the terminal: from a folder of labels to what the session came to."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from logging.handlers import MemoryHandler

from classifier.cli.logs import LineHandler, listen
from classifier.cli.screens.label_state import LabelState
from classifier.cli.screens.label_view import render
from classifier.cli.screens.loop import run
from classifier.cli.screens.source import Recorder
from classifier.cli.screens.summary import Ended
from classifier.cli.screens.terminal import Terminal
from classifier.domain.filed import FiledArticle
from classifier.domain.resolution import resolve
from classifier.errors import YuankanError
from classifier.query.means import Means
from classifier.query.question import Question
from classifier.query.session import Session
from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.keeper import FolderKeeper
from classifier.workflows.labelling.feed import Feed
from classifier.workflows.labelling.plan import Plan

# More warnings than anybody reads after a session.
_MOST_WARNINGS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a session.

    Parameters
    ----------
    ended : Ended
        What it came to.
    present : bool
        False where the terminal went away: there is nobody to tell.
    fault : OSError or YuankanError or None
        What ended it, where that was not the person.
    troubles : tuple of (YuankanError or OSError)
        What could not be read.
    """

    ended: Ended
    present: bool
    fault: OSError | YuankanError | None
    troubles: tuple[YuankanError | OSError, ...]


def label_in_terminal(folder: LabelFolder, plan: Plan, *, goal: int | None = None) -> Outcome:
    """Let a person label until they quit.

    Parameters
    ----------
    folder : LabelFolder
        The labels; `plan` names the same folder.
    plan : Plan
        What to ask about, and how.
    goal : int, optional
        How many answers are wanted.

    Returns
    -------
    Outcome
        Every answer is on disk.

    Raises
    ------
    BrokenLogError, TaxonomyError
        Where the folder cannot be read: before anything is asked.
    """
    listen()
    taxonomy, log = folder.taxonomy(), folder.log(plan.annotator)
    known = {article: found.label for article, found in resolve(folder.answers()).items() if found.label is not None}
    recorder = Recorder(FolderKeeper(folder, log))
    earlier = log.read()
    begun = time.monotonic()
    with Feed(plan) as feed:
        means = means_of(folder, recorder, feed)
        session = Session(log.annotator, taxonomy, means, earlier=earlier, known=known)
        state = LabelState(session, feed, recorder, goal=goal)
        with held_back(), Terminal() as terminal:
            present = run(state, partial(render, state), terminal)
        troubles, left = feed.troubles, feed.left
    ended = Ended(
        kept=tuple(recorder.kept),
        agreed=session.tally.agreed,
        minutes=(time.monotonic() - begun) / 60,
        log=log.path,
        labelled=session.tally.labelled,
        left=left + (session.question is not None and session.revisited is None),
    )
    return Outcome(ended=ended, present=present, fault=state.fault, troubles=troubles)


def means_of(folder: LabelFolder, recorder: Recorder, feed: Feed) -> Means:
    """Return what a session has from outside.

    Parameters
    ----------
    folder : LabelFolder
        Where articles of earlier sessions are.
    recorder : Recorder
        Where answers go.
    feed : Feed
        What suggests, and knows what follows in an issue.

    Returns
    -------
    Means
        With the clock of this machine.
    """
    read: dict[str, FiledArticle] = {}

    def find(article: str) -> Question | None:
        # Thousands of texts take seconds to read: once, unless one was filed since.
        if article not in read:
            read.update(folder.articles())
        filed = read.get(article)
        if filed is None:
            return None
        return Question(filed=filed, following=feed.follow(article), prediction=feed.suggest(filed.article))

    def suggest(question: Question) -> Question:
        if question.blind:
            return question
        return replace(question, prediction=feed.suggest(question.filed.article))

    return Means(keeper=recorder, find=find, follow=feed.follow, suggest=suggest)


@contextmanager
def held_back() -> Iterator[None]:
    """Hold warnings back while the block runs, for they would be written across the screen."""
    logger = logging.getLogger("classifier")
    lines = [handler for handler in logger.handlers if isinstance(handler, LineHandler)]
    buffers = [MemoryHandler(_MOST_WARNINGS, flushLevel=logging.CRITICAL + 1, target=handler) for handler in lines]
    for handler, buffer in zip(lines, buffers, strict=True):
        buffer.setLevel(handler.level)
        logger.removeHandler(handler)
        logger.addHandler(buffer)
    try:
        yield
    finally:
        for handler, buffer in zip(lines, buffers, strict=True):
            logger.removeHandler(buffer)
            logger.addHandler(handler)
            buffer.close()
