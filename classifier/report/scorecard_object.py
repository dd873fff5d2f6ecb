"""A scorecard as the JSON object that ``evaluate`` promises: names, order and rounding in one place."""

from collections.abc import Mapping

from classifier.domain.evaluation import Counts, Evaluation
from classifier.domain.interval import Interval, Intervals
from classifier.domain.reliability import Reliability
from classifier.domain.scorecard import Mistake, Scorecard

_DIGITS = 4


def scorecard_object(card: Scorecard) -> dict[str, object]:
    """Return a scorecard as ``evaluate --format json`` prints it.

    Parameters
    ----------
    card : Scorecard
        The scorecard.

    Returns
    -------
    dict
        ``model, articles, folds, seed, seen, intervals, primary, tags, calibration,
        review, coverage, mistakes`` in this order.
        Figures are rounded to 4 digits; "no tag" is null.
    """
    found = card.evaluation
    return {
        "model": found.model,
        "articles": found.articles,
        "folds": card.folds,
        "seed": card.seed,
        "seen": {"same": card.seen.same, "alike": card.seen.alike},
        "intervals": _intervals(found.intervals),
        "primary": _primary(found),
        "tags": _tags(found),
        "calibration": {
            "primary": _reliability(found.primary_reliability),
            "tags": _reliability(found.reliability),
            "by_tag": [{"tag": key, **_reliability(one)} for key, one in found.tag_reliability.items()],
        },
        "review": {"untouched": _rounded(found.alone), "accuracy": _rounded(found.accuracy_alone)},
        "coverage": {
            "area": _rounded(found.coverage.area),
            "points": [
                {"share": point.share, "accuracy": _rounded(point.accuracy), "certainty": _rounded(point.certainty)}
                for point in found.coverage.points
            ],
        },
        "mistakes": [_mistake(mistake) for mistake in card.mistakes],
    }


def _primary(found: Evaluation) -> dict[str, object]:
    between = found.intervals
    kinds = list(found.primary)
    return {
        "accuracy": _figure(found.primary_accuracy, between.primary_accuracy if between else None),
        "macro_f1": _figure(found.primary_macro_f1, between.primary_macro_f1 if between else None),
        "by_tag": _counted(found.primary, between.primary if between else None),
        "confusion": {
            "tags": kinds,
            "true_by_said": [[found.confusion.get((true, said), 0) for said in kinds] for true in kinds],
        },
    }


def _tags(found: Evaluation) -> dict[str, object]:
    between = found.intervals
    return {
        "macro_f1": _figure(found.tag_macro_f1, between.tag_macro_f1 if between else None),
        "micro_f1": _figure(found.tag_micro_f1, between.tag_micro_f1 if between else None),
        "exact_match": _figure(found.exact_match, between.exact_match if between else None),
        "by_tag": _counted(found.tags, between.tags if between else None),
    }


def _counted(
    counted: Mapping[str, Counts] | Mapping[str | None, Counts],
    intervals: Mapping[str, Interval] | Mapping[str | None, Interval] | None,
) -> list[dict[str, object]]:
    between: dict[str | None, Interval] = dict(intervals.items()) if intervals else {}
    return [
        {
            "tag": kind,
            "precision": _rounded(counts.precision),
            "recall": _rounded(counts.recall),
            "f1": _figure(counts.f1, between.get(kind)),
            "support": counts.support,
        }
        for kind, counts in counted.items()
    ]


def _reliability(found: Reliability) -> dict[str, object]:
    return {
        "error": _rounded(found.error),
        "brier": _rounded(found.brier),
        "bins": [
            {
                "low": one.low,
                "high": one.high,
                "count": one.count,
                "confidence": _rounded(one.confidence),
                "true": one.right,
            }
            for one in found.bins
        ],
    }


def _mistake(mistake: Mistake) -> dict[str, object]:
    article, label, said = mistake.labelled.article, mistake.labelled.label, mistake.prediction
    return {
        "id": article.id,
        "source_id": article.source_id,
        "title": article.title,
        "primary": label.primary,
        "tags": list(label.tags),
        "said_primary": said.primary,
        "said_tags": list(said.tags),
        "certainty": _rounded(said.certainty),
        "review": said.review.value if said.review else None,
    }


def _intervals(between: Intervals | None) -> dict[str, object] | None:
    return None if between is None else {"level": between.level, "resamples": between.resamples}


def _figure(value: float, between: Interval | None) -> dict[str, object]:
    return {
        "value": _rounded(value),
        "low": None if between is None else _rounded(between.low),
        "high": None if between is None else _rounded(between.high),
    }


def _rounded(value: float) -> float:
    return round(value, _DIGITS)
