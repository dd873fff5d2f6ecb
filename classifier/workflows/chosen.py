"""Chosen: the model that a call asks for by its name, the tags that it gives, and what it learnt from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.domain.snapshot import Part
from classifier.domain.taxonomy import Taxonomy
from classifier.domain.version import BUILTIN, is_version
from classifier.errors import NoVersionError
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.registry.folder import Registry
from classifier.storage.shipped import load_starter, load_taxonomy
from classifier.storage.workspace import Workspace
from classifier.workflows.own import OwnLabels, with_starter
from classifier.workflows.predictor import Model

CHAMPION, CHALLENGER = "champion", "challenger"
"""What a version can be called by the part that it plays."""
_OWN = "own"
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a model learnt from, as far as it is known.

    Parameters
    ----------
    ids : frozenset of str
        Of all these articles.
    articles : tuple of Article
        Those whose texts are here.
    """

    ids: frozenset[str] = frozenset()
    articles: tuple[Article, ...] = ()

    @classmethod
    def of(cls, labelled: Iterable[LabelledArticle]) -> "Learnt":
        """Return what a model learnt from that was trained on these."""
        articles = tuple(example.article for example in labelled)
        return cls(frozenset(article.id for article in articles), articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A model, before it is loaded.

    Parameters
    ----------
    name : str
        A version, or ``builtin``.
    taxonomy : Taxonomy
        The tags that it gives: those in use.
    load : callable
        Gives the tagger. It may have to train, and raises what `classifier.workflows.registered.champion_tagger` does.
    learnt : callable
        Tells what it learnt from.
    champion : bool
        Whether it was asked for as the champion of a workspace.
    """

    name: str
    taxonomy: Taxonomy
    load: Callable[[], Model] = field(repr=False)
    learnt: Callable[[], Learnt] = field(repr=False)
    champion: bool = False


def choose(workspace: Workspace | None, wanted: str | None = None, *, report: Report | None = None) -> Chosen:
    """Choose a model.

    Parameters
    ----------
    workspace : Workspace or None
        That the call is made in.
    wanted : str, optional
        A version, ``champion``, ``challenger`` or ``builtin``; the champion where it is not given. Outside a workspace
        there is only the built-in model.
    report : callable, optional
        Told in a sentence when a model has to be trained first.

    Returns
    -------
    Chosen
        Nothing heavy is loaded yet.

    Raises
    ------
    NoVersionError
        Where there is none of that name.
    DamagedVersionError
        Where nobody can tell which version is champion.
    """
    if workspace is None:
        if wanted not in {None, BUILTIN}:
            raise NoVersionError(str(wanted))
        return Chosen(
            name=BUILTIN,
            taxonomy=load_taxonomy(),
            load=lambda: _builtin(report),
            learnt=lambda: Learnt.of(load_starter()),
        )
    registry, labels = Registry(workspace.models), LabelFolder(workspace.labels)
    name = version_named(registry, wanted or CHAMPION)
    return Chosen(
        name=name,
        taxonomy=labels.taxonomy(),
        load=lambda: _registered(workspace, name, report),
        learnt=lambda: learnt_by(registry, name, labels),
        champion=wanted in {None, CHAMPION},
    )


def choose_own(own: OwnLabels, *, report: Report | None = None) -> Chosen:
    """Choose the model of labels of the user's own, trained when it is first needed.

    Parameters
    ----------
    own : OwnLabels
        Tags, and articles that carry them.
    report : callable, optional
        Told in a sentence when the model has to be trained first.
    """
    return Chosen(
        name=_OWN,
        taxonomy=own.taxonomy,
        load=lambda: _own(own, report),
        learnt=lambda: Learnt.of(with_starter(own, load_starter(), load_taxonomy().keys)),
    )


def version_named(registry: Registry, wanted: str) -> str:
    """Return the version, or ``builtin``, that a name stands for.

    Parameters
    ----------
    registry : Registry
        Where versions are.
    wanted : str
        A version, ``champion``, ``challenger`` or ``builtin``.

    Raises
    ------
    NoVersionError
        Where there is none.
    DamagedVersionError
        Where nobody can tell which version plays that part, or something else stands in its place.
    """
    name: str | None = wanted
    if wanted in {CHAMPION, CHALLENGER}:
        aliases = registry.aliases()
        name = aliases.champion if wanted == CHAMPION else aliases.challenger
    if name == BUILTIN:
        return BUILTIN
    if name is None or not is_version(name):
        raise NoVersionError(name or wanted)
    if name not in registry.names():
        # What stands there and is not whole was harmed: that is told, and is no slip of the pen.
        for read in (registry.version, registry.model, registry.contest, registry.snapshot):
            read(name)
        raise NoVersionError(name)
    return name


def learnt_by(registry: Registry, name: str, labels: LabelFolder) -> Learnt:
    """Return what a model learnt from.

    Parameters
    ----------
    registry : Registry
        Where versions are.
    name : str
        Of the version, or ``builtin``.
    labels : LabelFolder
        Where the texts of its snapshot are.

    Returns
    -------
    Learnt
        Of a version that was imported, only what it borrowed of the starter corpus: it does not tell anything else.

    Raises
    ------
    DamagedVersionError, BrokenLogError
        Where its snapshot, or the texts, cannot be read.
    """
    if name == BUILTIN:
        return Learnt.of(load_starter())
    snapshot = registry.snapshot(name)
    own, borrowed = frozenset(row.article for row in snapshot.of(Part.TRAINING)), frozenset(snapshot.borrowed)
    filed = [filed.article for filed in labels.articles().values() if filed.id in own]
    starter = [example.article for example in load_starter() if example.article.id in borrowed]
    return Learnt(own | borrowed, (*filed, *starter))


def _builtin(report: Report | None) -> Model:
    # What trains and keeps models takes longer to import than a broken input takes to be refused.
    from classifier.workflows.starter import starter_tagger  # noqa: PLC0415

    return starter_tagger(report=report)


def _own(own: OwnLabels, report: Report | None) -> Model:
    from classifier.workflows.own_model import own_tagger  # noqa: PLC0415 - see _builtin

    return own_tagger(own, report=report)


def _registered(workspace: Workspace, name: str, report: Report | None) -> Model:
    from classifier.workflows.registered import champion_tagger  # noqa: PLC0415 - see _builtin

    return champion_tagger(workspace, name=name, report=report)
