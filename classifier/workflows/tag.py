"""Tag: issue files in, issues with a prediction for every article out."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.domain.prediction import Prediction
from classifier.errors import InputError
from classifier.ingest.kinds import PassedPages
from classifier.workflows.gather import gather
from classifier.workflows.predictor import Model, check_tags
from classifier.workflows.record import split_review
from classifier.workflows.split import split
from classifier.workflows.spread import PredictedBatch, Spreader, Told

if TYPE_CHECKING:
    from classifier.workflows.chosen import Chosen


@dataclass(frozen=True, slots=True)
class TaggedIssue:
    """An issue beside one prediction for each of its articles, in their order."""

    issue: Issue
    predictions: tuple[Prediction, ...]

    def __post_init__(self) -> None:
        if len(self.predictions) != len(self.issue.articles):
            raise ValueError(f"{len(self.predictions)} predictions for {len(self.issue.articles)} articles")

    @property
    def pairs(self) -> Iterator[tuple[Article, Prediction]]:
        """Each article with its prediction, in order."""
        return zip(self.issue.articles, self.predictions, strict=True)


def tag(
    paths: Iterable[str],
    stdin: BinaryIO,
    model: "Chosen",
    *,
    explain: bool = False,
    jobs: int | None = None,
    passed: Told | None = None,
    passed_pages: PassedPages | None = None,
) -> Generator[TaggedIssue | InputError, None, None]:
    """Read issues, split them, and tag each article.

    Parameters
    ----------
    paths, stdin
        As in `classifier.workflows.split.split`.
    model : Chosen
        What tags them.
    explain, jobs, passed
        As in `tag_issues`.
    passed_pages : callable, optional
        Told of pages that are read, as `classifier.workflows.split.split` tells of them.

    Yields
    ------
    TaggedIssue or InputError
        In the order of `paths`, errors in their place. The model is loaded when the first article is there, so that
        a call whose inputs are all broken never trains it.

    Raises
    ------
    OtherTagsError, CorpusError
        As in `tag_issues`; where there is too little to learn from.
    RefusalError
        Where the model cannot be opened.
    """
    found = split(paths, stdin, passed=passed_pages)
    yield from tag_issues(found, model.load, model.taxonomy.keys, explain=explain, jobs=jobs, passed=passed)


def tag_issues(
    issues: Iterable[Issue | InputError],
    load: Callable[[], Model],
    keys: tuple[str, ...],
    *,
    explain: bool = False,
    jobs: int | None = None,
    passed: Told | None = None,
) -> Iterator[TaggedIssue | InputError]:
    """Tag the articles of issues that come as a stream.

    Parameters
    ----------
    issues : iterable of Issue or InputError
        What was read. Errors are handed through.
    load : callable
        Gives the tagger; called once, when the first article is there.
    keys : tuple of str
        The tags in use.
    explain : bool
        Have the predictions carry the terms that spoke for and against each tag.
    jobs : int, optional
        Most processes that tag at once; as many as can work at once where it is not given. A few batches are tagged
        here, whatever it says.
    passed : callable, optional
        Told of articles that are tagged, before their issue is yielded: of the whole issue, or, where it is longer
        than a batch, of one batch of it after the other.

    Yields
    ------
    TaggedIssue or InputError
        One for each that came in, in order. Issues that are at hand are tagged together; no more than a few batches
        are held at a time.

    Raises
    ------
    OtherTagsError
        Where the tagger was trained on other tags than `keys`.
    WorkerLostError
        Where a process that tags was ended from outside.
    """

    @cache
    def loaded() -> Model:
        model = load()
        check_tags(model, keys)
        return model

    spreader = Spreader(loaded, explain, jobs, passed)
    for predicted in spreader.predicted(gather(issues)):
        yield from _tagged(predicted, passed)


def _tagged(predicted: PredictedBatch, passed: Told | None) -> Iterator[TaggedIssue | InputError]:
    start = 0
    for result in predicted.batch.results:
        if isinstance(result, InputError):
            yield result
            continue
        said = predicted.predictions[start : start + len(result.articles)]
        start += len(result.articles)
        if passed is not None and result.articles and not predicted.told:
            passed(result.articles)
        pairs = zip(result.articles, said, strict=True)
        yield TaggedIssue(result, tuple(_reviewed(article, prediction) for article, prediction in pairs))


def _reviewed(article: Article, prediction: Prediction) -> Prediction:
    reason = split_review(article)
    # Tags of a text that may not be the whole article can be judged only once it is.
    return prediction if reason is None else replace(prediction, review=reason)
