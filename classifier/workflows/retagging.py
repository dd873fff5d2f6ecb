"""Retagging: what the champion tags otherwise than what is recorded; what was said before stays as history."""

from collections.abc import Generator, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from classifier.domain.catalogued import Verb
from classifier.domain.issue import Issue, Masthead
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.storage.workspace import Workspace
from classifier.workflows.recording import Recorder
from classifier.workflows.spread import Told
from classifier.workflows.tag import TaggedIssue, tag_issues

if TYPE_CHECKING:
    from classifier.workflows.chosen import Chosen


def retag(
    workspace: Workspace, model: "Chosen", *, jobs: int | None = None, passed: Told | None = None
) -> Generator[TaggedIssue, None, None]:
    """Tag again all that is recorded.

    Parameters
    ----------
    workspace : Workspace
        Whose catalogue it is.
    model : Chosen
        What tags.
    jobs, passed
        As in `classifier.workflows.tag.tag_issues`.

    Yields
    ------
    TaggedIssue
        Of each issue the articles that are tagged otherwise by now: they are recorded when it is yielded. An article
        that stands in several issues is tagged as it stands in the first.

    Raises
    ------
    CatalogueError, RefusalError
        Where the catalogue cannot be read or written.
    """
    with Catalogue.open(workspace.catalogue) as catalogue:
        recorder = Recorder(catalogue, verb=Verb.RETAG, model=model.name)
        tagged = tag_issues(
            _recorded(catalogue), model.load, model.taxonomy.keys, explain=True, jobs=jobs, passed=passed
        )
        try:
            for result in tagged:
                # What comes from the catalogue was read once: none of it is an error.
                if isinstance(result, TaggedIssue) and (changed := recorder.retag(result)) is not None:
                    yield changed
        finally:
            recorder.end()


def _recorded(catalogue: Catalogue) -> Iterator[Issue]:
    """Yield the issues that are recorded, each article in the first that it stands in."""
    told: set[str] = set()
    for issue, group in groupby(catalogue.articles(), key=lambda one: one.issue):
        articles = tuple({one.article.id: one.article for one in group if one.article.id not in told}.values())
        told.update(article.id for article in articles)
        if articles:
            masthead = Masthead(newspaper=issue.newspaper, date=issue.date, number=issue.number)
            yield Issue(source=issue.name, articles=articles, masthead=masthead, path=issue.path, part=issue.part)
