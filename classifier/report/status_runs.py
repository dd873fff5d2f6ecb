"""What is said of the last runs in a status: a line each, with the weightiest reason in a few words."""

from collections.abc import Mapping
from pathlib import Path

from classifier.domain.contest import Finding, Ground
from classifier.domain.run import Cause, Outcome, Run
from classifier.domain.status import Idle, Status
from classifier.report.tables import Say
from classifier.report.versions_words import cause_name, moment, outcome_name

# English and 中文, without the figures: those are with the version.
_GROUNDS = {
    Ground.BETTER: ("better", "更好"),
    Ground.NO_WORSE: ("no worse", "没有变差"),
    Ground.WORSE_PRIMARY: ("the primary may be worse", "主标签可能变差"),
    Ground.WORSE_TAGS: ("the tags may be worse", "标签可能变差"),
    Ground.TAG_FELL: ("{tag} fell too far", "{tag}下降太多"),
    Ground.TOO_FEW: ("too few {tag} tested", "{tag}的测试稿件太少"),
    Ground.NO_TEST: ("nothing is kept for testing", "没有留作测试的稿件"),
    Ground.LABELS_CLASH: ("the new labels clash", "新增的标注前后不一"),
}


def run_lines(found: Status, names: Mapping[str, str], say: Say) -> tuple[str, ...]:
    """Tell the last runs of a workspace.

    Parameters
    ----------
    found : Status
        How it stands.
    names : mapping of str to str
        What the tags are called.
    say : callable
        Chooses the language.

    Returns
    -------
    tuple of str
        One for each run, the newest first, then one for all runs that found nothing to do.
    """
    told = tuple(_run(run, found.root, names, say) for run in found.runs)
    return told if found.idle is None else (*told, _idle(found.idle, say))


def _run(run: Run, root: Path, names: Mapping[str, str], say: Say) -> str:
    version = "" if run.version is None else f" {run.version}"
    head = f"{moment(run.at)}{version} {outcome_name(run.outcome, say)}"
    if run.outcome is Outcome.FAILED:
        # The folder of the workspace stands in the first line already.
        return head + say(": ", "：") + run.fault.replace(f"{root}/", "") if run.fault else head
    # What a person did was asked for.
    cause = [] if run.cause is Cause.ASKED else [cause_name(run.cause, say)]
    # First what a narrow screen must not cut off.
    ground = [] if run.contest is None else [_ground(run.contest.findings[0], names, say)]
    why = [*ground, *cause]
    return head + say(" ({})", "（{}）").format(say("; ", "；").join(why)) if why else head


def _ground(finding: Finding, names: Mapping[str, str], say: Say) -> str:
    return say(*_GROUNDS[finding.ground]).format(tag=names.get(finding.tag or "", finding.tag or ""))


def _idle(idle: Idle, say: Say) -> str:
    name, at = outcome_name(Outcome.NOTHING, say), moment(idle.at)
    return say(f"{name} ×{idle.number:,}, last {at}", f"{name} ×{idle.number:,}，最近 {at}")
