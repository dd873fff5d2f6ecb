"""What each press changes, without a terminal."""

import errno

import pytest

from classifier.cli.screens.keys import Key, Pasted
from classifier.cli.screens.label_keys import LABEL_KEYS
from classifier.cli.screens.label_state import LabelState, Phase
from classifier.cli.screens.panels import Page, Prompt
from classifier.cli.screens.tag_screen import Choosing
from classifier.domain.answer import Verdict
from classifier.errors import BrokenLogError, WorkerLostError
from tests.cli.factories import make_article
from tests.cli.screens.factories import (
    FakeKeeper,
    ListSource,
    make_question,
    make_state,
    numbered,
    press,
    scored,
    shown,
)

FULL = OSError(errno.ENOSPC, "No space left on device", "/labels/log/王芳.jsonl")


def phase(state: LabelState) -> Phase:
    return state.phase


def labels(keeper: FakeKeeper) -> list[tuple[str, ...]]:
    return [answer.label.tags if answer.label else () for answer in keeper.answers]


def test_one_key_settles_an_article_whose_suggestion_is_right() -> None:
    state, keeper, source = make_state()
    press(state, Key.ENTER)
    assert labels(keeper) == [("award",)]
    assert source.heard == keeper.answers
    assert state.session.question == numbered(2)[1]


def test_tags_are_switched_by_their_number_and_by_their_capital() -> None:
    state, keeper, _ = make_state()
    press(state, "3", "1", "E", Key.ENTER)
    assert labels(keeper) == [("party_building", "event")]


def test_none_switches_all_off_and_waits_for_enter() -> None:
    state, keeper, _ = make_state()
    press(state, "0")
    assert keeper.answers == []
    press(state, Key.ENTER)
    assert labels(keeper) == [()]


def test_enter_by_habit_is_no_decision_where_nothing_is_suggested() -> None:
    state, keeper, _ = make_state([make_question(blind=True)])
    assert not any("[0] ●" in line for line in shown(state))
    press(state, Key.ENTER)
    assert keeper.answers == []
    assert any("nothing is suggested" in line for line in shown(state))
    press(state, "0")
    assert any("[0] ●" in line for line in shown(state))
    press(state, Key.ENTER)
    assert labels(keeper) == [()]


def test_the_primary_moves() -> None:
    state, keeper, _ = make_state()
    press(state, "5", "p", Key.ENTER)
    assert labels(keeper) == [("event", "award")]


def test_skip_and_unsure_are_kept_as_such() -> None:
    state, keeper, _ = make_state()
    press(state, "s", "?")
    assert [answer.verdict for answer in keeper.answers] == [Verdict.SKIP, Verdict.UNSURE]


def test_full_width_keys_of_an_input_method_act_as_well() -> None:
    state, keeper, _ = make_state()
    press(state, "１", "？")
    assert [answer.verdict for answer in keeper.answers] == [Verdict.UNSURE]


def test_back_shows_what_was_answered_and_enter_leaves_it() -> None:
    state, keeper, _ = make_state()
    press(state, Key.ENTER, "b")
    assert state.session.question == numbered(1)[0]
    assert "answered before: Award" in shown(state)[-2]
    press(state, Key.ENTER)
    assert len(keeper.answers) == 1
    assert state.session.question == numbered(2)[1]


def test_undo_takes_back_one_after_the_other() -> None:
    state, keeper, _ = make_state()
    press(state, Key.ENTER, Key.ENTER, "u", "u")
    assert [answer.verdict for answer in keeper.answers[2:]] == [Verdict.UNDO, Verdict.UNDO]
    assert [answer.undoes for answer in keeper.answers[2:]] == [keeper.answers[1].id, keeper.answers[0].id]
    assert state.session.question == numbered(1)[0]
    press(state, "u")
    assert "no answer to take back" in shown(state)[-2]
    press(state, "b")
    assert "no article before" in shown(state)[-2]


def test_a_note_is_typed_in_chinese_and_kept_with_the_answer() -> None:
    state, keeper, _ = make_state()
    press(state, "n", *"标题像活动，q", Key.ENTER)
    assert "note: 标题像活动，q" in shown(state)[-2]
    press(state, Key.ENTER)
    assert keeper.answers[0].note == "标题像活动，q"


def test_a_note_given_up_changes_nothing() -> None:
    for leave in (Key.ESCAPE, Key.INTERRUPT):
        state, keeper, _ = make_state()
        press(state, "n", *"不要", leave)
        assert state.panel is None
        press(state, Key.ENTER)
        assert keeper.answers[0].note == ""


def test_a_paste_is_text_in_a_note_and_nothing_elsewhere() -> None:
    state, keeper, _ = make_state()
    state.press(Pasted("q0\rs"))
    assert (state.quitting, keeper.answers) == (False, [])
    press(state, "n")
    state.press(Pasted("一行\n两行"))
    press(state, Key.ENTER, "g")
    state.press(Pasted("1"))
    assert state.panel is None
    assert state.session.note == "一行 两行"


def test_the_guideline_of_a_tag_opens_by_its_key_and_closes() -> None:
    state, _, _ = make_state()
    press(state, "g")
    assert isinstance(state.panel, Choosing)
    assert "Which tag?" in shown(state)[-2]
    press(state, "A")
    assert shown(state)[0] == "Award  award"
    press(state, "q")
    assert state.panel is None
    press(state, "g", Key.ESCAPE)
    assert state.panel is None
    assert not state.quitting


