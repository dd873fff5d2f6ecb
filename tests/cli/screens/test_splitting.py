"""Mending the split from the screen."""

import errno

from classifier.cli.screens.keys import Key, Pasted
from classifier.cli.screens.label_state import LabelState
from classifier.cli.screens.splitting import Splitting
from classifier.domain.answer import Verdict
from classifier.domain.article import Article
from tests.cli.factories import make_article
from tests.cli.screens.factories import FakeKeeper, make_question, make_state, numbered, press, shown

FOLLOWING = make_article(title="下一篇稿件", text="下一篇的正文。", position=2)


def opened(
    text: str = "第一段。\n第二段。\n第三段。", *, following: Article | None = FOLLOWING
) -> tuple[LabelState, FakeKeeper]:
    question = make_question(make_article(text=text), following=following)
    state, keeper, _ = make_state([question, *numbered(2)])
    press(state, "e")
    shown(state)
    return state, keeper


def text_of(state: LabelState) -> tuple[str, str]:
    assert state.session.question is not None
    article = state.session.question.filed.article
    return article.title, article.text


def test_a_paragraph_is_chosen_and_marked() -> None:
    state, _ = opened()
    press(state, "j", Key.DOWN, Key.DOWN, "k")
    assert [text for text in shown(state) if text.startswith("▌")] == ["▌\u3000\u3000第二段。"]
    press(state, Key.UP, Key.UP)
    assert [text for text in shown(state) if text.startswith("▌")] == ["▌\u3000\u3000第一段。"]


def test_a_paragraph_out_of_sight_is_brought_into_it() -> None:
    state, _ = opened("\n".join(f"第{place}段。" for place in range(1, 60)))
    press(state, *["j"] * 40)
    assert any(text.startswith("▌") and "第41段" in text for text in shown(state))


def test_dropping_a_paragraph() -> None:
    state, keeper = opened()
    press(state, "j", "d")
    assert text_of(state) == ("我院荣获省级奖项", "第一段。\n第三段。")
    assert [answer.verdict for answer in keeper.answers] == [Verdict.EDIT]
    assert "dropped" in shown(state)[-2]


def test_cutting_asks_the_second_part_next() -> None:
    state, keeper = opened()
    press(state, "j", "c")
    assert text_of(state)[1] == "第一段。"
    press(state, Key.ESCAPE, "0", Key.ENTER)
    assert text_of(state)[1] == "第二段。\n第三段。"
    assert len(keeper.filed) == 3


def test_joining_with_the_next() -> None:
    state, _ = opened()
    press(state, "n")
    assert text_of(state)[1] == "第一段。\n第二段。\n第三段。\n下一篇稿件\n下一篇的正文。"
    press(state, "n")
    assert "no article follows" in shown(state)[-2]


def test_mending_the_headline_begins_with_the_one_there_is() -> None:
    state, _ = opened()
    press(state, "t")
    assert "Headline: 我院荣获省级奖项" in shown(state)[-2]
    press(state, Key.BACKSPACE, Key.BACKSPACE)
    state.press(Pasted("大奖"))
    press(state, Key.ENTER)
    assert text_of(state)[0] == "我院荣获省级大奖"
    assert isinstance(state.panel, Splitting)
    press(state, "t", "！", Key.ESCAPE)
    assert text_of(state)[0] == "我院荣获省级大奖"


def test_what_would_leave_nothing_is_refused() -> None:
    state, keeper = opened("")
    press(state, "d")
    assert "no such paragraph" in shown(state)[-2]
    press(state, "c")
    assert keeper.answers == []


def test_a_mend_that_cannot_be_kept_changes_nothing() -> None:
    state, keeper = opened()
    keeper.fault = OSError(errno.ENOSPC, "No space left on device", "/labels/log/王芳.jsonl")
    press(state, "d")
    assert text_of(state)[1] == "第一段。\n第二段。\n第三段。"
    assert "NOT KEPT" in "".join(shown(state)[-4:-1])


def test_a_mend_is_undone_as_any_answer() -> None:
    state, _ = opened()
    press(state, "d", Key.ENTER, "u")
    assert text_of(state)[1] == "第一段。\n第二段。\n第三段。"


def test_every_way_out() -> None:
    for key in (Key.ESCAPE, Key.ENTER, "e", Key.INTERRUPT):
        state, keeper = opened()
        press(state, "x", key)
        assert state.panel is None
        assert not state.quitting
        assert keeper.answers == []
