"""Tables for people: one block an issue, its masthead above its articles.

Everything that came from a file goes through `visible` and into a Text, which Rich never reads as markup.
"""

from collections.abc import Sequence
from math import floor

from rich import box
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from classifier.cli.columns import lines_of, shown_evidence
from classifier.cli.language import Language, say, spoken
from classifier.cli.names import kind_name, review_name
from classifier.cli.plain import visible
from classifier.cli.signs import said_sign
from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.domain.prediction import PERSON, Prediction, ReviewReason
from classifier.domain.taxonomy import Taxonomy
from classifier.workflows.record import CONFIDENCE_DIGITS, split_review
from classifier.workflows.tag import TaggedIssue

PRIMARY_MARK = "★"
MIN_WIDTH = 8
_SNIPPET = 24
# Columns of a word that leave no room for its weight at 80 columns.
_LONG = 18


def tagged_block(result: TaggedIssue, taxonomy: Taxonomy, *, explain: bool) -> RenderableType:
    """Return the tagged articles of an issue.

    Parameters
    ----------
    result : TaggedIssue
        The issue and its predictions.
    taxonomy : Taxonomy
        Gives the tags their names.
    explain : bool
        Show under each title what told most for and against its tags, or else the likeliest one.

    Returns
    -------
    rich.console.RenderableType
        Heading and table.
    """
    articles = result.issue.articles
    note = _doubts([prediction.review for prediction in result.predictions])
    table = _table(("#", True), (say("Title", "标题"), False), (say("Tags", "标签"), True), *_optional(articles))
    table.add_column(say("Review", "待核"), no_wrap=True)
    for article, prediction in result.pairs:
        title = _title(article)
        if explain:
            title.append_text(_evidence(prediction, taxonomy))
        cells = (title, _tags(prediction, taxonomy), *_optional_cells(article, articles))
        table.add_row(Text(str(article.position)), *cells, _review(prediction.review))
    return _block(result.issue, table if articles else None, note)


def split_block(issue: Issue) -> RenderableType:
    """Return the articles of an issue, without tags.

    Parameters
    ----------
    issue : Issue
        The issue.

    Returns
    -------
    rich.console.RenderableType
        Heading, table, how much was set apart and how many are to be reviewed.
    """
    articles = issue.articles
    table = _table(("#", True), (say("Title", "标题"), False), *_optional(articles, organised=True))
    for name in (say("Chars", "字"), say("Sure", "把握")):
        table.add_column(name, justify="right", no_wrap=True)
    for article in articles:
        characters = sum(not character.isspace() for character in article.text)
        cells = (_title(article), *_optional_cells(article, articles, organised=True), Text(str(characters)))
        table.add_row(Text(str(article.position)), *cells, _sure(article))
    return _block(issue, table if articles else None, issue_note(issue))


def furniture_block(issue: Issue) -> RenderableType:
    """Return what of an issue belongs to no article.

    Parameters
    ----------
    issue : Issue
        The issue.

    Returns
    -------
    rich.console.RenderableType
        Heading and table.
    """
    table = _table((say("Kind", "类别"), True), (say("Lines", "行"), False), (say("Text", "文字"), False))
    for piece in issue.furniture:
        table.add_row(Text(kind_name(piece.kind)), Text(lines_of(piece)), Text(visible(piece.text, keep_lines=True)))
    return _block(issue, table if issue.furniture else None, _set_apart(issue))


def legend(taxonomy: Taxonomy) -> RenderableType | None:
    """Return what the names of the tags mean, for those who read English.

    Parameters
    ----------
    taxonomy : Taxonomy
        The tags.

    Returns
    -------
    rich.text.Text or None
        One line; None under a Chinese locale, where the names speak for themselves.
    """
    if spoken() is Language.ZH:
        return None
    names = " · ".join(f"{tag.zh} {tag.en}" for tag in taxonomy)
    return Text(visible(f"{PRIMARY_MARK} primary tag · {names}"), style="dim")


def issue_note(issue: Issue) -> str:
    """Return what else is counted in an issue: what was set apart, and how many articles are to be reviewed.

    Parameters
    ----------
    issue : Issue
        The issue.

    Returns
    -------
    str
        In the language spoken; may be empty.
    """
    notes = (_set_apart(issue), _doubts([split_review(article) for article in issue.articles]))
    return say(", ", "，").join(filter(None, notes))


def percent(share: float) -> str:
    """Return a share in whole percents, rounded down so that what is not certain never reads 100 %.

    Parameters
    ----------
    share : float
        0 to 1.

    Returns
    -------
    str
        Such as ``96 %``.
    """
    return f"{floor(round(share * 100, CONFIDENCE_DIGITS - 2))} %"


