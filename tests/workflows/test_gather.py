from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.errors import InputError, NotFoundError
from classifier.learn.batches import BATCH_CHARACTERS
from classifier.workflows.gather import BATCH, gather

MISSING = NotFoundError("x: no such file", source="x")


@dataclass
class Clock:
    """Stands still but while something is read."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now

    def reading(self, *parts: tuple[Issue | InputError, float]) -> Iterator[Issue | InputError]:
        for result, seconds in parts:
            self.now += seconds
            yield result


def make_issue(articles: int = 1, *, characters: int = 10) -> Issue:
    one = Article(title="", text="文" * characters)
    return Issue(source="a", articles=(one,) * articles)


def sizes(*results: Issue | InputError) -> list[tuple[int, bool]]:
    return [(len(batch.results), batch.full) for batch in gather(results, clock=Clock())]


def test_the_first_issue_is_a_batch_of_its_own_and_what_follows_goes_together() -> None:
    assert sizes(*[make_issue()] * 5) == [(1, False), (4, False)]


def test_nothing_gives_nothing() -> None:
    assert sizes() == []


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        (make_issue(characters=BATCH_CHARACTERS // 2), [(1, False), (2, True), (2, True), (1, False)]),
        (make_issue(characters=BATCH_CHARACTERS // 2 + 1), [(1, False), *[(1, True)] * 4, (1, False)]),
        (make_issue(BATCH // 2, characters=1), [(1, False), (2, True), (2, True), (1, False)]),
        (make_issue(characters=BATCH_CHARACTERS * 2), [(1, True)] * 6),
    ],
)
def test_a_batch_is_full_before_it_is_too_large(each: Issue, expected: list[tuple[int, bool]]) -> None:
    assert sizes(*[each] * 6) == expected


def test_an_issue_that_took_long_to_come_ends_its_batch() -> None:
    clock = Clock()
    stream = clock.reading(*[(make_issue(), seconds) for seconds in (0, 0, 0, 3, 3, 0)])
    assert [len(batch.results) for batch in gather(stream, clock=clock)] == [1, 3, 1, 1]


def test_time_that_the_taker_spends_is_not_the_readers() -> None:
    clock = Clock()
    found = []
    for batch in gather(clock.reading(*[(make_issue(), 0)] * 4), clock=clock):
        clock.now += 100
        found.append(len(batch.results))
    assert found == [1, 3]


def test_errors_and_empty_issues_are_told_at_once_unless_articles_wait_before_them() -> None:
    assert sizes(MISSING, make_issue(0), MISSING) == [(1, False)] * 3
    assert sizes(MISSING, make_issue(), MISSING, make_issue(), MISSING, make_issue()) == [
        (1, False),
        (1, False),
        (1, False),
        (3, False),
    ]


def test_a_batch_knows_its_issues_and_articles() -> None:
    first, second = make_issue(), make_issue(2)
    batch = list(gather([make_issue(), first, MISSING, second], clock=Clock()))[1]
    assert batch.issues == (first, second)
    assert len(batch.articles) == 3
