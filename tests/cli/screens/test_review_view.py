import pytest
from rich.cells import cell_len

from classifier.cli.language import Language, use
from classifier.cli.screens.frame import text_of
from classifier.cli.screens.keys import Key
from classifier.cli.screens.review_view import render
from classifier.domain.filed import FiledArticle
from classifier.query.disputes import Finding, Reason, Twin
from classifier.query.rules import parse_rules
from classifier.storage.shipped import labels_dir
from tests.cli.factories import HOSTILE, make_article
from tests.cli.screens.review_factories import (
    answered,
    disputed,
    label_of,
    make_review,
    press,
    shown,
    suspected,
)

NOTICE = next(
    rule for rule in parse_rules((labels_dir() / "rules.toml").read_text(encoding="utf-8")) if rule.id == "notice"
)
TWIN = Twin(FiledArticle(make_article(title="关于封路的通知"), "2024-04.txt"), label_of("award", "event"))
EVERY = [
    *(Finding(reason=reason) for reason in (Reason.REOPENED, Reason.OUTVOTED, Reason.UNSURE, Reason.RECALLED)),
    Finding(reason=Reason.RULE, rule=NOTICE),
    Finding(reason=Reason.TWIN, weight=0.656, twin=TWIN),
    Finding(reason=Reason.MISSING, tag="award", given=0.08, other=0.92),
    Finding(reason=Reason.UNEXPECTED, tag="event", given=0.04, other=0.96),
    Finding(reason=Reason.PRIMARY, tag="award", given=0.11, other=0.81),
    Finding(reason=Reason.PRIMARY, tag=None, given=0.11, other=0.81),
]


def test_both_answers_stand_side_by_side_with_the_reason() -> None:
    state, _ = make_review(disputed())
    lines = shown(state)
    assert len(lines) == 24
    assert lines[0].startswith("2024-04.txt · 1")
    assert lines[0].endswith("1 of 1 · 0 decided")
    assert lines[1] == "护理部举行技能竞赛"
    assert "! people disagree, and no label has the majority" in lines
    answers = [line.rstrip() for line in lines if line.startswith(("[1]", "[2]"))]
    assert answers == [
        "[1] 王芳   2024-05-01 12:00  ★ Training",
        "[2] 欧阳强 2024-05-01 12:00  ★ Award, Training (blind) · 标题写了得奖",
    ]
    assert lines[-1].startswith("1-2 take  Enter keep")


def test_of_a_suspicion_the_label_that_enter_keeps_is_shown() -> None:
    state, _ = make_review(suspected())
    lines = shown(state)
    assert any(line.startswith("[Enter] ★ Event holds now") for line in lines)
    assert "! a model that had not seen it expects Award too (0.90)" in lines


def test_while_tags_are_edited_they_stand_where_the_answers_were() -> None:
    state, _ = make_review(suspected())
    press(state, "t", "3")
    text = "\n".join(shown(state))
    assert "[3] ● Award" in text
    assert "[5] ★ Event" in text
    assert "[0] ○ no tag" in text
    assert "王芳" not in text
    assert "Enter decide" in text
    press(state, "0")
    assert "[0] ● no tag" in "\n".join(shown(state))


@pytest.mark.parametrize(
    ("finding", "en", "zh"),
    list(
        zip(
            EVERY,
            [
                "somebody labelled it otherwise after it was adjudicated",
                "it has the label of the majority, and somebody disagrees",
                "whoever looked at it was unsure",
                "what had been decided was taken back",
                "guidelines, part 2: the headline is a notice or an announcement: no tag",
                "a near-duplicate (65 % the same) has ★ Award, Event: 关于封路的通知",
                "a model that had not seen it expects Award too (0.92)",
                "a model that had not seen it does not expect Event (0.04)",
                "a model that had not seen it expects Award for the primary (0.81 : 0.11)",
                "a model that had not seen it expects no tag (0.81 : 0.11)",
            ],
            [
                "裁定之后，有人又标得不同",
                "已按多数定了，还有人不同意",
                "看过的人都说拿不准",
                "裁定已被撤销",
                "细则第二部分：标题是通知、公告或启事，不打标签",
                "近似稿件（65 % 相同）的标签是“★ 获奖 活动”：关于封路的通知",
                "没见过它的模型认为还应有“获奖”（0.92）",
                "没见过它的模型认为不该有“活动”（0.04）",
                "没见过它的模型认为主标签是“获奖”（0.81 : 0.11）",
                "没见过它的模型认为不该打标签（0.81 : 0.11）",
            ],
            strict=True,
        )
    ),
)
def test_every_reason_is_said_in_both_languages(finding: Finding, en: str, zh: str) -> None:
    state, _ = make_review(suspected(finding))
    assert f"! {en}" in shown(state)
    use(Language.ZH)
    assert f"! {zh}" in shown(state)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (200, 60), (61, 17)])
def test_whatever_is_open_the_screen_is_filled_and_not_overfilled(columns: int, rows: int) -> None:
    many = [answered(f"标注人{number}", "award", note="很长的备注" * 20) for number in range(12)]
    items = [disputed("很长的标题" * 30, answers=many), suspected(*EVERY)]
    for keys in ((), ("s",), ("t",), ("h",), ("n",), ("g",), ("s", "s"), (Key.ENTER,), ("s", "d")):
        state, _ = make_review(*items)
        press(state, *keys)
        screen = render(state, columns, rows)
        lines = [text_of(one) for one in screen.lines]
        assert len(lines) == rows, keys
        assert all(cell_len(line) <= columns for line in lines), keys
        assert keys or rows > 24 or any("more" in line for line in lines)


def test_nothing_from_a_file_steers_the_terminal() -> None:
    for text in HOSTILE:
        twin = Twin(FiledArticle(make_article(title=text), text), label_of())
        answers = [answered("王芳", "gone", note=text)]
        item = disputed(text, answers=answers)
        state, _ = make_review(item, suspected(Finding(reason=Reason.TWIN, twin=twin)))
        for keys in ((), ("s",), ("d",)):
            press(state, *keys)
            assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set("".join(shown(state)))


def test_a_long_article_is_scrolled() -> None:
    item = disputed()
    long = FiledArticle(make_article(text="\n".join(f"第{number}段。" for number in range(60))), "2024-04.txt")
    state, _ = make_review(type(item)(filed=long, findings=item.findings, answers=item.answers, label=None))
    assert not any("第59段" in line for line in shown(state))
    press(state, Key.END)
    assert any("第59段" in line for line in shown(state))
    press(state, "s")
    assert state.review.item is None


def test_where_nothing_has_to_be_reviewed_that_is_said() -> None:
    state, _ = make_review()
    assert "Nothing has to be reviewed: no dispute, no suspicion." in shown(state)
    state, _ = make_review(disputed())
    press(state, "1")
    assert "Nothing is left to review." in shown(state)
    assert shown(state)[0].endswith("1 decided")


@pytest.mark.usefixtures("chinese")
def test_the_help_page_names_every_key() -> None:
    state, _ = make_review(disputed())
    press(state, "h")
    text = "\n".join(shown(state, rows=60))
    for word in ("1-9", "采用那一个回答的标签", "改标签", "按 t 以后", "退出：每个裁定都已存盘"):
        assert word in text
