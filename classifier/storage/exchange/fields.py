"""Fields: what of a record the formats carry beside text and tags, under the same names in all of them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.storage.exchange.place import Place
from classifier.storage.exchange.record import Record
from classifier.storage.exchange.tags import Decided

# Others are slips of a clock or a pen, and near the ends of the calendar no zone can be told.
_YEARS = range(1970, 2200)


def article_fields(filed: FiledArticle) -> dict[str, Any]:
    """Return what there is to tell of an article beside its text.

    Parameters
    ----------
    filed : FiledArticle
        The article.

    Returns
    -------
    dict
        Its id, title and issue always, the rest where there is any.
    """
    article = filed.article
    rest = {
        "date": article.date.isoformat() if article.date else None,
        "byline": list(article.bylines),
        "organisation": article.organisation,
        "pages": list(article.pages),
        "position": article.position if article.position > 1 else None,
        "source_id": article.source_id,
    }
    told = {key: value for key, value in rest.items() if value}
    return {"article": filed.id, "title": article.title, "issue": filed.issue, **told}


def read_article(found: Mapping[str, Any], text: object, place: Place) -> FiledArticle:
    """Return the article that a record is about.

    Parameters
    ----------
    found : mapping
        With the names of `article_fields`; fields of other makes under the same names are passed over.
    text : object
        What should be its text.
    place : Place
        Where it stands.

    Returns
    -------
    FiledArticle
        Its title on one line, otherwise as it is written.

    Raises
    ------
    BrokenLineError
        Where there is neither title nor text, or one of them is no text.
    """
    title = _string(found.get("title"), "title", place)
    text = _string(text, "text", place)
    if not (title.strip() or text.strip()):
        raise place.broken("it has neither title nor text")
    pages = found.get("pages")
    position = found.get("position")
    article = Article(
        title=" ".join(title.split()) if "\n" in title else title,
        text=text,
        bylines=_texts(found.get("byline")),
        organisation=_optional(found.get("organisation")),
        date=_date(found.get("date")),
        pages=tuple(page for page in pages if type(page) is int and page > 0) if isinstance(pages, list) else (),
        position=position if type(position) is int and position > 0 else 1,
        source_id=_optional(found.get("source_id")),
    )
    return FiledArticle(article, _optional(found.get("issue")) or "")


def decision_fields(record: Record) -> dict[str, Any]:
    """Return what there is to tell of a decision beside its tags and who made it.

    Parameters
    ----------
    record : Record
        The decision.

    Returns
    -------
    dict
        The primary tag wherever there is a label, None for one without tags, so that it is known from no label.
    """
    told: dict[str, Any] = {}
    if record.at is not None:
        told["at"] = record.at.isoformat()
    if record.label is None:
        told["unsure"] = True
    else:
        told["primary"] = record.label.primary
    if record.adjudicates:
        told["adjudication"] = True
    if record.note:
        told["note"] = record.note
    return told


def read_note(value: object) -> str:
    """Return a note.

    Parameters
    ----------
    value : object
        A text, or a list of texts as comments are.

    Returns
    -------
    str
        Empty where it is of another make.
    """
    return "\n".join(_texts(value)) if isinstance(value, list) else _optional(value) or ""


def read_time(value: object, place: Place) -> dt.datetime | None:
    """Return when something was decided.

    Parameters
    ----------
    value : object
        A text as ISO 8601 has it, or seconds since 1970; a time without a zone is one of this machine's.
    place : Place
        Where it stands.

    Returns
    -------
    datetime.datetime or None
        With a time zone; None where there is no time.

    Raises
    ------
    BrokenLineError
        Where it is no time.
    """
    if value is None or value == "":
        return None
    try:
        found = _moment(value)
    except (ValueError, OverflowError, OSError) as error:
        raise place.broken("its time cannot be read") from error
    if found is None or found.year not in _YEARS:
        raise place.broken("its time cannot be read")
    return found


def read_annotator(value: object) -> str:
    """Return who decided.

    Parameters
    ----------
    value : object
        A name, a number, or an account with an e-mail address, a name or a number.

    Returns
    -------
    str
        Empty where nobody is named.
    """
    if isinstance(value, dict):
        return next((name for key in ("email", "username", "id") if (name := read_annotator(value.get(key)))), "")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def record_at(
    place: Place,
    filed: FiledArticle,
    decided: Decided | None,
    *,
    annotator: object,
    at: object,
    note: object = None,
    adjudication: object = False,
) -> Record:
    """Return the record of what was read.

    Parameters
    ----------
    place : Place
        Where it stands.
    filed : FiledArticle
        From `read_article`.
    decided : Decided or None
        None where the person was unsure.
    annotator, at, note : object
        As `read_annotator`, `read_time` and `read_note` take them.
    adjudication : object
        True where it ends a disagreement.

    Returns
    -------
    Record
        It can be written again.

    Raises
    ------
    BrokenLineError
        Where its time is no time, or it holds what no file can.
    """
    time = at if isinstance(at, dt.datetime) else read_time(at, place)
    try:
        return Record(
            filed=filed,
            label=decided.label if decided else None,
            annotator=read_annotator(annotator),
            at=time,
            note=read_note(note),
            adjudicates=decided is not None and adjudication is True,
            assumed=decided is not None and decided.assumed,
            place=place,
        )
    except ValueError as error:
        # All else that a record refuses cannot come from here.
        raise place.broken("it holds half a character") from error


def _moment(value: object) -> dt.datetime | None:
    if isinstance(value, str):
        found = dt.datetime.fromisoformat(value.strip())
        return found if found.tzinfo else found.astimezone()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return dt.datetime.fromtimestamp(value, dt.UTC)
    return None


def _string(value: object, name: str, place: Place) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise place.broken(f'its "{name}" is not a string')
    return value


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(text for text in value if isinstance(text, str))
    return ()


def _optional(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _date(value: object) -> dt.date | None:
    if not isinstance(value, str):
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None
