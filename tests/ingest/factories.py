"""Small sources and their parts, made from what a test says of them."""

from collections.abc import Sequence

from classifier.domain.article import Article, Span
from classifier.domain.issue import Issue
from classifier.ingest.affinity import Affinity
from classifier.ingest.evidence import Witness, words
from classifier.ingest.formats.text import from_text
from classifier.ingest.headlines import Headline
from classifier.ingest.judgement import Judgement
from classifier.ingest.lines import read_lines
from classifier.ingest.outline import Place, outline
from classifier.ingest.paragraphs import Paragraph, join_lines
from classifier.ingest.roles import Role, Unit, assign_roles
from classifier.ingest.split import split
from classifier.ingest.weights import shipped
from classifier.storage.shipped import load_starter
from classifier.text.encoding import Decoded


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


def make_issue(source: str, name: str = "issue.txt", *, encoding: str = "utf-8") -> Issue:
    """A text split into its articles."""
    return split(from_text(Decoded(source, encoding)), name)


def make_judgement(units: Sequence[Unit], *headlines: str) -> Judgement:
    """What the shipped weights say of a source; `headlines` are of no unit of it."""
    plan = outline(units)
    for text in headlines:
        plan.headlines.append(Headline((make_unit(text, Role.HEADING),), ()))
        plan.places.append(Place(len(plan.slots), displaced=True))
    return Judgement(Witness(plan, Affinity(words(plan))), shipped())


def news(count: int, *, start: int = 0) -> list[Article]:
    """Starter articles that tell news in several paragraphs, taken from all over the corpus."""
    fit = [
        item.article
        for item in load_starter()
        if item.label.primary and item.article.title and item.article.text.count("\n") >= 2
    ]
    return fit[start :: len(fit) // count][:count]


def wrap(text: str, width: int) -> list[str]:
    """A text cut into lines of so many characters, the way a column is."""
    return [text[at : at + width] for at in range(0, len(text), width)]
