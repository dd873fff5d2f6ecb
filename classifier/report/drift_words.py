"""What is said of drift in words: every sign in a line, with what is compared and how far it may move."""

from collections.abc import Mapping

from classifier.domain.drift import Drift, Sign, Signal, Silence
from classifier.report.tables import Say, percent

_NAMES = {
    Sign.UNSEEN: ("new words", "生词"),
    Sign.CERTAINTY: ("certainty", "把握"),
    Sign.SHAPE: ("certainty", "把握"),
    Sign.RATES: ("tag rates", "标签比例"),
    Sign.ACCURACY: ("suggestions", "建议"),
}


def drift_lines(found: Drift, names: Mapping[str, str], say: Say) -> tuple[str, ...]:
    """Tell every sign of drift.

    Parameters
    ----------
    found : Drift
        The signs.
    names : mapping of str to str
        What the tags are called.
    say : callable
        Chooses the language.

    Returns
    -------
    tuple of str
        What is drift first, then what is not, then what cannot be told: at most four lines.
    """
    # The shape of the certainties is the other measure of the same: only a statistician could tell the two apart.
    told = sorted((one for one in found.signals if one.sign is not Sign.SHAPE), key=lambda one: not one.above)
    quiet: dict[tuple[Silence, int, int], list[str]] = {}
    for one in found.silent:
        # How many there are is of no matter where no number would do.
        numbers = (one.articles, one.needed) if one.why is Silence.TOO_FEW else (0, 0)
        group = quiet.setdefault((one.why, *numbers), [])
        if (name := say(*_NAMES[one.sign])) not in group:
            group.append(name)
    return (
        *(_signal(one, names, say) for one in told),
        *(say(", ", "、").join(group) + say(": ", "：") + _silence(*why, say) for why, group in quiet.items()),
    )


def _signal(one: Signal, names: Mapping[str, str], say: Say) -> str:
    verdict = say("DRIFT: ", "已变：") if one.above else ""
    return verdict + say(*_NAMES[one.sign]) + " " + _figures(one, names, say)


def _figures(one: Signal, names: Mapping[str, str], say: Say) -> str:
    now, before, points = percent(one.now), percent(one.before), f"{one.level * 100:.0f}"
    match one.sign:
        case Sign.UNSEEN:
            return say(
                f"{now}, in training {before} (+{points} points allowed)",
                f"{now}，训练时 {before}（最多高 {points} 个百分点）",
            )
        case Sign.ACCURACY:
            return say(
                f"{now} right of {one.articles}, tested {before} (-{points} points allowed)",
                f"最近 {one.articles} 条对了 {now}，测试时 {before}（最多低 {points} 个百分点）",
            )
        case Sign.RATES:
            tag = names.get(one.tag or "", one.tag or "")
            return say(
                f"{tag} {now}, a year ago {before} (±{points} points)",
                f"{tag} {now}，去年同期 {before}（最多差 {points} 个百分点）",
            )
    moved = say("quite unlike it", "相差较大") if one.above else say("much like it", "相近")
    return say(f"{now}, in training {before}: {moved}", f"{now}，训练时 {before}，{moved}")


def _silence(why: Silence, articles: int, needed: int, say: Say) -> str:
    match why:
        case Silence.NO_REFERENCE:
            return say("unknown, as this model has no training on record", "无从比较，这个模型没有训练时的记录")
        case Silence.NO_YEAR:
            return say("unknown, as nothing of last year was tagged", "无从比较，去年同期没有打过标签")
    return say(f"too early to tell, {articles} of {needed} needed", f"还不好说，要 {needed} 篇，只有 {articles} 篇")
