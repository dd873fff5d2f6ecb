from dataclasses import replace

import pytest

from classifier.domain.coverage import Coverage, Point
from classifier.domain.evaluation import Counts
from classifier.domain.interval import Interval
from classifier.domain.reliability import Bin, Reliability
from tests.report.factories import make_scorecard


def make_bin(*, count: int = 4, confidence: float = 0.75, right: int = 3) -> Bin:
    return Bin(low=0.7, high=0.8, count=count, confidence=confidence, right=right)


def test_support_is_what_is_true() -> None:
    assert Counts(3, 5, 2).support == 5


def test_the_error_weighs_bins_by_their_confidences() -> None:
    found = Reliability(bins=(make_bin(), make_bin(count=1, right=0)), brier=0.2)
    assert found.count == 5
    assert found.error == pytest.approx(0.75 / 5)


@pytest.mark.parametrize(("count", "right"), [(0, 0), (1, 2), (1, -1)])
def test_no_bin_holds_more_truth_than_confidences(count: int, right: int) -> None:
    with pytest.raises(ValueError, match="cannot be right"):
        make_bin(count=count, right=right)


@pytest.mark.parametrize("ends", [(0.6, 0.5), (float("nan"), 1.0)])
def test_an_interval_has_its_low_end_below(ends: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="no interval"):
        Interval(*ends)


def test_a_curve_ends_with_all_articles() -> None:
    for points in ((), (Point(share=0.9, accuracy=1.0, certainty=0.5),)):
        with pytest.raises(ValueError, match="ends with all"):
            Coverage(points=points, area=0.0)


def test_each_article_is_in_the_confusion_matrix_once() -> None:
    found = make_scorecard().evaluation
    with pytest.raises(ValueError, match="5 articles in the confusion matrix of 6"):
        replace(found, articles=6)


def test_shares_are_of_all_articles() -> None:
    found = replace(make_scorecard().evaluation, reviewed=2, right_alone=3)
    assert found.alone == pytest.approx(0.6)
    assert found.accuracy_alone == 1
    assert replace(found, reviewed=5, right_alone=0).accuracy_alone == 1
