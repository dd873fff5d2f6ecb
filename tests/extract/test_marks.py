"""What is found in articles is right often enough, on marks that no rule was tuned on."""

from tests.benchmarks.facts import (
    HALVES,
    accuracy,
    attendances,
    award_bodies,
    award_levels,
    first_scopes,
    first_times,
    marks,
    precision,
    recall,
)

_HELD = "held_out"


def share(right: int, asked: int) -> float:
    return right / asked


def test_enough_is_marked_and_no_article_is_in_both_halves() -> None:
    tuned, held = ({str(mark["id"]) for mark in marks("award", half)} for half in HALVES)
    assert min(len(tuned), len(held)) >= 100
    assert not tuned & held


def test_awards_are_found_with_their_level_and_body() -> None:
    levels, givers = accuracy(award_levels(_HELD)), accuracy(award_bodies(_HELD))
    assert sum(one.found != "missing" for one in award_levels(_HELD)) / levels.asked >= 0.9
    assert share(levels.right, levels.asked) >= 0.8
    assert share(givers.right, givers.asked) >= 0.7


def test_firsts_are_found_and_little_else() -> None:
    times = first_times(_HELD)
    assert share(precision(times).right, precision(times).asked) >= 0.85
    assert share(recall(times).right, recall(times).asked) >= 0.85
    scopes = accuracy(first_scopes(_HELD))
    assert share(scopes.right, scopes.asked) >= 0.8


def test_attendance_is_read_and_little_else() -> None:
    people = attendances(_HELD)
    assert share(precision(people).right, precision(people).asked) >= 0.8
    assert share(recall(people).right, recall(people).asked) >= 0.75
