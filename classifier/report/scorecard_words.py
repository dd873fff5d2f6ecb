"""What is said of a scorecard in words: the names of its kinds, what was measured, what to beware of."""

from classifier.domain.scorecard import Scorecard
from classifier.domain.taxonomy import Taxonomy
from classifier.report.tables import Say, percent


def kind_names(taxonomy: Taxonomy, say: Say) -> dict[str | None, str]:
    """Return what the kinds of primary are called.

    Parameters
    ----------
    taxonomy : Taxonomy
        The tags.
    say : callable
        Chooses the language.

    Returns
    -------
    dict
        Names of the tags by key, and under None that of having none.
    """
    return {**{tag.key: tag.zh for tag in taxonomy}, None: say("none", "无标签")}


def measured(card: Scorecard, say: Say) -> str:
    """Return in one sentence what was measured.

    Parameters
    ----------
    card : Scorecard
        The scorecard.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        The articles, and how they were predicted.
    """
    count, folds = card.evaluation.articles, card.folds
    if folds is None:
        return say(f"{count} labelled article{'' if count == 1 else 's'}", f"{count} 篇标注稿件")
    return say(
        f"{count} labelled articles, {folds}-fold cross-validation: each predicted by a model that has not seen it",
        f"{count} 篇标注稿件，{folds} 折交叉验证：每篇都由没有学过它的模型来判",
    )


def legend(taxonomy: Taxonomy, say: Say) -> str:
    """Return what the names of the tags mean, for those who read English.

    Parameters
    ----------
    taxonomy : Taxonomy
        The tags.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        One line; empty in Chinese, where the names speak for themselves.
    """
    return say(" · ".join(f"{tag.zh} {tag.en}" for tag in taxonomy), "")


def warning(card: Scorecard, say: Say) -> str:
    """Return what speaks against believing the figures.

    Parameters
    ----------
    card : Scorecard
        The scorecard.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        One sentence; empty where nothing does.
    """
    same, alike, total = card.seen.same, card.seen.alike, card.evaluation.articles
    if not (same or alike):
        return ""
    return say(
        f"the model was trained on {same} of these {total} articles, and on near-duplicates of {alike} others: the"
        " figures are better than on new articles; --cross-validate 5 gives honest ones",
        f"这 {total} 篇里，有 {same} 篇是模型训练时学过的，另有 {alike} 篇与学过的近乎相同：数字比在新稿件上好看；"
        "用 --cross-validate 5 可得到可信的数字",
    )


def notes(card: Scorecard, say: Say) -> str:
    """Return how the figures are to be read.

    Parameters
    ----------
    card : Scorecard
        The scorecard.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        How the intervals were made, and what a tag counts that is nowhere; may be empty.
    """
    found, between = card.evaluation, card.evaluation.intervals
    told = []
    if between is not None:
        told.append(
            say(
                f"intervals: {percent(between.level)}, bootstrap over articles, {between.resamples} resamples,"
                f" seed {card.seed}",
                f"区间：{percent(between.level)}，对稿件自助抽样 {between.resamples} 次，种子 {card.seed}",
            )
        )
    if not all(counts.support for counts in found.primary.values()):
        told.append(
            say(
                "some tags are no article's primary: where none was said either, their F1 counts as 1",
                "有的标签不是任何一篇的主标签：若也没有判出，其 F1 按 1 计",
            )
        )
    return say("; ", "；").join(told)