def _table(*columns: tuple[str, bool]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading, one_line in columns:
        table.add_column(heading, no_wrap=one_line, overflow="fold", min_width=None if one_line else MIN_WIDTH)
    return table


def _block(issue: Issue, table: Table | None, note: str) -> RenderableType:
    return Group(*heading(issue, note), *((table,) if table else ()), Text())


def heading(issue: Issue, note: str) -> tuple[Text, Text]:
    """Return what stands above an issue.

    Parameters
    ----------
    issue : Issue
        The issue.
    note : str
        What else is counted in it; may be empty.

    Returns
    -------
    tuple of rich.text.Text
        A line of its name, newspaper, date and number, and one of how many articles it has.
    """
    head = Text(visible(issue.source), style="bold")
    masthead = issue.masthead
    if masthead.newspaper:
        head.append(f"  {visible(masthead.newspaper)}", style="bold cyan")
    number = masthead.number or ""
    number = say(f"No. {number}", f"第{number}期") if number.isdecimal() else number
    for fact in (masthead.date.isoformat() if masthead.date else "", number):
        if fact:
            head.append(f"  {visible(fact)}", style="cyan")
    count = len(issue.articles)
    counted = say(f"{count} article{'' if count == 1 else 's'}", f"{count} 篇")
    return head, Text(f"{counted}{say(', ', '，') + note if note else ''}", style="dim")


def _sure(article: Article) -> Text:
    reason = split_review(article)
    share = percent(article.confidence)
    return Text(f"{review_name(reason)} {share}", style="yellow") if reason else Text(share)


def _optional(articles: Sequence[Article], *, organised: bool = False) -> list[tuple[str, bool]]:
    # At 80 characters a column that nothing stands in would cost the titles a third of their room.
    columns = []
    if any(_names(article, organised=organised) for article in articles):
        columns.append((say("Byline", "作者"), False))
    if any(article.date for article in articles):
        columns.append((say("Date", "日期"), True))
    if _recognised(articles):
        columns.append((say("Recognised", "识别"), True))
    return columns


def _optional_cells(article: Article, articles: Sequence[Article], *, organised: bool = False) -> list[Text]:
    cells = []
    if any(_names(other, organised=organised) for other in articles):
        cells.append(Text("\n".join(map(visible, _names(article, organised=organised)))))
    if any(other.date for other in articles):
        cells.append(Text(article.date.isoformat() if article.date else ""))
    if _recognised(articles):
        cells.append(Text("" if article.recognition is None else percent(article.recognition)))
    return cells


def _names(article: Article, *, organised: bool) -> tuple[str, ...]:
    return (*article.bylines, *((article.organisation,) if organised and article.organisation else ()))


def _recognised(articles: Sequence[Article]) -> bool:
    return any(article.recognition is not None for article in articles)


def _title(article: Article) -> Text:
    if article.title.strip():
        return Text(visible(article.title))
    start = visible(article.text.strip())
    more = "…" if len(start) > _SNIPPET else ""
    return Text(f"{say('(no title)', '（无题）')} {start[:_SNIPPET]}{more}", style="italic")


def _tags(prediction: Prediction, taxonomy: Taxonomy) -> Text:
    cell = Text()
    for key in prediction.tags:
        first = key == prediction.primary
        cell.append(f"{PRIMARY_MARK} " if first else "\n  ")
        # What a person decided is certain, whatever the model would have said.
        sure = say("by hand", "人工") if prediction.model == PERSON else f"{prediction.scores[key]:.2f}"
        cell.append(f"{visible(taxonomy[key].zh)} {sure}", style="bold green" if first else "green")
    return cell if prediction.tags else Text("—", style="dim")


def _review(reason: ReviewReason | None) -> Text:
    return Text(review_name(reason) if reason else "", style="yellow")


def _doubts(reviews: Sequence[ReviewReason | None]) -> str:
    doubts = sum(review is not None for review in reviews)
    return say(f"{doubts} to review", f"{doubts} 篇待核") if doubts else ""


def _evidence(prediction: Prediction, taxonomy: Taxonomy) -> Text:
    lines = Text()
    for key, terms in shown_evidence(prediction):
        spoke = say(", ", " ").join(_weighed(said_sign(term.term), term.weight) for term in terms)
        name = f"{taxonomy[key].zh}{say(':', '：')} "
        lines.append(f"\n{visible(name + spoke)}", style="dim")
    return lines


def _weighed(term: str, weight: float) -> str:
    # Lines break at spaces alone: none parts a term from its weight, but where both do not fit on any line.
    gap = " " if max(map(cell_len, term.split()), default=0) > _LONG else ""
    return f"{term}{gap}({weight:+.2f})"


def _set_apart(issue: Issue) -> str:
    pieces = [kind_name(piece.kind) for piece in issue.furniture]
    if not pieces:
        return ""
    counts = say(", ", "、").join(f"{kind} {pieces.count(kind)}" for kind in dict.fromkeys(pieces))
    return say(f"{len(pieces)} set apart ({counts})", f"另有 {len(pieces)} 处不属于稿件（{counts}）")
