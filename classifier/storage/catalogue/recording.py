"""Recording: an issue that was read goes in, and what it came to comes out. All of it in one transaction."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, insert, select, update

from classifier.domain.article import Article
from classifier.domain.catalogued import Recorded, Recording, issue_id
from classifier.domain.issue import Issue
from classifier.domain.natural import natural
from classifier.domain.prediction import Prediction
from classifier.storage.catalogue.chunks import chunks
from classifier.storage.catalogue.predicting import add_missing
from classifier.storage.catalogue.rows import Values, appearance_values
from classifier.storage.catalogue.schema import APPEARANCES, ARTICLES, FILES, ISSUES

_Articles = Sequence[tuple[str, Article]]


def absolute(path: str) -> str:
    """Return a path as the catalogue knows it, whatever links lead there."""
    try:
        return Path(path).resolve().as_posix()
    except (OSError, RuntimeError):
        # A link that leads to itself by now: what it led to was read a moment ago.
        return Path(path).absolute().as_posix()


def record_issue(
    connection: Connection,
    issue: Issue,
    predictions: Sequence[Prediction],
    *,
    date: dt.date | None,
    at: dt.datetime,
    run: str,
) -> Recording:
    """Record an issue.

    What comes of several calls is the same in any order in which they are made: each piece of a file has a row of its
    own, as it was read last, and the naturally first of those with the same issue stands for it.

    Parameters
    ----------
    connection : Connection
        In a transaction for writing.
    issue, predictions, date, at, run
        As in `classifier.storage.catalogue.catalogue.Catalogue.record`.
    """
    identity, path = issue_id(issue), None if issue.path is None else absolute(issue.path)
    # Each id is a hash of the whole text: it is worked out once.
    articles = [(article.id, article) for article in issue.articles]
    here = _at(connection, path, issue.part)
    others = [row for row in _rows_of(connection, identity) if here is None or row.key != here.key]
    gone = [row for row in others if path is not None and _is_gone(row.path)]
    outcome = _outcome(identity, here, others, gone)
    if path is None and others:
        # What came from no file adds nothing to what is there already.
        outcome, left, new = Recorded.KNOWN, set[str](), 0
    else:
        taken = [*gone, *([here] if here is not None and outcome is Recorded.REPLACED else [])]
        left = _take_out(connection, taken)
        values = _issue_values(issue, identity, path, date) | {"copy": len(others) > len(gone)}
        new = _put(connection, articles, values, here if outcome is Recorded.KNOWN else None)
        if others or taken:
            _choose_first(connection, {identity, *(row.id for row in taken)})
    ids = [article for article, _ in articles]
    added = add_missing(connection, dict(zip(ids, predictions, strict=True)), at=at, run=run)
    repeated = _elsewhere(connection, list(dict.fromkeys(ids)), identity)
    _sweep(connection, left)
    return Recording(outcome=outcome, issue=identity, articles=new, predictions=added, repeated=repeated)


def trim_file(connection: Connection, path: str, parts: int) -> int:
    """Take out the pieces that a file has no more; return how many they were."""
    beyond = (ISSUES.c.path == absolute(path)) & (ISSUES.c.part > parts)
    return _remove(connection, list(connection.execute(select(ISSUES).where(beyond))))


def keep_only(connection: Connection, read: Collection[tuple[str, int]], unread: Collection[str]) -> tuple[int, int]:
    """Take out what was not read.

    Parameters
    ----------
    connection : Connection
        In a transaction for writing.
    read : collection of (str, int)
        Files, and which piece of them.
    unread : collection of str
        Files and folders that could not be read: what is recorded of them stays.

    Returns
    -------
    tuple of (int, int)
        How many issues were taken out, and how many stay unread.
    """
    standing = {(absolute(path), part) for path, part in read}
    folders = {absolute(path) for path in unread}
    rows = [row for row in connection.execute(select(ISSUES)) if (row.path, row.part) not in standing]
    gone = [row for row in rows if row.path is None or not _lies_in(row.path, folders)]
    return _remove(connection, gone), len(rows) - len(gone)


def _lies_in(path: str, folders: Collection[str]) -> bool:
    return any(str(one) in folders for one in (PurePosixPath(path), *PurePosixPath(path).parents))


def move_file(connection: Connection, old: str, new: str, name: str | None) -> None:
    """Call a file by another path, and file it under another name, in the place of whatever had the path."""
    before, after = absolute(old), absolute(new)
    if before != after:
        rows = list(connection.execute(select(ISSUES).where(ISSUES.c.path == before)))
        if rows:
            # What is taken out may hold the same articles: they stay, since they stand in the file that is moved.
            _remove(connection, list(connection.execute(select(ISSUES).where(ISSUES.c.path == after))))
            values: Values = {"path": after} if name is None else {"path": after, "name": name}
            connection.execute(update(ISSUES).where(ISSUES.c.path == before).values(**values))
            _choose_first(connection, {row.id for row in rows})
    if old != new and connection.execute(select(FILES.c.path).where(FILES.c.path == old)).first() is not None:
        connection.execute(delete(FILES).where(FILES.c.path == new))
        connection.execute(update(FILES).where(FILES.c.path == old).values(path=new))


def copy_file(connection: Connection, old: str, new: str, name: str) -> None:
    """Enter the issues of a file a second time, as a file that holds the same, in the place of whatever it was."""
    before, after = absolute(old), absolute(new)
    rows = list(connection.execute(select(ISSUES).where(ISSUES.c.path == before)))
    if before == after or not rows:
        return
    _remove(connection, list(connection.execute(select(ISSUES).where(ISSUES.c.path == after))))
    for row in rows:
        values = {key: value for key, value in row._mapping.items() if key != "key"}
        values |= {"path": after, "name": name, "copy": True}
        key = connection.execute(insert(ISSUES).values(**values)).inserted_primary_key
        standing = connection.execute(select(APPEARANCES).where(APPEARANCES.c.issue == row.key))
        _put_appearances(connection, [dict(one._mapping) | {"issue": key[0] if key else 0} for one in standing])
    _choose_first(connection, {row.id for row in rows})


def _remove(connection: Connection, rows: Sequence[Row[Any]]) -> int:
    left = _take_out(connection, rows)
    _choose_first(connection, {row.id for row in rows})
    _sweep(connection, left)
    return len(rows)


def _at(connection: Connection, path: str | None, part: int) -> Row[Any] | None:
    if path is None:
        return None
    found = select(ISSUES).where(ISSUES.c.path == path, ISSUES.c.part == part)
    return connection.execute(found).one_or_none()


def _rows_of(connection: Connection, identity: str) -> list[Row[Any]]:
    return list(connection.execute(select(ISSUES).where(ISSUES.c.id == identity)))


def _is_gone(path: str | None) -> bool:
    if path is None:
        return True
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        # Nobody may look: it may well be there.
        return False
    return False


def _outcome(identity: str, here: Row[Any] | None, others: list[Row[Any]], gone: list[Row[Any]]) -> Recorded:
    if here is not None:
        return Recorded.KNOWN if here.id == identity else Recorded.REPLACED
    if not others:
        return Recorded.NEW
    return Recorded.RENAMED if len(gone) == len(others) else Recorded.COPY


def _issue_values(issue: Issue, identity: str, path: str | None, date: dt.date | None) -> Values:
    return {
        "id": identity,
        "name": issue.source,
        "path": path,
        "part": issue.part,
        "newspaper": issue.masthead.newspaper,
        "number": issue.masthead.number,
        "date": date,
        "articles": len(issue.articles),
    }


def _put(connection: Connection, articles: _Articles, values: Values, here: Row[Any] | None) -> int:
    """Write an issue with its articles, over the row of the same issue where there is one; return how many are new."""
    stored, new = _put_articles(connection, articles)
    if here is None:
        key = connection.execute(insert(ISSUES).values(**values)).inserted_primary_key
        _put_appearances(connection, _appearances(key[0] if key else 0, articles, stored))
        return new
    # Which of its copies comes first is not changed by reading it again.
    connection.execute(update(ISSUES).where(ISSUES.c.key == here.key).values(**values | {"copy": here.copy}))
    wanted = _appearances(here.key, articles, stored)
    standing = select(APPEARANCES).where(APPEARANCES.c.issue == here.key).order_by(APPEARANCES.c.place)
    if [dict(row._mapping) for row in connection.execute(standing)] != wanted:
        connection.execute(delete(APPEARANCES).where(APPEARANCES.c.issue == here.key))
        _put_appearances(connection, wanted)
    return new


def _put_articles(connection: Connection, articles: _Articles) -> tuple[dict[str, tuple[str, str]], int]:
    """Write the articles that are not there; return each as it stands there, and how many are new."""
    stored: dict[str, tuple[str, str]] = {}
    for ids in chunks({identity for identity, _ in articles}):
        for row in connection.execute(select(ARTICLES).where(ARTICLES.c.id.in_(ids))):
            stored[row.id] = (row.title, row.text)
    new: dict[str, Values] = {}
    for identity, article in articles:
        if identity not in stored:
            stored[identity] = (article.title, article.text)
            new[identity] = {"id": identity, "title": article.title, "text": article.text}
    if new:
        connection.execute(insert(ARTICLES), list(new.values()))
    return stored, len(new)


def _appearances(key: int, articles: _Articles, stored: dict[str, tuple[str, str]]) -> list[Values]:
    found = []
    for place, (identity, article) in enumerate(articles, start=1):
        title, text = stored[identity]
        values = appearance_values(article) | {"issue": key, "place": place, "article": identity}
        values["title"] = None if article.title == title else article.title
        values["text"] = None if article.text == text else article.text
        found.append(values)
    return found


def _put_appearances(connection: Connection, values: list[Values]) -> None:
    if values:
        connection.execute(insert(APPEARANCES), values)


def _take_out(connection: Connection, rows: Sequence[Row[Any]]) -> set[str]:
    """Take out issues; return the articles that may stand in none by now."""
    left: set[str] = set()
    for keys in chunks(row.key for row in rows):
        left.update(connection.scalars(select(APPEARANCES.c.article).where(APPEARANCES.c.issue.in_(keys))))
        connection.execute(delete(ISSUES).where(ISSUES.c.key.in_(keys)))
    return left


def _choose_first(connection: Connection, identities: Iterable[str]) -> None:
    """Mark all but the naturally first row of each issue as copies; what came from no file stands last."""
    for identity in identities:
        rows = _rows_of(connection, identity)
        if not rows:
            continue
        first = min(rows, key=lambda row: (row.path is None, natural(row.path or ""), row.path or "", row.part))
        if sum(not row.copy for row in rows) == 1 and not first.copy:
            continue
        connection.execute(update(ISSUES).where(ISSUES.c.id == identity).values(copy=True))
        connection.execute(update(ISSUES).where(ISSUES.c.key == first.key).values(copy=False))


def _elsewhere(connection: Connection, ids: Sequence[str], identity: str) -> tuple[str, ...]:
    found: set[str] = set()
    for chunk in chunks(ids):
        standing = select(APPEARANCES.c.article).join(ISSUES, ISSUES.c.key == APPEARANCES.c.issue)
        found.update(connection.scalars(standing.where(APPEARANCES.c.article.in_(chunk), ISSUES.c.id != identity)))
    return tuple(one for one in ids if one in found)


def _sweep(connection: Connection, suspects: Iterable[str]) -> None:
    """Delete those of the articles that stand in no issue, with all that was said of them."""
    standing = exists().where(APPEARANCES.c.article == ARTICLES.c.id)
    for ids in chunks(suspects):
        connection.execute(delete(ARTICLES).where(ARTICLES.c.id.in_(ids), ~standing))
