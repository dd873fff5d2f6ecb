import numpy as np
import pytest
from numpy.typing import NDArray

from classifier.domain.contest import Finding, Ground
from classifier.evaluate.clash import TOLERATED, careless_share, find_clash, find_clash_among

KINDS = 6
Reals = NDArray[np.float64]


def said(count: int, rng: np.random.Generator, *, sharpness: float = 0.08) -> Reals:
    """Probabilities of the primaries of so many articles; the lower the sharpness, the surer a model is of one."""
    return rng.dirichlet([sharpness] * KINDS, size=count).clip(1e-6)


def labelled(probabilities: Reals, rng: np.random.Generator, *, careless: float = 0.0) -> NDArray[np.int64]:
    """Primaries that come as often as they are expected; so great a share of them wrong, as a month is flipped."""
    true = np.array([rng.choice(KINDS, p=row / row.sum()) for row in probabilities])
    wrong = rng.permutation(len(true))[: round(careless * len(true))]
    true[wrong] = (true[wrong] + rng.integers(1, KINDS, size=len(wrong))) % KINDS
    return true


def clash(probabilities: Reals, labels: NDArray[np.int64], *, tolerated: float = TOLERATED) -> Finding | None:
    rows = np.arange(len(labels))
    return find_clash(
        [f"a{row}" for row in rows],
        probabilities.max(axis=1),
        probabilities.argmax(axis=1) == labels,
        probabilities[rows, labels],
        kinds=KINDS,
        tolerated=tolerated,
    )


def refused(*, careless: float, count: int = 48, sharpness: float = 0.08, trials: int = 200) -> int:
    rng = np.random.default_rng(1)
    found = 0
    for _ in range(trials):
        probabilities = said(count, rng, sharpness=sharpness)
        found += clash(probabilities, labelled(probabilities, rng, careless=careless)) is not None
    return found


def test_a_month_with_three_in_ten_flipped_clashes() -> None:
    assert refused(careless=0.3) >= 190


def test_half_of_a_small_batch_clashes() -> None:
    assert refused(careless=0.5, count=20) >= 180


@pytest.mark.parametrize("count", [5, 48, 400])
def test_labels_as_they_are_expected_hardly_ever_clash(count: int) -> None:
    # The bound of the method is one in a hundred.
    assert refused(careless=0.0, count=count) <= 2


def test_the_oversights_that_anybody_makes_are_tolerated() -> None:
    assert refused(careless=0.04, count=100) <= 4


@pytest.mark.parametrize("sharpness", [0.5, 1.0, 5.0])
def test_hard_articles_may_be_disagreed_on_as_often_as_they_are_hard(sharpness: float) -> None:
    rng = np.random.default_rng(0)
    probabilities = said(100, rng, sharpness=sharpness)
    disagreed = probabilities.argmax(axis=1) != labelled(probabilities, rng)
    assert disagreed.mean() > 0.25
    assert refused(careless=0.0, count=100, sharpness=sharpness) <= 4


def test_what_is_labelled_otherwise_than_expected_is_named_the_least_likely_first() -> None:
    rng = np.random.default_rng(3)
    probabilities = said(48, rng)
    labels = labelled(probabilities, rng, careless=0.4)
    found = clash(probabilities, labels)
    assert found is not None
    assert found.ground is Ground.LABELS_CLASH
    assert found.tag is None
    rows = [int(name.removeprefix("a")) for name in found.articles]
    disagreed = probabilities.argmax(axis=1) != labels
    assert set(rows) == set(np.flatnonzero(disagreed).tolist())
    assert np.all(np.diff([probabilities[row, labels[row]] for row in rows]) >= 0)
    assert found.value == pytest.approx(disagreed.mean())
    assert found.bound == pytest.approx(1 - probabilities.max(axis=1).mean())


def test_no_more_is_named_than_a_person_can_look_through() -> None:
    rng = np.random.default_rng(3)
    probabilities = said(400, rng)
    found = clash(probabilities, labelled(probabilities, rng, careless=0.5))
    assert found is not None
    assert len(found.articles) == 50


