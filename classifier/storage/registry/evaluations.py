"""The evaluation of a version as a file: the contest that it stood, and the reference that news is held against."""

from typing import Any

from classifier.domain.contest import Contest, Difference, Figures, Finding, Ground
from classifier.domain.observation import Reference
from classifier.storage.registry.entries import Entries, entries_of, text_of
from classifier.storage.registry.source import Source

_FIGURES = ("primary_macro_f1", "primary_accuracy", "tag_macro_f1", "exact_match", "calibration_error")
_MOST_CERTAINTIES = 1001


def evaluation_text(contest: Contest | None, reference: Reference | None) -> bytes:
    """Write an evaluation as a whole file, of which `read_evaluation` makes an equal one."""
    return text_of(
        {
            "contest": None if contest is None else contest_entries(contest),
            "reference": None if reference is None else _reference_entries(reference),
        }
    )


def read_evaluation(data: bytes, source: Source) -> tuple[Contest | None, Reference | None]:
    """Read an evaluation.

    Parameters
    ----------
    data : bytes
        The whole file.
    source : Source
        Where they stand.

    Raises
    ------
    DamagedVersionError
        Where they are no evaluation that this version writes.
    """
    found = entries_of(data, source)
    found.only("contest", "reference")
    reference = found.entries_or_none("reference")
    return read_contest(found, "contest"), None if reference is None else _reference(reference)


def contest_entries(contest: Contest) -> dict[str, Any]:
    """Return a contest as entries, of which `read_contest` makes an equal one."""
    return {
        "champion": contest.champion,
        "articles": contest.articles,
        "support": dict(contest.support),
        "before": None if contest.before is None else _figures_entries(contest.before),
        "after": None if contest.after is None else _figures_entries(contest.after),
        "primary": None if contest.primary is None else _difference_entries(contest.primary),
        "tags": None if contest.tags is None else _difference_entries(contest.tags),
        "promoted": contest.promoted,
        "findings": [
            {
                "ground": finding.ground.value,
                "tag": finding.tag,
                "value": finding.value,
                "bound": finding.bound,
                "articles": finding.articles,
            }
            for finding in contest.findings
        ],
    }


def read_contest(holder: Entries, key: str) -> Contest | None:
    """Read the contest that stands among other entries, or None where there is null."""
    found = holder.entries_or_none(key)
    if found is None:
        return None
    found.only("champion", "articles", "support", "before", "after", "primary", "tags", "promoted", "findings")
    return found.made(
        lambda: Contest(
            champion=found.version("champion"),
            articles=found.whole("articles"),
            support=found.wholes_by_name("support"),
            before=_figures(found, "before"),
            after=_figures(found, "after"),
            primary=_difference(found, "primary"),
            tags=_difference(found, "tags"),
            promoted=found.flag("promoted"),
            findings=tuple(_finding(one) for one in found.list_of_entries("findings")),
        )
    )


def _figures_entries(figures: Figures) -> dict[str, Any]:
    return {key: getattr(figures, key) for key in _FIGURES} | {"tags": dict(figures.tags)}


def _figures(holder: Entries, key: str) -> Figures | None:
    found = holder.entries_or_none(key)
    if found is None:
        return None
    found.only(*_FIGURES, "tags")
    return Figures(
        primary_macro_f1=found.share("primary_macro_f1"),
        primary_accuracy=found.share("primary_accuracy"),
        tag_macro_f1=found.share("tag_macro_f1"),
        exact_match=found.share("exact_match"),
        calibration_error=found.share("calibration_error"),
        tags=found.shares_by_name("tags"),
    )


def _difference_entries(difference: Difference) -> dict[str, float]:
    return {"value": difference.value, "low": difference.low, "high": difference.high}


def _difference(holder: Entries, key: str) -> Difference | None:
    found = holder.entries_or_none(key)
    if found is None:
        return None
    found.only("value", "low", "high")
    return Difference(value=found.real("value"), low=found.real("low"), high=found.real("high"))


def _finding(found: Entries) -> Finding:
    found.only("ground", "tag", "value", "bound", "articles")
    return Finding(
        ground=found.choice("ground", Ground),
        tag=found.text_or_none("tag"),
        value=found.real("value"),
        bound=found.real("bound"),
        articles=found.texts("articles"),
    )


def _reference_entries(reference: Reference) -> dict[str, Any]:
    return {
        "certainties": reference.certainties,
        "articles": reference.articles,
        "unseen": reference.unseen,
        "accuracy": reference.accuracy,
    }


def _reference(found: Entries) -> Reference:
    found.only("certainties", "articles", "unseen", "accuracy")
    return Reference(
        certainties=found.rising("certainties", most=_MOST_CERTAINTIES),
        articles=found.whole("articles"),
        unseen=found.share("unseen"),
        accuracy=found.share("accuracy"),
    )
