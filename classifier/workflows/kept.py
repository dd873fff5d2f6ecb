"""Taggers that are trained on first use, then read from the user's cache."""

import hashlib
import logging
import platform
from collections.abc import Callable, Iterable
from importlib.metadata import version as installed
from pathlib import Path

import platformdirs

import classifier.learn
import classifier.text
from classifier.learn.tagger import Tagger
from classifier.storage.modelcache import ModelCache

_logger = logging.getLogger(__name__)
_PROGRAM = "yuankan"
# Far more than training takes anywhere; a process that waits longer waits for one that hangs.
_PATIENCE = 300.0
_LIBRARIES = ("scikit-learn", "scipy", "numpy", "joblib", "jieba", "rjieba", "opencc")
_NAME_DIGITS, _KEY_DIGITS = 4, 32

# Told, in a line of text, that training begins.
Report = Callable[[str], None]


def kept_tagger(
    kind: str,
    key: str,
    train: Callable[[str, bool], Tagger],
    *,
    cache: Path | None = None,
    state: Path | None = None,
) -> Tagger:
    """Return a tagger from the cache, or train it now and keep it there.

    Parameters
    ----------
    kind : str
        What its name begins with.
    key : str
        Digest of all that it depends on, from `digest`: where that changes, another tagger is trained.
    train : callable
        Takes the name of the result, and whether a file of that name was there but could not be used. It is not called
        where the cache answers.
    cache, state : pathlib.Path, optional
        Where models, and the private list of those written here, are kept; this user's own folders where not given.

    Returns
    -------
    Tagger
        Where the cache cannot be used, training happens each time, and a warning is logged.
    """
    models = ModelCache(
        cache or platformdirs.user_cache_path(_PROGRAM, appauthor=False),
        state or platformdirs.user_state_path(_PROGRAM, appauthor=False),
    )
    name, version = f"{kind}-{key[:_KEY_DIGITS]}", f"{kind}-{key[:_NAME_DIGITS]}"
    try:
        # Most runs find the model made, and need no lock for reading what is written in one piece.
        if data := models.read(name):
            return Tagger.from_bytes(data)
        with models.lock(name, patience=_PATIENCE):
            if data := models.read(name):
                return Tagger.from_bytes(data)
            tagger = train(version, models.path(name).exists())
            _keep(models, name, tagger)
            return tagger
    except OSError as error:
        _logger.warning("the model cannot be kept for the next run: %s", error)
        return train(version, False)


def _keep(models: ModelCache, name: str, tagger: Tagger) -> None:
    try:
        models.write(name, tagger.to_bytes())
    except OSError as error:
        _logger.warning("the model cannot be kept for the next run: %s", error)


def digest(files: Iterable[Path], said: str = "") -> str:
    """Return the digest of all that a tagger depends on.

    Parameters
    ----------
    files : iterable of pathlib.Path
        What it is trained from, in a fixed order.
    said : str
        What it is trained from beside these.

    Returns
    -------
    str
        64 hexadecimal digits, of the files, the lexicon, the code that learns, and the versions of Python and of the
        libraries.
    """
    learn, text = Path(classifier.learn.__path__[0]), Path(classifier.text.__path__[0])
    code = (*sorted((text / "lexicon").glob("*.txt")), *sorted(text.glob("*.py")), *sorted(learn.glob("*.py")))
    facts = [f"python {platform.python_version()}", *(f"{library} {installed(library)}" for library in _LIBRARIES)]
    found = hashlib.sha256("\n".join([*facts, said]).encode(errors="surrogatepass"))
    for file in (*files, *code):
        # Name and length keep apart what would read alike when run together.
        data = file.read_bytes()
        found.update(f"\n{file.name} {len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()
