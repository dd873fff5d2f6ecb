import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.domain.answer import Answer, Verdict
from classifier.domain.label import Label
from classifier.evaluate.agreement import agreement, independent, krippendorff_alpha
from tests.evaluate.factories import KEYS, make_label

START = dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC)


def units(*coders: str) -> list[list[str]]:
    """Rows of a reliability data matrix, one character a unit, as units without what is missing (a dot)."""
    return [[value for value in column if value != "."] for column in zip(*coders, strict=True)]


def make_answer(
    number: int,
    annotator: str,
    article: str = "a",
    *tags: str,
    verdict: Verdict = Verdict.LABEL,
    blind: bool = False,
    undoes: str | None = None,
) -> Answer:
    decided = verdict in (Verdict.LABEL, Verdict.ADJUDICATION)
    return Answer(
        id=str(number),
        verdict=verdict,
        article=article,
        annotator=annotator,
        at=START + dt.timedelta(minutes=number),
        label=make_label(*tags) if decided else None,
        blind=blind,
        undoes=undoes,
    )


def kept(answers: Sequence[Answer]) -> dict[str, dict[str, Label | None]]:
    return {
        article: {name: answer.label for name, answer in given.items()}
        for article, given in independent(answers).items()
    }


@pytest.mark.parametrize(
    ("coders", "alpha"),
    [
        # The worked examples A, B and C of Krippendorff 2011.
        (("0100000010", "1110010000"), 0.095),
        (("aabbdcccedda", "babbbccceddd"), 0.692),
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
    ],
)
def test_the_published_examples(coders: tuple[str, ...], alpha: float) -> None:
    assert krippendorff_alpha(units(*coders)) == pytest.approx(alpha, abs=0.0005)


def test_the_bounds_of_alpha() -> None:
    assert krippendorff_alpha(units("aabb", "aabb")) == 1
    found = krippendorff_alpha(units("abab", "baba"))
    assert found is not None
    assert found < 0


@pytest.mark.parametrize("nothing", [(), ((),), (("a",), ("b",)), (("a", "a"), ("a", "a"))])
def test_alpha_is_undefined_where_nothing_can_differ(nothing: tuple[tuple[str, ...], ...]) -> None:
    assert krippendorff_alpha(nothing) is None


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=8), st.randoms())
def test_alpha_knows_no_order_and_no_units_of_one(values: list[list[str]], rng: object) -> None:
    found = krippendorff_alpha(values)
    turned = [sorted(unit) for unit in reversed(values)]
    again = krippendorff_alpha([*turned, ["a"], []])
    assert (found is None) == (again is None)
    assert found == pytest.approx(again) if found is not None else True
    assert found is None or found <= 1


def test_kappa_of_a_table_worked_by_hand() -> None:
    # Of 50 both say yes 20 times and no 15 times; by chance they would agree half of the time: (0.7 - 0.5) / 0.5.
    cells = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    answers = [
        make_answer(number * 2 + side, name, f"a{number}", *(("award",) if carries[side] else ()))
        for number, carries in enumerate(cells)
        for side, name in enumerate(("chen", "li"))
    ]
    found = agreement(answers, KEYS)
    (pair,) = found.tags["award"].pairs
    assert (pair.first, pair.second, pair.articles, pair.same) == ("chen", "li", 50, 35)
    assert pair.kappa == pytest.approx(0.4)
    assert pair.share == found.tags["award"].share == 0.7
    # Without a third kind of answer, the primary says what the tag says.
    assert found.primary.pairs == found.tags["award"].pairs


def test_what_is_undefined_is_none() -> None:
    answers = [make_answer(1, "chen", "a", "award"), make_answer(2, "li", "a", "award"), make_answer(3, "wu", "b")]
    found = agreement(answers, KEYS)
    assert found.annotators == ("chen", "li", "wu")
    assert found.articles == 1
    together, *apart = found.tags["award"].pairs
    assert (together.articles, together.share, together.kappa) == (1, 1.0, None)
    assert [(pair.articles, pair.share, pair.kappa) for pair in apart] == [(0, None, None)] * 2
    assert (found.tags["award"].alpha, found.tags["award"].share) == (None, 1.0)
    nobody = agreement([], KEYS)
    assert (nobody.annotators, nobody.articles, nobody.primary.alpha, nobody.primary.share) == ((), 0, None, None)


def test_three_people_of_whom_not_all_answered() -> None:
    answers = [
        make_answer(1, "chen", "a", "award"),
        make_answer(2, "li", "a", "award"),
        make_answer(3, "wu", "a", "event"),
        make_answer(4, "chen", "b", "event"),
        make_answer(5, "wu", "b", "event", blind=True),
    ]
    found = agreement(answers, KEYS)
    assert (found.articles, found.blind) == (2, 1)
    assert found.primary.alpha == krippendorff_alpha([["award", "award", "event"], ["event", "event"]])
    # In the one article a third of the pairs agree, in the other all do: 3 answers and 2 answers of 5.
    assert found.primary.share == pytest.approx((3 * (1 / 3) + 2) / 5)


def test_only_the_last_word_that_stands_counts() -> None:
    answers = [
        make_answer(1, "chen", "a", "award"),
        make_answer(2, "chen", "a", "event"),
        make_answer(3, "li", "a", "award"),
        make_answer(4, "li", "a", "event"),
        make_answer(5, "li", verdict=Verdict.UNDO, undoes="4"),
        make_answer(6, "wu", "a", "award"),
        make_answer(7, "wu", "a", verdict=Verdict.UNSURE),
        make_answer(8, "gu", "b", verdict=Verdict.SKIP),
    ]
    assert kept(answers) == {"a": {"chen": make_label("event"), "li": make_label("award")}}


def test_an_adjudication_is_no_second_opinion_and_ends_opinions() -> None:
    answers = [
        make_answer(1, "chen", "a", "award"),
        make_answer(2, "li", "a", "event", verdict=Verdict.ADJUDICATION),
        make_answer(3, "wu", "a", "event"),
        make_answer(4, "chen", "a", "event"),
    ]
    assert kept(answers) == {"a": {"chen": make_label("award")}}
    assert agreement(answers, KEYS).articles == 0


def test_articles_that_are_none_any_longer_are_left_out() -> None:
    answers = [make_answer(1, "chen", "a", "award"), make_answer(2, "li", "a", "event")]
    assert agreement(answers, KEYS, left_out=frozenset({"a"})).articles == 0
