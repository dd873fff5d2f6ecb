"""ModelVersion: one trained model in the registry, and all that it was made from."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

BUILTIN = "builtin"
"""What the model that ships is called where a version could stand."""
_NAME = re.compile("v[0-9]{4,9}")
_DIGEST = re.compile("[0-9a-f]{64}")


def is_version(name: str) -> bool:
    """Tell whether a name can be that of a version: ``v0001`` and so on."""
    return _NAME.fullmatch(name) is not None


class Origin(StrEnum):
    """How a version came to be in this registry."""

    TRAINED = "trained"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """SHA-256, in 64 hexadecimal digits each, of what a version is and was made from.

    Parameters
    ----------
    model : str
        Of its model file.
    snapshot : str
        Of its snapshot file: the labels that it learnt from and was tested on.
    corpus : str
        Of the starter corpus that it learnt from.
    taxonomy : str
        Of the keys of its tags.
    code : str
        Of the code that learns.
    inputs : str
        Of all that decides what training makes of it: labels, corpus, taxonomy, settings, code, libraries, seed. The
        same inputs make the same model.
    """

    model: str
    snapshot: str
    corpus: str
    taxonomy: str
    code: str
    inputs: str

    def __post_init__(self) -> None:
        for name in self.__slots__:
            if not _DIGEST.fullmatch(getattr(self, name)):
                raise ValueError(f"{name} is no digest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """What a model file can be opened with: a file of another runtime is made again rather than opened.

    Parameters
    ----------
    format : int
        Of the model file.
    python : str
        Such as ``3.11``.
    libraries : mapping of str to str
        The versions of what training and segmentation rest on.
    """

    format: int
    python: str
    libraries: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What is known of a version.

    Parameters
    ----------
    made : datetime.datetime
        When, with a time zone.
    who : str
        The user of the machine who had it made.
    origin : Origin
        Trained here or brought from elsewhere.
    parent : str
        The champion at that time: a version, or `BUILTIN`.
    keys : tuple of str
        Its tags.
    seed : int
        Of training.
    digests : Digests
        Of what it is and was made from.
    runtime : Runtime
        What its file can be opened with.
    own, tested, borrowed : int
        Articles of the user's that it learnt from, articles that it was tested on, and articles of the starter corpus.
    starter_weight : float
        How much an article of the starter corpus counted beside one of the user's, 0 to 1.
    seconds : float
        That training took.
    """

    made: dt.datetime
    who: str
    origin: Origin
    parent: str
    keys: tuple[str, ...]
    seed: int
    digests: Digests
    runtime: Runtime
    own: int
    tested: int
    borrowed: int
    starter_weight: float
    seconds: float

    def __post_init__(self) -> None:
        if self.made.tzinfo is None:
            raise ValueError("the time of a version has a time zone")
        if self.parent != BUILTIN and not is_version(self.parent):
            raise ValueError(f"no version: {self.parent}")
        if not self.keys or len(set(self.keys)) < len(self.keys):
            raise ValueError("a version has tags, each once")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelVersion:
    """A version of the registry: its name, ``v0001`` and so on, and what is known of it."""

    name: str
    manifest: Manifest

    def __post_init__(self) -> None:
        if not is_version(self.name):
            raise ValueError(f"no name of a version: {self.name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliases:
    """Which versions have a part to play.

    Parameters
    ----------
    champion : str
        What tags: a version, or `BUILTIN`.
    challenger : str or None
        The newest version that did not become champion; None where the newest did.
    former : tuple of str
        Champions before, the latest last: where a rollback goes.
    """

    champion: str = BUILTIN
    challenger: str | None = None
    former: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in (self.champion, *self.former):
            if name != BUILTIN and not is_version(name):
                raise ValueError(f"no version: {name}")
        if self.challenger is not None and not is_version(self.challenger):
            raise ValueError(f"no version: {self.challenger}")

    def crowned(self, name: str) -> "Aliases":
        """Return the aliases once another version is champion; the one before can be gone back to."""
        if name == self.champion:
            return self
        challenger = None if self.challenger == name else self.challenger
        return Aliases(champion=name, challenger=challenger, former=(*self.former, self.champion))

    def rolled_back(self) -> "Aliases":
        """Return the aliases once the champion before is champion again.

        Raises
        ------
        ValueError
            Where there was none before.
        """
        if not self.former:
            raise ValueError("no champion before this one")
        return Aliases(champion=self.former[-1], challenger=self.challenger, former=self.former[:-1])
