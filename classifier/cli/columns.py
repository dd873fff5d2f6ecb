"""Columns and cells of a sheet, for spreadsheets and for comma-separated values alike."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from classifier.cli.language import say
from classifier.cli.signs import said_sign
from classifier.domain.article import Article
from classifier.domain.issue import Furniture, FurnitureKind, Issue
from classifier.domain.prediction import Evidence, Prediction, ReviewReason, telling
from classifier.domain.taxonomy import Taxonomy
from classifier.workflows.record import rounded, split_review

# Codes stay what they are here: a program reads them as they stand, a person by their names.
Cell = str | int | float | date | ReviewReason | FurnitureKind | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the name that programs read, the names that people read, and its width in characters."""

    key: str
    en: str
    zh: str
    width: int = 12

    @property
    def heading(self) -> str:
        """The name in the language spoken."""
        return say(self.en, self.zh)


_PLACE = (
    Column("issue", "Issue", "报纸文件", 18),
    Column("position", "No.", "序号", 6),
    Column("title", "Title", "标题", 48),
)
_REVIEW = Column("review", "Review", "待核原因", 10)
_TAGS = (
    Column("primary", "Primary key", "主标签代号", 18),
    Column("primary_zh", "Primary tag", "主标签", 10),
    Column("tags", "Tag keys", "标签代号", 24),
    Column("tags_zh", "Tags", "标签", 18),
    _REVIEW,
)
_DETAILS = (
    Column("byline", "Byline", "作者", 14),
    Column("organisation", "Organisation", "单位", 16),
    Column("date", "Date", "日期", 12),
    Column("page", "Page", "版次", 6),
    Column("pages", "Pages", "所在版面", 9),
    Column("text", "Text", "正文", 60),
)
_IDS = (Column("id", "Id", "稿件编号", 18), Column("source_id", "Source id", "原编号", 14))
_EVIDENCE = Column("evidence", "Evidence", "依据", 40)
_RECOGNITION = Column("recognition", "Recognition", "识别置信度", 12)
_MODEL = Column("model", "Model", "模型", 14)

SPLIT_COLUMNS = (
    *_PLACE,
    *_DETAILS,
    Column("confidence", "Confidence", "拆分置信度", 12),
    _RECOGNITION,
    _REVIEW,
    *_IDS,
)
# Evidence that a person reads at a glance.
_FOR, _AGAINST = 5, 2
FURNITURE_COLUMNS = (
    Column("issue", "Issue", "报纸文件", 18),
    Column("kind", "Kind", "类别", 12),
    Column("lines", "Lines", "行", 12),
    Column("text", "Text", "文字", 60),
)


def tag_columns(taxonomy: Taxonomy, *, explain: bool) -> tuple[Column, ...]:
    """Return the columns of a tagged article.

    Parameters
    ----------
    taxonomy : Taxonomy
        Gives each tag a column of its confidence, ``score_<key>``.
    explain : bool
        Add a column of evidence.

    Returns
    -------
    tuple of Column
        What a person looks for first stands first, identifiers last.
    """
    scores = (Column(f"score_{tag.key}", f"{tag.en} confidence", f"{tag.zh}置信度", 12) for tag in taxonomy)
    cut = (Column("split_confidence", "Split confidence", "拆分置信度", 12), _RECOGNITION)
    return (*_PLACE, *_TAGS, *_DETAILS, *cut, *scores, *((_EVIDENCE,) if explain else ()), _MODEL, *_IDS)


def split_cells(issue: Issue, article: Article) -> tuple[Cell, ...]:
    """Return the cells of an article, one for each of `SPLIT_COLUMNS`.

    Parameters
    ----------
    issue : Issue
        The issue it stands in.
    article : Article
        The article.

    Returns
    -------
    tuple of Cell
        Text as it was read; the writers make it harmless.
    """
    ids = (article.id, article.source_id)
    return (*_place(issue, article), *_details(article), *_cut(article), split_review(article), *ids)


def tag_cells(
    issue: Issue, article: Article, prediction: Prediction, taxonomy: Taxonomy, *, explain: bool
) -> tuple[Cell, ...]:
    """Return the cells of a tagged article, one for each of `tag_columns`.

    Parameters
    ----------
    issue, article
        As in `split_cells`.
    prediction : Prediction
        What the model said.
    taxonomy, explain
        As in `tag_columns`.

    Returns
    -------
    tuple of Cell
        Text as it was read; the writers make it harmless.
    """
    names = {tag.key: tag.zh for tag in taxonomy}
    tags: tuple[Cell, ...] = (
        prediction.primary,
        names[prediction.primary] if prediction.primary else None,
        ";".join(prediction.tags),
        "、".join(names[key] for key in prediction.tags),
        prediction.review,
    )
    scores = (rounded(prediction.scores[tag.key]) for tag in taxonomy)
    evidence = (evidence_line(prediction, names),) if explain else ()
    ids = (prediction.model, article.id, article.source_id)
    return (*_place(issue, article), *tags, *_details(article), *_cut(article), *scores, *evidence, *ids)


def furniture_cells(issue: Issue, piece: Furniture) -> tuple[Cell, ...]:
    """Return the cells of a piece of furniture, one for each of `FURNITURE_COLUMNS`.

    Parameters
    ----------
    issue : Issue
        The issue it stands in.
    piece : Furniture
        The piece.

    Returns
    -------
    tuple of Cell
        Text as it was read; the writers make it harmless.
    """
    return (issue.source, piece.kind, lines_of(piece), piece.text)


def lines_of(piece: Furniture) -> str:
    """Return the source lines of a piece for a person, such as ``1–3, 7``.

    Parameters
    ----------
    piece : Furniture
        The piece.

    Returns
    -------
    str
        Runs of lines, counted from 1; empty where they are not known.
    """
    # An en dash: a spreadsheet would take 1-3 with a hyphen for the third of January.
    runs = (f"{span.first}–{span.last}" if span.last > span.first else f"{span.first}" for span in piece.spans)
    return ", ".join(runs)


def shown_evidence(prediction: Prediction) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Yield what told most for and against the tags that a person asks about.

    Parameters
    ----------
    prediction : Prediction
        Made with ``explain``.

    Yields
    ------
    tuple of (str, tuple of Evidence)
        Key of a tag; what spoke for it first, and a word or two of what spoke against it.
    """
    for key in prediction.explained:
        if key in prediction.evidence:
            yield key, telling(prediction.evidence[key], _FOR, _AGAINST)


def evidence_line(prediction: Prediction, names: dict[str, str]) -> str:
    """Return what told most for and against each tag, or else the likeliest one, on one line.

    Parameters
    ----------
    prediction : Prediction
        Made with ``explain``.
    names : dict of str to str
        Names of the tags, by key.

    Returns
    -------
    str
        Such as ``获奖：荣获 +1.80，表彰 +0.90；培训：…``.
    """

    def line(terms: Iterable[Evidence]) -> str:
        return "，".join(f"{said_sign(found.term)} {found.weight:+.2f}" for found in terms)

    return "；".join(f"{names.get(key, key)}：{line(terms)}" for key, terms in shown_evidence(prediction))


def _place(issue: Issue, article: Article) -> tuple[Cell, ...]:
    return (issue.source, article.position, article.title)


def _details(article: Article) -> tuple[Cell, ...]:
    pages = ";".join(map(str, article.pages))
    return ("、".join(article.bylines), article.organisation, article.date, article.page, pages, article.text)


def _cut(article: Article) -> tuple[Cell, ...]:
    recognition = None if article.recognition is None else rounded(article.recognition)
    return (rounded(article.confidence), recognition)