def test_somebody_who_errs_oftener_as_a_rule_may_do_so_again() -> None:
    rng = np.random.default_rng(4)
    probabilities = said(300, rng)
    labels = labelled(probabilities, rng, careless=0.2)
    earlier, month = slice(240), slice(240, None)
    usual = careless_share(probabilities[np.arange(240), labels[earlier]], kinds=KINDS)
    assert clash(probabilities[month], labels[month]) is not None
    assert clash(probabilities[month], labels[month], tolerated=max(usual, TOLERATED)) is None


@pytest.mark.parametrize("careless", [0.0, 0.1, 0.3, 0.6])
def test_the_share_of_careless_labels_is_found_again(careless: float) -> None:
    rng = np.random.default_rng(5)
    probabilities = said(4000, rng)
    labels = labelled(probabilities, rng, careless=careless)
    found = careless_share(probabilities[np.arange(4000), labels], kinds=KINDS)
    # One careless label of six is right.
    assert found * (KINDS - 1) / KINDS == pytest.approx(careless, abs=0.02)


def test_where_there_are_no_labels_there_is_nothing_to_say() -> None:
    nothing = np.empty(0)
    assert careless_share(nothing, kinds=KINDS) == pytest.approx(TOLERATED, abs=1e-3)
    assert find_clash([], nothing, nothing.astype(bool), nothing, kinds=KINDS) is None


def test_a_few_labels_say_little_of_who_gave_them() -> None:
    assert careless_share(np.array([0.9, 0.9, 1e-6]), kinds=KINDS) < 0.1
    assert careless_share(np.array([0.9, 0.9, 1e-6] * 50), kinds=KINDS) > 0.25


def test_fewer_disagreements_than_expected_are_no_clash_however_sure_models_are_of_them() -> None:
    certain = np.array([0.6] * 40 + [0.999] * 8)
    right = np.arange(48) < 40
    given = np.where(right, certain, 1e-9)
    ids = [f"a{row}" for row in range(48)]
    assert find_clash(ids, certain, right, given, kinds=KINDS) is None
    assert find_clash(ids, np.where(right, 0.95, certain), right, np.where(right, 0.95, given), kinds=KINDS) is not None


def test_one_label_alone_never_clashes() -> None:
    assert find_clash(["a"], np.array([0.999]), np.array([False]), np.array([1e-9]), kinds=KINDS) is None


def among(probabilities: Reals, labels: NDArray[np.int64], *, fresh: int, own: int | None = None) -> Finding | None:
    """Judge the last labels beside all before them; so many of the last are of the same people."""
    rows = np.arange(len(labels))
    return find_clash_among(
        [f"a{row}" for row in rows],
        probabilities.max(axis=1),
        probabilities.argmax(axis=1) == labels,
        probabilities[rows, labels],
        fresh=rows >= len(rows) - fresh,
        own=rows >= len(rows) - (own or fresh),
        kinds=KINDS,
    )


def dulled(probabilities: Reals, power: float = 0.6) -> Reals:
    """What a bad batch makes of probabilities that are calibrated on it too."""
    less = probabilities**power
    return np.asarray(less / less.sum(axis=1, keepdims=True))


def test_bad_labels_do_not_excuse_themselves_by_the_calibration() -> None:
    rng = np.random.default_rng(6)
    alone = together = 0
    for _ in range(50):
        probabilities = said(448, rng)
        labels = labelled(probabilities, rng)
        labels[400:] = labelled(probabilities[400:], rng, careless=0.25)
        alone += clash(dulled(probabilities)[400:], labels[400:]) is not None
        together += among(dulled(probabilities), labels, fresh=48) is not None
    assert together >= 40
    assert together > alone + 10


