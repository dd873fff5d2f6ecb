"""Labels of the user's own: other tags, or more, and the articles that a person labelled with them."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from classifier.domain.label import LabelledArticle
from classifier.domain.resolution import labels_of, resolve
from classifier.domain.taxonomy import Taxonomy
from classifier.errors import CorpusError, TaxonomyError
from classifier.storage.labels.folder import LOGS, LabelFolder
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
        In the order of the files and their lines; of a workspace, in the order in which they were first answered.
    """

    taxonomy: Taxonomy
    labelled: tuple[LabelledArticle, ...]


def read_own(folder: Path) -> OwnLabels:
    """Read a folder of labels.

    Parameters
    ----------
    folder : pathlib.Path
        Of a workspace, where there is a ``log`` in it: what its answers come to, with its ``taxonomy.toml`` or, where
        it has none, the tags that ship. Any other holds ``taxonomy.toml``, and labelled articles in ``*.jsonl``, as
        ``labels/starter`` does.

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
    BrokenLogError
        Where a line of a workspace's log is.
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such folder", hint="give a folder with taxonomy.toml and labelled articles")
    if (folder / LOGS).is_dir():
        return read_answered(LabelFolder(folder))
    if not (folder / TAXONOMY).exists():
        raise TaxonomyError(f"{folder}: holds no {TAXONOMY}", hint="write your tags into it; the README tells how")
    taxonomy = load_taxonomy(folder / TAXONOMY)
    return OwnLabels(taxonomy, tuple(load_labelled(folder, taxonomy)))


def read_answered(labels: LabelFolder) -> OwnLabels:
    """Read what the answers of a workspace come to.

    Parameters
    ----------
    labels : LabelFolder
        Its labels. Articles that are disputed, that everybody was unsure of or that an edit replaced are left out.

    Returns
    -------
    OwnLabels
        Of every article that a label holds for.

    Raises
    ------
    TaxonomyError, BrokenLogError
        As in `read_own`.
    CorpusError
        Where no label holds, or one is of a tag that is not in use, or of an article whose text is not there.
    """
    taxonomy, articles = labels.taxonomy(), labels.articles()
    found: list[LabelledArticle] = []
    for id_, label in labels_of(resolve(labels.answers())).items():
        if id_ not in articles:
            raise CorpusError(
                f"{labels.folder}: article {id_} is labelled, but its text is not in articles.jsonl",
                hint="bring the lines of articles.jsonl back, from a copy or from the others who labelled",
            )
        if unknown := [tag for tag in label.tags if tag not in taxonomy.keys]:
            raise CorpusError(
                f"{labels.folder}: article {id_} carries the tag {unknown[0]}, which the taxonomy does not hold",
                hint="add it to the taxonomy, or label the article again",
            )
        found.append(LabelledArticle(articles[id_].article, label))
    if not found:
        raise CorpusError(f"{labels.folder}: no article is labelled yet", hint="label some: yuankan label")
    return OwnLabels(taxonomy, tuple(found))


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
