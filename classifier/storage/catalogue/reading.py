"""Reading: what the catalogue holds, in the order in which people read it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from classifier.domain.catalogued import CataloguedArticle, CataloguedIssue, Counts, Dump, Reading
from classifier.domain.label import Label
from classifier.domain.natural import natural
from classifier.domain.period import Period
from classifier.domain.resolution import Basis
from classifier.storage.catalogue.chunks import chunks
from classifier.storage.catalogue.migrations import NEWEST
from classifier.storage.catalogue.predicting import current_predictions
from classifier.storage.catalogue.rows import article_of, basis_of, issue_of, label_of
from classifier.storage.catalogue.schema import APPEARANCES, ARTICLES, FILES, ISSUES, LABELS, PREDICTIONS

# Articles that are held at a time, but for an issue that has more.
_BATCH = 200
_Said = dict[str, tuple[Label | None, Basis | None]]


def standing_issues(connection: Connection) -> list[CataloguedIssue]:
    """Return the issues, each once, by date (those without one last), name and part."""
    return [issue for _, issue in _keyed(connection)]


def stream(connection: Connection, period: Period, issue: str | None) -> Iterator[CataloguedArticle]:
    """Yield the articles where they stand; a few hundred are held at a time."""
    chosen = [
        (key, one)
        for key, one in _keyed(connection)
        if issue in {None, one.id} and (one.date is None or one.date in period)
    ]
    for batch in _batches(chosen):
        for found in _articles_of(connection, dict(batch)):
            # What stands in an issue without a date may have one of its own.
            if (found.issue.date or found.article.date) in period:
                yield found


def decided(connection: Connection, articles: Sequence[str] | None = None) -> _Said:
    """Return what people's answers come to, of these articles or of all."""
    if articles is None:
        rows = list(connection.execute(select(LABELS).order_by(LABELS.c.article)))
    else:
        rows = [
            row
            for ids in chunks(articles)
            for row in connection.execute(select(LABELS).where(LABELS.c.article.in_(ids)))
        ]
    return {row.article: (label_of(row.tags, row.primary_tag), basis_of(row.basis)) for row in rows}


def count(connection: Connection) -> Counts:
    """Return how much there is."""

    def number(table: Any, *where: Any) -> int:
        return connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one()

    return Counts(
        issues=number(ISSUES, ISSUES.c.copy.is_(False)),
        articles=number(ARTICLES),
        predictions=number(PREDICTIONS, PREDICTIONS.c.current.is_(True)),
        former=number(PREDICTIONS, PREDICTIONS.c.current.is_(False)),
        labels=number(LABELS),
        failed=number(FILES, FILES.c.reading == Reading.FAILED.value),
        schema=NEWEST,
    )


def dump(connection: Connection) -> Dump:
    """Return all that can be made again."""
    rows = [issue_of(row) for row in connection.execute(select(ISSUES))]
    return Dump(
        issues=tuple(sorted(rows, key=lambda one: (natural(one.path or ""), one.path or "", one.part, one.id))),
        articles=tuple(stream(connection, Period(), None)),
        decided=tuple(
            (article, basis, label) for article, (label, basis) in decided(connection).items() if basis is not None
        ),
    )


def _keyed(connection: Connection) -> list[tuple[int, CataloguedIssue]]:
    rows = connection.execute(select(ISSUES).where(ISSUES.c.copy.is_(False)))
    return sorted(((row.key, issue_of(row)) for row in rows), key=lambda pair: _order(pair[1]))


def _order(issue: CataloguedIssue) -> tuple[object, ...]:
    path = issue.path or ""
    day = issue.date or dt.date.max
    return (issue.date is None, day, natural(issue.name), issue.name, natural(path), path, issue.part, issue.id)


def _batches(chosen: Sequence[tuple[int, CataloguedIssue]]) -> Iterator[list[tuple[int, CataloguedIssue]]]:
    batch: list[tuple[int, CataloguedIssue]] = []
    for pair in chosen:
        if batch and sum(issue.articles for _, issue in batch) + pair[1].articles > _BATCH:
            yield batch
            batch = []
        batch.append(pair)
    if batch:
        yield batch


def _articles_of(connection: Connection, issues: dict[int, CataloguedIssue]) -> Iterator[CataloguedArticle]:
    rows = _appearances(connection, list(issues))
    ids = list(dict.fromkeys(row.article for row in rows))
    predictions, said = current_predictions(connection, ids), decided(connection, ids)
    order = {key: number for number, key in enumerate(issues)}
    for row in sorted(rows, key=lambda one: (order[one.issue], one.place)):
        label, basis = said.get(row.article, (None, None))
        yield CataloguedArticle(
            article=article_of(row),
            issue=issues[row.issue],
            prediction=predictions.get(row.article),
            label=label,
            basis=basis,
        )


def _appearances(connection: Connection, keys: list[int]) -> list[Row[Any]]:
    own = [column for column in APPEARANCES.c if column.name not in {"title", "text"}]
    query = select(
        *own,
        func.coalesce(APPEARANCES.c.title, ARTICLES.c.title).label("title"),
        func.coalesce(APPEARANCES.c.text, ARTICLES.c.text).label("text"),
    ).join(ARTICLES, ARTICLES.c.id == APPEARANCES.c.article)
    return list(connection.execute(query.where(APPEARANCES.c.issue.in_(keys))))
