"""The tables of a scorecard, in the language of whoever reads them."""

from classifier.domain.evaluation import Counts
from classifier.domain.interval import Interval
from classifier.domain.reliability import Reliability
from classifier.domain.scorecard import Mistake, Scorecard
from classifier.domain.taxonomy import Taxonomy
from classifier.report.scorecard_words import kind_names, notes
from classifier.report.tables import Say, Table, figure, percent

# Shares of the curve that a table shows.
_SHOWN = frozenset({0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0})
_SNIPPET = 24


def summary(card: Scorecard, say: Say) -> Table:
    """Return the figures over all tags.

    Parameters
    ----------
    card : Scorecard
        The scorecard.
    say : callable
        Chooses the language.

    Returns
    -------
    Table
        A row a figure, with its interval where there is one.
    """
    found, between = card.evaluation, card.evaluation.intervals
    rows = [
        _measured(
            say("primary: macro F1", "主标签：宏平均 F1"),
            found.primary_macro_f1,
            between.primary_macro_f1 if between else None,
        ),
        _measured(
            say("primary: right", "主标签：正确率"),
            found.primary_accuracy,
            between.primary_accuracy if between else None,
        ),
        _measured(
            say("tags: macro F1", "标签：宏平均 F1"), found.tag_macro_f1, between.tag_macro_f1 if between else None
        ),
        _measured(
            say("tags: micro F1", "标签：微平均 F1"), found.tag_micro_f1, between.tag_micro_f1 if between else None
        ),
        _measured(
            say("tags: all of an article right", "标签：整篇全对"),
            found.exact_match,
            between.exact_match if between else None,
        ),
        _measured(say("not marked for review: share", "未标待核：比例"), found.alone, None),
        _measured(say("not marked for review: primary right", "未标待核：主标签正确率"), found.accuracy_alone, None),
    ]
    return Table(
        title="",
        headings=(say("Figure", "指标"), "", _interval_heading(card, say)),
        rows=tuple(rows),
        note=notes(card, say),
    )


def primary_table(card: Scorecard, taxonomy: Taxonomy, say: Say) -> Table:
    """Return the figures of each kind of primary.

    Parameters
    ----------
    card : Scorecard
        The scorecard.
    taxonomy : Taxonomy
        Gives the tags their names.
    say : callable
        Chooses the language.

    Returns
    -------
    Table
        A row a kind, none among them.
    """
    found, names = card.evaluation, kind_names(taxonomy, say)
    between = found.intervals.primary if found.intervals else {}
    rows = tuple(_row(names[kind], counts, between.get(kind)) for kind, counts in found.primary.items())
    return Table(title=say("Primary tag", "主标签"), headings=_counted(card, say), rows=rows)


def tag_table(card: Scorecard, taxonomy: Taxonomy, say: Say) -> Table:
    """Return the figures of each tag, carried or not; as in `primary_table`."""
    found, names = card.evaluation, kind_names(taxonomy, say)
    between = found.intervals.tags if found.intervals else {}
    rows = tuple(_row(names[key], counts, between.get(key)) for key, counts in found.tags.items())
    return Table(title=say("Tags", "标签"), headings=_counted(card, say), rows=rows)


def confusion_table(card: Scorecard, taxonomy: Taxonomy, say: Say) -> Table:
    """Return which primaries were taken for which; as in `primary_table`."""
    names = kind_names(taxonomy, say)
    confusion = card.evaluation.confusion
    return Table(
        title=say("Primary tag: true (rows) and said (columns)", "主标签：应为（行）与判为（列）"),
        headings=(say("True", "应为"), *names.values()),
        rows=tuple((name, *(str(confusion.get((true, said), 0)) for said in names)) for true, name in names.items()),
    )


def calibration_table(card: Scorecard, taxonomy: Taxonomy, say: Say) -> Table:
    """Return how far confidences can be believed; as in `primary_table`."""
    found = card.evaluation
    names = kind_names(taxonomy, say)
    rows = [
        (say("primary", "主标签"), found.primary_reliability),
        (say("all tags", "全部标签"), found.reliability),
        *((names[key], one) for key, one in found.tag_reliability.items()),
    ]
    return Table(
        title=say("Calibration", "置信度的校准"),
        headings=("", say("Calibration error", "校准误差"), say("Brier score", "布赖尔分数")),
        rows=tuple((name, figure(one.error), figure(one.brier)) for name, one in rows),
        note=say("lower is better; 0 is perfect", "越低越好，0 为最好"),
    )


