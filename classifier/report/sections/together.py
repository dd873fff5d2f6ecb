"""Tags that go together."""

from classifier.domain.reported import Reported
from classifier.domain.section import Cell, Chart, Column, Kind, Section, Shape
from classifier.domain.taxonomy import Taxonomy
from classifier.report.report_words import tag_name
from classifier.report.sections.cells import count, grouped, tag_column, text
from classifier.report.tables import Say


def together(reported: Reported, taxonomy: Taxonomy, say: Say) -> Section:
    """Return how many articles carry two tags at once.

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
        A row and a column a tag; where a tag meets itself, the articles that carry it alone.
    """
    pairs = grouped(
        reported.articles,
        lambda article: [
            (one, other) for one in article.tags for other in article.tags if one != other or len(article.tags) == 1
        ],
    )
    rows: list[tuple[Cell, ...]] = [
        (text(tag_name(tag, say)), *(count(pairs.get((tag.key, other), ())) for other in taxonomy.keys))
        for tag in taxonomy
    ]
    columns = tuple(Column(tag_column(tag.key), tag_name(tag, say)) for tag in taxonomy)
    return Section(
        key="together",
        title=say("Tags that go together", "标签同现"),
        columns=(Column("tag", say("Tag", "标签"), Kind.TEXT), *columns),
        rows=tuple(rows),
        note=say(
            "Articles that carry both tags, whichever of them is primary; on the diagonal, those that carry the tag"
            " alone.",
            "同时带有两个标签的稿件，不分主次；对角线上是只带这一个标签的稿件。",
        ),
        chart=Chart(Shape.MATRIX, tuple(column.key for column in columns), rows=len(rows)),
    )
