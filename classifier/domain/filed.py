"""FiledArticle: an article beside the name of the issue it was read from."""

from dataclasses import dataclass

from classifier.domain.article import Article


@dataclass(frozen=True, slots=True)
class FiledArticle:
    """An article and its issue: what is kept of an article once somebody labelled it.

    Parameters
    ----------
    article : Article
        The article.
    issue : str
        What its issue is filed under: a file name, or a path inside a folder of issues; empty where it is not known.
    """

    article: Article
    issue: str = ""

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.article.id
