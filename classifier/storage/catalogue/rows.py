"""Rows: the nouns as values of columns, and values of columns as the nouns again."""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import Row

from classifier.domain.article import Article
from classifier.domain.catalogued import CataloguedIssue, CatalogueRun, Reading, SeenFile, Verb
from classifier.domain.label import Label
from classifier.domain.prediction import Evidence, Prediction, ReviewReason, telling
from classifier.domain.resolution import Basis, Resolution
from classifier.storage.catalogue.columns import BrokenValueError

MOST_TERMS = 6
"""Terms that are kept of what spoke for a tag."""
Values = dict[str, Any]
Given = ParamSpec("Given")
Made = TypeVar("Made")


def _checked(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Refuse what cannot be made of a row that was written here."""

    @wraps(make)
    def checked(*arguments: Given.args, **named: Given.kwargs) -> Made:
        try:
            return make(*arguments, **named)
        except (ValueError, TypeError, AttributeError) as error:
            raise BrokenValueError(str(error)) from error

    return checked


def appearance_values(article: Article) -> Values:
    """Return where and how an article stands in an issue, without its id, title and text."""
    return {
        "position": article.position,
        "bylines": list(article.bylines),
        "organisation": article.organisation,
        "date": article.date,
        "pages": list(article.pages),
        "confidence": article.confidence,
        "doubtful": article.doubtful,
        "recognition": article.recognition,
        "source_id": article.source_id,
    }


@_checked
def article_of(row: Row[Any]) -> Article:
    """Return the article of a row of `APPEARANCES` with its title and text."""
    return Article(
        title=row.title,
        text=row.text,
        bylines=_texts(row.bylines),
        organisation=row.organisation,
        date=row.date,
        pages=_pages(row.pages),
        position=row.position,
        confidence=row.confidence,
        doubtful=row.doubtful,
        recognition=row.recognition,
        source_id=row.source_id,
    )


@_checked
def issue_of(row: Row[Any]) -> CataloguedIssue:
    """Return the issue of a row of `ISSUES`."""
    return CataloguedIssue(
        id=row.id,
        name=row.name,
        path=row.path,
        part=int(row.part),
        newspaper=row.newspaper,
        number=row.number,
        date=row.date,
        articles=int(row.articles),
    )


def prediction_values(prediction: Prediction) -> Values:
    """Return what a model said of an article; of the evidence only the terms that spoke for the tags given."""
    return {
        "model": prediction.model,
        "primary_tag": prediction.primary,
        "tags": list(prediction.tags),
        "scores": dict(prediction.scores),
        "certainty": prediction.certainty,
        "review": None if prediction.review is None else prediction.review.value,
        "familiar": prediction.familiar,
        "evidence": {
            tag: [[one.term, one.weight] for one in telling(prediction.evidence[tag], MOST_TERMS, 0)]
            for tag in prediction.tags
            if tag in prediction.evidence
        },
    }


@_checked
def prediction_of(row: Row[Any]) -> Prediction:
    """Return the prediction of a row of `PREDICTIONS`."""
    return Prediction(
        scores={tag: float(score) for tag, score in row.scores.items()},
        tags=_texts(row.tags),
        primary=row.primary_tag,
        review=None if row.review is None else ReviewReason(row.review),
        model=row.model,
        certainty=row.certainty,
        evidence={
            tag: tuple(Evidence(str(term), float(weight)) for term, weight in terms)
            for tag, terms in row.evidence.items()
        },
        familiar=row.familiar,
    )


def label_values(resolution: Resolution) -> Values:
    """Return what people's answers about an article come to."""
    label = resolution.label
    return {
        "article": resolution.article,
        "basis": resolution.basis.value,
        "primary_tag": None if label is None else label.primary,
        "tags": None if label is None else list(label.tags),
    }


@_checked
def label_of(tags: list[str] | None, primary: str | None) -> Label | None:
    """Return the label of a row of `LABELS`; None where people came to none."""
    return None if tags is None else Label(tags=_texts(tags), primary=primary)


@_checked
def basis_of(basis: str | None) -> Basis | None:
    """Return what a label rests on; None where nobody spoke."""
    return None if basis is None else Basis(basis)


def run_values(run: CatalogueRun) -> Values:
    """Return a run."""
    return {
        "id": run.id,
        "verb": run.verb.value,
        "began": run.began,
        "ended": run.ended,
        "model": run.model,
        "issues": run.issues,
        "articles": run.articles,
        "predictions": run.predictions,
        "failed": run.failed,
    }


@_checked
def run_of(row: Row[Any]) -> CatalogueRun:
    """Return the run of a row of `RUNS`."""
    return CatalogueRun(
        id=row.id,
        verb=Verb(row.verb),
        began=_moment(row.began),
        ended=_moment(row.ended),
        model=row.model,
        issues=row.issues,
        articles=row.articles,
        predictions=row.predictions,
        failed=row.failed,
    )


def seen_values(seen: SeenFile) -> Values:
    """Return a file of an inbox."""
    return {
        "path": seen.path,
        "size": seen.size,
        "modified": seen.modified,
        "digest": seen.digest,
        "reading": seen.reading.value,
        "fault": seen.fault,
        "hint": seen.hint,
        "issues": list(seen.issues),
        "at": seen.at,
        "announced": seen.announced,
    }


@_checked
def seen_of(row: Row[Any]) -> SeenFile:
    """Return the file of a row of `FILES`."""
    return SeenFile(
        path=row.path,
        size=row.size,
        modified=row.modified,
        digest=row.digest,
        reading=Reading(row.reading),
        fault=row.fault,
        hint=row.hint,
        issues=_texts(row.issues),
        at=_moment(row.at),
        announced=row.announced,
    )


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError("no list of texts")
    return tuple(value)


def _pages(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or not all(type(one) is int for one in value):
        raise TypeError("no list of numbers")
    return tuple(value)


def _moment(value: object) -> dt.datetime:
    if not isinstance(value, dt.datetime):
        raise TypeError(f"no time: {value!r}")
    return value
