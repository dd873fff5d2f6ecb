"""Columns: values of Python that both databases keep exactly as they are."""

import datetime as dt
import json
import re
from typing import Any

from sqlalchemy import Date, DateTime, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

# PostgreSQL keeps no NUL, and neither database half a character; articles and file names may bring both. They stand as
# U+0010, which computers once meant to announce such a thing with and no text needs, and four digits.
_SIGN = "\x10"
_UNSTORABLE = re.compile("[\x00\x10\ud800-\udfff]")
_STORED = re.compile(f"{_SIGN}([0-9a-f]{{4}})")


class BrokenValueError(ValueError):
    """A column holds what was never written to it: anybody may have written to the database."""


def escaped(text: str) -> str:
    """Return a text as it can be kept.

    Parameters
    ----------
    text : str
        Any that Python holds.

    Returns
    -------
    str
        The same text wherever it holds neither NUL, U+0010 nor half a surrogate pair.
    """
    return _UNSTORABLE.sub(lambda found: f"{_SIGN}{ord(found[0]):04x}", text)


def unescaped(text: str) -> str:
    """Return the text that `escaped` was given."""
    return _STORED.sub(lambda found: chr(int(found[1], 16)), text) if _SIGN in text else text


class Escaped(TypeDecorator[str]):
    """A text, whatever characters are in it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        """Return what is kept."""
        return None if value is None else escaped(value)

    def process_result_value(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        """Return what was given."""
        return None if value is None else unescaped(_text(value))


class Json(TypeDecorator[Any]):
    """Lists and objects of texts and numbers, as JSON that people can read."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        """Return what is kept."""
        # Two halves of surrogate pairs side by side would be read as one character if JSON escaped them.
        return None if value is None else escaped(json.dumps(value, ensure_ascii=False))

    def process_result_value(self, value: object, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's
        """Return what was given, tuples as lists."""
        if value is None:
            return None
        try:
            return json.loads(unescaped(_text(value)))
        except (ValueError, RecursionError) as error:
            raise BrokenValueError("no JSON") from error


class Day(TypeDecorator[dt.date]):
    """A date: a text in SQLite, which has none."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return what the database calls it."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Date())

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> dt.date | str | None:
        """Return what is kept."""
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: object, dialect: Dialect) -> dt.date | None:  # noqa: ARG002 - SQLAlchemy's
        """Return what was given."""
        if value is None or isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(_text(value))
        except ValueError as error:
            raise BrokenValueError("no date") from error


class Moment(TypeDecorator[dt.datetime]):
    """A time with its zone, kept and given back in UTC: a text in SQLite, which has none."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return what the database calls it."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | str | None:
        """Return what is kept."""
        if value is None:
            return None
        moment = value.astimezone(dt.UTC)
        # So written, texts sort as times do.
        return moment.isoformat(" ", "microseconds") if dialect.name == "sqlite" else moment

    def process_result_value(self, value: object, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 - SQLAlchemy's
        """Return what was given, in UTC."""
        if value is None:
            return None
        try:
            moment = value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(_text(value))
        except ValueError as error:
            raise BrokenValueError("no time") from error
        return moment.astimezone(dt.UTC)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise BrokenValueError("no text")
    return value
