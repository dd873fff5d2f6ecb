"""An office for the tests of a watch: a workspace whose champion is a stand-in, and ears that remember."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from classifier.config import Settings
from classifier.domain.article import Article
from classifier.domain.catalogued import Reading, SeenFile
from classifier.domain.prediction import Evidence, Prediction
from classifier.domain.taxonomy import Taxonomy
from classifier.errors import InputError
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.storage.shipped import load_taxonomy
from classifier.storage.workspace import Workspace
from classifier.workflows.chosen import Chosen, Learnt
from classifier.workflows.inbox.announced import Announcement
from classifier.workflows.inbox.archive import Archive
from classifier.workflows.inbox.champion import Champion
from classifier.workflows.inbox.names import Found, Stamp
from classifier.workflows.inbox.office import Listener, Office, Trouble
from classifier.workflows.inbox.stopping import Stopping
from classifier.workflows.inbox.then import Command, Ended
from classifier.workflows.inbox.watch import Watch

NOON = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)


@dataclass
class FakeTagger:
    """Tags everything as an award; what happens while it does can be set."""

    keys: tuple[str, ...]
    version: str = "v0001"
    meanwhile: Callable[[], None] = lambda: None

    def predict(self, articles: Sequence[Article], *, explain: bool = False) -> list[Prediction]:
        self.meanwhile()
        scores = {key: 0.9 if key == "award" else 0.1 for key in self.keys}
        evidence = {"award": (Evidence("获评", 1.5),)} if explain else {}
        said = Prediction(
            scores=scores, tags=("award",), primary="award", review=None, model=self.version, evidence=evidence
        )
        return [said for _ in articles]


@dataclass
class FakeChampion(Champion):
    """A champion that costs nothing; a fault of its own can be set."""

    taxonomy: Taxonomy = field(default_factory=load_taxonomy)
    name: str = "v0001"
    meanwhile: Callable[[], None] = lambda: None
    loads: int = 0

    def now(self) -> Chosen:
        return Chosen(name=self.name, taxonomy=self.taxonomy, load=self._loaded, learnt=Learnt, champion=True)

    def _loaded(self) -> FakeTagger:
        self.loads += 1
        return FakeTagger(self.taxonomy.keys, self.name, self.meanwhile)


@dataclass
class Ears:
    """Remembers all that it is told."""

    lines: list[Announcement] = field(default_factory=list)
    ended: list[Ended | None] = field(default_factory=list)
    unread: list[InputError] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    deaf: Callable[[], None] = lambda: None

    def listener(self) -> Listener:
        return Listener(announce=self._announce, unread=self.unread.append, trouble=self._trouble)

    def told(self) -> list[tuple[str, str]]:
        """What became of which file, in order."""
        return [(line.file, line.became.value) for line in self.lines]

    def _announce(self, line: Announcement, ended: Ended | None) -> None:
        self.deaf()
        self.lines.append(line)
        self.ended.append(ended)

    def _trouble(self, error: Trouble, pause: float) -> None:
        self.troubles.append(error)
        self.pauses.append(pause)


@dataclass
class World:
    """A workspace, its inbox, its office, and what was heard of it."""

    root: Path
    ears: Ears
    champion: FakeChampion
    office: Office

    @property
    def inbox(self) -> Path:
        return self.office.inbox

    def put(self, name: str, text: str = "") -> Path:
        """Put a file into the inbox: an issue of one article called like the file, unless told otherwise."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text or issue_text(path.stem), encoding="utf-8")
        return path

    def catalogue(self) -> Catalogue:
        return Catalogue.open(self.office.workspace.catalogue)

    def files(self) -> dict[str, SeenFile]:
        with self.catalogue() as catalogue:
            return catalogue.files()

    def titles(self) -> list[str]:
        """Of all articles where they stand."""
        with self.catalogue() as catalogue:
            return [one.article.title for one in catalogue.articles()]

    def paths(self) -> list[str]:
        """Of all issues, from the root of the workspace."""
        with self.catalogue() as catalogue:
            return [Path(one.path or "").relative_to(self.root).as_posix() for one in catalogue.issues()]

    def again(self, **changes: object) -> "World":
        """The same world for another watch, with ears that have heard nothing."""
        ears = Ears()
        stopping = {"stopping": Stopping(), "listener": ears.listener()}
        return replace(self, ears=ears, office=replace(self.office, **(stopping | changes)))  # type: ignore[arg-type]  # names of fields


def issue_text(title: str) -> str:
    return f"## {title}获评先进集体\n\n6月28日，{title}在全省表彰大会上获评先进集体，院长李青禾代表医院上台领奖。\n"


def make_world(root: Path, *, archive: Path | None = None, command: Command | None = None) -> World:
    inbox = root / "inbox"
    inbox.mkdir(parents=True)
    workspace = Workspace(root, Settings())
    ears, champion = Ears(), FakeChampion()
    office = Office(
        workspace=workspace,
        inbox=inbox,
        champion=champion,
        listener=ears.listener(),
        stopping=Stopping(),
        archive=None if archive is None else Archive(archive),
        command=command,
        clock=lambda: NOON,
    )
    return World(root, ears, champion, office)


def once(world: World, *, settle: float = 0) -> bool:
    """Do what is there; tell whether all of it could be read."""
    return Watch(world.office, settle=settle).once()


def make_found(path: Path, *, name: str = "", size: int = 3, modified: int = 7) -> Found:
    return Found(path, name or path.name, Stamp(size, modified))


def make_seen(
    path: Path,
    *,
    size: int = 3,
    modified: int = 7,
    digest: str = "d",
    reading: Reading = Reading.DONE,
    announced: bool = True,
) -> SeenFile:
    return SeenFile(
        path=path.as_posix(),
        size=size,
        modified=modified,
        digest=digest,
        reading=reading,
        at=NOON,
        announced=announced,
    )
