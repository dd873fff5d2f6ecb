import numpy as np
import pytest

from classifier.domain.label import Label
from classifier.query.suspects import Fault, Flags, Reals, find_suspicions, self_confidence, unlikely

# Six articles of two classes, the third and the sixth put in the wrong one, and one that is neither's for sure.
SAID = np.array([[0.9, 0.1], [0.8, 0.2], [0.1, 0.9], [0.2, 0.8], [0.3, 0.7], [0.9, 0.1], [0.55, 0.45]])
GIVEN = np.array([0, 0, 0, 1, 1, 1, 1])
ALL = np.ones(7, dtype=bool)
KEYS = ("award", "event")


def make_label(*tags: str) -> Label:
    return Label(tags=tags, primary=tags[0] if tags else None)


def only(*rows: int) -> Flags:
    return np.isin(np.arange(len(SAID)), rows)


def test_self_confidence_is_the_mean_where_the_class_was_given() -> None:
    assert self_confidence(SAID, GIVEN, ALL) == pytest.approx([(0.9 + 0.8 + 0.1) / 3, (0.8 + 0.7 + 0.1 + 0.45) / 4])


def test_of_few_articles_of_ones_own_the_others_help_out() -> None:
    everywhere = self_confidence(SAID, GIVEN, ALL)
    assert self_confidence(SAID, GIVEN, only()) == pytest.approx(everywhere)
    one = self_confidence(SAID, GIVEN, only(0))
    assert one[0] == pytest.approx((0.9 + 10 * 0.6) / 11)
    assert one[1] == everywhere[1]


def test_what_is_off_the_diagonal_is_found_and_what_is_of_no_class_is_not() -> None:
    found = unlikely(SAID, GIVEN, self_confidence(SAID, GIVEN, ALL))
    assert found.rows.tolist() == [2, 5]
    assert found.classes.tolist() == [1, 0]


def test_a_class_that_nobody_gave_is_never_likelier() -> None:
    said = np.column_stack([SAID * 0.1, np.full(7, 0.9)])
    thresholds = self_confidence(said, GIVEN, ALL)
    assert thresholds[2] == np.inf
    assert 2 not in unlikely(said, GIVEN, thresholds).classes


def confidences() -> tuple[list[Label], Reals, Reals]:
    """Twelve articles, the model sure and right of all but the last three."""
    labels = [make_label("award")] * 4 + [make_label("event")] * 4 + [make_label()]
    of_tags = [[0.9, 0.1]] * 4 + [[0.1, 0.9]] * 4 + [[0.1, 0.1]]
    primaries = [[0.9, 0.05, 0.05]] * 4 + [[0.05, 0.9, 0.05]] * 4 + [[0.05, 0.05, 0.9]]
    # Lacks the event, is no award at all, and is an event first.
    labels += [make_label("award"), make_label("award"), make_label("award", "event")]
    of_tags += [[0.9, 0.97], [0.02, 0.1], [0.9, 0.9]]
    primaries += [[0.8, 0.1, 0.1], [0.02, 0.02, 0.96], [0.05, 0.92, 0.03]]
    return labels, np.array(of_tags), np.array(primaries)


def test_every_fault_is_found_by_its_name_and_ranked_by_its_margin() -> None:
    labels, of_tags, primaries = confidences()
    found = find_suspicions(labels, KEYS, of_tags, (*KEYS, None), primaries)
    assert [(one.row, one.fault, one.tag) for one in found] == [
        (10, Fault.UNEXPECTED, "award"),
        (10, Fault.PRIMARY, None),
        (9, Fault.MISSING, "event"),
        (11, Fault.PRIMARY, "event"),
    ]
    first, second, *_ = found
    assert (first.given, first.other) == pytest.approx((0.02, 0.98))
    assert first.margin == pytest.approx((1 + 0.98 - 0.02) / 2)
    assert second.margin == pytest.approx((1 + 0.96 - 0.02) / 2)


def test_what_is_wrong_with_one_article_stands_together() -> None:
    labels, of_tags, primaries = confidences()
    # Graver than the lesser fault of article 10, less grave than its greater one.
    of_tags[9, 1] = 0.975
    rows = [one.row for one in find_suspicions(labels, KEYS, of_tags, (*KEYS, None), primaries)]
    assert rows == [10, 10, 9, 11]


def test_only_ones_own_articles_are_looked_through() -> None:
    labels, of_tags, primaries = confidences()
    own = np.arange(12) != 10
    found = find_suspicions(labels, KEYS, of_tags, (*KEYS, None), primaries, own=own)
    assert [one.row for one in found] == [9, 11]


def test_labels_that_nothing_speaks_against_are_left_alone() -> None:
    labels, of_tags, primaries = confidences()
    assert find_suspicions(labels[:9], KEYS, of_tags[:9], (*KEYS, None), primaries[:9]) == []
