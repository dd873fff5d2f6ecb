"""What is said of a contest in words: every ground in a sentence with its figures, and what came of it."""

from collections.abc import Mapping

from classifier.domain.contest import Contest, Difference, Finding, Ground
from classifier.domain.taxonomy import Taxonomy
from classifier.report.tables import Say, percent
from classifier.report.versions_words import after_chinese, before_chinese, model_name

_SHOWN_IDS = 3
# Every ground but a clash of labels, in English and in 中文.
_SENTENCES = {
    Ground.BETTER: (
        "better: the macro F1 of the primary {value}, surely no lower than {bound}",
        "有提高：主标签宏平均 F1 {value}，可以确信不低于 {bound}",
    ),
    Ground.NO_WORSE: (
        "no worse: the macro F1 of the primary {value}, surely no lower than {bound}",
        "没有变差：主标签宏平均 F1 {value}，可以确信不低于 {bound}",
    ),
    Ground.WORSE_PRIMARY: (
        "the macro F1 of the primary may have fallen: {value}, perhaps as far as {bound}",
        "主标签宏平均 F1 可能下降：{value}，最坏 {bound}",
    ),
    Ground.WORSE_TAGS: (
        "the macro F1 of the tags may have fallen: {value}, perhaps as far as {bound}",
        "标签宏平均 F1 可能下降：{value}，最坏 {bound}",
    ),
    Ground.TAG_FELL: (
        "the F1 of {tag} fell too far: {value}, where {bound} is allowed",
        "{tag}的 F1 下降太多：{value}，最多允许 {bound}",
    ),
    Ground.TOO_FEW: (
        "too few test articles of {tag}: {count}, where {wanted} are needed",
        "{tag}的测试稿件太少：只有 {count} 篇，至少要 {wanted} 篇",
    ),
    Ground.NO_TEST: (
        "there is no test article that neither has learnt from, nor from one nearly like it",
        "没有两个模型都没学过的测试稿件（学过相近的也算）",
    ),
}


def tag_names(taxonomy: Taxonomy, say: Say) -> dict[str, str]:
    """Return what the tags are called, by their keys."""
    return {tag.key: say(f"{tag.zh} {tag.en}", tag.zh) for tag in taxonomy}


def change(value: float) -> str:
    """Return a difference of figures with its sign.

    Parameters
    ----------
    value : float
        -1 to 1; above 0 is better.

    Returns
    -------
    str
        Such as ``+0.012``.
    """
    return f"{value:+.3f}"


def difference_told(found: Difference, say: Say) -> str:
    """Return a difference with its bounds.

    Parameters
    ----------
    found : Difference
        Of champion and challenger.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        Such as ``+0.012 (from -0.004 to +0.027)``.
    """
    low, high = change(found.low), change(found.high)
    return say(f"{change(found.value)} (from {low} to {high})", f"{change(found.value)}（{low} 到 {high}）")


def finding_told(finding: Finding, names: Mapping[str, str], say: Say) -> str:
    """Return one ground of a decision in a sentence with its figures.

    Parameters
    ----------
    finding : Finding
        What was found.
    names : mapping of str to str
        What the tags are called.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        Without a full stop.
    """
    if finding.ground is Ground.LABELS_CLASH:
        return _clash(finding, say)
    english, chinese = _SENTENCES[finding.ground]
    return say(english, chinese).format(
        tag=names.get(finding.tag, finding.tag) if finding.tag is not None else "",
        value=change(finding.value),
        bound=change(finding.bound),
        count=f"{finding.value:.0f}",
        wanted=f"{finding.bound:.0f}",
    )


def _clash(finding: Finding, say: Say) -> str:
    shown = say(", ", "、").join(finding.articles[:_SHOWN_IDS])
    look = say(f"; look at {shown}", f"；请看 {shown}") if shown else ""
    return say(
        f"the new labels do not hold together: {percent(finding.value)} are not what all others teach, where"
        f" {percent(finding.bound)} would be usual{look}",
        f"新增的标注前后不一：{percent(finding.value)} 与其余标注教的不同，通常只有 {percent(finding.bound)}{look}",
    )


def verdict(contest: Contest, say: Say) -> str:
    """Return in a few words what came of a contest.

    Parameters
    ----------
    contest : Contest
        Of champion and challenger.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        Such as ``promoted over v0003 (on 120 test articles)``.
    """
    champion, on = model_name(contest.champion, say), _tested(contest, say)
    if contest.promoted:
        return say(f"promoted over {champion}{on}", f"取代了{after_chinese(champion)}{on}")
    return say(f"not promoted, {champion} stayed{on}", f"没有启用，继续使用{after_chinese(champion)}{on}")


def compared(contest: Contest, second: str, say: Say) -> str:
    """Return in a few words what would come of a contest that nobody held.

    Parameters
    ----------
    contest : Contest
        Of two models, the first as champion.
    second : str
        Name of the other.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        By the rules of ``[retrain]``, which change nothing here.
    """
    champion, other, on = model_name(contest.champion, say), model_name(second, say), _tested(contest, say)
    first, last = before_chinese(other), after_chinese(champion)
    if contest.promoted:
        return say(f"by the rules, {other} would replace {champion}{on}", f"按规则，{first}可以取代{last}{on}")
    return say(f"by the rules, {other} would not replace {champion}{on}", f"按规则，{first}不能取代{last}{on}")


def _tested(contest: Contest, say: Say) -> str:
    count = contest.articles
    return say(f" (on {count} test article{'' if count == 1 else 's'})", f"（依据 {count} 篇测试稿件）")
