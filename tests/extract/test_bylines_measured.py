"""Contributors against marks that a person made, and against bylines whose names are known."""

import pytest

from tests.benchmarks.byline_styles import SCORED_ON
from tests.benchmarks.bylines import SHARED, Tally, score_seeds, score_shared, score_starter, score_styles, total
from tests.benchmarks.issues import halves

PRECISION, RECALL = 0.98, 0.93


def _passes(tally: Tally, wanted: int) -> bool:
    return tally.wanted >= wanted and tally.precision >= PRECISION and tally.recall >= RECALL


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the seeds are not here")
def test_every_name_of_the_seeds_is_found_and_no_other() -> None:
    tally = score_seeds()
    assert tally.wrong == []
    assert tally.wanted == 9


def test_the_names_of_the_held_out_half_of_the_corpus_are_found() -> None:
    tally = score_starter()
    assert _passes(tally, 60), tally.wrong


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "scoring").is_dir(), reason="the composer is not here")
def test_the_names_that_the_shared_composer_prints_are_found() -> None:
    tally = score_shared(11)
    assert _passes(tally, 40), tally.wrong


def test_the_names_of_other_styles_are_found_with_their_departments() -> None:
    tally = total(list(score_styles(SCORED_ON, halves()[1], 11).values()))
    assert _passes(tally, 200), tally.wrong
    assert tally.departments_right >= 0.97 * tally.departments
