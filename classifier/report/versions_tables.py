"""The tables of a registry: its versions, its history, and the facts of one version."""

from collections.abc import Mapping

from classifier.domain.contest import Difference
from classifier.domain.inventory import Entry, Inventory
from classifier.domain.run import Cause, Run
from classifier.domain.taxonomy import Taxonomy
from classifier.domain.version import Digests, ModelVersion, Origin
from classifier.report.contest_words import change, finding_told, tag_names
from classifier.report.tables import Say, Table, figure, percent
from classifier.report.versions_words import (
    cause_name,
    day,
    entry_test,
    model_name,
    moment,
    outcome_name,
    roles_told,
)

_NONE = "—"
# Digits of a digest that are enough to tell it from others.
_DIGITS = 12


def versions_table(inventory: Inventory, say: Say) -> Table:
    """Return the versions of a registry.

    Parameters
    ----------
    inventory : Inventory
        What it holds.
    say : callable
        Chooses the language.

    Returns
    -------
    Table
        A row a version, oldest first; one that cannot be read has no figures.
    """
    return Table(
        title=say("Versions", "模型版本"),
        headings=(
            say("Version", "版本"),
            say("Part", "角色"),
            say("Made", "日期"),
            say("Own", "自有"),
            say("Tested", "测试"),
            say("Primary", "主标签"),
            say("Tags", "标签"),
            say("Test", "检验"),
        ),
        rows=tuple(_version_row(entry, inventory, say) for entry in inventory.entries),
        words=frozenset({0, 1, 2, 7}),
        note=say(
            "Own, Tested: articles of yours that it learnt from and was tested on. Primary, Tags: macro F1 in that"
            " test; tests differ, so compare two with `yuankan models compare`. Test: against the champion of its time;"
            " promoting by hand does not change it.",
            "自有、测试：学过的、用来测试的自有稿件篇数。主标签、标签：当时测试的宏平均 F1；"
            "各次测试的稿件不同，要比较请用 `yuankan models compare`。检验：与当时现用的模型相比；人工启用不改变它。",
        ),
    )


def _version_row(entry: Entry, inventory: Inventory, say: Say) -> tuple[str, ...]:
    roles = roles_told(inventory.roles(entry.name), say)
    if entry.version is None:
        return (entry.name, roles, _NONE, _NONE, _NONE, _NONE, _NONE, entry_test(entry, say))
    manifest = entry.version.manifest
    after = entry.contest.after if entry.contest is not None else None
    scores = (_NONE, _NONE) if after is None else (figure(after.primary_macro_f1), figure(after.tag_macro_f1))
    # What an imported one learnt from was not of this workspace.
    counts = (_NONE, _NONE) if manifest.origin is Origin.IMPORTED else (str(manifest.own), str(manifest.tested))
    return (entry.name, roles, day(manifest.made), *counts, *scores, entry_test(entry, say))


def runs_table(runs: tuple[Run, ...], taxonomy: Taxonomy, say: Say) -> Table:
    """Return the history of a registry.

    Parameters
    ----------
    runs : tuple of Run
        Oldest first.
    taxonomy : Taxonomy
        Gives the tags their names.
    say : callable
        Chooses the language.

    Returns
    -------
    Table
        A row a run, newest first.
    """
    names = tag_names(taxonomy, say)
    return Table(
        title=say("History", "历史"),
        headings=(
            say("When", "时间"),
            say("Outcome", "结果"),
            say("Version", "版本"),
            say("Champion after", "之后现用"),
            say("Changed", "变动标注"),
            say("Learnt", "学习"),
            say("Test", "测试"),
            say("Primary F1", "主标签 F1"),
            say("Tag F1", "标签 F1"),
            say("Why", "原因"),
        ),
        rows=tuple(_run_row(run, names, say) for run in reversed(runs)),
        words=frozenset({0, 1, 2, 3, 9}),
        note=say(
            "F1: how much higher than the champion of the time, on the same test articles.",
            "F1：在同样的测试稿件上，比当时现用的模型高多少。",
        ),
    )


def _run_row(run: Run, names: Mapping[str, str], say: Say) -> tuple[str, ...]:
    contest = run.contest
    primary, tags = (None, None) if contest is None else (contest.primary, contest.tags)
    return (
        moment(run.at),
        outcome_name(run.outcome, say),
        model_name(run.version, say) if run.version is not None else _NONE,
        model_name(run.champion or "", say),
        *(str(count) if count else _NONE for count in (run.changed, run.training, run.tested)),
        _change(primary),
        _change(tags),
        reasons(run, names, say),
    )


def reasons(run: Run, names: Mapping[str, str], say: Say) -> str:
    """Return why a run came to what it came to: what asked for it, what its contest found, what went wrong."""
    found = [] if run.contest is None else [finding_told(one, names, say) for one in run.contest.findings]
    asked = run.cause is Cause.ASKED and run.who
    cause = say(f"asked for by {run.who}", f"{run.who} 要求") if asked else cause_name(run.cause, say)
    return say("; ", "；").join([cause, *found, *([run.fault] if run.fault else [])])


def _change(found: Difference | None) -> str:
    return _NONE if found is None else change(found.value)


def manifest_table(version: ModelVersion, say: Say) -> Table:
    """Return what is known of a version.

    Parameters
    ----------
    version : ModelVersion
        The version.
    say : callable
        Chooses the language.

    Returns
    -------
    Table
        A row a fact.
    """
    found = version.manifest
    origin = say("trained here", "本机训练") if found.origin is Origin.TRAINED else say("imported", "导入")
    libraries = say(", ", "，").join(f"{name} {number}" for name, number in sorted(found.runtime.libraries.items()))
    weight, count = percent(found.starter_weight), found.borrowed
    borrowed = say(f"{count}, each counting {weight}", f"{count} 篇，每篇按 {weight} 计")
    rows = (
        (say("made", "时间"), moment(found.made)),
        (say("by", "谁"), found.who or _NONE),
        (say("origin", "来历"), origin),
        (say("champion then", "当时现用"), model_name(found.parent, say)),
        (say("tags", "标签"), say(", ", "、").join(found.keys)),
        (say("learnt from", "自有稿件"), str(found.own)),
        (say("tested on", "测试稿件"), str(found.tested)),
        (say("starter", "自带语料"), borrowed),
        (say("seed", "种子"), str(found.seed)),
        (say("seconds", "训练秒数"), f"{found.seconds:.1f}"),
        (say("runtime", "运行环境"), f"Python {found.runtime.python}{say(', ', '，')}{libraries}"),
        *_digests(found.digests, say),
    )
    return Table(title="", headings=(say("Fact", "项目"), say("Value", "内容")), rows=rows, words=frozenset({0, 1}))


def _digests(found: Digests, say: Say) -> tuple[tuple[str, str], ...]:
    return (
        # Whole: a person compares it with what the maker of the file says.
        ("SHA-256", found.model),
        (say("labels", "标注摘要"), found.snapshot[:_DIGITS]),
        (say("corpus", "语料摘要"), found.corpus[:_DIGITS]),
        (say("taxonomy", "标签摘要"), found.taxonomy[:_DIGITS]),
        (say("code", "程序摘要"), found.code[:_DIGITS]),
        (say("all inputs", "输入摘要"), found.inputs[:_DIGITS]),
    )
