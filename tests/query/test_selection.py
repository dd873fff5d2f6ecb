"""The tags that are switched on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.domain.label import Label
from classifier.query.selection import Selection
from tests.query.factories import KEYS, make_prediction


def test_the_first_tag_on_is_the_primary() -> None:
    assert Selection(KEYS).toggled("event").toggled("party").label == Label(tags=("event", "party"), primary="event")


def test_the_primary_switched_off_hands_over_to_the_first_that_is_on() -> None:
    chosen = Selection(KEYS).toggled("award").toggled("event").toggled("party").toggled("award")
    assert (chosen.primary, chosen.ordered) == ("party", ("party", "event"))


def test_the_primary_moves_round_the_tags_that_are_on() -> None:
    chosen = Selection(KEYS).toggled("party").toggled("event")
    assert [chosen.moved().primary, chosen.moved().moved().primary] == ["event", "party"]


def test_without_a_tag_there_is_no_primary_to_move() -> None:
    assert Selection(KEYS).toggled("event").cleared().moved().label == Label(tags=(), primary=None)


def test_a_suggestion_and_a_label_are_taken_over_as_they_are() -> None:
    assert Selection.of(KEYS, make_prediction("event", "party")).ordered == ("event", "party")
    assert Selection.of(KEYS, Label(tags=("award",), primary="award")).primary == "award"
    assert Selection.of(KEYS, None) == Selection(KEYS)


def test_a_tag_that_is_none_any_more_is_left_out_of_what_was_given() -> None:
    assert Selection.of(KEYS, Label(tags=("old", "event", "award"), primary="old")).ordered == ("award", "event")
    assert Selection.of(KEYS, Label(tags=("old",), primary="old")) == Selection(KEYS)


@pytest.mark.parametrize(
    ("tags", "primary"),
    [({"event"}, None), (set(), "event"), ({"event"}, "party"), ({"other"}, "other")],
)
def test_an_impossible_selection_is_refused(tags: set[str], primary: str | None) -> None:
    with pytest.raises(ValueError, match="tag"):
        Selection(KEYS, frozenset(tags), primary)


@given(st.lists(st.sampled_from([*KEYS, "0", "p"])))
def test_whatever_is_pressed_comes_to_a_label(pressed: list[str]) -> None:
    chosen = Selection(KEYS)
    for key in pressed:
        match key:
            case "0":
                chosen = chosen.cleared()
            case "p":
                chosen = chosen.moved()
            case _:
                chosen = chosen.toggled(key)
    assert set(chosen.label.tags) == chosen.tags
