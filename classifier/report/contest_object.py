"""A contest as the JSON object that commands promise: names, order and rounding in one place."""

from classifier.domain.contest import Contest, Difference, Figures, Finding

_DIGITS = 4


def contest_object(contest: Contest) -> dict[str, object]:
    """Return a contest as an object for JSON.

    Parameters
    ----------
    contest : Contest
        Of champion and challenger.

    Returns
    -------
    dict
        ``champion, articles, support, before, after, primary, tags, promoted, findings`` in this order. Figures are
        rounded to 4 digits, and null where no article was tested.
    """
    return {
        "champion": contest.champion,
        "articles": contest.articles,
        "support": dict(contest.support),
        "before": _figures(contest.before),
        "after": _figures(contest.after),
        "primary": _difference(contest.primary),
        "tags": _difference(contest.tags),
        "promoted": contest.promoted,
        "findings": [_finding(one) for one in contest.findings],
    }


def _figures(found: Figures | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "primary_macro_f1": _rounded(found.primary_macro_f1),
        "primary_accuracy": _rounded(found.primary_accuracy),
        "tag_macro_f1": _rounded(found.tag_macro_f1),
        "exact_match": _rounded(found.exact_match),
        "calibration_error": _rounded(found.calibration_error),
        "tags": {key: _rounded(score) for key, score in found.tags.items()},
    }


def _difference(found: Difference | None) -> dict[str, float] | None:
    if found is None:
        return None
    return {"value": _rounded(found.value), "low": _rounded(found.low), "high": _rounded(found.high)}


def _finding(found: Finding) -> dict[str, object]:
    return {
        "ground": str(found.ground),
        "tag": found.tag,
        "value": _rounded(found.value),
        "bound": _rounded(found.bound),
        "articles": list(found.articles),
    }


def _rounded(value: float) -> float:
    return round(value, _DIGITS)
