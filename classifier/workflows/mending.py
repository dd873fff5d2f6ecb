"""Mends: articles that somebody cut or joined stand in place of those that the splitter made."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from classifier.domain.answer import Answer, standing
from classifier.domain.catalogued import CataloguedArticle
from classifier.domain.filed import FiledArticle
from classifier.domain.resolution import replaced
from classifier.storage.labels.folder import LabelFolder


class Mends:
    """What people made of articles that were split wrongly.

    Parameters
    ----------
    answers : sequence of Answer
        Of all annotators, in the order in which they were given.
    labels : LabelFolder
        Holds the text of what they made.
    """

    def __init__(self, answers: Sequence[Answer], labels: LabelFolder) -> None:
        self._gone = replaced(answers)
        # Of two edits of one article the later one holds, as `replaced` has it.
        self._made = {article: answer.makes for answer in standing(list(answers)) for article in answer.replaces}
        self._filed: dict[str, FiledArticle] = {}
        if self._gone:
            made = {article for makes in self._made.values() for article in makes}
            self._filed = {id_: filed for id_, filed in labels.articles().items() if id_ in made}

    def applied(self, found: CataloguedArticle, id_: str) -> Iterator[CataloguedArticle]:
        """Yield what stands in place of an article.

        Parameters
        ----------
        found : CataloguedArticle
            As it was read from its issue.
        id_ : str
            Its id.

        Yields
        ------
        CataloguedArticle
            Itself, where nobody mended it; else what was made of it, in the same issue, of which no model spoke. What
            is made of several articles comes in place of each of them.
        """
        if id_ not in self._gone:
            yield found
            return
        for made in self._leaves(id_):
            if made in self._filed:
                yield replace(found, article=self._filed[made].article, prediction=None, label=None, basis=None)

    def _leaves(self, id_: str) -> Iterator[str]:
        # One edit may have replaced what another made; none is followed twice.
        seen, left = {id_}, list(self._made[id_])
        while left:
            made = left.pop(0)
            if made in seen:
                continue
            seen.add(made)
            if made in self._gone:
                left[:0] = self._made[made]
            else:
                yield made
