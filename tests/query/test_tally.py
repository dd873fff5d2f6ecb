"""How much is done, and how long the rest will take."""

from dataclasses import replace

from classifier.domain.answer import Suggestion, Verdict
from classifier.domain.label import Label
from classifier.query.tally import Tally
from tests.query.factories import KEYS, make_answer

AWARD = Label(tags=("award",), primary="award")


def test_labels_of_everybody_are_counted_by_tag() -> None:
    tally = Tally(KEYS, {"x": AWARD, "y": Label(tags=(), primary=None)})
    tally.count(make_answer("a", ("event", "party")))
    assert tally.per_tag == {"party": 1, "award": 1, "event": 1}
    assert (tally.labelled, tally.untagged, tally.session) == (3, 1, 1)


def test_a_label_given_again_counts_once() -> None:
    tally = Tally(KEYS, {"a": AWARD})
    tally.count(make_answer("a", ("event",), id="1"))
    tally.count(make_answer("a", ("party",), id="2"))
    assert (tally.per_tag, tally.session, tally.labelled) == ({"party": 1, "award": 0, "event": 0}, 1, 1)


def test_what_is_put_off_counts_for_nothing_and_unsure_takes_the_label_away() -> None:
    tally = Tally(KEYS, {"a": AWARD, "b": AWARD})
    tally.count(make_answer("a", verdict=Verdict.SKIP, id="1"))
    tally.count(make_answer("b", verdict=Verdict.UNSURE, id="2"))
    assert (tally.labelled, tally.session) == (1, 0)


def test_an_answer_taken_back_gives_way_to_the_one_before() -> None:
    tally = Tally(KEYS, {})
    first, second = make_answer("a", ("event",), id="1"), make_answer("a", ("party",), id="2")
    tally.count(first)
    tally.count(second)
    tally.forget(second, [first])
    assert tally.per_tag["event"] == 1
    tally.forget(first, [])
    assert (tally.labelled, tally.session) == (0, 0)


def test_the_pace_is_the_median_so_that_a_cup_of_tea_does_not_count() -> None:
    tally = Tally(KEYS, {})
    assert tally.minutes_left(10) is None
    for number, seconds in enumerate((3.0, 900.0, 5.0, 4.0, 6.0)):
        tally.count(replace(make_answer(f"a{number}", id=str(number)), seconds=seconds))
    assert tally.minutes_left(12) == 1.0


def test_accepted_suggestions_are_counted_whatever_the_order_of_their_tags() -> None:
    tally = Tally(KEYS, {})
    shown = Suggestion(tags=("event", "party"), primary="event", model="m", certainty=0.9)
    tally.count(replace(make_answer("a", ("event", "party"), id="1"), suggestion=shown))
    tally.count(replace(make_answer("b", ("party", "event"), id="2"), suggestion=shown))
    tally.count(make_answer("c", id="3"))
    assert tally.agreed == (1, 2)
