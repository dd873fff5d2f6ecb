"""A long run: this project on as many articles as are asked for, made on the way, as it tags a folder of issues."""

import time
from collections.abc import Iterator
from itertools import islice

from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.storage.shipped import load_taxonomy
from classifier.workflows.starter import train_starter
from classifier.workflows.tag import TaggedIssue, tag_issues
from tests.benchmarks.corpus import editions, renumbered
from tests.benchmarks.footprint import own_peak, workers_peak

_STEP = 100_000
_PER_ISSUE = 40


def issues(articles: Iterator[Article]) -> Iterator[Issue]:
    """Yield articles as issues of a newspaper, as many as `articles` fill."""
    number = 0
    while found := tuple(islice(articles, _PER_ISSUE)):
        number += 1
        yield Issue(source=f"{number}.jsonl", articles=found, ready=True)


def long_run(number: int, jobs: int | None) -> Iterator[str]:
    """Tag so many articles, and yield a line for each hundred thousand of them."""
    first, _ = editions()
    keys = load_taxonomy().keys
    tagger = train_starter(first, keys)
    source = [example.article for example in first]
    yield f"{'articles':>10}{'seconds':>10}{'this step':>11}{'articles/s':>12}{'chars/s':>12}{'MiB':>7}{'worker':>8}"
    done = characters = workers = 0
    begun = step = time.perf_counter()
    for tagged in tag_issues(issues(renumbered(source, number)), lambda: tagger, keys, jobs=jobs):
        if not isinstance(tagged, TaggedIssue):
            raise tagged
        before, done = done, done + len(tagged.issue.articles)
        characters += sum(len(article.title) + len(article.text) for article in tagged.issue.articles)
        # The processes are gone after the last article.
        if done // _STEP == before // _STEP and done < number - 10 * _PER_ISSUE:
            continue
        workers = max(workers, workers_peak())
        if done // _STEP > before // _STEP or done == number:
            now = time.perf_counter()
            yield (
                f"{done:10,}{now - begun:10.1f}{now - step:11.1f}{done / (now - begun):12,.0f}"
                f"{characters / (now - begun):12,.0f}{own_peak():7d}{workers:8d}"
            )
            step = now
