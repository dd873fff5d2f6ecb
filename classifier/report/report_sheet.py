"""A report as an Excel workbook: a cover, a sheet for every section, the articles behind each number, all articles."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from classifier.domain.reported import Reported
from classifier.domain.section import Section
from classifier.domain.taxonomy import Taxonomy
from classifier.report.report_words import nothing_told, report_title
from classifier.report.sheets.article_sheet import write_articles
from classifier.report.sheets.cover_sheet import Entry, write_cover
from classifier.report.sheets.details import Details
from classifier.report.sheets.fields import article_fields
from classifier.report.sheets.names import SheetNames, printable
from classifier.report.sheets.pen import Looks, Pen
from classifier.report.sheets.section_sheet import SectionSheet, rows_left_out
from classifier.report.sheets.workbook import open_workbook
from classifier.report.tables import Say
from classifier.storage.atomic import replacing

# Above so many, a workbook held in memory would weigh gigabytes; the price is that charts are drawn only on opening.
MOST_IN_MEMORY = 20_000


def report_sheet(
    reported: Reported, sections: Sequence[Section], taxonomy: Taxonomy, say: Say, file: Path | BinaryIO
) -> None:
    """Write a report as a workbook. The same report gives the same bytes.

    Parameters
    ----------
    reported : Reported
        What the report is counted from.
    sections : sequence of Section
        Its tables, in order.
    taxonomy : Taxonomy
        Names the tags.
    say : callable
        Chooses the language.
    file : pathlib.Path or binary file
        A path gets the whole workbook, or stays as it was; a file need not be able to seek.

    Raises
    ------
    OSError
        Where the file or the temporary folder cannot be written.
    YuankanError
        Where there is no temporary folder at all.
    """
    if isinstance(file, Path):
        with replacing(file) as binary:
            _write(reported, sections, taxonomy, say, binary)
    else:
        _write(reported, sections, taxonomy, say, file)


def _write(reported: Reported, sections: Sequence[Section], taxonomy: Taxonomy, say: Say, binary: BinaryIO) -> None:
    fields = article_fields(taxonomy, say)
    names = SheetNames()
    cover, everything = names.take(say("Cover", "封面")), names.take(say("Articles", "稿件"))
    details = Details(names.take(say("Details", "明细")), everything, reported.articles, fields)
    parts = [
        SectionSheet(section, name=names.take(section.title), cover=cover, details=details) for section in sections
    ]
    made = reported.at.astimezone(dt.UTC).replace(tzinfo=None)
    with open_workbook(binary, say, constant_memory=len(reported.articles) > MOST_IN_MEMORY) as book:
        book.set_properties({"title": printable(report_title(reported, say)), "created": made})
        looks = Looks(book)
        # In the order in which people meet them; they are written in another, for each leads to those behind it.
        first, *between, lists, articles = (
            Pen(book.add_worksheet(name), looks, say)
            for name in (cover, *(part.name for part in parts), details.name, everything)
        )
        for part, pen in zip(parts, between, strict=True):
            part.write(pen)
        details.write(lists)
        missing = rows_left_out(write_articles(articles, reported.articles, fields), say)
        entries = [
            *(Entry(part.name, part.section.title, len(part.section.rows), part.missing(say)) for part in parts),
            Entry(details.name, details.name, details.rows, _unlisted(details, everything, say)),
            Entry(everything, everything, len(reported.articles), missing),
        ]
        write_cover(
            first, reported, entries, (*filter(None, [nothing_told(reported, say)]), *_notes(details.name, say))
        )


def _notes(details: str, say: Say) -> tuple[str, ...]:
    return (
        say(
            f"A blue number leads to the articles that it counts, in the sheet “{details}”; the heading of a list there"
            " leads back.",
            f"蓝色的数字可以点：转到“{details}”表，列出它所统计的稿件；那里每组的标题行可以点回来。",
        ),
        say(
            "Tags are those that a person gave, where somebody did, else those of the model; certainty is the model's.",
            "标签以人工认定的为准，没有人工认定的用模型判定的；把握是模型的。",
        ),
    )


def _unlisted(details: Details, everything: str, say: Say) -> str:
    if not details.unlisted:
        return ""
    return say(
        f"{details.unlisted:,} numbers count too many articles to list them again: they lead to “{everything}”, which"
        " can be filtered.",
        f"有 {details.unlisted:,} 个数字统计的稿件太多，不再逐一列出，点击转到“{everything}”表，可在那里筛选。",
    )
