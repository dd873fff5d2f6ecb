"""Agreement of annotators on its way out: as tables for people, as an object for programs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from classifier.cli.canvas import Canvas
from classifier.cli.grid import grid
from classifier.cli.json_object import send_object
from classifier.cli.language import say
from classifier.cli.output import Sink
from classifier.cli.plain import visible
from classifier.cli.tables import percent
from classifier.domain.taxonomy import Taxonomy
from classifier.evaluate.agreement import Agreement, QuestionAgreement
from classifier.report.tables import Table

if TYPE_CHECKING:
    from rich.console import RenderableType

_NONE = "—"


def write_agreement(found: Agreement, taxonomy: Taxonomy, sink: Sink, *, as_json: bool) -> None:
    """Write how far annotators agree.

    Parameters
    ----------
    found : Agreement
        The figures.
    taxonomy : Taxonomy
        Gives the tags their names.
    sink : Sink
        Where it goes.
    as_json : bool
        Whether as JSON, in UTF-8 whatever the locale.
    """
    if as_json:
        send_object(agreement_object(found), sink, indent=2)
    else:
        canvas = Canvas(sink)
        sink.send(canvas.encoded(canvas.drawn(agreement_block(found, taxonomy))))


def agreement_object(found: Agreement) -> dict[str, Any]:
    """Return agreement as an object for JSON; what is undefined is null.

    Parameters
    ----------
    found : Agreement
        The figures.

    Returns
    -------
    dict
        Under the names of the fields of `Agreement`.
    """
    return {
        "annotators": list(found.annotators),
        "articles": found.articles,
        "blind": found.blind,
        "primary": _question(found.primary),
        "tags": {key: _question(one) for key, one in found.tags.items()},
    }


def _question(one: QuestionAgreement) -> dict[str, Any]:
    pairs = [
        {
            "first": pair.first,
            "second": pair.second,
            "articles": pair.articles,
            "same": pair.same,
            "share": pair.share,
            "kappa": pair.kappa,
        }
        for pair in one.pairs
    ]
    return {"alpha": one.alpha, "share": one.share, "pairs": pairs}


def agreement_block(found: Agreement, taxonomy: Taxonomy) -> "RenderableType":
    """Draw how far annotators agree.

    Parameters
    ----------
    found : Agreement
        The figures.
    taxonomy : Taxonomy
        Gives the tags their names.

    Returns
    -------
    rich.console.RenderableType
        What is counted, a table of all annotators together, and one of every two.
    """
    from rich.console import Group
    from rich.text import Text

    if not found.articles:
        nothing = say(
            "no article has the labels of two annotators yet: nothing to compare", "还没有两个人都标过的稿件，无从比较"
        )
        return Text(nothing)
    names: dict[str | None, str] = {None: say("Primary", "主标签")}
    names |= {tag.key: say(f"{tag.zh} {tag.en}", tag.zh) for tag in taxonomy}
    every: list[tuple[str | None, QuestionAgreement]] = [(None, found.primary), *found.tags.items()]
    questions = dict(every)
    return Group(
        Text(visible(_counted(found)), style="dim"),
        grid(_together(questions, names)),
        grid(_pairs(questions, taxonomy)),
    )


def _counted(found: Agreement) -> str:
    people, articles, blind = len(found.annotators), found.articles, found.blind
    plural = "" if articles == 1 else "s"
    return say(
        f"{people} annotators, {articles} article{plural} with two labels or more, {blind} of them with a blind second"
        " pass. Counted is each person's last label before anybody adjudicated the article: an adjudication is no"
        " second opinion. Where nothing was blind, both may have seen the same suggestion.",
        f"{people} 位标注人，{articles} 篇有两人以上的标注，其中 {blind} 篇有盲标。只算每个人在裁定之前最后一次的标注；"
        "裁定不算第二个意见。没有盲标的稿件，几个人可能看过同样的建议。",
    )


def _together(questions: Mapping[str | None, QuestionAgreement], names: Mapping[str | None, str]) -> Table:
    return Table(
        title=say("All annotators", "全体标注人"),
        headings=(say("Question", "判断"), say("Same", "一致"), "α"),
        rows=tuple(
            (names.get(key) or str(key), _NONE if one.share is None else percent(one.share), _figure(one.alpha))
            for key, one in questions.items()
        ),
        note=say(
            "α is Krippendorff's alpha: 1 for full agreement, 0 for chance; — where nothing could differ.",
            "α 是 Krippendorff α：1 为完全一致，0 相当于随机；— 表示无从计算。",
        ),
    )


def _pairs(questions: Mapping[str | None, QuestionAgreement], taxonomy: Taxonomy) -> Table:
    primary = questions[None]
    return Table(
        title=say("Every two: Cohen's kappa", "两两之间：Cohen κ"),
        headings=(
            say("Annotators", "标注人"),
            say("Articles", "篇数"),
            say("Same", "一致"),
            say("Primary", "主标签"),
            *(tag.zh for tag in taxonomy),
        ),
        rows=tuple(
            (
                f"{pair.first} · {pair.second}",
                str(pair.articles),
                _NONE if pair.share is None else percent(pair.share),
                *(_figure(one.pairs[place].kappa) for one in questions.values()),
            )
            for place, pair in enumerate(primary.pairs)
        ),
        note=say("Same: of the primary.", "“一致”指主标签。"),
    )


def _figure(value: float | None) -> str:
    """Return a figure in two digits, as is usual; only full agreement itself reads 1.00."""
    if value is None:
        return _NONE
    return "1.00" if value >= 1 else f"{min(value, 0.99):.2f}"
