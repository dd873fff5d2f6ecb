"""A run of ``retrain`` on its way out: in words and tables for people, as an object for programs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from classifier.cli.json_object import send_object
from classifier.cli.language import say
from classifier.cli.output import Sink
from classifier.cli.plain import visible
from classifier.config import RetrainSettings
from classifier.domain.contest import Contest, Ground
from classifier.domain.run import Cause, Outcome, Run
from classifier.domain.taxonomy import Taxonomy
from classifier.domain.version import BUILTIN
from classifier.report.contest_words import finding_told, tag_names
from classifier.report.versions_object import run_object

if TYPE_CHECKING:
    from rich.console import RenderableType

_MOST_TITLES = 10
_TESTLESS = frozenset({Ground.TOO_FEW, Ground.NO_TEST})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What has to be known to tell of a run: the tags in use, its rules, and what articles are called by their ids."""

    taxonomy: Taxonomy
    rules: RetrainSettings
    titles: Mapping[str, str] = field(default_factory=dict)


def write_run(run: Run, around: Surroundings, sink: Sink, *, as_json: bool) -> None:
    """Write what came of a run.

    Parameters
    ----------
    run : Run
        The run.
    around : Surroundings
        Names the tags and the rules.
    sink : Sink
        Where it goes.
    as_json : bool
        As one object, in UTF-8 whatever the locale; otherwise in words, and in tables where there was a contest.
    """
    if as_json:
        send_object(run_object(run), sink)
        return
    from classifier.cli.canvas import Canvas

    canvas = Canvas(sink)
    sink.send(canvas.encoded(canvas.drawn(run_block(run, around, canvas.width))))


def run_block(run: Run, around: Surroundings, width: int) -> "RenderableType":
    """Draw what came of a run.

    Parameters
    ----------
    run : Run
        The run.
    around : Surroundings
        Names the tags and the rules.
    width : int
        Columns that there are.

    Returns
    -------
    rich.console.RenderableType
        What happened, what it learnt from, the figures before and after, why, and what to do next.
    """
    from rich.console import Group, RenderableType
    from rich.text import Text

    from classifier.cli.wrap import wrap

    def told(sentence: str, style: str = "") -> list[Text]:
        return [Text(line, style=style) for line in wrap(visible(sentence), width)]

    parts: list[RenderableType] = [*told(headline(run, around.rules), "bold")]
    if run.contest is not None:
        parts += [*told(learnt(run), "dim"), *_tables(run.contest, around.taxonomy), Text()]
        parts += [line for sentence in _why(run.contest, around) for line in told(sentence)]
    if step := next_step(run):
        parts += told(step)
    return Group(*parts)


def _tables(contest: Contest, taxonomy: Taxonomy) -> "list[RenderableType]":
    from classifier.cli.grid import grid
    from classifier.report.contest_tables import contest_table, support_table

    if contest.after is None:
        return []
    return [grid(contest_table(contest, say)), grid(support_table(contest, tag_names(taxonomy, say), say))]


def headline(run: Run, rules: RetrainSettings) -> str:
    """Say in one sentence, without a full stop, what came of a run.

    Parameters
    ----------
    run : Run
        The run.
    rules : RetrainSettings
        The rules that it followed.
    """
    champion, version = _model(run.champion), run.version or ""
    match run.outcome:
        case Outcome.PROMOTED:
            before = _model(run.contest.champion) if run.contest else ""
            return say(
                f"promoted: {version} is champion now, in place of {before}",
                f"已启用：{version} 取代{_apart(before)}，成为现用模型",
            )
        case Outcome.KEPT:
            return say(
                f"champion kept: {champion} stays, and {version} is its challenger",
                f"未启用：仍用{_apart(champion)}，{version} 留作候选",
            )
        case Outcome.NOTHING:
            return _idle(run, rules)
        case Outcome.FAILED:
            return say(f"failed: {run.fault}", f"失败：{run.fault}")
        case Outcome.CROWNED:
            return say(f"{champion} was made champion by hand", f"人工启用了{_apart(champion)}")
        case Outcome.ROLLED_BACK:
            return say(f"rolled back: {champion} is champion again", f"已退回：重新使用{_apart(champion)}")


def _model(name: str | None) -> str:
    return say("the built-in model", "内置模型") if name == BUILTIN else name or "?"


def _apart(name: str) -> str:
    """Set a name in Latin letters apart from the 中文 before it."""
    return f" {name}" if name.isascii() else name


def _idle(run: Run, rules: RetrainSettings) -> str:
    count, champion = run.changed, _model(run.champion)
    sentences: dict[Cause, tuple[str, str]] = {
        Cause.NOT_DUE: (
            f"nothing to do yet: {count} label{'' if count == 1 else 's'} changed since the last training, "
            f"and {rules.labels} are waited for",
            f"还不用训练：上次训练后有 {count} 条标注变动，满 {rules.labels} 条才训练",
        ),
        Cause.NO_LABELS: (
            "nothing to do: there is no label yet to learn from",
            "无需训练：还没有可供学习的标注",
        ),
        Cause.BUSY: (
            "nothing was done: another run is at work on these models",
            "什么都没做：另一个训练正在进行",
        ),
    }
    return say(
        *sentences.get(
            run.cause,
            (
                f"nothing to do: nothing has changed since the last training; champion: {champion}",
                f"无需训练：上次训练后没有变化；现用：{champion}",
            ),
        )
    )


