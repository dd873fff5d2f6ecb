"""The tables of a contest: the figures of both models, and tag by tag."""

from collections.abc import Mapping

from classifier.domain.contest import Contest
from classifier.report.contest_words import change, difference_told
from classifier.report.tables import Say, Table, figure

_NONE = "—"


def contest_table(contest: Contest, say: Say) -> Table:
    """Return the figures of both models in a contest; a table without rows where nothing was tested.

    Parameters
    ----------
    contest : Contest
        Of champion and challenger.
    say : callable
        Chooses the language.

    Returns
    -------
    Table
        A row a figure.
    """
    rows: list[tuple[str, ...]] = []
    if contest.before is not None and contest.after is not None:
        before, after = contest.before, contest.after
        figures = (
            (say("macro F1 of the primary", "主标签宏平均 F1"), before.primary_macro_f1, after.primary_macro_f1),
            (say("macro F1 of the tags", "标签宏平均 F1"), before.tag_macro_f1, after.tag_macro_f1),
            (say("primary right", "主标签正确率"), before.primary_accuracy, after.primary_accuracy),
            (say("all tags right", "标签全对"), before.exact_match, after.exact_match),
            (say("calibration error", "校准误差"), before.calibration_error, after.calibration_error),
        )
        told = [contest.primary, contest.tags, None, None, None]
        for (name, old, new), difference in zip(figures, told, strict=True):
            shown = change(new - old) if difference is None else difference_told(difference, say)
            rows.append((name, figure(old), figure(new), shown))
    return Table(
        title=say(
            f"{contest.articles} test article{'' if contest.articles == 1 else 's'}", f"{contest.articles} 篇测试稿件"
        ),
        headings=(say("Figure", "指标"), say("before", "之前"), say("after", "之后"), say("change", "变化")),
        rows=tuple(rows),
        note=say("lower is better for the calibration error alone", "只有校准误差是越低越好"),
    )


def support_table(contest: Contest, names: Mapping[str, str], say: Say) -> Table:
    """Return how many test articles carry each tag, and how both models did on it.

    Parameters
    ----------
    contest : Contest
        Of champion and challenger.
    names : mapping of str to str
        What the tags are called.
    say : callable
        Chooses the language.

    Returns
    -------
    Table
        A row a tag; one that no test article carries has no figures.
    """
    before = contest.before.tags if contest.before is not None else {}
    after = contest.after.tags if contest.after is not None else {}

    def row(key: str, count: int) -> tuple[str, ...]:
        # A tag that nothing carries, and that is never given, has an F1 of 1 by custom: nothing was measured.
        scores = [figure(found[key]) if count and key in found else _NONE for found in (before, after)]
        both = change(after[key] - before[key]) if count and key in before and key in after else _NONE
        return (names.get(key, key), str(count), *scores, both)

    return Table(
        title=say("F1 of each tag", "各标签 F1"),
        headings=(
            say("Tag", "标签"),
            say("Articles", "篇数"),
            say("before", "之前"),
            say("after", "之后"),
            say("change", "变化"),
        ),
        rows=tuple(row(key, count) for key, count in contest.support.items()),
    )
