"""Labels of the user's own: other tags, or more, and the articles that a person labelled with them."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label, LabelledArticle
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
        Where no label holds, or one of an article whose text is not there.
    """
    taxonomy, articles = labels.taxonomy(), labels.articles()
    held = decided(labels, taxonomy)
    if not held:
        raise CorpusError(f"{labels.folder}: no article is labelled yet", hint="label some: yuankan label")
    return OwnLabels(taxonomy, tuple(LabelledArticle(text_of(id_, articles, labels), held[id_]) for id_ in held))


def decided(folder: LabelFolder, taxonomy: Taxonomy) -> dict[str, Label]:
    """Return what people decided, in the tags in use.

    Parameters
    ----------
    folder : LabelFolder
        Of the workspace.
    taxonomy : Taxonomy
        The tags in use.

    Returns
    -------
    dict of str to Label
        By the id of the article. What nobody decided, or only by a tag that is not in use any more, is left out.

    Raises
    ------
    BrokenLogError, OSError
        Where the answers cannot be read.
    """
    return labels_in_use(labels_of(resolve(folder.answers())), taxonomy.keys, folder.folder)


def labels_in_use(held: Mapping[str, Label], keys: tuple[str, ...], folder: Path) -> dict[str, Label]:
    """Leave out of labels what the taxonomy does not hold any more, and say so.

    Parameters
    ----------
    held : mapping of str to Label
        By the id of the article.
    keys : tuple of str
        The tags in use.
    folder : pathlib.Path
        Whose labels they are, for warnings.

    Returns
    -------
    dict of str to Label
        A label whose primary is retired is left out whole: what the article mainly is, nobody has said then.
    """
    retired = Counter(tag for label in held.values() for tag in label.tags if tag not in keys)
    for tag in sorted(retired):
        _logger.warning("%s: %d labels carry the tag %s, which is not in use any more", folder, retired[tag], tag)
    if not retired:
        return dict(held)
    left = {id_: label.without(retired) for id_, label in held.items()}
    return {id_: label for id_, label in left.items() if label is not None}


def text_of(id_: str, articles: Mapping[str, FiledArticle], labels: LabelFolder) -> Article:
    """Return a labelled article.

    Parameters
    ----------
    id_ : str
        Of the article.
    articles : mapping of str to FiledArticle
        What is filed in `labels`.
    labels : LabelFolder
        For the fault.

    Raises
    ------
    CorpusError
        Where its text is not filed.
    """
    if id_ not in articles:
        raise CorpusError(
            f"{labels.folder}: article {id_} is labelled, but its text is not in articles.jsonl",
            hint="bring the lines of articles.jsonl back, from a copy or from the others who labelled",
        )
    return articles[id_].article


def with_starter(own: OwnLabels, starter: Sequence[LabelledArticle], keys: tuple[str, ...]) -> list[LabelledArticle]:
    """Join the starter corpus to labels of the user's own, as far as it says the truth about their tags.

    Parameters
    ----------
    own : OwnLabels
        Where a tag has the key of one of the starter's, or had it formerly, it means the same.
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
    renamed = own.taxonomy.renamed
    theirs = {renamed.get(key, key) for key in keys}
    shared, new = set(own.taxonomy.keys) & theirs, set(own.taxonomy.keys) - theirs
    ids = {example.article.id for example in own.labelled}
    joined = [
        LabelledArticle(example.article, label)
        for example in starter
        if shared.issuperset((label := example.label.renamed(renamed)).tags)
        and (label.tags or not new)
        and example.article.id not in ids
    ]
    found = [*own.labelled, *(joined if shared else [])]
    if all(example.label.tags for example in found):
        _logger.warning("no labelled article is without a tag: every article will be given one")
    return found
