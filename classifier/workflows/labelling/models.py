"""Models: which model a session begins with, and how the next one is trained."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.domain.taxonomy import Taxonomy
from classifier.learn.examples import FEWEST
from classifier.learn.tagger import Tagger
from classifier.storage.shipped import load_starter, load_taxonomy
from classifier.workflows.own import OwnLabels, with_starter
from classifier.workflows.own_model import own_tagger
from classifier.workflows.starter import starter_tagger, train_starter


class Models(Protocol):
    """Where a session's models come from."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The tags."""
        ...

    def reader(self) -> Tagger:
        """Return a model whose terms articles are compared by, whatever it says of tags: the same all session long."""
        ...

    def taught(self) -> Sequence[Article]:
        """Return what every model of the session learns from, beside what the user labelled."""
        ...

    def first(self, labelled: Sequence[LabelledArticle]) -> Tagger | None:
        """Return the model to begin with, soon; None where there is too little to learn from."""
        ...

    def train(self, labelled: Sequence[LabelledArticle], version: str) -> Tagger | None:
        """Return a model of all that is labelled; None where that is too little to learn from."""
        ...


class SessionModels:
    """The built-in model, and models of the user's own labels beside the built-in ones.

    Parameters
    ----------
    taxonomy : Taxonomy
        The tags in use.
    cache, state : pathlib.Path, optional
        As in `classifier.workflows.kept.kept_tagger`.
    report : callable, optional
        Told, in a sentence, when a model has to be trained before anything can be asked.
    """

    def __init__(
        self,
        taxonomy: Taxonomy,
        *,
        cache: Path | None = None,
        state: Path | None = None,
        report: Callable[[str], None] | None = None,
    ) -> None:
        self._taxonomy = taxonomy
        self._cache, self._state, self._report = cache, state, report
        self._shipped = load_taxonomy().keys
        self._starter: Tagger | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The tags."""
        return self._taxonomy.keys

    def reader(self) -> Tagger:
        """Return the built-in model."""
        if self._starter is None:
            self._starter = starter_tagger(cache=self._cache, state=self._state, report=self._report)
        return self._starter

    def taught(self) -> Sequence[Article]:
        """Return the built-in articles that say the truth about the tags in use."""
        return [example.article for example in self._with_starter(())]

    def first(self, labelled: Sequence[LabelledArticle]) -> Tagger | None:
        """Return the built-in model where its tags are those in use, else one of the user's own labels.

        Parameters
        ----------
        labelled : sequence of LabelledArticle
            The user's own. The built-in model knows nothing of them: it is there at once, and the next one does.

        Returns
        -------
        Tagger or None
            None where other tags are in use, and there is too little to learn them from.

        Raises
        ------
        CorpusError
            Where an article carries a tag that the taxonomy does not hold.
        """
        if self.keys == self._shipped:
            return self.reader()
        if not _enough(self._with_starter(labelled)):
            return None
        own = OwnLabels(self._taxonomy, tuple(labelled))
        return own_tagger(own, report=self._report, cache=self._cache, state=self._state)

    def train(self, labelled: Sequence[LabelledArticle], version: str) -> Tagger | None:
        """Return a model of the user's own labels and of the built-in ones that go with them.

        Parameters
        ----------
        labelled : sequence of LabelledArticle
            The user's own.
        version : str
            Name of the result.

        Returns
        -------
        Tagger or None
            Not kept for another session. None where there is too little to learn from.

        Raises
        ------
        CorpusError
            Where an article carries a tag that the taxonomy does not hold.
        """
        examples = self._with_starter(labelled)
        return train_starter(examples, self.keys, version=version) if _enough(examples) else None

    def _with_starter(self, labelled: Sequence[LabelledArticle]) -> list[LabelledArticle]:
        return with_starter(OwnLabels(self._taxonomy, tuple(labelled)), load_starter(), self._shipped)


def _enough(examples: Sequence[LabelledArticle]) -> bool:
    return len(examples) >= FEWEST and len({example.label.primary for example in examples}) > 1
