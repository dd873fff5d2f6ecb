"""How far the figures can be relied on: what still waits for a person, and which models spoke."""

from classifier.domain.reported import Reported
from classifier.domain.section import Cell, Column, Kind, Section
from classifier.domain.taxonomy import Taxonomy
from classifier.report.report_words import article_name, predictor_name, reason_name, tag_name
from classifier.report.sections.cells import NOTHING, count, grouped, share, text
from classifier.report.tables import Say
from classifier.report.versions_words import model_name, moment


def waiting(reported: Reported, taxonomy: Taxonomy, say: Say) -> Section:
    """Return the articles that a person should still look at.

    Parameters
    ----------
    reported : Reported
        What is reported on.
    taxonomy : Taxonomy
        The tags.
    say : callable
        Chooses the language.

    Returns
    -------
    Section
        A row an article, by date, with the tags that it counts under until somebody decides.
    """
    names = {tag.key: tag_name(tag, say) for tag in taxonomy}
    rows = [
        (
            text(article.date),
            text(article_name(article, say), (place,)),
            text(say(", ", "、").join(names[key] for key in article.tags)),
            text(reason_name(article.review, say)),
            NOTHING if article.certainty is None else Cell(article.certainty, (place,)),
            text(article.issue),
        )
        for place, article in enumerate(reported.articles)
        if article.review is not None
    ]
    return Section(
        key="waiting",
        title=say("Waiting for review", "待核稿件"),
        columns=(
            Column("date", say("Date", "日期"), Kind.DATE),
            Column("article", say("Article", "稿件"), Kind.TEXT),
            Column("tags", say("Tags until then", "暂定标签"), Kind.TEXT),
            Column("reason", say("Reason", "原因"), Kind.TEXT),
            Column("certainty", say("Certainty", "机器把握"), Kind.SHARE),
            Column("issue", say("Issue", "报纸文件"), Kind.TEXT),
        ),
        rows=tuple(rows),
        note=say(
            "They are counted under the machine's tags until somebody labels them: `yuankan label`, or"
            " `yuankan review --disputes` where people disagree.",
            "核对之前，这些稿件暂按机器给的标签统计。请用 `yuankan label` 标注；人工意见不一的用"
            " `yuankan review --disputes` 裁定。",
        ),
        timed=True,
    )


def models(reported: Reported, say: Say) -> Section:
    """Return the models behind the predictions.

    Parameters
    ----------
    reported, say
        As for `waiting`.

    Returns
    -------
    Section
        A row a model, that which spoke of most articles first.
    """
    found = grouped(reported.articles, lambda article: (article.model,))
    rows = []
    for model, places in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0] or "")):
        confirmed = [place for place in places if reported.articles[place].confirmed]
        dates = [day for place in places if (day := reported.articles[place].date) is not None]
        first, last = (text(min(dates)), text(max(dates))) if dates else (NOTHING, NOTHING)
        rows.append(
            (
                text(predictor_name(model, say)),
                count(places),
                count(confirmed),
                share(confirmed, len(places)),
                first,
                last,
            )
        )
    every = range(len(reported.articles))
    confirmed = [place for place in every if reported.articles[place].confirmed]
    total = (count(every), count(confirmed), share(confirmed, len(every)), NOTHING, NOTHING)
    now, at = model_name(reported.model, say), moment(reported.at)
    return Section(
        key="models",
        title=say("Models behind the tags", "判定所用模型"),
        columns=(
            Column("model", say("Model", "模型"), Kind.TEXT),
            Column("articles", say("Articles", "稿件")),
            Column("confirmed", say("Confirmed by a person", "人工确认")),
            Column("share", say("Share confirmed", "确认比例"), Kind.SHARE),
            Column("first", say("First issue", "最早刊期"), Kind.DATE),
            Column("last", say("Last issue", "最晚刊期"), Kind.DATE),
        ),
        rows=tuple(rows),
        note=say(f"In use when this was made, {at}: {now}.", f"生成本表时（{at}）的现用模型：{now}。"),
        total=(text(say("Total", "合计")), *total) if rows else None,
    )
