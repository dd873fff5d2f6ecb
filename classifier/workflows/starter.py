"""The built-in tagger: trained from the shipped labels on first use, then read from the user's cache."""

import hashlib
import logging
import platform
from collections.abc import Callable, Sequence
from importlib.metadata import version as installed
from pathlib import Path

import platformdirs

import classifier.learn
import classifier.text
from classifier.domain.label import LabelledArticle
from classifier.learn.tagger import Tagger
from classifier.storage.modelcache import ModelCache
from classifier.storage.shipped import labels_dir, load_labelled, load_taxonomy

_logger = logging.getLogger(__name__)
_PROGRAM = "yuankan"
_SEED = 0
# Far more than training takes anywhere; a process that waits longer waits for one that hangs.
_PATIENCE = 120.0
_LIBRARIES = ("scikit-learn", "scipy", "numpy", "joblib", "jieba", "rjieba")
_NAME_DIGITS, _KEY_DIGITS = 4, 32

Report = Callable[[str], None]


def starter_tagger(
    *,
    report: Report | None = None,
    labels: Path | None = None,
    cache: Path | None = None,
    state: Path | None = None,
) -> Tagger:
    """Return the built-in tagger, trained now if this is its first use.

    Parameters
    ----------
    report : callable, optional
        Is told, in a line of text, that training begins. It is not called where the cache answers.
    labels : pathlib.Path, optional
        Folder with ``taxonomy.toml`` and ``starter/*.jsonl``; the shipped one where it is not given.
    cache, state : pathlib.Path, optional
        Where models, and the private list of those written here, are kept; this user's own folders where not given.

    Returns
    -------
    Tagger
        Its version is named after a digest of the labels, the lexicon, the code that learns, and the versions of
        Python and of the libraries: where one of these changes, another tagger is trained. Where the cache cannot be
        used, training happens each time, and a warning is logged.

    Raises
    ------
    CorpusError, TaxonomyError
        Where the labels are broken.
    """
    labels = labels or labels_dir()
    key = starter_key(labels)
    models = ModelCache(
        cache or platformdirs.user_cache_path(_PROGRAM, appauthor=False),
        state or platformdirs.user_state_path(_PROGRAM, appauthor=False),
    )
    name = f"starter-{key[:_KEY_DIGITS]}"
    try:
        # Most runs find the model made, and need no lock for reading what is written in one piece.
        if data := models.read(name):
            return Tagger.from_bytes(data)
        with models.lock(name, patience=_PATIENCE):
            if data := models.read(name):
                return Tagger.from_bytes(data)
            tagger = _train(labels, key, report, again=models.path(name).exists())
            _keep(models, name, tagger)
            return tagger
    except OSError as error:
        _logger.warning("the built-in model cannot be kept for the next run: %s", error)
        return _train(labels, key, report)


def _keep(models: ModelCache, name: str, tagger: Tagger) -> None:
    try:
        models.write(name, tagger.to_bytes())
    except OSError as error:
        _logger.warning("the built-in model cannot be kept for the next run: %s", error)


def _train(labels: Path, key: str, report: Report | None, *, again: bool = False) -> Tagger:
    taxonomy = load_taxonomy(labels / "taxonomy.toml")
    labelled = load_labelled(labels / "starter", taxonomy)
    if report is not None:
        count = len(labelled)
        report(
            f"training the built-in model again from {count} articles: about ten seconds"
            if again
            else f"training the built-in model from {count} articles: once, about ten seconds"
        )
    return train_starter(labelled, taxonomy.keys, version=f"starter-{key[:_NAME_DIGITS]}")


def train_starter(
    labelled: Sequence[LabelledArticle], keys: tuple[str, ...], *, version: str = "starter-part"
) -> Tagger:
    """Train what the built-in tagger is, from any articles: such as a part of the corpus, to be scored on the rest.

    Parameters
    ----------
    labelled : sequence of LabelledArticle
        What to learn from.
    keys : tuple of str
        The tags.
    version : str
        Name of the result.

    Returns
    -------
    Tagger
        Not cached.

    Raises
    ------
    CorpusError
        Where there is too little to learn from.
    """
    return Tagger.train(labelled, keys, version=version, seed=_SEED)


def starter_key(labels: Path) -> str:
    """Return the digest of all that the built-in tagger depends on.

    Parameters
    ----------
    labels : pathlib.Path
        Folder with ``taxonomy.toml`` and ``starter/*.jsonl``.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    learn, text = Path(classifier.learn.__path__[0]), Path(classifier.text.__path__[0])
    files = [
        labels / "taxonomy.toml",
        *sorted((labels / "starter").glob("*.jsonl")),
        *sorted((text / "lexicon").glob("*.txt")),
        text / "words.py",
        *sorted(learn.glob("*.py")),
    ]
    facts = [f"python {platform.python_version()}", *(f"{library} {installed(library)}" for library in _LIBRARIES)]
    digest = hashlib.sha256("\n".join(facts).encode())
    for file in files:
        # Name and length keep apart what would read alike when run together.
        data = file.read_bytes()
        digest.update(f"\n{file.name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()
