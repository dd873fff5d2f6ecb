"""The JSON objects that ``split`` and ``tag`` promise: names, order and rounding in one place."""

from collections.abc import Iterator

from classifier.domain.article import Article
from classifier.domain.issue import Furniture, Issue
from classifier.domain.prediction import Evidence, Prediction, ReviewReason, strongest

CONFIDENCE_DIGITS = 4
EVIDENCE = 8
"""Terms of a tag that are listed one by one; the rest are one more."""


def article_object(issue: Issue, article: Article) -> dict[str, object]:
    """Return one article as ``split`` prints it.

    Parameters
    ----------
    issue : Issue
        The issue it stands in.
    article : Article
        The article.

    Returns
    -------
    dict
        ``id, issue, position, title, byline, organisation, date, page, pages, text, confidence, recognition, review``
        in this order, then ``source_id`` where a ready article came with an id of its own.
    """
    reason = split_review(article)
    return {
        **_placed(issue, article),
        "confidence": rounded(article.confidence),
        "recognition": _recognition(article),
        "review": reason.value if reason else None,
        **_own_id(article),
    }


def tagged_object(issue: Issue, article: Article, prediction: Prediction, *, explain: bool) -> dict[str, object]:
    """Return one article as ``tag`` prints it.

    Parameters
    ----------
    issue, article
        As in `article_object`.
    prediction : Prediction
        What the model said of the article.
    explain : bool
        Add ``evidence``: per tag given, or else of the likeliest, the terms that spoke most strongly for and against
        it, each with its weight and its places (field, start, end), then all others in one. The weights of a tag add
        up to the log-odds of its confidence.

    Returns
    -------
    dict
        The fields of `article_object` up to ``text``, then ``split_confidence, recognition, primary, tags, scores,
        review, model``, then ``evidence`` where asked for, and ``source_id`` last. Confidences are rounded to 4 digits.
    """
    scores = {key: rounded(score) for key, score in prediction.scores.items()}
    found = _placed(issue, article) | {
        "split_confidence": rounded(article.confidence),
        "recognition": _recognition(article),
        "primary": prediction.primary,
        "tags": [{"tag": key, "confidence": scores[key]} for key in prediction.tags],
        "scores": scores,
        "review": prediction.review.value if prediction.review else None,
        "model": prediction.model,
    }
    if explain:
        found["evidence"] = {
            key: [_spoken(one) for one in strongest(prediction.evidence[key], EVIDENCE)]
            for key in prediction.explained
            if key in prediction.evidence
        }
    return found | _own_id(article)


def split_review(article: Article) -> ReviewReason | None:
    """Return why a person should look at how an article was cut out.

    Parameters
    ----------
    article : Article
        The article.

    Returns
    -------
    ReviewReason or None
        `ReviewReason.SPLIT` where a boundary of it is in doubt.
    """
    return ReviewReason.SPLIT if article.doubtful else None


def _spoken(one: Evidence) -> list[object]:
    return [one.term, rounded(one.weight), [[place.field, place.start, place.end] for place in one.places]]


def _placed(issue: Issue, article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "issue": issue.source,
        "position": article.position,
        "title": article.title,
        "byline": list(article.bylines),
        "organisation": article.organisation,
        "date": article.date.isoformat() if article.date else None,
        "page": article.page,
        "pages": list(article.pages),
        "text": article.text,
    }


def _recognition(article: Article) -> float | None:
    return None if article.recognition is None else rounded(article.recognition)


def _own_id(article: Article) -> dict[str, object]:
    return {} if article.source_id is None else {"source_id": article.source_id}


def furniture_objects(issue: Issue) -> Iterator[dict[str, object]]:
    """Yield what of an issue belongs to no article, as ``split --furniture`` prints it.

    Parameters
    ----------
    issue : Issue
        The issue.

    Yields
    ------
    dict
        ``issue, kind, lines, text``; ``lines`` are pairs of first and last source line, counted from 1.
    """
    for piece in issue.furniture:
        yield {"issue": issue.source, "kind": piece.kind.value, "lines": line_pairs(piece), "text": piece.text}


def line_pairs(piece: Furniture) -> list[list[int]]:
    """Return the source lines of a piece of furniture.

    Parameters
    ----------
    piece : Furniture
        The piece.

    Returns
    -------
    list of [int, int]
        First and last line of each run, counted from 1, both included.
    """
    return [[span.first, span.last] for span in piece.spans]


def rounded(score: float) -> float:
    """Return a score with as many digits as a person or a program can use.

    Parameters
    ----------
    score : float
        A confidence or a weight.

    Returns
    -------
    float
        `score` rounded to 4 digits.
    """
    return round(float(score), CONFIDENCE_DIGITS)
