"""The built-in tagger: trained from the shipped labels on first use, then read from the user's cache."""

from collections.abc import Sequence
from pathlib import Path

from classifier.domain.label import LabelledArticle
from classifier.learn.tagger import Tagger
from classifier.storage.shipped import labels_dir, load_labelled, load_taxonomy, starter_files
from classifier.workflows.digests import digest
from classifier.workflows.kept import Report, kept_tagger

_KIND = "starter"
_SEED = 0


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
        As in `classifier.workflows.kept.kept_tagger`.

    Returns
    -------
    Tagger
        Its version is named after `starter_key`.

    Raises
    ------
    CorpusError, TaxonomyError
        Where the labels are broken.
    """
    labels = labels or labels_dir()

    def train(version: str, again: bool) -> Tagger:
        taxonomy = load_taxonomy(labels / "taxonomy.toml")
        labelled = load_labelled(labels / "starter", taxonomy)
        if report is not None:
            count = len(labelled)
            report(
                f"training the built-in model again from {count} articles: about fifteen seconds"
                if again
                else f"training the built-in model from {count} articles: once, about fifteen seconds"
            )
        return train_starter(labelled, taxonomy.keys, version=version)

    return kept_tagger(_KIND, starter_key(labels), train, cache=cache, state=state)


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
    return digest(starter_files(labels))
