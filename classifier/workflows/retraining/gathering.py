"""Gathering: what the answers of a workspace come to, and which of them are kept for testing. Cheap: reads no text."""

import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from classifier.domain.answer import READING_ORDER, SECOND_PASS, Answer
from classifier.domain.filed import FiledArticle
from classifier.domain.resolution import labels_of, resolve
from classifier.domain.snapshot import Part, SnapshotRow
from classifier.domain.taxonomy import Taxonomy
from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.own import labels_in_use

_logger = logging.getLogger(__name__)
# What chose an article without a look at any model.
_UNBIASED = frozenset({None, READING_ORDER, SECOND_PASS})
_YEAR, _MONTH, _DAY = r"(?<![0-9])((?:19|20)[0-9]{2})", r"(0[1-9]|1[0-2])", r"(0[1-9]|[12][0-9]|3[01])"
_STAMPS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}{_MONTH}{_DAY}(?![0-9])",
        rf"{_YEAR}\D?{_MONTH}(?![0-9])(?:\D{_DAY}(?![0-9]))?",
        rf"{_YEAR}年([1-9])月(?:(3[01]|[12][0-9]|[1-9])日)?",
    )
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Labels that hold, by the id of the article.

    Parameters
    ----------
    taxonomy : Taxonomy
        The tags in use.
    rows : tuple of SnapshotRow
        Rising by id. What is nearly a copy of an article kept for testing still counts as training.
    """

    taxonomy: Taxonomy
    rows: tuple[SnapshotRow, ...]

    @property
    def training(self) -> int:
        """How many labels could be learnt from."""
        return sum(row.part is Part.TRAINING for row in self.rows)


def gather_labels(labels: LabelFolder, set_aside: Sequence[str]) -> Gathered:
    """Work out which labels hold, and which are kept for testing.

    Kept for testing is an article that was drawn by lot, and an article of an issue set aside that no model had a part
    in choosing. What a model chose from an issue set aside is of no use: learnt from, it would give the issue away;
    tested on, it would make every model look worse than it is.

    Parameters
    ----------
    labels : LabelFolder
        Of the workspace.
    set_aside : sequence of str
        Dates of issues kept for testing: years, months or days.

    Returns
    -------
    Gathered
        Disputed and unsure articles, and such as an edit replaced, are left out.

    Raises
    ------
    BrokenLogError, TaxonomyError
        Where the labels cannot be read.
    """
    taxonomy, answers = labels.taxonomy(), labels.answers()
    held = labels_in_use(labels_of(resolve(answers)), taxonomy.keys, labels.folder)
    drawn = {answer.article for answer in answers if answer.random}
    # Texts are read only where issues are set aside: no other rule asks for them.
    aside = _set_aside(labels.articles(), set_aside) if set_aside else frozenset()
    chosen = _chosen(answers) if aside else frozenset()
    rows = tuple(SnapshotRow(id_, held[id_], _part(id_, drawn, aside, chosen)) for id_ in sorted(held))
    if useless := sum(row.part is Part.NEITHER for row in rows):
        _logger.warning(
            "%d labels of issues set aside were chosen by a model: they are neither learnt from nor tested on", useless
        )
    return Gathered(taxonomy, rows)


def _part(id_: str, drawn: set[str], aside: frozenset[str], chosen: frozenset[str]) -> Part:
    if id_ in drawn:
        return Part.TEST
    if id_ not in aside:
        return Part.TRAINING
    return Part.NEITHER if id_ in chosen else Part.TEST


def _chosen(answers: Iterable[Answer]) -> frozenset[str]:
    """Return the articles that a model had a part in choosing, for whatever answer."""
    return frozenset(answer.article for answer in answers if answer.strategy not in _UNBIASED and not answer.random)


def _set_aside(articles: Mapping[str, FiledArticle], dates: Sequence[str]) -> frozenset[str]:
    issues: dict[str, list[FiledArticle]] = {}
    for filed in articles.values():
        issues.setdefault(filed.issue, []).append(filed)
    stamps = {name: issue_stamp(name, found) for name, found in issues.items() if name}
    for date in dates:
        if not any(_within(stamp, date) for stamp in stamps.values()):
            _logger.warning("set_aside: no labelled article is of an issue of %s", date)
    return frozenset(
        filed.id
        for name, stamp in stamps.items()
        if any(_within(stamp, date) for date in dates)
        for filed in issues[name]
    )


def issue_stamp(name: str, articles: Sequence[FiledArticle]) -> str:
    """Return the date of an issue as far as it is known.

    Parameters
    ----------
    name : str
        What it is filed under.
    articles : sequence of FiledArticle
        Of it.

    Returns
    -------
    str
        ``2026-06-15`` or ``2026-06``: what its name says, else the latest date among its articles; empty where neither
        says anything.
    """
    for pattern in _STAMPS:
        if found := pattern.search(name):
            return "-".join(part.zfill(2) for part in found.groups() if part)
    dates = [filed.article.date for filed in articles if filed.article.date is not None]
    return max(dates).isoformat() if dates else ""


def _within(stamp: str, date: str) -> bool:
    return stamp == date or stamp.startswith(f"{date}-")
