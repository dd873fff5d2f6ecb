"""Review: a folder of labels in, what has to be looked at again out, and every decision back into it."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from classifier.domain.answer import Answer
from classifier.domain.filed import FiledArticle
from classifier.domain.label import LabelledArticle
from classifier.domain.resolution import Resolution, labels_of, resolve
from classifier.domain.taxonomy import Taxonomy
from classifier.errors import CorpusError
from classifier.evaluate.splits import NEAR, duplicate_groups, grams, make_folds
from classifier.learn.held_out import held_out
from classifier.query.disputes import (
    Finding,
    Reason,
    ReviewItem,
    Twin,
    dispute,
    find_disputes,
    is_settled,
    sense,
    suspect_items,
)
from classifier.query.means import Means
from classifier.query.reviewing import Reviewing
from classifier.query.rules import contradictions, parse_rules
from classifier.query.suspects import find_suspicions
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.shipped import labels_dir, load_starter, load_taxonomy
from classifier.workflows.keeper import FolderKeeper
from classifier.workflows.own import OwnLabels, with_starter

_logger = logging.getLogger(__name__)
_RULES = "rules.toml"
FOLDS = 5
"""Models that are trained to doubt labels by."""
_SEED = 0
Passed = Callable[[int, int], None]
Found = tuple[str, Finding]


def open_review(
    folder: LabelFolder, annotator: str, *, suspicions: bool = True, passed: Passed | None = None
) -> Reviewing:
    """Begin a review.

    Parameters
    ----------
    folder : LabelFolder
        The labels.
    annotator : str
        Who decides.
    suspicions, passed
        As in `collect`.

    Returns
    -------
    Reviewing
        Its decisions are adjudications in the log of the annotator, on the disk before the next item is in question.

    Raises
    ------
    AnnotatorError, TaxonomyError, BrokenLogError, CorpusError
        Where the name cannot be, or the labels are broken.
    """
    log = folder.log(annotator)
    return Reviewing(
        log.annotator,
        folder.taxonomy().keys,
        collect(folder, suspicions=suspicions, passed=passed),
        Means(FolderKeeper(folder, log)),
        earlier=log.read(),
        recall=lambda answer: recall(folder, answer),
    )


def collect(folder: LabelFolder, *, suspicions: bool = True, passed: Passed | None = None) -> list[ReviewItem]:
    """Find what has to be looked at again.

    Parameters
    ----------
    folder : LabelFolder
        The labels.
    suspicions : bool
        Whether labels are doubted too, for which models are trained: some ten seconds.
    passed : callable, optional
        Told how many of these models are trained, and how many there are.

    Returns
    -------
    list of ReviewItem
        Disputes first, then suspicions: labels that contradict the guidelines, then the others, the gravest first.
        Nothing of an article that an adjudication settled.

    Raises
    ------
    TaxonomyError, BrokenLogError
        Where the folder's own tags, or a line of it, are broken.
    CorpusError
        Where the text of an article is not there, or it carries a tag that is not in use.
    """
    taxonomy, resolutions, articles = folder.taxonomy(), resolve(folder.answers()), folder.articles()
    own = _own(folder, taxonomy, resolutions, articles)
    disputes = find_disputes(resolutions, articles)
    if not suspicions:
        return disputes
    found = [
        (article, finding)
        for article, finding in (*_contradictions(own), *_twins(own, articles), *_doubts(own, passed))
        if not is_settled(resolutions[article])
    ]
    return suspect_items(found, resolutions, articles, taken=disputes)


def recall(folder: LabelFolder, answer: Answer) -> ReviewItem | None:
    """Return the item that an adjudication had decided, once that was taken back.

    Parameters
    ----------
    folder : LabelFolder
        The labels, as they are without it.
    answer : Answer
        The adjudication.

    Returns
    -------
    ReviewItem or None
        None where the article is none any longer.
    """
    resolution, filed = resolve(folder.answers()).get(answer.article), folder.articles().get(answer.article)
    if resolution is None or filed is None:
        return None
    reason = dispute(resolution) or Reason.RECALLED
    return ReviewItem(
        filed=filed, findings=(Finding(reason=reason),), answers=resolution.answers, label=resolution.label
    )


def _own(
    folder: LabelFolder,
    taxonomy: Taxonomy,
    resolutions: Mapping[str, Resolution],
    articles: Mapping[str, FiledArticle],
) -> OwnLabels:
    """Return the articles that a label holds for, once every text and every tag is found to be there."""
    if lost := [article for article in resolutions if article not in articles]:
        raise CorpusError(
            f"{folder.folder}: article {lost[0]} is labelled, but its text is not in articles.jsonl",
            hint="bring the lines of articles.jsonl back, from a copy or from the others who labelled",
        )
    labels = labels_of(resolutions)
    for article, label in labels.items():
        if unknown := [tag for tag in label.tags if tag not in taxonomy.keys]:
            raise CorpusError(
                f"{folder.folder}: article {article} carries the tag {unknown[0]}, which the taxonomy does not hold",
                hint="add it to the taxonomy, or label the article again",
            )
    return OwnLabels(
        taxonomy, tuple(LabelledArticle(articles[article].article, label) for article, label in labels.items())
    )


def _contradictions(own: OwnLabels) -> Iterator[Found]:
    """Hold every label against the rules; they are those of the tags that ship, and of no other set of tags."""
    if set(own.taxonomy.keys) != set(load_taxonomy().keys):
        return
    rules = parse_rules((labels_dir() / _RULES).read_text(encoding="utf-8"))
    for example in own.labelled:
        for rule in contradictions(rules, example.article, example.label):
            yield example.article.id, Finding(reason=Reason.RULE, rule=rule)


def _twins(own: OwnLabels, articles: Mapping[str, FiledArticle]) -> Iterator[Found]:
    """Find near-duplicates with different labels; of several, the likest."""
    groups: dict[int, list[LabelledArticle]] = {}
    if own.labelled:
        numbers = duplicate_groups([example.article for example in own.labelled]).tolist()
        for number, example in zip(numbers, own.labelled, strict=True):
            groups.setdefault(number, []).append(example)
    for group in groups.values():
        if len({sense(example.label) for example in group}) > 1:
            yield from _unlike(group, articles)


def _unlike(group: Sequence[LabelledArticle], articles: Mapping[str, FiledArticle]) -> Iterator[Found]:
    sets = [grams(example.article) for example in group]
    for example, ours in zip(group, sets, strict=True):
        others = [
            (len(ours & theirs) / len(ours | theirs), other)
            for other, theirs in zip(group, sets, strict=True)
            if sense(other.label) != sense(example.label)
        ]
        # What is linked through a third article alone need not be alike.
        likeness, other = max(others, key=lambda pair: pair[0], default=(0.0, example))
        if likeness >= NEAR:
            twin = Twin(articles[other.article.id], other.label)
            yield example.article.id, Finding(reason=Reason.TWIN, weight=likeness, twin=twin)


def _doubts(own: OwnLabels, passed: Passed | None) -> Iterator[Found]:
    """Ask models that had not seen an article nor any near-duplicate of it; starter articles help to train them."""
    if not own.labelled:
        return
    keys = own.taxonomy.keys
    labelled = with_starter(own, load_starter(), load_taxonomy().keys)
    try:
        said = held_out(labelled, keys, make_folds(labelled, FOLDS, seed=_SEED), seed=_SEED, passed=passed)
    except CorpusError:
        _logger.warning("too few labelled articles for a model to doubt labels by: all else is looked through")
        return
    ours = np.arange(len(labelled)) < len(own.labelled)
    labels = [example.label for example in labelled]
    for one in find_suspicions(labels, keys, said.confidences, said.primaries, said.probabilities, own=ours):
        finding = Finding(
            reason=Reason(one.fault.value), weight=one.margin, tag=one.tag, given=one.given, other=one.other
        )
        yield labelled[one.row].article.id, finding
