"""Ready articles: JSON Lines, one article a line, never split."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any

from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.errors import BrokenLineError, DecodingError, InputError
from classifier.ingest.sources import bounded
from classifier.text.encoding import decode
from classifier.text.normalize import repair_characters

# Articles that are held at once: a file of any length is read in constant memory.
BATCH = 1000
_HINT = 'each line is one JSON object, with "title" and "text"'


def read_ready(lines: Iterable[bytes], given: str, name: str) -> Iterator[Issue | InputError]:
    """Read ready articles.

    Parameters
    ----------
    lines : iterable of bytes
        The lines of the source.
    given : str
        What errors call the source.
    name : str
        What the articles are filed under.

    Yields
    ------
    Issue or InputError
        Issues of at most `BATCH` articles each, and between them an error for every line that is no article.
    """
    batch: list[Article] = []
    position = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            article = _article(bounded(line, given, line=number), given, number, position + 1)
        except InputError as error:
            if batch:
                yield Issue(source=name, articles=tuple(batch), ready=True)
            batch = []
            yield error
            continue
        position += 1
        batch.append(article)
        if len(batch) == BATCH:
            yield Issue(source=name, articles=tuple(batch), ready=True)
            batch = []
    if batch:
        yield Issue(source=name, articles=tuple(batch), ready=True)


def _article(line: bytes, given: str, number: int, position: int) -> Article:
    return article_of(object_of(line, given, number), given, number, position)


def object_of(line: bytes, given: str, number: int) -> dict[str, Any]:
    """Parse one line.

    Parameters
    ----------
    line : bytes
        The line.
    given : str
        What errors call the source.
    number : int
        Of the line, from 1.

    Returns
    -------
    dict
        Whatever JSON can hold.

    Raises
    ------
    BrokenLineError
        Where it is no JSON object.
    """
    try:
        found = json.loads(decode(line, given).text)
    except DecodingError as error:
        raise _broken(given, number, "it is not UTF-8") from error
    except ValueError as error:
        raise _broken(given, number, "it is not JSON") from error
    except RecursionError as error:
        raise _broken(given, number, "its JSON is nested too deep") from error
    if not isinstance(found, dict):
        raise _broken(given, number, "it is not a JSON object")
    return found


def article_of(found: dict[str, Any], given: str, number: int, position: int) -> Article:
    """Return the article that a line holds.

    Parameters
    ----------
    found : dict
        From `object_of`.
    given, number
        As in `object_of`.
    position : int
        Its place among the articles of the source, from 1.

    Returns
    -------
    Article
        Fields of other makes under the names of ours are passed over.

    Raises
    ------
    BrokenLineError
        Where there is neither title nor text, or one of them is no text.
    """
    title, text = (_string(found, key, given, number) for key in ("title", "text"))
    title = " ".join(title.split())
    if not (title or text):
        raise _broken(given, number, "it has neither title nor text")
    return Article(
        title=title,
        text=text,
        bylines=_names(found.get("byline")),
        organisation=_optional(found.get("organisation")),
        date=_date(found.get("date")),
        pages=(found["page"],) if type(found.get("page")) is int and found["page"] > 0 else (),
        position=position,
        source_id=_source_id(found.get("id"), given, number),
    )


def _string(found: dict[str, Any], key: str, given: str, number: int) -> str:
    value = found.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _broken(given, number, f'its "{key}" is not a string')
    return repair_characters(value).replace("\f", "\n").strip()


def _source_id(value: object, given: str, number: int) -> str | None:
    if value is None:
        return None
    if isinstance(value, str | int) and not isinstance(value, bool):
        return repair_characters(str(value))
    raise _broken(given, number, 'its "id" is neither a string nor a number')


# What `split` prints can be read again: fields of other makes under the same names are passed over.
def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(repair_characters(name) for name in value if name.strip())
    return ()


def _optional(value: object) -> str | None:
    return repair_characters(value).strip() or None if isinstance(value, str) else None


def _date(value: object) -> dt.date | None:
    if not isinstance(value, str):
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def _broken(given: str, number: int, why: str) -> BrokenLineError:
    return BrokenLineError(f"{given}: line {number} is not an article: {why}", source=given, line=number, hint=_HINT)
