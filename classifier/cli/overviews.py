"""An overview of labels, drawn as tables."""

import datetime as dt
from typing import TYPE_CHECKING

from classifier.cli.grid import grid
from classifier.cli.language import say
from classifier.cli.plain import visible
from classifier.domain.resolution import Basis
from classifier.domain.taxonomy import Taxonomy
from classifier.report.tables import Table
from classifier.workflows.overview import Overview

if TYPE_CHECKING:
    from rich.console import RenderableType


def overview_block(found: Overview, taxonomy: Taxonomy, folder: str) -> "RenderableType":
    """Draw an overview.

    Parameters
    ----------
    found : Overview
        The counts.
    taxonomy : Taxonomy
        Gives the tags their names.
    folder : str
        Where the labels lie.

    Returns
    -------
    rich.console.RenderableType
        The folder, one line of articles, a table of tags, and one of annotators.
    """
    from rich.console import Group
    from rich.text import Text

    head = (Text(visible(folder), style="bold"), Text(_articles(found), style="dim"))
    return Group(*head, *map(grid, [_tags(found, taxonomy), _annotators(found)] if found.answered else []))


def _articles(found: Overview) -> str:
    if not found.answered:
        return say("nothing labelled yet: begin with `yuankan label`", "还没有标注：请用 `yuankan label` 开始")
    labelled = say(
        f"{found.labelled} article{'' if found.labelled == 1 else 's'} labelled", f"已标注 {found.labelled} 篇"
    )
    rest = (
        (found.disputed, "{} disputed", "有分歧 {} 篇"),
        (found.unsure, "{} unsure", "拿不准 {} 篇"),
        (found.bases.get(Basis.ADJUDICATED, 0), "{} adjudicated", "经裁定 {} 篇"),
    )
    return say(", ", "，").join([labelled, *(say(en, zh).format(count) for count, en, zh in rest if count)])


def _tags(found: Overview, taxonomy: Taxonomy) -> Table:
    names = {tag.key: say(f"{tag.zh} {tag.en}", tag.zh) for tag in taxonomy}
    rows = [(names.get(one.key, one.key), str(one.articles), str(one.primary)) for one in found.tags]
    rows.append((say("(no tag)", "（不带标签）"), str(found.untagged), ""))
    return Table(
        title=say("Tags", "标签"),
        headings=(say("Tag", "标签"), say("Articles", "篇数"), say("Primary", "主标签")),
        rows=tuple(rows),
    )


def _annotators(found: Overview) -> Table:
    return Table(
        title=say("Annotators", "标注人"),
        headings=(
            say("Name", "姓名"),
            say("Labelled", "已标注"),
            say("Unsure", "拿不准"),
            say("Adjudicated", "裁定"),
            say("Last", "最近"),
        ),
        rows=tuple(
            (one.name, str(one.labels), str(one.unsure), str(one.adjudications), _moment(one.last))
            for one in found.annotators
        ),
    )


def _moment(at: dt.datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
