"""Confirming: what people decided stands in every list in place of what a model says."""

from collections.abc import Mapping
from dataclasses import replace

from classifier.domain.label import Label
from classifier.domain.prediction import PERSON, Prediction
from classifier.workflows.tag import TaggedIssue


def confirm(tagged: TaggedIssue, labels: Mapping[str, Label]) -> TaggedIssue:
    """Put what people decided in place of what a model says.

    Parameters
    ----------
    tagged : TaggedIssue
        As a model tagged it.
    labels : mapping of str to Label
        By the id of the article, as of `decided`.

    Returns
    -------
    TaggedIssue
        The predictions of the articles that have a label carry its tags, no review reason, and `PERSON` as their model;
        the scores are still those of the model.
    """
    if labels.keys().isdisjoint(article.id for article in tagged.issue.articles):
        return tagged
    said = (_confirmed(prediction, labels.get(article.id)) for article, prediction in tagged.pairs)
    return TaggedIssue(tagged.issue, tuple(said))


def _confirmed(prediction: Prediction, label: Label | None) -> Prediction:
    if label is None:
        return prediction
    # A model that is older than a tag has no score for it.
    scores = dict.fromkeys(label.tags, 0.0) | dict(prediction.scores)
    return replace(
        prediction, scores=scores, tags=label.ordered, primary=label.primary, review=None, model=PERSON, certainty=1.0
    )
