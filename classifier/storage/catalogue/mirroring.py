"""Mirroring: the table of labels becomes what people's answers come to; the answers themselves stand in their logs."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from classifier.domain.resolution import Resolution
from classifier.storage.catalogue.chunks import chunks
from classifier.storage.catalogue.rows import label_values
from classifier.storage.catalogue.schema import LABELS


def mirror_labels(connection: Connection, resolutions: Mapping[str, Resolution]) -> None:
    """Write what differs, and nothing else."""
    standing = {row.article: dict(row._mapping) for row in connection.execute(select(LABELS))}
    wanted = {article: label_values(resolution) for article, resolution in resolutions.items()}
    stale = [article for article, values in standing.items() if wanted.get(article) != values]
    for articles in chunks(stale):
        connection.execute(delete(LABELS).where(LABELS.c.article.in_(articles)))
    fresh = [values for article, values in wanted.items() if standing.get(article) != values]
    if fresh:
        connection.execute(insert(LABELS), fresh)
