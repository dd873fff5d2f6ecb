"""Observe: what the champion met in each issue that it tagged, noted so that it shows when the news changes."""

import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from statistics import fmean

from classifier.domain.observation import Observation
from classifier.errors import DamagedVersionError, RegistryBusyError
from classifier.ingest.sources import STDIN
from classifier.storage.registry.folder import Registry
from classifier.workflows.issue_date import issue_date
from classifier.workflows.record import rounded
from classifier.workflows.tag import TaggedIssue

_logger = logging.getLogger(__name__)
MOST_ARTICLES = 2000
"""A file of more ready articles is no issue: of such a one, no more than its first pieces are noted."""


class Observer:
    """Takes in every issue that the champion tagged, and never gets in its way.

    Parameters
    ----------
    registry : Registry
        Keeps what was met.
    champion : str
        Name of the version that tags, or ``builtin``.
    clock : callable
        Gives the time, with a time zone.
    """

    def __init__(
        self,
        registry: Registry,
        champion: str,
        *,
        clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        self._registry, self._champion, self._clock = registry, champion, clock
        self._known: dict[str, Observation] | None = None
        self._last: Observation | None = None
        self._given_up = False

    def __call__(self, tagged: TaggedIssue) -> None:
        """Note an issue.

        Parameters
        ----------
        tagged : TaggedIssue
            Standard input has no name to be filed under and an issue without articles says nothing: neither is noted,
            nor is what was noted before. A long file of ready articles comes in pieces, which are noted as one. What
            cannot be written is warned of, once, and not tried again.
        """
        if self._given_up or not tagged.predictions or tagged.issue.source == STDIN:
            return
        found = observe(tagged, self._champion, self._clock())
        if self._last is not None and self._last.issue == found.issue:
            if self._last.articles + found.articles > MOST_ARTICLES:
                return
            found = _joined(self._last, found)
        self._last = found
        try:
            self._note(found)
        except (OSError, RegistryBusyError, DamagedVersionError) as error:
            self._given_up = True
            _logger.warning("%s: what was met in it cannot be noted: %s", found.issue, error)

    def _note(self, found: Observation) -> None:
        if self._known is None:
            self._known = {one.issue: one for one in self._registry.observations()}
        before = self._known.get(found.issue)
        # Who tags an archive every night would fill the disk with what is there already.
        if before is None or replace(before, at=found.at) != found:
            self._registry.observe(found)
            self._known[found.issue] = found


def observe(tagged: TaggedIssue, champion: str, at: dt.datetime) -> Observation:
    """Return what a model met in an issue.

    Parameters
    ----------
    tagged : TaggedIssue
        With at least one article.
    champion : str
        Name of the version that tagged it, or ``builtin``.
    at : datetime.datetime
        When, with a time zone.

    Returns
    -------
    Observation
        Filed as labels file the issue. Of every tag that the model knows it says how often it was given, never too.
    """
    given = Counter(tag for said in tagged.predictions for tag in said.tags)
    return Observation(
        issue=tagged.issue.source,
        date=issue_date(tagged.issue),
        at=at,
        model=champion,
        articles=len(tagged.predictions),
        unseen=rounded(1 - fmean(said.familiar for said in tagged.predictions)),
        certainties=tuple(rounded(said.certainty) for said in tagged.predictions),
        tags={tag: given[tag] for tag in tagged.predictions[0].scores},
        doubtful=tuple(article.id for article, said in tagged.pairs if said.review is not None),
    )


def _joined(first: Observation, second: Observation) -> Observation:
    articles = first.articles + second.articles
    return replace(
        second,
        date=first.date or second.date,
        articles=articles,
        unseen=rounded((first.unseen * first.articles + second.unseen * second.articles) / articles),
        certainties=first.certainties + second.certainties,
        tags={tag: first.tags.get(tag, 0) + number for tag, number in second.tags.items()},
        doubtful=first.doubtful + second.doubtful,
    )
