"""Mending how an article was cut out of its issue: what a person does where the splitter went wrong."""

from dataclasses import replace

from classifier.domain.article import Article
from classifier.errors import EditError

# A paragraph that is no longer than this and does not end as a sentence does is taken for the headline it probably is.
_LONGEST_HEADLINE = 40
_SENTENCE_ENDS = ("。", "！", "？", "；", "…", "”")


def paragraphs(article: Article) -> list[str]:
    """Return the paragraphs of an article's text, which edits count from 0."""
    return article.text.split("\n") if article.text else []


def join(first: Article, second: Article) -> Article:
    """Put the next article to the end of one.

    Parameters
    ----------
    first, second : Article
        In the order in which they stand in their issue.

    Returns
    -------
    Article
        The headline is the first one's; that of the second becomes a paragraph, for nothing is to be lost. Where the
        first has none, the second's is taken.
    """
    title = first.title or second.title
    inner = second.title if first.title else ""
    return replace(
        _mended(first),
        title=title,
        text="\n".join(filter(None, (first.text, inner, second.text))),
        bylines=tuple(dict.fromkeys((*first.bylines, *second.bylines))),
        organisation=first.organisation or second.organisation,
        date=first.date or second.date,
        pages=tuple(dict.fromkeys((*first.pages, *second.pages))),
        spans=(*first.spans, *second.spans),
    )


def cut(article: Article, paragraph: int) -> tuple[Article, Article]:
    """Cut an article in two.

    Parameters
    ----------
    article : Article
        The article.
    paragraph : int
        The paragraph that the second one begins with, from 0.

    Returns
    -------
    tuple of (Article, Article)
        A short first paragraph that does not end as a sentence does is the headline of the second article.

    Raises
    ------
    EditError
        Where one of the two would hold nothing.
    """
    lines = paragraphs(article)
    above, below = lines[: max(paragraph, 0)], lines[max(paragraph, 0) :]
    # A headline without its text is no article that anybody means to make.
    if not _holds("", above) or not _holds("", below):
        raise EditError("one of the two articles would hold nothing", hint="choose another paragraph to cut at")
    headed = len(below) > 1 and len(below[0]) <= _LONGEST_HEADLINE and not below[0].endswith(_SENTENCE_ENDS)
    title, body = (below[0], below[1:]) if headed else ("", below)
    # Which lines of the source and which names belong to which of the two is no longer known.
    part = replace(_mended(article), bylines=(), spans=())
    return replace(part, text="\n".join(above)), replace(part, title=title, text="\n".join(body))


def drop(article: Article, paragraph: int) -> Article:
    """Leave a paragraph out: a caption, a line of another article.

    Parameters
    ----------
    article : Article
        The article.
    paragraph : int
        The paragraph to leave out, from 0.

    Returns
    -------
    Article
        Without it.

    Raises
    ------
    EditError
        Where there is no such paragraph, or nothing would be left.
    """
    lines = paragraphs(article)
    if not 0 <= paragraph < len(lines):
        raise EditError("there is no such paragraph to drop", hint="choose another")
    kept = lines[:paragraph] + lines[paragraph + 1 :]
    if not _holds(article.title, kept):
        raise EditError("the article would hold nothing", hint="skip it, or give it no tag")
    return replace(_mended(article), text="\n".join(kept), spans=())


def retitle(article: Article, title: str) -> Article:
    """Give an article another headline.

    Parameters
    ----------
    article : Article
        The article.
    title : str
        On one line once its white space is folded; empty for none.

    Returns
    -------
    Article
        With it.

    Raises
    ------
    EditError
        Where nothing would be left.
    """
    title = " ".join(title.split())
    if not _holds(title, [article.text]):
        raise EditError("the article would hold nothing", hint="give it a headline")
    return replace(_mended(article), title=title)


def _holds(title: str, lines: list[str]) -> bool:
    """Tell whether a headline and some paragraphs make an article."""
    return any(part.strip() for part in (title, *lines))


def _mended(article: Article) -> Article:
    """Return an article without what the splitter thought of it, which does not hold once a person has mended it."""
    return replace(article, certainties=(), confidence=1.0, doubtful=False, source_id=None)
