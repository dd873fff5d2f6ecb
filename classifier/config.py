"""Settings: what a workspace's ``yuankan.toml`` says, typed, read once, and nothing in it passed over."""

import dataclasses
import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from classifier.errors import ConfigError

FILE = "yuankan.toml"
_MOST_REFRESH, _MOST_COUNT, _MOST_SEED, _MOST_PSI = 1000, 1_000_000, 2**32 - 1, 10
_NAME = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DATE = re.compile("[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrainSettings:
    """When a model is trained anew, and when it takes the place of the one before: the table ``[retrain]``.

    Parameters
    ----------
    labels : int
        Changed training labels from which ``--if-due`` trains, at least 1.
    days : int
        Age of the champion in days from which ``--if-due`` trains if any label has changed, at least 1.
    set_aside : tuple of str
        Issues that are kept for testing, by date: a year, a month or a day, such as ``2026-06``.
    level : float
        Confidence of the paired bootstrap, 0.5 to 0.9999; higher asks for surer proof. On a hundred test articles the
        standard error of a macro F1 is two to three hundredths: 0.95 would keep most real gains out.
    margin : float
        How much lower, of 1, a macro F1 may be and still count as no worse.
    drop : float
        How far, of 1, the F1 of one tag may fall.
    support : int
        Articles of each tag without which the labels kept for testing prove nothing, at least 1.
    keep : int
        Versions that stay; the champion, its predecessor and the challenger always do. At least 1.
    seed : int
        Of training and of the bootstrap.
    """

    labels: int = 50
    days: int = 90
    set_aside: tuple[str, ...] = ()
    level: float = 0.8
    margin: float = 0.05
    drop: float = 0.1
    support: int = 5
    keep: int = 20
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftSettings:
    """How unlike its training the news may become before it is called drift: the table ``[drift]``.

    Parameters
    ----------
    psi : float
        Population stability index of the certainties, from 0; by custom .1 is little and .25 much.
    unseen : float
        How much greater the share of words never seen may be than in training, 0 to 1.
    accuracy : float
        How much lower the share of suggestions that people accept may be than tested, 0 to 1.
    rate : float
        How far the share of articles that carry a tag may move against the year before, 0 to 1.
    """

    psi: float = 0.25
    unseen: float = 0.1
    accuracy: float = 0.1
    rate: float = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a workspace; each has a default, so an empty file will do.

    Parameters
    ----------
    annotator : str or None
        Who labels, where the command line does not say.
    sources : tuple of str
        Where issues are looked for: files and folders, relative to the workspace.
    refresh : int
        After how many answers the model learns again, 1 to 1000.
    strategy : str
        What chooses the next article.
    random_share : float
        Share of articles drawn by lot from all that are unlabelled, 0 to 1: they alone measure without bias.
    second_share : float
        Share of articles put to a second person, who sees neither a suggestion nor the first answer, 0 to 1.
    retrain : RetrainSettings
        When a model is trained anew, and when it takes the place of the one before.
    drift : DriftSettings
        How unlike its training the news may become.
    """

    annotator: str | None = None
    sources: tuple[str, ...] = ("issues",)
    refresh: int = 10
    strategy: str = "mix"
    random_share: float = 0.1
    second_share: float = 0.1
    retrain: RetrainSettings = RetrainSettings()
    drift: DriftSettings = DriftSettings()


def _keys(table: type[Settings | RetrainSettings | DriftSettings]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(table))


KEYS = _keys(Settings)


def load_settings(path: Path) -> Settings:
    """Read the settings of a workspace.

    Parameters
    ----------
    path : pathlib.Path
        Its ``yuankan.toml``.

    Returns
    -------
    Settings
        With the default of every key that the file does not name.

    Raises
    ------
    ConfigError
        Where the file cannot be read, is not TOML, has a key that means nothing, or a value that cannot be followed. It
        names file and key, and says what may stand there.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(path, f"cannot be opened ({error.strerror})", hint="check who may read it") from error
    except UnicodeDecodeError as error:
        raise ConfigError(path, f"is not UTF-8 at byte {error.start}", hint="save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(path, f"is not TOML ({error})", hint="mend the line it names") from error
    except RecursionError as error:
        raise ConfigError(path, "is nested too deep", hint=f"write one key a line: {', '.join(KEYS)}") from error
    return _settings(_Table(path, content))


def _settings(table: "_Table") -> Settings:
    default = Settings()
    table.check(KEYS)
    return Settings(
        annotator=table.name("annotator", default.annotator),
        sources=table.sources("sources", default.sources),
        refresh=table.whole("refresh", default.refresh, 1, _MOST_REFRESH),
        # Which there are is known to who chooses: no floor below knows strategies.
        strategy=table.strategy("strategy", default.strategy),
        random_share=table.share("random_share", default.random_share),
        second_share=table.share("second_share", default.second_share),
        retrain=_retrain(table.table("retrain"), default.retrain),
        drift=_drift(table.table("drift"), default.drift),
    )


def _retrain(table: "_Table", default: RetrainSettings) -> RetrainSettings:
    table.check(_keys(RetrainSettings))
    return RetrainSettings(
        labels=table.whole("labels", default.labels, 1, _MOST_COUNT),
        days=table.whole("days", default.days, 1, _MOST_COUNT),
        set_aside=table.dates("set_aside", default.set_aside),
        level=table.share("level", default.level, 0.5, 0.9999),
        margin=table.share("margin", default.margin),
        drop=table.share("drop", default.drop),
        support=table.whole("support", default.support, 1, _MOST_COUNT),
        keep=table.whole("keep", default.keep, 1, _MOST_COUNT),
        seed=table.whole("seed", default.seed, 0, _MOST_SEED),
    )


def _drift(table: "_Table", default: DriftSettings) -> DriftSettings:
    table.check(_keys(DriftSettings))
    return DriftSettings(
        psi=table.share("psi", default.psi, 0, _MOST_PSI),
        unseen=table.share("unseen", default.unseen),
        accuracy=table.share("accuracy", default.accuracy),
        rate=table.share("rate", default.rate),
    )


class _Table:
    """The content of a file, or of one table in it, asked for key by key."""

    def __init__(self, path: Path, content: Mapping[str, Any], name: str = "") -> None:
        self._path, self._content, self._name = path, content, name

    def check(self, known: tuple[str, ...]) -> None:
        """Refuse keys that mean nothing."""
        for key in self._content:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                meant = f", perhaps {near[0]} is meant" if near else ""
                raise ConfigError(
                    self._path,
                    f"the key {_shown(f'{self._name}{key}')} is not known{meant}",
                    hint=f"there are {', '.join(known)}",
                )

    def table(self, key: str) -> "_Table":
        found = self._content.get(key, {})
        if not isinstance(found, dict):
            self._refuse(key, f"a table, [{key}], with one key a line")
        return _Table(self._path, found, f"{key}.")

    def name(self, key: str, default: str | None) -> str | None:
        found = self._content.get(key, default)
        if found is not None and not _is_text(found):
            self._refuse(key, 'a name, such as "王芳"')
        return None if found is None else str(found)

    def sources(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        found = self._content.get(key, list(default))
        if not isinstance(found, list) or not found or not all(_is_text(one) for one in found):
            self._refuse(key, 'a list of files and folders, such as ["issues"]')
        return tuple(found)

    def dates(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        found = self._content.get(key, list(default))
        if not isinstance(found, list) or not all(isinstance(one, str) and _DATE.fullmatch(one) for one in found):
            self._refuse(key, 'a list of years, months or days, such as ["2026-06"]')
        return tuple(found)

    def strategy(self, key: str, default: str) -> str:
        found = self._content.get(key, default)
        if not isinstance(found, str) or not _NAME.fullmatch(found):
            self._refuse(key, 'the name of a strategy, such as "mix"')
        return found

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        found = self._content.get(key, default)
        if type(found) is not int or not least <= found <= most:
            self._refuse(key, f"a whole number from {least} to {most}")
        return found

    def share(self, key: str, default: float, least: float = 0, most: float = 1) -> float:
        found = self._content.get(key, default)
        # NaN is in no range.
        if isinstance(found, bool) or not isinstance(found, int | float) or not least <= found <= most:
            self._refuse(key, f"a number from {least} to {most}")
        return float(found)

    def _refuse(self, key: str, wanted: str) -> NoReturn:
        raise ConfigError(
            self._path, f"{self._name}{key} cannot be {_shown(self._content[key])}", hint=f"it may be {wanted}"
        )


def _is_text(found: object) -> bool:
    return isinstance(found, str) and bool(found.strip()) and "\0" not in found


def _shown(found: object) -> str:
    shown = repr(found)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
