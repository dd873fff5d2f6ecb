"""Reporting: from what is catalogued of a period, and what people decided, to what every figure is counted from."""

import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from classifier.config import FILE
from classifier.domain.article import Article, fold
from classifier.domain.catalogued import CataloguedArticle, CataloguedIssue
from classifier.domain.period import Period
from classifier.domain.reported import Reported, ReportedArticle
from classifier.domain.resolution import Resolution, labels_of, resolve
from classifier.domain.taxonomy import Taxonomy
from classifier.errors import CatalogueError
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.registry.folder import Registry
from classifier.storage.workspace import Workspace
from classifier.workflows.describing import Describer
from classifier.workflows.mending import Mends
from classifier.workflows.own import labels_in_use

if TYPE_CHECKING:
    from classifier.storage.catalogue.catalogue import Catalogue

_logger = logging.getLogger(__name__)


def gather_report(
    workspace: Workspace,
    catalogue: "Catalogue",
    *,
    period: Period,
    issue: str | None = None,
    organisation: str | None = None,
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
) -> Reported:
    """Gather what a report is counted from.

    Parameters
    ----------
    workspace : Workspace
        Its labels, its champion and its points.
    catalogue : Catalogue
        Of the workspace. What people decided is brought up to date in it, if it can be written.
    period : Period
        The days of publication that are reported on.
    issue : str, optional
        Of these issues alone: a name, its last part, or a pattern with ``*``, ``?`` and ``[…]``.
    organisation : str, optional
        Of articles alone that come from it or name it: any part of the name of a newspaper, a department or another
        organisation, whatever its width and case.
    clock : callable
        Gives the time, with a time zone.

    Returns
    -------
    Reported
        Each article once, as in the first issue of the period that it stands in; those of the period before without
        excerpt, terms, contributors and facts. Nothing is compared where no issue of the period before is recorded, nor
        where `issue` is given: no issue comes twice.

    Raises
    ------
    BrokenLogError, TaxonomyError, CatalogueError, RefusalError, OSError
        Where the labels, the catalogue or the aliases cannot be read.
    """
    labels = LabelFolder(workspace.labels)
    taxonomy, answers = labels.taxonomy(), labels.answers()
    resolutions = resolve(answers)
    _mirror(catalogue, resolutions)
    held = labels_in_use(labels_of(resolutions), taxonomy.keys, labels.folder)
    issues = catalogue.issues()
    source = _Source(
        catalogue=catalogue,
        names=issue_names(issues),
        mends=Mends(answers, labels),
        describer=Describer(taxonomy, held, resolutions),
        issue=issue,
        organisation=None if organisation is None else fold(organisation),
    )
    before = period.before() if issue is None else None
    if before is not None and not any(one.date is not None and one.date in before for one in issues):
        before = None
    return Reported(
        at=clock(),
        period=period,
        model=Registry(workspace.models).aliases().champion,
        articles=source.articles(period, whole=True),
        earlier=None if before is None else source.articles(before, whole=False),
        issue=issue,
        organisation=organisation,
        points=_points(workspace.settings.report.points, taxonomy),
        shared=workspace.settings.report.shared,
    )


def _mirror(catalogue: "Catalogue", resolutions: Mapping[str, Resolution]) -> None:
    try:
        catalogue.mirror(resolutions)
    except CatalogueError as error:
        # The report itself reads the labels where people's answers are: only who else queries the table sees old ones.
        _logger.warning("what people decided is not up to date in the catalogue: %s", error)


def issue_names(issues: Iterable[CataloguedIssue]) -> dict[str, str]:
    """Return what issues are called, so that no two files are called the same.

    Parameters
    ----------
    issues : iterable of CataloguedIssue
        All that there are.

    Returns
    -------
    dict of str to str
        Their names, by their ids. Files that are filed under the same name have as many of their folders before it as
        tell them apart; the pieces of one long file are called alike.
    """
    held = list(issues)
    paths = {one.path: one.name for one in held if one.path is not None}
    names = dict(paths)
    depth = 1
    while clashing := {name for name, count in Counter(names.values()).items() if count > 1}:
        depth += 1
        names |= {path: _tail(path, depth) for path, name in names.items() if name in clashing}
        if depth > max(len(PurePosixPath(path).parts) for path in names):
            break
    return {one.id: names.get(one.path, one.name) if one.path is not None else one.name for one in held}


def _tail(path: str, depth: int) -> str:
    return "/".join(PurePosixPath(path).parts[-depth:])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """The articles of a catalogue as reports tell of them, of what was asked for alone."""

    catalogue: "Catalogue"
    names: Mapping[str, str]
    mends: Mends
    describer: Describer
    issue: str | None
    organisation: str | None

    def articles(self, period: Period, *, whole: bool) -> tuple[ReportedArticle, ...]:
        found: dict[str, ReportedArticle] = {}
        issues: dict[str, set[str]] = {}
        for one, id_ in self._stream(period):
            name = self.names.get(one.issue.id, one.issue.name)
            if not self._is_wanted(name):
                continue
            if id_ in found:
                issues.setdefault(id_, {found[id_].issue}).add(name)
                continue
            told = self.describer.described(one, id_, name, whole=whole)
            if self._is_named(one.article, told):
                found[id_] = told
        repeated = (
            replace(told, repeats=len(issues[id_]) - 1) if id_ in issues else told for id_, told in found.items()
        )
        # Within a day the issues, and the articles in them, stay in the order in which they come.
        return tuple(sorted(repeated, key=lambda told: (told.date is None, told.date or dt.date.min)))

    def _stream(self, period: Period) -> Iterator[tuple[CataloguedArticle, str]]:
        for one in self.catalogue.articles(period):
            for mended in self.mends.applied(one, id_ := one.article.id):
                yield mended, id_ if mended is one else mended.article.id

    def _is_wanted(self, name: str) -> bool:
        if self.issue is None or name == self.issue:
            return True
        return fnmatchcase(name, self.issue) or fnmatchcase(PurePosixPath(name).name, self.issue)

    def _is_named(self, article: Article, told: ReportedArticle) -> bool:
        if self.organisation is None:
            return True
        names = (told.newspaper, article.organisation, *told.departments, *told.organisations)
        return any(self.organisation in fold(name) for name in names if name)


def _points(given: Mapping[str, float], taxonomy: Taxonomy) -> dict[str, float]:
    named = {taxonomy.renamed.get(key, key): points for key, points in given.items()}
    for key in sorted(named.keys() - set(taxonomy.keys)):
        _logger.warning("%s: report.points names %s, which is no tag in use", FILE, key)
    return {key: points for key, points in named.items() if key in taxonomy.keys}
