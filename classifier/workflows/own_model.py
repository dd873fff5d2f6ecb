"""A tagger of the user's own tags: trained from their labels on first use, then read from the user's cache."""

from pathlib import Path

from classifier.learn.tagger import Tagger
from classifier.storage.shipped import labels_dir, load_starter, load_taxonomy, starter_files
from classifier.workflows.digests import digest
from classifier.workflows.kept import Report, kept_tagger
from classifier.workflows.own import OwnLabels, with_starter
from classifier.workflows.starter import train_starter

_KIND = "own"


def own_tagger(
    own: OwnLabels, *, report: Report | None = None, cache: Path | None = None, state: Path | None = None
) -> Tagger:
    """Return the tagger of the user's own tags, trained now if this is its first use.

    Parameters
    ----------
    own : OwnLabels
        What a person decided.
    report : callable, optional
        Is told, in a line of text, that training begins. It is not called where the cache answers.
    cache, state : pathlib.Path, optional
        As in `classifier.workflows.kept.kept_tagger`.

    Returns
    -------
    Tagger
        Of the tags of `own`, learnt from its articles and from what of the starter corpus goes with them.

    Raises
    ------
    CorpusError
        Where there is too little to learn from.
    """
    labels = labels_dir()

    def train(version: str, _again: bool) -> Tagger:
        labelled = with_starter(own, load_starter(), load_taxonomy().keys)
        if report is not None:
            mine, joined = len(own.labelled), len(labelled) - len(own.labelled)
            report(
                f"training a model of your tags from {mine} articles of yours and {joined} built-in ones: once, "
                "about fifteen seconds"
            )
        return train_starter(labelled, own.taxonomy.keys, version=version)

    # Names and definitions of tags teach nothing: who rewords one need not train again.
    said = repr((own.taxonomy.keys, [(one.article.title, one.article.text, one.label) for one in own.labelled]))
    return kept_tagger(_KIND, digest(starter_files(labels), said), train, cache=cache, state=state)
