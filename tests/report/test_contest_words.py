from dataclasses import replace

import pytest

from classifier.domain.contest import Contest, Difference, Finding, Ground
from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.domain.version import BUILTIN
from classifier.report.contest_words import compared, difference_told, finding_told, tag_names, verdict
from tests.report.factories import chinese, english
from tests.storage.registry.factories import make_contest

NAMES = {"award": "获奖 Award"}


@pytest.mark.parametrize("ground", Ground)
def test_every_ground_is_a_sentence_in_both_languages(ground: Ground) -> None:
    finding = Finding(ground=ground, tag="award", value=0.25, bound=0.125, articles=("a1", "a2", "a3", "a4"))
    told = {finding_told(finding, NAMES, say) for say in (english, chinese)}
    assert len(told) == 2
    assert all(told)
    assert not any("{" in one for one in told)


def test_figures_stand_in_the_sentence() -> None:
    fell = Finding(ground=Ground.TAG_FELL, tag="award", value=-0.2, bound=-0.1)
    assert finding_told(fell, NAMES, english) == "the F1 of 获奖 Award fell too far: -0.200, where -0.100 is allowed"
    held = Finding(ground=Ground.NO_WORSE, value=0.018, bound=-0.013)
    assert finding_told(held, NAMES, chinese) == "没有变差：主标签宏平均 F1 +0.018，可以确信不低于 -0.013"
    assert (
        finding_told(held, NAMES, english)
        == "no worse: the macro F1 of the primary +0.018, surely no lower than -0.013"
    )
    few = Finding(ground=Ground.TOO_FEW, tag="other", value=3, bound=5)
    assert finding_told(few, NAMES, english) == "too few test articles of other: 3, where 5 are needed"
    clash = Finding(ground=Ground.LABELS_CLASH, value=0.31, bound=0.12, articles=("a1", "a2", "a3", "a4"))
    assert finding_told(clash, NAMES, english).endswith(
        "31 % are not what all others teach, where 12 % would be usual; look at a1, a2, a3"
    )


def test_the_name_of_a_tag_cannot_steer_the_sentence() -> None:
    few = Finding(ground=Ground.TOO_FEW, tag="{value}", value=3, bound=5)
    assert "of {value}:" in finding_told(few, {}, english)


def test_differences_carry_their_sign_and_bounds() -> None:
    assert (
        difference_told(Difference(value=0.0124, low=-0.004, high=0.0271), english) == "+0.012 (from -0.004 to +0.027)"
    )


def test_what_came_of_a_contest_and_what_would_come_of_one() -> None:
    won, lost = make_contest(), make_contest(promoted=False)
    assert verdict(won, english) == "promoted over built-in (on 40 test articles)"
    assert verdict(lost, english) == "not promoted, built-in stayed (on 40 test articles)"
    assert compared(won, "v0002", english) == "by the rules, v0002 would replace built-in (on 40 test articles)"
    assert compared(lost, "v0002", chinese) == "按规则，v0002 不能取代内置（依据 40 篇测试稿件）"
    assert verdict(lost, chinese) == "没有启用，继续使用内置（依据 40 篇测试稿件）"
    one = Contest(
        champion="v0001", articles=1, support={}, before=None, after=None, primary=None, tags=None, promoted=False,
        findings=(Finding(ground=Ground.NO_TEST),),
    )  # fmt: skip
    assert verdict(one, english).endswith("(on 1 test article)")
    assert verdict(one, chinese) == "没有启用，继续使用 v0001（依据 1 篇测试稿件）"
    assert verdict(replace(one, promoted=True), chinese) == "取代了 v0001（依据 1 篇测试稿件）"
    assert compared(replace(one, promoted=True), BUILTIN, chinese).startswith("按规则，内置可以取代 v0001（")


def test_tags_have_both_names_for_those_who_read_english() -> None:
    taxonomy = Taxonomy((Tag(key="award", zh="获奖", en="Award", definition="recognition"),))
    assert (tag_names(taxonomy, english), tag_names(taxonomy, chinese)) == (NAMES, {"award": "获奖"})
