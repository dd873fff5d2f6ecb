"""Predicting: what models said of the articles; of each article what one of them said holds, the rest is history."""

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, select, update

from classifier.domain.prediction import Prediction
from classifier.storage.catalogue.chunks import chunks
from classifier.storage.catalogue.rows import prediction_of, prediction_values
from classifier.storage.catalogue.schema import ARTICLES, PREDICTIONS

_CURRENT = PREDICTIONS.c.current.is_(True)


def add_missing(connection: Connection, said: Mapping[str, Prediction], *, at: dt.datetime, run: str) -> int:
    """Write the predictions of articles that have none; return how many they were."""
    standing = select(PREDICTIONS.c.article)
    known = {
        article
        for ids in chunks(said)
        for article in connection.scalars(standing.where(PREDICTIONS.c.article.in_(ids), _CURRENT))
    }
    added = [
        prediction_values(prediction) | {"article": article, "current": True, "at": at, "run": run}
        for article, prediction in said.items()
        if article not in known
    ]
    if added:
        connection.execute(insert(PREDICTIONS), added)
    return len(added)


def change(connection: Connection, article: str, prediction: Prediction, *, at: dt.datetime, run: str) -> bool:
    """Let a prediction take the place of one that tags otherwise; return whether it did."""
    if connection.execute(select(ARTICLES.c.id).where(ARTICLES.c.id == article)).first() is None:
        return False
    before = current_predictions(connection, [article]).get(article)
    if before is not None and _sense(before) == _sense(prediction):
        return False
    connection.execute(update(PREDICTIONS).where(PREDICTIONS.c.article == article, _CURRENT).values(current=False))
    values = prediction_values(prediction) | {"article": article, "current": True, "at": at, "run": run}
    connection.execute(insert(PREDICTIONS).values(**values))
    return True


def current_predictions(connection: Connection, articles: Iterable[str]) -> dict[str, Prediction]:
    """Return the prediction that holds of each article that has one."""
    found: dict[str, Prediction] = {}
    for ids in chunks(articles):
        standing = select(PREDICTIONS).where(PREDICTIONS.c.article.in_(ids), _CURRENT)
        found |= {row.article: prediction_of(row) for row in connection.execute(standing)}
    return found


def history(connection: Connection, article: str) -> list[tuple[dt.datetime, Prediction]]:
    """Return all that was said of an article, the latest last."""
    said = select(PREDICTIONS).where(PREDICTIONS.c.article == article).order_by(PREDICTIONS.c.key)
    return [(row.at, prediction_of(row)) for row in connection.execute(said)]


def _sense(prediction: Prediction) -> tuple[object, ...]:
    # A difference of confidence alone is none that anybody would see.
    return frozenset(prediction.tags), prediction.primary, prediction.review
