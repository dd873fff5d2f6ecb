import pytest

from classifier.domain.article import Article
from classifier.domain.facts import First
from classifier.extract.firsts import MOST, firsts


def found(text: str, *, title: str = "") -> tuple[First, ...]:
    return firsts(Article(title=title, text=text))


@pytest.mark.parametrize(
    ("text", "technique", "wording", "scope"),
    [
        ("近日，心内科成功完成全市首例经皮左心耳封堵术。", "经皮左心耳封堵术", "首例", "全市"),
        ("我院首次开展冷冻消融术。", "冷冻消融术", "首次", "我院"),
        ("我院在全省率先开展经颅磁刺激治疗。", "经颅磁刺激治疗", "率先", "全省"),
        ("该技术填补了我县内镜治疗的空白。", "内镜治疗", "填补空白", "我县"),
        ("1月13日，完成第一例左束支区域起搏。", "左束支区域起搏", "第一例", None),
        ("团队为患者施行经胃支架引流，系该州首例。", "经胃支架引流", "首例", "该州"),
    ],
)
def test_a_technique_is_taken_with_its_scope(text: str, technique: str, wording: str, scope: str | None) -> None:
    (first,) = found(text)
    assert (first.technique, first.wording, first.scope) == (technique, wording, scope)


@pytest.mark.parametrize(
    "text",
    [
        "评审专家组进驻，首次会议召开。",
        "我院首次获得省级奖项。",
        "全年门急诊量首次突破百万人次。",
        "患者术后首次排气时间明显缩短。",
        "他书写了首次病程记录。",
        "成功救治全市首例禽流感患者。",
        "党员率先唱起国歌。",
        "首届技能大赛开幕。",
        "五天后首次换药，皮片成活。",
    ],
)
def test_what_is_no_technique_is_no_first(text: str) -> None:
    assert found(text) == ()


def test_title_and_text_tell_one_first() -> None:
    (first,) = found("近日，我院完成全县首例腹腔镜胃切除术。", title="首例腹腔镜胃切除术完成")
    assert first.scope == "全县"


def test_traditional_characters_are_read() -> None:
    (first,) = found("聯網首個機械臂輔助胃切除手術上月在本院完成。")
    assert first.scope is not None


def test_a_hostile_text_has_bounded_firsts() -> None:
    text = "。".join(f"完成首例第{number}号切除术" for number in range(3 * MOST))
    assert 0 < len(found(text)) <= MOST + 6


def test_nothing_that_is_quoted_is_long() -> None:
    (first,) = found("听说" + "很" * 100 + "，完成全市首例肺移植手术，" + "好" * 100)
    assert len(first.sentence) <= 120


@pytest.mark.parametrize(
    "text",
    [
        "这项技术在全市率先应用。",
        "该技术目前仅我院率先开展。",
        "近日完成的这台手术系全省首例。",
        "这是高难度手术的相关报道后，我院完成的第一例。",
    ],
)
def test_what_only_points_at_a_technique_is_none(text: str) -> None:
    assert found(text) == ()


def test_one_operation_in_other_words_counts_once() -> None:
    text = "近日，我院完成全县首例腹腔镜下胃癌根治性切除手术。\n这例全县首例腹腔镜胃癌根治切除术历时三小时。"
    assert len(found(text)) == 1


def test_two_operations_that_differ_in_a_character_are_two() -> None:
    text = "我院完成全县首例腹腔镜下直肠癌根治术。\n我院又完成全县首例腹腔镜下结肠癌根治术。"
    assert len(found(text)) == 2


@pytest.mark.parametrize("scopes", [("全市", "沂北市"), ("沂北市", "全市")])
def test_a_named_city_outranks_the_whole_city(scopes: tuple[str, str]) -> None:
    one, other = scopes
    (first,) = found(f"近日，我院成功开展{one}首例肝移植术。\n据介绍，这是{other}首例肝移植术。")
    assert first.scope == "沂北市"
