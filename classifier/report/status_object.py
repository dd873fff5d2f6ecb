"""How a workspace stands as an object for JSON: names and order in one place."""

from typing import Any

from classifier.domain.contest import Figures
from classifier.domain.drift import Drift
from classifier.domain.run import Run
from classifier.domain.status import Advice, Fault, Status
from classifier.errors import YuankanError

_DIGITS = 4


def status_object(found: Status) -> dict[str, Any]:
    """Return how a workspace stands; what is not known is null.

    Parameters
    ----------
    found : Status
        How it stands.

    Returns
    -------
    dict
        ``workspace, at, champion, challenger, crowned, made, days, figures, labels, changed, due, cause, drift, queue,
        runs, idle, advice, faults``.
    """
    aliases, version, contest = found.aliases, found.version, found.contest
    return {
        "workspace": str(found.root),
        "at": found.at.isoformat(),
        "champion": None if aliases is None else aliases.champion,
        "challenger": None if aliases is None else aliases.challenger,
        "crowned": list(found.crowned),
        "made": None if version is None else version.manifest.made.isoformat(),
        "days": None if found.days is None else round(found.days, 1),
        "figures": None if contest is None or contest.after is None else _figures(contest.after, contest.articles),
        "labels": None if found.labels is None else {
            "training": found.labels.training,
            "test": found.labels.test,
            "disputed": found.labels.disputed,
            "unsure": found.labels.unsure,
            "neither": found.labels.neither,
            "test_tags": dict(found.labels.support),
        },
        "changed": found.changed,
        "due": found.is_due,
        "cause": None if found.cause is None else found.cause.value,
        "drift": _drift(found.drift),
        "queue": list(found.queue),
        "runs": [_run(run) for run in found.runs],
        "idle": None if found.idle is None else {"number": found.idle.number, "at": found.idle.at.isoformat()},
        "advice": [_advice(one) for one in found.advice],
        "faults": [_fault(fault) for fault in found.faults],
    }  # fmt: skip


def _figures(found: Figures, articles: int) -> dict[str, Any]:
    return {
        "articles": articles,
        "primary_macro_f1": _rounded(found.primary_macro_f1),
        "primary_accuracy": _rounded(found.primary_accuracy),
        "tag_macro_f1": _rounded(found.tag_macro_f1),
        "exact_match": _rounded(found.exact_match),
        "calibration_error": _rounded(found.calibration_error),
        "tags": {tag: _rounded(value) for tag, value in found.tags.items()},
    }


def _drift(found: Drift) -> dict[str, Any]:
    signals = [
        {
            "sign": one.sign.value,
            "value": _rounded(one.value),
            "level": _rounded(one.level),
            "above": one.above,
            "issues": one.issues,
            "articles": one.articles,
            "now": _rounded(one.now),
            "before": _rounded(one.before),
            "p": one.p,
            "tag": one.tag,
        }
        for one in found.signals
    ]
    silent = [
        {"sign": one.sign.value, "why": one.why.value, "articles": one.articles, "needed": one.needed}
        for one in found.silent
    ]
    return {"above": bool(found.above), "signals": signals, "silent": silent}


def _run(run: Run) -> dict[str, Any]:
    return {
        "at": run.at.isoformat(),
        "outcome": run.outcome.value,
        "cause": run.cause.value,
        "champion": run.champion,
        "version": run.version,
        "grounds": [] if run.contest is None else [finding.ground.value for finding in run.contest.findings],
        "fault": run.fault,
    }


def _advice(one: Advice) -> dict[str, Any]:
    return {
        "step": one.step.value,
        "number": one.number,
        "needed": one.needed,
        "tags": list(one.tags),
        "version": one.version,
    }


def _fault(fault: Fault) -> dict[str, Any]:
    if isinstance(fault, YuankanError):
        return {"message": fault.message, "status": fault.exit_status}
    return {"message": str(fault), "status": 1}


def _rounded(value: float) -> float:
    return round(float(value), _DIGITS)
