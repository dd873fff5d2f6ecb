"""Taking in: what the champion of a workspace tagged is noted and recorded, and a person's word put before its own."""

import logging
from collections.abc import Callable, Generator
from contextlib import closing

from classifier.domain.catalogued import Verb
from classifier.domain.label import Label
from classifier.domain.taxonomy import Taxonomy
from classifier.errors import BrokenLogError, CatalogueError, InputError, RefusalError, YuankanError
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.registry.folder import Registry
from classifier.storage.workspace import Workspace
from classifier.workflows.confirming import confirm
from classifier.workflows.observe import Observer
from classifier.workflows.own import decided
from classifier.workflows.recording import Recorder
from classifier.workflows.tag import TaggedIssue

_logger = logging.getLogger(__name__)


def take_in(
    results: Generator[TaggedIssue | InputError, None, None],
    workspace: Workspace,
    champion: str,
    taxonomy: Taxonomy,
    *,
    retag: bool = False,
    unrecorded: Callable[[YuankanError], None],
) -> Generator[TaggedIssue | InputError, None, None]:
    """Take in what the champion tags.

    Parameters
    ----------
    results : generator of TaggedIssue or InputError
        From `classifier.workflows.tag.tag`, explained; closed with this one.
    workspace : Workspace
        Where it is taken in. What cannot be noted is warned of, and stops nothing.
    champion : str
        Name of the version that tags.
    taxonomy : Taxonomy
        The tags in use.
    retag : bool
        Have what is recorded already, and is tagged otherwise by now, recorded anew.
    unrecorded : callable
        Told, once, why nothing more is recorded; that stops nothing either.

    Yields
    ------
    TaggedIssue or InputError
        Each that came in, in order, with the tags that people gave in place of those of the model.
    """
    labels = _labels(workspace, taxonomy)
    observe = Observer(Registry(workspace.models), champion)
    book = _Book(workspace, champion, retag=retag, unrecorded=unrecorded)
    with closing(results), closing(book):
        for result in results:
            book.enter(result)
            if isinstance(result, InputError):
                yield result
                continue
            observe(result)
            yield confirm(result, labels)
        book.settle()


def _labels(workspace: Workspace, taxonomy: Taxonomy) -> dict[str, Label]:
    try:
        return decided(LabelFolder(workspace.labels), taxonomy)
    except (BrokenLogError, OSError) as error:
        _logger.warning("what people decided cannot be read, so the model has the last word: %s", error)
        return {}


class _Book:
    """The catalogue, opened with the first issue, and given up at the first fault."""

    def __init__(
        self, workspace: Workspace, champion: str, *, retag: bool, unrecorded: Callable[[YuankanError], None]
    ) -> None:
        self._workspace, self._champion, self._retag, self._unrecorded = workspace, champion, retag, unrecorded
        self._recorder: Recorder | None = None
        self._given_up = False

    def enter(self, result: TaggedIssue | InputError) -> None:
        self._try(lambda: self._enter(result))

    def settle(self) -> None:
        if self._recorder is not None:
            self._try(self._recorder.settle)

    def close(self) -> None:
        if self._recorder is not None:
            with closing(self._recorder):
                self._try(self._recorder.end)

    def _enter(self, result: TaggedIssue | InputError) -> None:
        recorder = self._opened()
        if isinstance(result, InputError):
            recorder.failed()
        elif recorder(result) is not None and self._retag:
            recorder.retag(result)

    def _try(self, write: Callable[[], None]) -> None:
        # To wait for a locked database once is enough.
        if self._given_up:
            return
        try:
            write()
        except (CatalogueError, RefusalError) as error:
            self._given_up = True
            self._unrecorded(error)

    def _opened(self) -> Recorder:
        if self._recorder is None:
            # Needs SQLAlchemy, which takes longer to import than a broken input takes to be refused.
            from classifier.storage.catalogue.catalogue import Catalogue  # noqa: PLC0415

            catalogue = Catalogue.open(self._workspace.catalogue)
            self._recorder = Recorder(catalogue, verb=Verb.TAG, model=self._champion, sources=self._workspace.sources)
        return self._recorder
