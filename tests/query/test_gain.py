import numpy as np
import pytest

from classifier.query.gain import macro_change, predicted_change


def flags(text: str) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return np.array([one == "1" for one in text])


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        # Both 2, one of them 1 and 1: 1 - 2*2 / (2*2 + 2).
        ("11100", "11010", 1 / 3),
        # Both 2, one of them 1: 1 - 4/5.
        ("1110000", "1100000", 1 / 5),
        ("1100", "1100", 0.0),
        # Neither ever says yes: they say the same.
        ("0000", "0000", 0.0),
        # Nothing in common, and a tag that vanishes.
        ("1100", "0011", 1.0),
        ("1100", "0000", 1.0),
        ("1", "0", 1.0),
        ("1", "1", 0.0),
    ],
)
def test_the_change_is_what_f1_of_one_model_by_the_other_lacks_of_one(before: str, after: str, change: float) -> None:
    assert predicted_change(flags(before), flags(after)) == pytest.approx(change)
    assert predicted_change(flags(after), flags(before)) == pytest.approx(change)


def test_what_neither_says_of_any_article_does_not_water_the_mean_down() -> None:
    before = np.stack([flags("11100"), flags("00000"), flags("11111")], axis=1)
    after = np.stack([flags("11010"), flags("00000"), flags("11111")], axis=1)
    assert macro_change(before, after) == pytest.approx((1 / 3 + 0) / 2)
    assert macro_change(before[:, 1:2], after[:, 1:2]) == 0
