import pytest

from classifier.domain.scorecard import Seen
from classifier.report import scorecard_words as words
from classifier.report.tables import Say
from tests.report.factories import TAXONOMY, chinese, english, make_scorecard


def test_what_the_model_has_learnt_is_warned_of() -> None:
    assert words.warning(make_scorecard(), english) == ""
    told = words.warning(make_scorecard(seen=Seen(same=3, alike=1)), english)
    assert "trained on 3 of these 5 articles, and on near-duplicates of 1" in told
    assert "--cross-validate" in told


@pytest.mark.parametrize(("say", "word"), [(english, "5-fold"), (chinese, "5 折")])
def test_cross_validation_is_told(say: Say, word: str) -> None:
    assert word in words.measured(make_scorecard(folds=5), say)
    assert word not in words.measured(make_scorecard(), say)


def test_english_readers_are_told_what_the_names_mean() -> None:
    assert words.legend(TAXONOMY, english) == "获奖 Award · 活动 Event"
    assert words.legend(TAXONOMY, chinese) == ""