def learnt(run: Run) -> str:
    """Say why a run trained, and from what.

    Parameters
    ----------
    run : Run
        One that made a version.

    Returns
    -------
    str
        In the language spoken, without a full stop.
    """
    own, changed = run.training, run.changed
    return say("; ", "；").join(
        (
            say(*_CAUSES.get(run.cause, ("asked for", "人工要求"))),
            say(
                f"{changed} label{'' if changed == 1 else 's'} changed since the version before",
                f"上一版以来有 {changed} 条标注变动",
            ),
            say(
                f"learnt from {own} article{'' if own == 1 else 's'} of yours and {run.borrowed} built-in ones",
                f"学习了您的 {own} 篇稿件和内置的 {run.borrowed} 篇",
            ),
            say(f"{run.tested} kept for testing", f"{run.tested} 篇留作测试"),
            say(f"{run.seconds:.1f} s", f"用时 {run.seconds:.1f} 秒"),
        )
    )


_CAUSES: dict[Cause, tuple[str, str]] = {
    Cause.LABELS: ("due: enough labels have changed", "已到时：变动的标注够多"),
    Cause.TAXONOMY: ("due: the tags have changed", "已到时：标签有变"),
    Cause.DRIFT: ("due: the news is no longer like what the champion learnt from", "已到时：新稿件与学过的不再相像"),
    Cause.AGE: ("due: the champion is old", "已到时：现用模型已旧"),
}


def _why(contest: Contest, around: Surroundings) -> list[str]:
    names = tag_names(around.taxonomy, say)
    found = [finding_told(finding, names, say) for finding in contest.findings]
    suspects = [around.titles[id_] for finding in contest.findings for id_ in finding.articles if id_ in around.titles]
    shown = [f"  {title}" for title in suspects[:_MOST_TITLES]]
    if len(found) == 1:
        return [say("why: ", "原因：") + found[0], *shown]
    return [say("why:", "原因："), *(f"- {sentence}" for sentence in found), *shown]


def next_step(run: Run) -> str:
    """Say what to do after a run.

    Parameters
    ----------
    run : Run
        The run.

    Returns
    -------
    str
        In the language spoken; empty where there is nothing to do.
    """
    steps: dict[Outcome, Callable[[Run], str]] = {Outcome.KEPT: _after_kept, Outcome.NOTHING: _after_nothing}
    if run.outcome is Outcome.PROMOTED:
        told = say(
            "`yuankan tag` uses it in this workspace from now on; `yuankan models rollback` takes it back",
            "今后在这个工作区里，`yuankan tag` 就用它；要退回请用 `yuankan models rollback`",
        )
    elif run.outcome in steps:
        told = steps[run.outcome](run)
    else:
        return ""
    return say(f"next: {told}", f"下一步：{told}")


def _after_kept(run: Run) -> str:
    grounds = {finding.ground for finding in run.contest.findings} if run.contest else set[Ground]()
    if Ground.LABELS_CLASH in grounds:
        return say(
            "look through the labels added since with `yuankan review`, then run `yuankan retrain` again",
            "请用 `yuankan review` 复查新加的标注，再运行 `yuankan retrain`",
        )
    if grounds and grounds <= _TESTLESS:
        return say(
            "go on with `yuankan label`: a share of the articles is drawn by lot and kept for testing (random_share); "
            "or set issues aside (retrain.set_aside)",
            "请继续 `yuankan label`：随机抽取的稿件会留作测试（random_share）；也可留出几期（retrain.set_aside）",
        )
    return say(
        f"label more with `yuankan label`, then retrain; if you know better: `yuankan models promote {run.version}`",
        f"请用 `yuankan label` 多标一些再训练；若您另有把握：`yuankan models promote {run.version}`",
    )


def _after_nothing(run: Run) -> str:
    told: dict[Cause, str] = {
        Cause.NOT_DUE: say(
            "label on, or train at once: `yuankan retrain`", "请继续标注；要马上训练请用 `yuankan retrain`"
        ),
        Cause.NO_LABELS: say("label some articles: `yuankan label`", "请先标注一些稿件：`yuankan label`"),
        Cause.BUSY: say("wait for it to end; `yuankan status` tells", "请等它结束，可用 `yuankan status` 查看"),
    }
    return told.get(
        run.cause,
        say(
            "label more articles: `yuankan label`; or train all the same: `yuankan retrain --force`",
            "请多标一些稿件：`yuankan label`；仍要训练请用 `yuankan retrain --force`",
        ),
    )
