import pytest

from classifier.domain.drift import Drift, Sign, Signal, Silence, Silent


def make_signal(sign: Sign = Sign.UNSEEN, *, value: float = 0.2, level: float = 0.1, above: bool = True) -> Signal:
    return Signal(sign=sign, value=value, level=level, above=above, issues=3, articles=100, now=0.3, before=0.1)


def test_what_is_above_is_drift_and_the_rest_is_not() -> None:
    high, low = make_signal(), make_signal(Sign.SHAPE, above=False)
    assert Drift((high, low), (Silent(sign=Sign.RATES, why=Silence.NO_YEAR),)).above == (high,)
    assert Drift().above == ()


def test_nothing_is_above_a_level_that_it_does_not_reach() -> None:
    with pytest.raises(ValueError, match=r"0\.1 is not above 0\.1"):
        make_signal(value=0.1)


@pytest.mark.parametrize("other", [make_signal(), Silent(sign=Sign.UNSEEN, why=Silence.TOO_FEW)])
def test_a_sign_is_spoken_of_once(other: Signal | Silent) -> None:
    signals = (make_signal(), *([other] if isinstance(other, Signal) else []))
    with pytest.raises(ValueError, match="once"):
        Drift(signals, tuple([other] if isinstance(other, Silent) else []))
