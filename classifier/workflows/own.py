"""Labels of the user's own: other tags, or more, and the articles that a person labelled with them."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from classifier.domain.label import LabelledArticle
from classifier.domain.taxonomy import Taxonomy
from classifier.errors import CorpusError, TaxonomyError
from classifier.storage.shipped import load_labelled, load_taxonomy

_logger = logging.getLogger(__name__)
TAXONOMY = "taxonomy.toml"


@dataclass(frozen=True, slots=True)
class OwnLabels:
    """A taxonomy and the articles that carry its tags.

    Parameters
    ----------
    taxonomy : Taxonomy
        The tags in use.
    labelled : tuple of LabelledArticle
        In the order of the files and their lines.
    """

    taxonomy: Taxonomy
    labelled: tuple[LabelledArticle, ...]


def read_own(folder: Path) -> OwnLabels:
    """Read a folder of labels.

    Parameters
    ----------
    folder : pathlib.Path
        It holds ``taxonomy.toml``, and labelled articles in ``*.jsonl``, as ``labels/starter`` does.

    Returns
    -------
    OwnLabels
        Checked line by line.

    Raises
    ------
    TaxonomyError
        Where there is no taxonomy, or a broken one.
    CorpusError
        Where there is no such folder or no labelled article in it, or a line is broken.
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such folder", hint="give a folder with taxonomy.toml and labelled articles")
    if not (folder / TAXONOMY).exists():
        raise TaxonomyError(f"{folder}: holds no {TAXONOMY}", hint="write your tags into it; the README tells how")
    taxonomy = load_taxonomy(folder / TAXONOMY)
    return OwnLabels(taxonomy, tuple(load_labelled(folder, taxonomy)))


def with_starter(own: OwnLabels, starter: Sequence[LabelledArticle], keys: tuple[str, ...]) -> list[LabelledArticle]:
    """Join the starter corpus to labels of the user's own, as far as it says the truth about their tags.

    Parameters
    ----------
    own : OwnLabels
        Where a tag has the key of one of the starter's, it means the same.
    starter : sequence of LabelledArticle
        The starter corpus.
    keys : tuple of str
        Its tags.

    Returns
    -------
    list of LabelledArticle
        The user's own articles first. Of the starter's those whose tags are all in use; those without a tag only where
        no tag is new, for they may well be what the new tag means; none at all where no tag is shared, or of an article
        that the user labelled.
    """
    shared, new = set(own.taxonomy.keys) & set(keys), set(own.taxonomy.keys) - set(keys)
    ids = {example.article.id for example in own.labelled}
    joined = [
        example
        for example in starter
        if shared.issuperset(example.label.tags) and (example.label.tags or not new) and example.article.id not in ids
    ]
    found = [*own.labelled, *(joined if shared else [])]
    if all(example.label.tags for example in found):
        _logger.warning("no labelled article is without a tag: every article will be given one")
    return found
