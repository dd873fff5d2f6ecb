"""What the parts, the outcomes and the causes of a registry are called."""

import datetime as dt
from collections.abc import Iterable

from classifier.domain.inventory import Entry, Inventory
from classifier.domain.run import Cause, Outcome, Run
from classifier.domain.version import BUILTIN, Origin
from classifier.report.tables import Say

_OUTCOMES = {
    Outcome.PROMOTED: ("promoted", "已启用"),
    Outcome.KEPT: ("champion kept", "未启用"),
    Outcome.NOTHING: ("nothing to do", "无需训练"),
    Outcome.FAILED: ("failed", "失败"),
    Outcome.CROWNED: ("made champion by hand", "人工启用"),
    Outcome.ROLLED_BACK: ("rolled back", "退回"),
}
_CAUSES = {
    Cause.ASKED: ("asked for", "人工要求"),
    Cause.LABELS: ("labels changed", "标注有变"),
    Cause.TAXONOMY: ("tags changed", "标签有变"),
    Cause.DRIFT: ("the news has drifted", "稿件有变"),
    Cause.AGE: ("the champion is old", "模型已旧"),
    Cause.UNCHANGED: ("nothing has changed", "没有变化"),
    Cause.NOT_DUE: ("not due yet", "尚未到时"),
    Cause.NO_LABELS: ("nothing labelled yet", "还没有标注"),
    Cause.BUSY: ("another run was under way", "另有训练在进行"),
}
_ROLES = {"champion": ("champion", "现用"), "challenger": ("challenger", "候选"), "former": ("former", "曾用")}


def outcome_name(outcome: Outcome, say: Say) -> str:
    """Return what an outcome is called."""
    return say(*_OUTCOMES[outcome])


def cause_name(cause: Cause, say: Say) -> str:
    """Return what a cause is called."""
    return say(*_CAUSES[cause])


def roles_told(roles: Iterable[str], say: Say) -> str:
    """Return the parts that a version plays; empty for none."""
    return say(", ", "、").join(say(*_ROLES[role]) for role in roles)


def model_name(name: str, say: Say) -> str:
    """Return what a version, or the model that ships, is called."""
    return say("built-in", "内置") if name == BUILTIN else name


def after_chinese(name: str) -> str:
    """Return a name as it stands behind Chinese: a space before Latin letters, none before 内置."""
    return f" {name}" if name[:1].isascii() else name


def before_chinese(name: str) -> str:
    """Return a name as it stands before Chinese: a space behind Latin letters, none behind 内置."""
    return f"{name} " if name[-1:].isascii() else name


def entry_test(entry: Entry, say: Say) -> str:
    """Return in a few words how a version did in its test, whatever people did with it later.

    Parameters
    ----------
    entry : Entry
        Of an inventory.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        That it cannot be used, before all else.
    """
    if entry.fault is not None:
        return say("cannot be used", "不能用")
    if entry.version is not None and entry.version.manifest.origin is Origin.IMPORTED:
        return say("none (imported)", "未检验（导入）")
    untested = entry.contest is not None and entry.contest.after is None
    if untested or entry.outcome is None:
        return say("none", "未检验")
    return say("passed", "通过") if entry.outcome is Outcome.PROMOTED else say("failed", "未通过")


def held(inventory: Inventory, say: Say) -> str:
    """Return in one line what a registry holds, and who is champion.

    Parameters
    ----------
    inventory : Inventory
        What it holds.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        The number of versions and the champion.
    """
    count = len(inventory.entries)
    champion = "?" if inventory.aliases is None else model_name(inventory.aliases.champion, say)
    return say(
        f"{count} version{'' if count == 1 else 's'}; champion: {champion}", f"{count} 个模型版本，现用：{champion}"
    )


def moment(at: dt.datetime) -> str:
    """Return a time as the clock on the wall shows it, to the minute."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def day(at: dt.datetime) -> str:
    """Return the day of a time by the clock on the wall."""
    return at.astimezone().strftime("%Y-%m-%d")


def run_told(run: Run, say: Say) -> str:
    """Return one line of the history in a line: when, what came of it, which version, and from how many articles.

    Parameters
    ----------
    run : Run
        Of ``retrain``, or a deed of a person.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        Without the reasons.
    """
    parts = [moment(run.at), outcome_name(run.outcome, say)]
    if run.version is not None:
        parts.append(run.version)
    if run.training or run.tested:
        parts.append(say(f"learnt {run.training}, test {run.tested}", f"学习 {run.training} 篇，测试 {run.tested} 篇"))
    if run.champion is not None:
        champion = model_name(run.champion, say)
        parts.append(say(f"champion after it: {champion}", f"之后现用：{champion}"))
    return "  ".join(parts)
