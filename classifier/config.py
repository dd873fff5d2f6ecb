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
_MOST_REFRESH = 1000
_NAME = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


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
    """

    annotator: str | None = None
    sources: tuple[str, ...] = ("issues",)
    refresh: int = 10
    strategy: str = "mix"
    random_share: float = 0.1
    second_share: float = 0.1


KEYS = tuple(field.name for field in dataclasses.fields(Settings))


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
    return _Checked(path, content).settings()


class _Checked:
    """The content of a file, asked for key by key."""

    def __init__(self, path: Path, content: Mapping[str, Any]) -> None:
        self._path, self._content = path, content

    def settings(self) -> Settings:
        for key in self._content:
            if key not in KEYS:
                near = difflib.get_close_matches(key, KEYS, n=1)
                meant = f", perhaps {near[0]} is meant" if near else ""
                raise ConfigError(
                    self._path, f"the key {_shown(key)} is not known{meant}", hint=f"there are {', '.join(KEYS)}"
                )
        default = Settings()
        return Settings(
            annotator=self._annotator(),
            sources=self._sources(default.sources),
            refresh=self._refresh(default.refresh),
            strategy=self._strategy(default.strategy),
            random_share=self._share("random_share", default.random_share),
            second_share=self._share("second_share", default.second_share),
        )

    def _annotator(self) -> str | None:
        found = self._content.get("annotator")
        if found is not None and not _is_text(found):
            self._refuse("annotator", 'a name, such as "王芳"')
        return found

    def _sources(self, default: tuple[str, ...]) -> tuple[str, ...]:
        found = self._content.get("sources", list(default))
        if not isinstance(found, list) or not found or not all(_is_text(one) for one in found):
            self._refuse("sources", 'a list of files and folders, such as ["issues"]')
        return tuple(found)

    def _refresh(self, default: int) -> int:
        found = self._content.get("refresh", default)
        if type(found) is not int or not 1 <= found <= _MOST_REFRESH:
            self._refuse("refresh", f"a whole number from 1 to {_MOST_REFRESH}")
        return found

    def _strategy(self, default: str) -> str:
        # Which there are is known to who chooses: no floor below knows strategies.
        found = self._content.get("strategy", default)
        if not isinstance(found, str) or not _NAME.fullmatch(found):
            self._refuse("strategy", 'the name of a strategy, such as "mix"')
        return found

    def _share(self, key: str, default: float) -> float:
        found = self._content.get(key, default)
        # NaN is in no range.
        if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= 1:
            self._refuse(key, "a number from 0 to 1")
        return float(found)

    def _refuse(self, key: str, wanted: str) -> NoReturn:
        raise ConfigError(self._path, f"{key} cannot be {_shown(self._content[key])}", hint=f"it may be {wanted}")


def _is_text(found: object) -> bool:
    return isinstance(found, str) and bool(found.strip()) and "\0" not in found


def _shown(found: object) -> str:
    shown = repr(found)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
