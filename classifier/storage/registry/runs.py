"""Runs and observations as lines of JSON, each with every entry, so that any tool can read them as a table."""

from typing import Any

from classifier.domain.observation import Observation
from classifier.domain.run import Cause, Outcome, Run
from classifier.storage.registry.entries import Entries
from classifier.storage.registry.evaluations import contest_entries, read_contest

_RUN_KEYS = (
    "at", "outcome", "cause", "champion", "version", "who", "changed", "training", "tested", "borrowed", "contest",
    "seconds", "fault",
)  # fmt: skip


def run_entries(run: Run) -> dict[str, Any]:
    """Return a run as entries, of which `read_run` makes an equal one."""
    return {
        "at": run.at.isoformat(),
        "outcome": run.outcome.value,
        "cause": run.cause.value,
        "champion": run.champion,
        "version": run.version,
        "who": run.who,
        "changed": run.changed,
        "training": run.training,
        "tested": run.tested,
        "borrowed": run.borrowed,
        "contest": None if run.contest is None else contest_entries(run.contest),
        "seconds": run.seconds,
        "fault": run.fault,
    }


def read_run(found: Entries) -> Run:
    """Read a run.

    Parameters
    ----------
    found : Entries
        Of one line.

    Raises
    ------
    DamagedVersionError
        Where they are no run that this version writes.
    """
    found.only(*_RUN_KEYS)
    return found.made(
        lambda: Run(
            at=found.time("at"),
            outcome=found.choice("outcome", Outcome),
            cause=found.choice("cause", Cause),
            champion=found.version_or_none("champion"),
            version=found.version_or_none("version"),
            who=found.text("who"),
            changed=found.whole("changed"),
            training=found.whole("training"),
            tested=found.whole("tested"),
            borrowed=found.whole("borrowed"),
            contest=read_contest(found, "contest"),
            seconds=found.real("seconds"),
            fault=found.text("fault"),
        )
    )


def observation_entries(observation: Observation) -> dict[str, Any]:
    """Return an observation as entries, of which `read_observation` makes an equal one."""
    return {
        "issue": observation.issue,
        "date": None if observation.date is None else observation.date.isoformat(),
        "at": observation.at.isoformat(),
        "model": observation.model,
        "articles": observation.articles,
        "unseen": observation.unseen,
        "certainties": observation.certainties,
        "tags": dict(observation.tags),
        "doubtful": observation.doubtful,
    }


def read_observation(found: Entries) -> Observation:
    """Read an observation.

    Parameters
    ----------
    found : Entries
        Of one line.

    Raises
    ------
    DamagedVersionError
        Where they are no observation that this version writes.
    """
    found.only("issue", "date", "at", "model", "articles", "unseen", "certainties", "tags", "doubtful")
    return found.made(
        lambda: Observation(
            issue=found.text("issue"),
            date=found.date_or_none("date"),
            at=found.time("at"),
            model=found.text("model"),
            articles=found.whole("articles"),
            unseen=found.share("unseen"),
            certainties=found.shares("certainties"),
            tags=found.wholes_by_name("tags"),
            doubtful=found.texts("doubtful"),
        )
    )
