"""Schema: the tables as queries see them. What makes them is `classifier.storage.catalogue.migrations`."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Identity,
    Integer,
    MetaData,
    Table,
    Text,
)

from classifier.storage.catalogue.columns import Day, Escaped, Json, Moment

METADATA = MetaData()


def _key() -> Column[int]:
    return Column("key", BigInteger, Identity(), primary_key=True)


VERSION = Table("schema_version", METADATA, Column("version", Integer, nullable=False))

# One row for each piece of a file that an issue was read from; of the pieces that hold the same issue, all but the
# naturally first are copies.
ISSUES = Table(
    "issues",
    METADATA,
    _key(),
    Column("id", Text, nullable=False),
    Column("name", Escaped, nullable=False),
    Column("path", Escaped),
    Column("part", Integer, nullable=False),
    Column("newspaper", Escaped),
    Column("number", Escaped),
    Column("date", Day),
    Column("articles", Integer, nullable=False),
    Column("copy", Boolean, nullable=False),
)
ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("title", Escaped, nullable=False),
    Column("text", Escaped, nullable=False),
)
# Two readings of one article may differ in what does not count, such as spaces: title and text stand here only where
# they are not exactly those in `ARTICLES`.
APPEARANCES = Table(
    "appearances",
    METADATA,
    Column("issue", BigInteger, ForeignKey("issues.key", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("title", Escaped),
    Column("text", Escaped),
    Column("bylines", Json, nullable=False),
    Column("organisation", Escaped),
    Column("date", Day),
    Column("pages", Json, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("doubtful", Boolean, nullable=False),
    Column("recognition", Double),
    Column("source_id", Escaped),
)
PREDICTIONS = Table(
    "predictions",
    METADATA,
    _key(),
    Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Column("run", Escaped, nullable=False),
    Column("model", Escaped, nullable=False),
    Column("primary_tag", Escaped),
    Column("tags", Json, nullable=False),
    Column("scores", Json, nullable=False),
    Column("certainty", Double, nullable=False),
    Column("review", Text),
    Column("familiar", Double, nullable=False),
    Column("evidence", Json, nullable=False),
)
LABELS = Table(
    "labels",
    METADATA,
    Column("article", Escaped, primary_key=True),
    Column("basis", Text, nullable=False),
    Column("primary_tag", Escaped),
    Column("tags", Json),
)
RUNS = Table(
    "runs",
    METADATA,
    Column("id", Escaped, primary_key=True),
    Column("verb", Text, nullable=False),
    Column("began", Moment, nullable=False),
    Column("ended", Moment, nullable=False),
    Column("model", Escaped, nullable=False),
    Column("issues", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("predictions", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
)
FILES = Table(
    "files",
    METADATA,
    Column("path", Escaped, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("modified", BigInteger, nullable=False),
    Column("digest", Text, nullable=False),
    Column("reading", Text, nullable=False),
    Column("fault", Escaped, nullable=False),
    Column("hint", Escaped, nullable=False),
    Column("issues", Json, nullable=False),
    Column("at", Moment, nullable=False),
    Column("announced", Boolean, nullable=False),
)
