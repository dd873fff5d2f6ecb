"""Tag: issue files in, issues with a prediction for every article out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, Protocol

from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.domain.prediction import Prediction
from classifier.errors import InputError
from classifier.ingest.kinds import PassedPages
from classifier.workflows.record import split_review
from classifier.workflows.split import split

BATCH = 256


class Predictor(Protocol):
    """What tags articles: a trained tagger, or a stand-in."""

    def predict(self, articles: Sequence[Article], *, explain: bool = False) -> list[Prediction]:
        """Return one prediction an article, in their order."""
        ...


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
    *,
    explain: bool = False,
    report: Callable[[str], None] | None = None,
    passed: Callable[[Sequence[Article]], None] | None = None,
    passed_pages: PassedPages | None = None,
) -> Iterator[TaggedIssue | InputError]:
    """Read issues, split them, and tag each article with the built-in model.

    Parameters
    ----------
    paths, stdin
        As in `classifier.workflows.split.split`.
    explain : bool
        Have the predictions carry the terms that spoke for each tag.
    report : callable, optional
        Told in a sentence when the model has to be trained first.
    passed : callable, optional
        Told of the articles of every `BATCH` once they are tagged, before their issue is yielded.
    passed_pages : callable, optional
        Told of pages that are read, as `classifier.workflows.split.split` tells of them.

    Yields
    ------
    TaggedIssue or InputError
        In the order of `paths`, errors in their place. The model is loaded when the first article is there, so that
        a call whose inputs are all broken never trains it.
    """

    def starter() -> Predictor:
        # scikit-learn takes longer to import than a broken input takes to be refused.
        from classifier.workflows.starter import starter_tagger  # noqa: PLC0415

        return starter_tagger(report=report)

    yield from tag_issues(split(paths, stdin, passed=passed_pages), starter, explain=explain, passed=passed)


def tag_issues(
    issues: Iterable[Issue | InputError],
    load: Callable[[], Predictor],
    *,
    explain: bool = False,
    passed: Callable[[Sequence[Article]], None] | None = None,
) -> Iterator[TaggedIssue | InputError]:
    """Tag the articles of issues that come as a stream.

    Parameters
    ----------
    issues : iterable of Issue or InputError
        What was read. Errors are handed through.
    load : callable
        Gives the tagger; called once, when the first article is there.
    explain : bool
        Have the predictions carry the terms that spoke for each tag.
    passed : callable, optional
        As in `tag`.

    Yields
    ------
    TaggedIssue or InputError
        One for each that came in, in order; no more than one issue is held at a time.
    """
    tagger: Predictor | None = None
    for issue in issues:
        if isinstance(issue, InputError):
            yield issue
            continue
        predictions: list[Prediction] = []
        for batch in _batches(issue.articles):
            tagger = tagger or load()
            predictions += tagger.predict(batch, explain=explain)
            if passed is not None:
                passed(batch)
        pairs = zip(issue.articles, predictions, strict=True)
        yield TaggedIssue(issue, tuple(_reviewed(article, prediction) for article, prediction in pairs))


def _reviewed(article: Article, prediction: Prediction) -> Prediction:
    # Tags of a text that may not be the whole article can be judged only once it is.
    return replace(prediction, review=split_review(article) or prediction.review)


def _batches(articles: tuple[Article, ...]) -> Iterator[tuple[Article, ...]]:
    return (articles[start : start + BATCH] for start in range(0, len(articles), BATCH))