def test_careless_labels_among_the_others_do_not_blunt_the_judgement() -> None:
    rng = np.random.default_rng(11)
    found = 0
    for _ in range(50):
        probabilities = said(448, rng)
        labels = labelled(probabilities, rng, careless=0.1)
        labels[400:] = labelled(probabilities[400:], rng, careless=0.25)
        found += among(dulled(probabilities), labels, fresh=48) is not None
    assert found >= 43


def test_good_labels_beside_others_hardly_ever_clash_however_dull_the_probabilities_are() -> None:
    rng = np.random.default_rng(7)
    found = 0
    for trial in range(200):
        probabilities = said(448, rng)
        labels = labelled(probabilities, rng)
        found += among(dulled(probabilities, 0.5 + trial % 5 / 5), labels, fresh=48) is not None
    assert found <= 2


def test_the_labels_in_question_alone_are_named() -> None:
    rng = np.random.default_rng(8)
    probabilities = said(448, rng)
    labels = labelled(probabilities, rng)
    labels[400:] = labelled(probabilities[400:], rng, careless=0.5)
    found = among(probabilities, labels, fresh=48)
    assert found is not None
    rows = [int(name.removeprefix("a")) for name in found.articles]
    wrong = np.flatnonzero(probabilities.argmax(axis=1) != labels)
    assert sorted(rows) == [row for row in wrong.tolist() if row >= 400]
    assert found.value == pytest.approx(len(rows) / 48)
    assert found.bound == pytest.approx(1 - probabilities[400:].max(axis=1).mean(), abs=0.04)
    # However dull, they are held against how often the others are disagreed on.
    dull = among(dulled(probabilities, 0.4), labels, fresh=48)
    assert dull is not None
    assert dull.bound == pytest.approx(found.bound, abs=0.05)
    assert 1 - dulled(probabilities, 0.4)[400:].max(axis=1).mean() > found.bound + 0.15


def test_what_the_same_people_did_before_is_tolerated_and_what_others_did_is_not() -> None:
    rng = np.random.default_rng(9)
    probabilities = said(2300, rng)
    labels = labelled(probabilities, rng)
    labels[2000:] = labelled(probabilities[2000:], rng, careless=0.25)
    assert among(probabilities, labels, fresh=60, own=60) is not None
    assert among(probabilities, labels, fresh=60, own=300) is None


def test_beside_too_few_others_probabilities_are_taken_as_they_are() -> None:
    rng = np.random.default_rng(10)
    probabilities = dulled(said(60, rng))
    labels = labelled(probabilities, rng, careless=0.7)
    together, alone = among(probabilities, labels, fresh=48), clash(probabilities[12:], labels[12:])
    assert together is not None
    assert alone is not None
    assert together.value == alone.value
    assert together.articles[0] == f"a{12 + int(alone.articles[0].removeprefix('a'))}"


def test_of_two_kinds_there_is_no_third() -> None:
    certain = np.full(200, 0.98)
    right = np.arange(200) % 50 != 0
    right[-20:-10] = False
    found = find_clash_among(
        [str(row) for row in range(200)],
        certain,
        right,
        np.where(right, certain, 1 - certain),
        fresh=np.arange(200) >= 180,
        own=np.arange(200) >= 180,
        kinds=2,
    )
    assert found is not None
    assert found.value == pytest.approx(0.5)


def test_what_cannot_be_judged_is_refused() -> None:
    one = np.array([0.5])
    with pytest.raises(ValueError, match="each article"):
        find_clash(["a", "b"], one, one > 0, one, kinds=KINDS)
    with pytest.raises(ValueError, match="no share of labels to tolerate: 0"):
        find_clash(["a"], one, one > 0, one, kinds=KINDS, tolerated=0)
    with pytest.raises(ValueError, match="1 primaries are no choice"):
        find_clash(["a"], one, one > 0, one, kinds=1)
    with pytest.raises(ValueError, match="each article"):
        find_clash_among(["a"], one, one > 0, one, fresh=one > 0, own=np.ones(2, dtype=bool), kinds=KINDS)
