"""Small sources and their parts, made from what a test says of them."""

from classifier.domain.article import Span
from classifier.domain.issue import Issue
from classifier.ingest.lines import read_lines
from classifier.ingest.paragraphs import Paragraph, join_lines
from classifier.ingest.roles import Role, Unit, assign_roles
from classifier.ingest.split import split


def make_paragraph(
    text: str = "近日，我院召开会议。",
    *,
    at: int = 1,
    lines: int = 1,
    indent: int = 0,
    gap: int = 1,
    level: int = 0,
    measure: int = 0,
    width: int = 0,
) -> Paragraph:
    return Paragraph(
        text=text,
        span=Span(at, at + lines - 1),
        indent=indent,
        indented=False,
        gap=gap,
        level=level,
        page=1,
        lines=lines,
        measure=measure,
        width=width,
    )


def make_unit(text: str, role: Role = Role.BODY, *, at: int = 1, gap: int = 1, level: int = 0) -> Unit:
    return Unit(make_paragraph(text, at=at, gap=gap, level=level), role)


def make_units(*parts: tuple[str, Role]) -> list[Unit]:
    """Units of a source whose every paragraph is a line with a blank line above."""
    return [make_unit(text, role, at=2 * number + 1) for number, (text, role) in enumerate(parts)]


def paragraphs(source: str) -> list[str]:
    return [paragraph.text for paragraph in join_lines(read_lines(source))]


def roles(source: str) -> list[tuple[str, Role]]:
    return [(unit.text, unit.role) for unit in assign_roles(join_lines(read_lines(source)))]


def titles(source: str) -> list[str]:
    return [article.title for article in make_issue(source).articles]


def make_issue(source: str) -> Issue:
    return split(source, "issue.txt")


def wrap(text: str, width: int) -> list[str]:
    """A text cut into lines of so many characters, the way a column is."""
    return [text[at : at + width] for at in range(0, len(text), width)]
