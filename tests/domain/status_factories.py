"""Versions, contests, runs and a whole status, with what a test does not care for filled in."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

from classifier.domain.contest import Contest, Difference, Figures, Finding, Ground
from classifier.domain.drift import Drift
from classifier.domain.run import Cause, Outcome, Run
from classifier.domain.status import LabelCount, Status
from classifier.domain.version import BUILTIN, Aliases, Digests, Manifest, ModelVersion, Origin, Runtime

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
KEYS = ("party_building", "clinical_technique", "award", "training", "event")
DIGESTS = Digests(**dict.fromkeys(("model", "snapshot", "corpus", "taxonomy", "code", "inputs"), "0" * 64))


def make_manifest(**changes: Any) -> Manifest:
    manifest = Manifest(
        made=NOON - dt.timedelta(days=41),
        who="wang",
        origin=Origin.TRAINED,
        parent=BUILTIN,
        keys=KEYS,
        seed=0,
        digests=DIGESTS,
        runtime=Runtime(format=1, python="3.11", libraries={"numpy": "2.0"}),
        own=320,
        tested=60,
        borrowed=1200,
        starter_weight=0.3,
        seconds=12.0,
    )
    return replace(manifest, **changes)


def make_figures(primary: float = 0.87) -> Figures:
    return Figures(
        primary_macro_f1=primary,
        primary_accuracy=0.88,
        tag_macro_f1=0.85,
        exact_match=0.8,
        calibration_error=0.03,
        tags=dict.fromkeys(KEYS, 0.85),
    )


def make_contest(**changes: Any) -> Contest:
    contest = Contest(
        champion=BUILTIN,
        articles=60,
        support=dict.fromkeys(KEYS, 12),
        before=make_figures(0.84),
        after=make_figures(),
        primary=Difference(value=0.03, low=0.01, high=0.05),
        tags=Difference(value=0.02, low=0.0, high=0.04),
        promoted=True,
        findings=(Finding(ground=Ground.BETTER, value=0.03, bound=0.01),),
    )
    return replace(contest, **changes)


def make_run(**changes: Any) -> Run:
    run = Run(
        at=NOON - dt.timedelta(days=41), outcome=Outcome.PROMOTED, cause=Cause.LABELS, champion="v0003", version="v0003"
    )
    return replace(run, **changes)


def make_status(**changes: Any) -> Status:
    status = Status(
        root=Path("/srv/院刊"),
        at=NOON,
        aliases=Aliases(champion="v0003", former=(BUILTIN,)),
        version=ModelVersion(name="v0003", manifest=make_manifest()),
        contest=make_contest(),
        labels=LabelCount(training=356, test=60, disputed=0, unsure=2, neither=0, support=dict.fromkeys(KEYS, 12)),
        changed=36,
        cause=Cause.NOT_DUE,
        drift=Drift(),
        queue=(),
        observed=12,
        runs=(make_run(),),
        idle=None,
        crowned=(),
        fallback=None,
        advice=(),
        faults=(),
    )
    return replace(status, **changes)
