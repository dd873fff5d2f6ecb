"""Taggers that are trained on first use, then read from the user's cache."""

import logging
from collections.abc import Callable
from pathlib import Path

import platformdirs

from classifier.learn.tagger import Tagger
from classifier.storage.modelcache import ModelCache

_logger = logging.getLogger(__name__)
_PROGRAM = "yuankan"
# Far more than training takes anywhere; a process that waits longer waits for one that hangs.
_PATIENCE = 300.0
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
        Digest of all that it depends on, from `classifier.workflows.digests.digest`: where that changes, another tagger
        is trained.
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
