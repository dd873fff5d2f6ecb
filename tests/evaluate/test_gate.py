from collections.abc import Sequence
from dataclasses import replace

import pytest

from classifier.config import RetrainSettings
from classifier.domain.contest import Contest, Finding, Ground
from classifier.domain.prediction import Prediction
from classifier.evaluate.gate import judge
from classifier.evaluate.metrics import evaluate
from tests.evaluate.factories import KEYS, make_labelled, make_prediction

RULES = RetrainSettings(level=0.9, margin=0.04, drop=0.1, support=5)
CLASH = Finding(ground=Ground.LABELS_CLASH, value=0.4, bound=0.1, articles=("a1", "a2"))
AWARD, EVENT, BOTH, NONE = ("award",), ("event",), ("award", "event"), ()
# What is true, what the champion said, what the challenger said, and of how many articles.
Told = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], int]
SAME: tuple[Told, ...] = ((AWARD, AWARD, AWARD, 20), (EVENT, EVENT, EVENT, 20), (NONE, NONE, NONE, 20))


def judged(
    *told: Told,
    rules: RetrainSettings = RULES,
    clash: Finding | None = None,
    keys: tuple[str, ...] = KEYS,
    champion: str = "v0001",
) -> Contest:
    rows = [(true, first, second) for true, first, second, count in told for _ in range(count)]
    return judge(
        [make_labelled(*true) for true, _, _ in rows],
        [make_prediction(*first, keys=keys) for _, first, _ in rows],
        [make_prediction(*second, keys=keys) for _, _, second in rows],
        keys,
        champion=champion,
        rules=rules,
        clash=clash,
    )


def grounds(contest: Contest) -> list[Ground]:
    return [finding.ground for finding in contest.findings]


def test_a_challenger_that_is_better_is_promoted() -> None:
    contest = judged(*SAME, (AWARD, EVENT, AWARD, 10))
    assert contest.promoted
    assert grounds(contest) == [Ground.BETTER]
    assert contest.primary is not None
    assert 0 < contest.findings[0].bound < contest.findings[0].value == contest.primary.value
    assert (contest.champion, contest.articles) == ("v0001", 70)
    assert contest.support == {"award": 30, "event": 20}


def test_one_that_says_the_same_is_no_worse_and_promoted() -> None:
    contest = judged(*SAME)
    assert contest.promoted
    assert grounds(contest) == [Ground.NO_WORSE]


def test_one_that_is_a_little_worse_by_many_articles_is_no_worse() -> None:
    many = [(true, first, second, count * 50) for true, first, second, count in SAME]
    contest = judged(*many, (AWARD, AWARD, EVENT, 20))
    assert contest.primary is not None
    assert contest.primary.high < 0
    assert contest.promoted
    assert grounds(contest) == [Ground.NO_WORSE]


def test_one_that_gains_one_macro_f1_and_loses_some_of_the_other_is_not_called_better() -> None:
    # The tags of one are right at last, and the primary of another is not any more.
    many = [(true, first, second, count * 20) for true, first, second, count in SAME]
    contest = judged(*many, (BOTH, AWARD, BOTH, 20), (BOTH, BOTH, ("event", "award"), 4))
    assert contest.promoted
    assert contest.primary is not None
    assert contest.tags is not None
    assert contest.primary.value < 0 < contest.tags.value
    assert grounds(contest) == [Ground.NO_WORSE]


def test_one_whose_primaries_fell_is_not_promoted() -> None:
    contest = judged(*SAME, (BOTH, BOTH, ("event", "award"), 12))
    assert not contest.promoted
    assert grounds(contest) == [Ground.WORSE_PRIMARY]
    assert contest.findings[0].bound < contest.findings[0].value < 0


def test_one_whose_tags_fell_is_not_promoted() -> None:
    contest = judged(*SAME, (BOTH, BOTH, AWARD, 12), rules=replace(RULES, drop=1.0))
    assert not contest.promoted
    assert grounds(contest) == [Ground.WORSE_TAGS]


def test_what_may_be_worse_is_not_promoted_on_too_little_proof() -> None:
    # As many articles gained as lost: on few of them that may be luck, on many it is not.
    swapped: tuple[Told, ...] = ((AWARD, EVENT, AWARD, 3), (AWARD, AWARD, EVENT, 3))
    few = judged(*((true, first, second, 5) for true, first, second, _ in SAME), *swapped)
    assert not few.promoted
    assert Ground.WORSE_PRIMARY in grounds(few)
    assert judged(*((true, first, second, 500) for true, first, second, _ in SAME), *swapped).promoted


def test_a_tag_that_fell_far_is_told_even_if_others_make_up_for_it() -> None:
    rules = replace(RULES, margin=0.5)
    contest = judged(*SAME, (BOTH, AWARD, BOTH, 10), (BOTH, BOTH, EVENT, 10), rules=rules)
    assert not contest.promoted
    assert grounds(contest) == [Ground.TAG_FELL]
    found = contest.findings[0]
    assert (found.tag, found.bound) == ("award", -0.1)
    assert found.value < -0.1
    assert judged(*SAME, (BOTH, AWARD, BOTH, 10), (BOTH, BOTH, EVENT, 10), rules=replace(rules, drop=0.3)).promoted


def test_one_mistake_about_a_rare_tag_is_no_fall() -> None:
    # Five articles carry it, and each model is wrong about one or two of them: its F1 falls by a sixth, by chance.
    contest = judged(
        *((EVENT, EVENT, EVENT, 100), (AWARD, AWARD, AWARD, 3)),
        (AWARD, NONE, AWARD, 1),
        (AWARD, AWARD, NONE, 2),
        rules=replace(RULES, margin=0.5),
    )
    assert contest.before is not None
    assert contest.after is not None
    assert contest.after.tags["award"] < contest.before.tags["award"] - 0.1
    assert contest.promoted


