"""How an issue was cut, on the terminal: every article in its colour, furniture dimmed, doubtful seams marked."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.console import Group, RenderableType
from rich.text import Text

from classifier.cli.canvas import Canvas
from classifier.cli.language import say
from classifier.cli.names import kind_name
from classifier.cli.output import Write, open_sink
from classifier.cli.pieces import Piece, blocks_of, pieces_of
from classifier.cli.plain import visible
from classifier.cli.tables import heading, issue_note, percent
from classifier.cli.wrap import wrap
from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.errors import UsageError

# Neighbours differ most; each can be read on white and on black.
PALETTE = ("color(32)", "color(166)", "color(64)", "color(133)", "color(30)", "color(168)", "color(136)", "color(62)")
# A piece that is less likely than this a part of its article stands under a mark.
SURE = 0.8
_BAR, _APART, _RESUMED = "┃", "┊", "↪"
_INDENT = "\u3000\u3000"


def check_view(conflicting: Mapping[str, bool]) -> None:
    """Refuse options that make no sense beside ``--view``.

    Parameters
    ----------
    conflicting : mapping of str to bool
        Names of options, and whether each was given.

    Raises
    ------
    UsageError
        Where one was.
    """
    for option, given in conflicting.items():
        if given:
            raise UsageError(
                say(
                    f"--view is shown on the screen and does not go with {option}",
                    f"--view 只显示在屏幕上，不能与 {option} 同用",
                ),
                hint=say("leave one of the two out", "请去掉其中一个"),
            )


@contextmanager
def view_writer() -> Iterator[Write[Issue]]:
    """Show how issues were cut, through the person's pager where that is longer than their terminal.

    Yields
    ------
    callable
        Takes one issue. On a terminal all of them are shown at the end, elsewhere each at once.
    """
    with open_sink(None) as sink:
        canvas = Canvas(sink)
        shown: list[str] = []

        def write(issue: Issue) -> None:
            text = canvas.drawn(view(issue, canvas.width))
            if sink.terminal:
                shown.append(text)
            else:
                sink.send(canvas.encoded(text))

        yield write
        text = "".join(shown)
        if text.count("\n") >= canvas.height:
            _page(text)
        else:
            sink.send(canvas.encoded(text))


def view(issue: Issue, width: int) -> RenderableType:
    """Return how an issue was cut.

    Parameters
    ----------
    issue : Issue
        The issue.
    width : int
        Columns that there are.

    Returns
    -------
    rich.console.RenderableType
        Its heading and its pieces in the order of the source: a bar and the number of the article at the left of each
        tell without any colour what belongs together.
    """
    gutter = len(str(len(issue.articles)))
    lines: list[Text] = [*heading(issue, issue_note(issue)), Text()]
    begun: set[int] = set()
    page: int | None = None
    for block in blocks_of(pieces_of(issue)):
        if block[0].page != page:
            page = block[0].page
            lines += [Text(_ruled(say(f"page {page}", f"第 {page} 版"), "═", width), style="bold"), Text()]
        article = block[0].article
        if article is None:
            lines += _furniture_lines(block, gutter, width)
        else:
            lines += _article_lines(block, article, gutter, width, resumed=article.position in begun)
            begun.add(article.position)
        lines.append(Text())
    return Group(*lines)


def _article_lines(
    block: Sequence[Piece], article: Article, gutter: int, width: int, *, resumed: bool
) -> Iterator[Text]:
    colour = PALETTE[(article.position - 1) % len(PALETTE)]
    number = str(article.position)
    room = width - gutter - 3

    def line(text: str, style: str) -> Text:
        nonlocal number
        found = Text(f"{number:>{gutter}} {_BAR} ", style=f"bold {colour}", no_wrap=True, overflow="ignore")
        number = ""
        return found.append(text, style=style)

    headed = block[0].headline
    if not headed:
        mark = f"{_RESUMED} " if article.title or resumed else ""
        named = visible(article.title) or say("(no title)", "（无题）")
        yield from (line(part, f"italic {colour}") for part in wrap(mark + named, room))
    told = resumed
    for piece in block:
        if not piece.headline and not told:
            yield from (line(part, "dim") for part in wrap(_facts(article), room))
            told = True
        if piece.certainty is not None and piece.certainty < SURE:
            yield line(_ruled(say("in doubt", "存疑") + f" {percent(piece.certainty)}", "╌", room), "bold yellow")
        text = visible(piece.text)
        style = f"not bold {colour}" if not piece.headline else f"bold {colour}"
        yield from (line(part, style) for part in wrap(text if piece.headline else _INDENT + text, room) if text)
    if not told:
        yield from (line(part, "dim") for part in wrap(_facts(article), room))


def _facts(article: Article) -> str:
    facts = [say("sure", "把握") + f" {percent(article.confidence)}"]
    if article.doubtful:
        facts.append(say("look at its split", "存疑，请核对拆分"))
    if article.recognition is not None:
        facts.append(say("recognised", "识别") + f" {percent(article.recognition)}")
    if len(article.pages) > 1:
        pages = say(", ", "、").join(map(str, article.pages))
        facts.append(say(f"pages {pages}", f"第 {pages} 版"))
    return " · ".join(facts)


def _furniture_lines(block: Sequence[Piece], gutter: int, width: int) -> Iterator[Text]:
    for piece in block:
        kind = kind_name(piece.kind) if piece.kind else ""
        for part in wrap(f"[{kind}] {visible(piece.text)}", width - gutter - 3):
            yield Text(f"{'':>{gutter}} {_APART} {part}", style="dim", no_wrap=True, overflow="ignore")


def _ruled(text: str, stroke: str, width: int) -> str:
    return f"{stroke * 2} {text} ".ljust(max(width // 2, 0), stroke)


def _page(text: str) -> None:
    from rich.pager import SystemPager

    # Without it less shows colours as plain letters; nothing but colours can be in the text.
    options = os.environ.get("LESS", "")
    if "R" not in options:
        os.environ["LESS"] = f"{options} -R".strip()
    SystemPager().show(text)
