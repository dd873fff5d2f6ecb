"""What is said of how a workspace stands: in lines that fill no more than one screen."""

from collections.abc import Iterator
from dataclasses import dataclass

from classifier.domain.contest import Contest
from classifier.domain.status import Advice, LabelCount, Status, Step
from classifier.domain.taxonomy import Taxonomy
from classifier.domain.version import BUILTIN, ModelVersion
from classifier.errors import DamagedVersionError, UntrustedModelError
from classifier.report.drift_words import drift_lines
from classifier.report.status_runs import run_lines
from classifier.report.tables import Say, figure, percent
from classifier.report.versions_words import cause_name, model_name

MOST_ADVICE = 4
# English and 中文; what stands in braces is put in.
_STEPS = {
    Step.MEND_LABELS: (
        "mend the label log: the line that cannot be read is named below",
        "改正标注记录：哪一行读不了，见下文",
    ),
    Step.TRUST: (
        "look at the model, then approve it: yuankan models show {champion}, yuankan models trust {champion}",
        "看清来历再认可模型：yuankan models show {champion}，yuankan models trust {champion}",
    ),
    Step.ALIASES: (
        "delete models/aliases.json, {then}",
        "删除 models/aliases.json，{then}",
    ),
    Step.REPLACE: (
        "take another model: yuankan models list, yuankan models rollback",
        "换一个模型：yuankan models list，yuankan models rollback",
    ),
    Step.CLASH: (
        "look through the labels new in {version}: yuankan review (some are named by yuankan models show {version}); or"
        " take that batch back",
        "复查 {version} 新学的标注：yuankan review（yuankan models show {version} 列了几篇），或收回这批标注",
    ),
    Step.REVIEW: (
        "decide {number} disputed: yuankan review --disputes",
        "裁定有分歧的 {number} 篇：yuankan review --disputes",
    ),
    Step.RETRAIN: ("train, for it is due: yuankan retrain", "该训练了：yuankan retrain"),
    Step.LABEL: ("label the first articles: yuankan label", "先标注一些稿件：yuankan label"),
    Step.LABEL_NEWS: ("the news has changed: label some of it: yuankan label", "稿件变了，标注一些新的：yuankan label"),
    Step.QUEUE: ("label {number} that the model doubts: yuankan label", "标注模型拿不准的 {number} 篇：yuankan label"),
    Step.TEST_LABELS: (
        "keep more for testing, {needed} of each tag: {tags} have fewer; raise random_share or set_aside",
        "多留些稿件作测试，每个标签 {needed} 篇，{tags}不够：调高 random_share，或设 set_aside",
    ),
    Step.TAG: ("have the model tag new issues: yuankan tag issues/", "用它给新的报纸打标签：yuankan tag issues/"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under one heading; what calls for a person is `urgent`, and `short` lines are cut where they do not fit."""

    heading: str
    lines: tuple[str, ...]
    urgent: bool = False
    short: bool = False


def status_parts(found: Status, taxonomy: Taxonomy, say: Say) -> tuple[Part, ...]:
    """Tell how a workspace stands.

    Parameters
    ----------
    found : Status
        How it stands.
    taxonomy : Taxonomy
        Gives the tags their names.
    say : callable
        Chooses the language.

    Returns
    -------
    tuple of Part
        The model, the labels, what has drifted, whether a training is due, the last runs, and what to do next.
    """
    names = {tag.key: say(tag.key, tag.zh) for tag in taxonomy}
    drift = drift_lines(found.drift, names, say)
    runs = run_lines(found, names, say)
    advice = tuple(_advice(number, one, found, names, say) for number, one in enumerate(found.advice[:MOST_ADVICE], 1))
    every = (
        Part(say("Model", "模型"), tuple(_model(found, say)), urgent=bool(_fault(found, say))),
        Part(say("Labels", "标注"), tuple(_labels(found, say))),
        Part(say("Drift", "变化"), drift, urgent=bool(found.drift.above)),
        Part(say("Runs", "最近"), runs, short=True),
        Part(say("Next", "下一步"), advice or (say("nothing: all is well", "没有要做的，一切正常"),)),
    )
    return tuple(part for part in every if part.lines)


def _fault(found: Status, say: Say) -> str:
    if any(isinstance(fault, UntrustedModelError) for fault in found.faults):
        return say("NOT TRUSTED, it is not opened", "来历不明，不会打开")
    if any(isinstance(fault, DamagedVersionError) for fault in found.faults):
        return say("DAMAGED, see below", "有损坏，见下文")
    return ""


def _model(found: Status, say: Say) -> Iterator[str]:
    name = say("unknown", "不明") if found.aliases is None else model_name(found.aliases.champion, say)
    fault = _fault(found, say)
    marked = say(f"{name} ({fault})", f"{name}（{fault}）") if fault else name
    if found.aliases is not None and found.aliases.champion == BUILTIN and found.crowned:
        yield marked + say(" (gone back to)", "（已退回）")
    elif found.aliases is not None and found.aliases.champion == BUILTIN:
        yield marked + say("; nothing trained here is in use", "，还没有启用自己训练的模型")
    elif found.version is None:
        yield marked
    else:
        yield marked + _made(found.version, found.days or 0.0, say)
        yield say("not tested yet", "没有测试过") if found.contest is None else _figures(found.contest, say)


def _made(version: ModelVersion, days: float, say: Say) -> str:
    made = version.manifest
    # A clock that was set back makes nothing of the future.
    whole = max(int(days), 0)
    age = say(f"{whole} day{'' if whole == 1 else 's'} old", f"训练于 {whole} 天前")
    if not whole:
        age = say("less than a day old", "训练还不到一天")
    return say(
        f", {age}, learnt from {made.own:,} articles of yours and {made.borrowed:,} built-in",
        f"，{age}，学了您的 {made.own:,} 篇、内置的 {made.borrowed:,} 篇",
    )


def _figures(contest: Contest, say: Say) -> str:
    found = contest.after
    if found is None:
        return say("not tested: no article was kept for it", "没有测试过：当时没有留作测试的稿件")
    primary, tags, accuracy = (
        figure(found.primary_macro_f1),
        figure(found.tag_macro_f1),
        percent(found.primary_accuracy),
    )
    return say(
        f"on {contest.articles:,} test articles: primary F1 {primary}, tag F1 {tags}, {accuracy} of primaries right",
        f"测试 {contest.articles:,} 篇：主标签 F1 {primary}，标签 F1 {tags}，主标签对了 {accuracy}",
    )


def _labels(found: Status, say: Say) -> Iterator[str]:
    comma = say(", ", "，")
    if found.labels is None:
        yield say("cannot be read, see below", "读不了，见下文")
    else:
        yield comma.join(_counted(found.labels, say))
    since = (
        []
        if found.changed is None
        else [say(f"{found.changed:,} changed since the last training", f"上次训练后变动 {found.changed:,} 篇")]
    )
    queue = say(f"{len(found.queue):,} doubtful and unlabelled", f"模型拿不准、还没人标的 {len(found.queue):,} 篇")
    yield comma.join([*since, queue])
    if found.cause is not None:
        due = say("a training is due: ", "该训练了：") if found.is_due else say("no training is due: ", "不用训练：")
        yield due + cause_name(found.cause, say)


def _counted(labels: LabelCount, say: Say) -> Iterator[str]:
    yield say(f"{labels.training:,} to learn from", f"可学 {labels.training:,} 篇")
    yield say(f"{labels.test:,} kept for testing", f"留作测试 {labels.test:,} 篇")
    yield say(f"{labels.disputed:,} disputed", f"有分歧 {labels.disputed:,} 篇")
    yield say(f"{labels.unsure:,} unsure", f"拿不准 {labels.unsure:,} 篇")
    if labels.neither:
        yield say(f"{labels.neither:,} of use for neither", f"不学也不测 {labels.neither:,} 篇")


def _advice(number: int, one: Advice, found: Status, names: dict[str, str], say: Say) -> str:
    champion = "" if found.aliases is None else found.aliases.champion
    tags = say(", ", "、").join(names.get(tag, tag) for tag in one.tags)
    told = say(*_STEPS[one.step]).format(
        champion=champion,
        number=f"{one.number:,}",
        needed=one.needed,
        tags=tags,
        version=one.version or "",
        then=_chosen(one.version, say),
    )
    return f"{number}. {told}"


def _chosen(version: str | None, say: Say) -> str:
    """Say how there is a champion again once nothing says who it is."""
    if version is None:
        return say(
            "and the built-in model is used; others: yuankan models list", "就用内置的；其他见 yuankan models list"
        )
    return say(f"then: yuankan models promote {version}", f"再 yuankan models promote {version}")
