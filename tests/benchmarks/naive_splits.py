"""Two splitters that anyone would write first, to compare the splitter with."""

import re
from collections.abc import Sequence

from classifier.domain.article import Article, Span
from classifier.domain.issue import Issue
from classifier.ingest.lines import Line, read_lines
from classifier.ingest.paragraphs import Paragraph, join_lines
from classifier.ingest.roles import Role, assign_roles

# In characters: what is no longer, and has no full stop, is a headline to whoever looks at one line at a time.
_SHORT = 40
_STOP = re.compile("[。！？；.!?;”]$")


def short_lines(text: str, name: str) -> Issue:
    """Split at every short line without a full stop: it opens an article that goes on to the next such line."""
    articles: list[list[Line]] = []
    heads = True
    for line in read_lines(text):
        opens = len(line.text) <= _SHORT and not _STOP.search(line.text)
        # Several such lines in a row are one headline.
        if not articles or (opens and not heads):
            articles.append([])
        articles[-1].append(line)
        heads = opens
    return _issue(name, [[(line.text, Span(line.number, line.number)) for line in lines] for lines in articles])


def contiguous(text: str, name: str) -> Issue:
    """Split at every headline, with the splitter's own paragraphs and headlines, and never put anything in order."""
    articles: list[list[Paragraph]] = []
    heads = True
    for unit in assign_roles(join_lines(read_lines(text))):
        if unit.role in {Role.MASTHEAD, Role.CAPTION, Role.PAGE}:
            continue
        opens = unit.role is Role.HEADING
        if not articles or (opens and not heads):
            articles.append([])
        articles[-1].append(unit.paragraph)
        heads = opens
    return _issue(name, [[(part.text, part.span) for part in parts] for parts in articles])


def _issue(name: str, found: Sequence[Sequence[tuple[str, Span]]]) -> Issue:
    return Issue(
        source=name,
        articles=tuple(
            Article(
                title=parts[0][0],
                text="\n".join(text for text, _ in parts[1:]),
                position=position,
                spans=tuple(span for _, span in parts),
            )
            for position, parts in enumerate(found, start=1)
        ),
    )