def test_too_few_articles_of_a_tag_prove_nothing() -> None:
    contest = judged((EVENT, EVENT, EVENT, 30), (AWARD, AWARD, AWARD, 4))
    assert not contest.promoted
    assert contest.findings == (Finding(ground=Ground.TOO_FEW, tag="award", value=4, bound=5),)
    assert judged((EVENT, EVENT, EVENT, 30), (AWARD, AWARD, AWARD, 5)).promoted


def test_a_tag_without_an_article_is_named_and_counts_for_nothing_else() -> None:
    contest = judged((EVENT, EVENT, EVENT, 9), (EVENT, EVENT, AWARD, 1))
    assert contest.support == {"award": 0, "event": 10}
    assert contest.findings[-1] == Finding(ground=Ground.TOO_FEW, tag="award", value=0, bound=5)
    assert contest.before is not None
    assert contest.after is not None
    assert (contest.before.primary_macro_f1, contest.before.tag_macro_f1) == (1, 1)
    assert contest.after.primary_macro_f1 == contest.after.tag_macro_f1 == pytest.approx(18 / 19)


def test_labels_that_clash_keep_the_champion_however_good_the_challenger_is() -> None:
    contest = judged(*SAME, (AWARD, EVENT, AWARD, 10), clash=CLASH)
    assert not contest.promoted
    assert contest.findings == (CLASH,)


def test_a_house_that_sees_things_otherwise_than_what_ships_is_believed_where_tests_bear_it_out() -> None:
    better = judged(*SAME, (AWARD, EVENT, AWARD, 10), clash=CLASH, champion="builtin")
    assert (better.promoted, grounds(better)) == (True, [Ground.BETTER])
    alike = judged(*SAME, clash=CLASH, champion="builtin")
    assert (alike.promoted, alike.findings) == (False, (CLASH,))


def test_without_an_article_kept_for_testing_nobody_is_promoted() -> None:
    contest = judged()
    assert not contest.promoted
    assert grounds(contest) == [Ground.NO_TEST]
    assert (contest.before, contest.after, contest.primary, contest.tags) == (None, None, None, None)
    assert contest.support == {"award": 0, "event": 0}
    assert grounds(judged(clash=CLASH)) == [Ground.LABELS_CLASH, Ground.NO_TEST]


def test_all_that_stands_against_it_is_told_the_weightiest_first() -> None:
    keys = (*KEYS, "training")
    contest = judged(
        (AWARD, AWARD, EVENT, 20), (EVENT, EVENT, EVENT, 20), (("training",), NONE, NONE, 2), clash=CLASH, keys=keys
    )
    assert grounds(contest) == [
        Ground.LABELS_CLASH,
        Ground.WORSE_PRIMARY,
        Ground.WORSE_TAGS,
        Ground.TAG_FELL,
        Ground.TAG_FELL,
        Ground.TOO_FEW,
    ]
    assert [finding.tag for finding in contest.findings[3:]] == ["award", "event", "training"]


def test_a_tag_that_the_champion_never_gives_is_no_obstacle() -> None:
    contest = judged(*SAME, (("training",), NONE, ("training",), 10), keys=(*KEYS, "training"))
    assert contest.promoted
    assert grounds(contest) == [Ground.BETTER]
    assert contest.before is not None
    assert contest.before.tags["training"] == 0


@pytest.mark.parametrize(("level", "margin", "promoted"), [(0.9, 0.04, False), (0.9, 0.2, True), (0.55, 0.04, True)])
def test_level_and_margin_are_those_of_the_rules(level: float, margin: float, promoted: bool) -> None:
    swapped: tuple[Told, ...] = ((AWARD, EVENT, AWARD, 5), (AWARD, AWARD, EVENT, 6))
    contest = judged(*SAME, *swapped, rules=replace(RULES, level=level, margin=margin))
    assert contest.promoted is promoted


def test_figures_are_those_of_an_evaluation() -> None:
    told = (*SAME, (BOTH, AWARD, BOTH, 7), (AWARD, AWARD, EVENT, 3))
    contest = judged(*told)
    rows = [(true, first) for true, first, _, count in told for _ in range(count)]
    found = evaluate(
        [make_labelled(*true).label for true, _ in rows],
        [make_prediction(*first) for _, first in rows],
        KEYS,
        model="m",
    )
    before = contest.before
    assert before is not None
    assert before.primary_macro_f1 == pytest.approx(found.primary_macro_f1)
    assert before.tag_macro_f1 == pytest.approx(found.tag_macro_f1)
    assert before.tags == pytest.approx({key: counts.f1 for key, counts in found.tags.items()})
    assert (before.primary_accuracy, before.exact_match, before.calibration_error) == (
        found.primary_accuracy,
        found.exact_match,
        found.calibration_error,
    )
    assert contest.after is not None
    assert contest.primary is not None
    assert contest.after.primary_macro_f1 - before.primary_macro_f1 == pytest.approx(contest.primary.value)


def test_the_same_seed_comes_to_the_same() -> None:
    told = (*SAME, (AWARD, EVENT, AWARD, 5), (AWARD, AWARD, EVENT, 4))
    assert judged(*told) == judged(*told)
    assert judged(*told) != judged(*told, rules=replace(RULES, seed=1))


def test_predictions_are_those_of_the_articles() -> None:
    def one(predictions: Sequence[Prediction]) -> Contest:
        return judge([make_labelled("award")], predictions, [], KEYS, champion="builtin", rules=RULES)

    with pytest.raises(ValueError, match="1 labels, 1 and 0 predictions"):
        one([make_prediction("award")])