@pytest.mark.parametrize("binding", LABEL_KEYS, ids=lambda binding: binding.act)
def test_every_key_of_the_table_does_something(binding: object) -> None:
    for key in next(one.keys for one in LABEL_KEYS if one is binding):
        state, keeper, _ = make_state([make_question(tags=("award", "event")), *numbered(2)])
        press(state, Key.ENTER)
        press(state, "1", "2")
        before = (state.session.question, state.session.selection, state.panel, state.quitting, len(keeper.answers))
        press(state, key)
        after = (state.session.question, state.session.selection, state.panel, state.quitting, len(keeper.answers))
        assert after != before


def test_keys_without_a_meaning_do_nothing() -> None:
    state, keeper, _ = make_state()
    press(state, "x", "9", "Z", Key.TAB, Key.ESCAPE, "中")
    assert (keeper.answers, state.panel, state.quitting) == ([], None, False)


def test_quitting_asks_nothing() -> None:
    for key in ("q", Key.INTERRUPT):
        state, keeper, _ = make_state()
        press(state, "1", key)
        assert state.quitting
        assert keeper.answers == []


def test_while_the_next_article_is_looked_for_enter_answers_nothing() -> None:
    state, keeper, source = make_state(source=ListSource(numbered(1), ready=False))
    assert phase(state) is Phase.LOOKING
    press(state, Key.ENTER, "s", "1", "n", "e")
    assert (keeper.answers, state.panel) == ([], None)
    assert "Looking for the next article" in shown(state)[2]
    source.ready = True
    state.tick()
    assert phase(state) is Phase.ASKING


def test_when_all_is_labelled_enter_quits_and_undo_goes_back() -> None:
    state, _, _ = make_state(numbered(1))
    press(state, Key.ENTER)
    assert phase(state) is Phase.EXHAUSTED
    assert shown(state)[2] == "Nothing is left to label."
    press(state, "u")
    assert phase(state) is Phase.ASKING
    press(state, Key.ENTER, Key.ENTER)
    assert state.quitting


def test_when_the_goal_is_reached_the_person_may_go_on() -> None:
    state, keeper, _ = make_state(numbered(3), goal=2)
    press(state, Key.ENTER, Key.ENTER)
    assert phase(state) is Phase.REACHED
    assert shown(state)[2] == "2 of 2 are done."
    press(state, "1")
    assert len(keeper.answers) == 2
    press(state, Key.ENTER)
    assert phase(state) is Phase.ASKING


def test_skipping_does_not_count_towards_the_goal() -> None:
    state, _, _ = make_state(numbered(3), goal=1)
    press(state, "s")
    assert phase(state) is Phase.ASKING


def test_a_new_model_is_named() -> None:
    questions = [
        make_question(make_article(title=f"第{n}篇"), prediction=scored("award", model=f"session-{n}")) for n in (1, 2)
    ]
    state, _, _ = make_state(questions)
    assert "session-1" not in shown(state)[-2]
    press(state, Key.ENTER)
    assert "model session-2 is in use now" in shown(state)[-2]
    press(state, "1")
    assert "session-2" not in shown(state)[-2]


@pytest.mark.parametrize("key", [Key.ENTER, "s", "?"])
def test_where_an_answer_cannot_be_kept_the_article_stays_and_says_why(key: str) -> None:
    state, keeper, source = make_state()
    keeper.fault = FULL
    press(state, "1", key)
    assert state.session.question == numbered(1)[0]
    assert state.session.selection.tags == {"award", "party_building"}
    said = "".join(shown(state)[-4:-1])
    assert "NOT KEPT: /labels/log/王芳.jsonl: the disk is full" in said
    assert source.heard == []
    keeper.fault = None
    press(state, key)
    assert len(keeper.answers) == 1
    assert source.heard == keeper.answers


def test_an_undo_that_cannot_be_kept_takes_nothing_back() -> None:
    state, keeper, _ = make_state()
    press(state, Key.ENTER)
    keeper.fault = FULL
    press(state, "u")
    assert state.session.question == numbered(2)[1]
    assert "NOT KEPT" in "".join(shown(state)[-4:-1])
    keeper.fault = None
    press(state, "u")
    assert state.session.question == numbered(1)[0]


def test_a_log_that_broke_meanwhile_is_named() -> None:
    from pathlib import Path

    state, keeper, _ = make_state()
    keeper.fault = BrokenLogError(Path("log/王芳.jsonl"), 3, "it is not JSON", hint="mend the line")
    press(state, Key.ENTER)
    assert "log/王芳.jsonl, line 3: it is not JSON" in "".join(shown(state)[-4:-1])
    assert state.session.question == numbered(1)[0]


def test_when_the_source_breaks_down_the_session_ends_with_everything_kept() -> None:
    fault = WorkerLostError("the process that reads was ended")
    state, keeper, source = make_state()
    source.fault = fault
    press(state, Key.ENTER)
    assert (state.quitting, state.fault) == (True, fault)
    assert len(keeper.answers) == 1


def test_a_long_article_scrolls_and_the_next_begins_at_its_top() -> None:
    long = make_article(text="\n".join(f"第{place}段。" for place in range(1, 60)))
    state, _, _ = make_state([make_question(long), make_question(make_article(text=long.text, title="另一篇"))])
    shown(state)
    press(state, " ")
    assert not any("第1段" in text for text in shown(state))
    press(state, Key.ENTER)
    assert shown(state)[1] == "另一篇"


def test_pages_and_prompts_close_by_their_own_keys() -> None:
    state, _, _ = make_state()
    press(state, "h")
    assert isinstance(state.panel, Page)
    shown(state)
    press(state, Key.DOWN, "x")
    assert isinstance(state.panel, Page)
    press(state, "h", "n")
    assert isinstance(state.panel, Prompt)