def bins_table(found: Reliability, say: Say, *, title: str) -> Table:
    """Return the bins of confidences.

    Parameters
    ----------
    found : Reliability
        The bins.
    say : callable
        Chooses the language.
    title : str
        Whose confidences they are.

    Returns
    -------
    Table
        A row a bin that holds any.
    """
    return Table(
        title=title,
        headings=(
            say("Confidence", "置信度"), say("Number", "个数"), say("Mean", "平均"), say("True", "属实"),
        ),
        rows=tuple(
            (f"{one.low:.1f}–{one.high:.1f}", str(one.count), figure(one.confidence), figure(one.share))
            for one in found.bins
        ),
    )  # fmt: skip


def coverage_table(card: Scorecard, say: Say) -> Table:
    """Return how right the primaries are that the model is surest of.

    Parameters
    ----------
    card : Scorecard
        The scorecard.
    say : callable
        Chooses the language.

    Returns
    -------
    Table
        A row a share of the articles, and the share that the model leaves alone.
    """
    found = card.evaluation
    rows = [
        (percent(point.share), figure(point.accuracy), figure(point.certainty))
        for point in found.coverage.points
        if round(point.share, 2) in _SHOWN
    ]
    kept = say(f"not marked: {percent(found.alone)}", f"未标待核：{percent(found.alone)}")
    wrong, area = figure(1 - found.primary_accuracy), figure(found.coverage.area)
    return Table(
        title=say("The surest articles", "最有把握的稿件"),
        headings=(say("Share", "比例"), say("Primary right", "主标签正确率"), say("Certainty from", "把握不低于")),
        rows=(*rows, (kept, figure(found.accuracy_alone), "")),
        note=say(
            f"area under the risk-coverage curve {area}; {wrong} if certainty told nothing",
            f"风险—覆盖曲线下的面积 {area}；若把握毫无用处，则为 {wrong}",
        ),
    )


def mistakes_table(card: Scorecard, taxonomy: Taxonomy, say: Say) -> Table:
    """Return the wrong primaries that the model was surest of; as in `primary_table`."""
    names = kind_names(taxonomy, say)
    return Table(
        title=say("Wrong and most certain", "错得最有把握的"),
        headings=(say("Sure", "把握"), say("True", "应为"), say("Said", "判为"), say("Title", "标题")),
        rows=tuple(
            (
                figure(mistake.prediction.certainty),
                names[mistake.labelled.label.primary],
                names[mistake.prediction.primary],
                _title(mistake),
            )
            for mistake in card.mistakes
        ),
        words=frozenset({1, 2, 3}),
    )


def _title(mistake: Mistake) -> str:
    article = mistake.labelled.article
    start = article.text.strip()
    return article.title.strip() or f"{start[:_SNIPPET]}{'…' if len(start) > _SNIPPET else ''}"


def _counted(card: Scorecard, say: Say) -> tuple[str, ...]:
    return (
        "",
        say("Precision", "精确率"),
        say("Recall", "召回率"),
        "F1",
        _interval_heading(card, say),
        say("Articles", "篇数"),
    )


def _row(name: str, counts: Counts, between: Interval | None) -> tuple[str, ...]:
    measured = (figure(counts.precision), figure(counts.recall), figure(counts.f1), _interval(between))
    return (name, *measured, str(counts.support))


def _measured(name: str, value: float, between: Interval | None) -> tuple[str, str, str]:
    return (name, figure(value), _interval(between))


def _interval(between: Interval | None) -> str:
    return "" if between is None else f"{figure(between.low)}–{figure(between.high)}"


def _interval_heading(card: Scorecard, say: Say) -> str:
    between = card.evaluation.intervals
    return "" if between is None else say(f"{percent(between.level)} interval", f"{percent(between.level)} 区间")
