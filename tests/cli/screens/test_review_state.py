import errno

import pytest

from classifier.cli.screens.keys import Key, Pasted
from classifier.cli.screens.panels import Page, Prompt
from classifier.cli.screens.review_keys import REVIEW_KEYS
from classifier.cli.screens.review_state import ReviewState
from classifier.domain.answer import Verdict
from classifier.domain.filed import FiledArticle
from classifier.query.disputes import Finding, Reason, Twin
from tests.cli.factories import make_article
from tests.cli.screens.factories import FakeKeeper
from tests.cli.screens.review_factories import answered, disputed, label_of, make_review, press, suspected


def kept(keeper: FakeKeeper) -> list[tuple[str, tuple[str, ...] | None]]:
    return [(answer.verdict.value, answer.label.tags if answer.label else None) for answer in keeper.answers]


def said(state: ReviewState) -> str:
    return state.notice.text if state.notice else ""


def test_a_number_takes_that_answer() -> None:
    state, keeper = make_review(disputed(), disputed("第二篇"))
    press(state, "2")
    assert kept(keeper) == [("adjudication", ("award", "training"))]
    assert said(state) == "decided"
    press(state, "1")
    assert kept(keeper)[1:] == [("adjudication", ("training",))]
    assert state.review.item is None


def test_a_number_without_an_answer_takes_nothing_and_says_why() -> None:
    state, keeper = make_review(disputed(answers=[answered("王芳", "event"), answered("李强", unsure=True)]))
    press(state, "3")
    assert said(state) == "there is no answer 3"
    press(state, "2")
    assert "no label" in said(state)
    press(state, "0")
    assert keeper.answers == []


def test_enter_keeps_the_label_of_a_suspicion_and_nothing_of_a_dispute() -> None:
    state, keeper = make_review(suspected(), disputed())
    press(state, Key.ENTER)
    assert kept(keeper) == [("adjudication", ("event",))]
    press(state, Key.ENTER)
    assert "no label holds here" in said(state)
    assert len(keeper.answers) == 1


def test_tags_are_edited_with_the_keys_of_the_label_screen() -> None:
    state, keeper = make_review(suspected())
    press(state, "t", "3")
    assert state.editing
    press(state, "p", Key.ENTER)
    assert kept(keeper) == [("adjudication", ("award", "event"))]
    assert not state.editing
    state, keeper = make_review(suspected())
    press(state, "t", "A", "0", Key.ENTER)
    assert kept(keeper) == [("adjudication", ())]


def test_in_full_width_too() -> None:
    state, keeper = make_review(suspected(), disputed())
    press(state, "ｔ", "３", Key.ENTER, "１")
    assert kept(keeper) == [("adjudication", ("event", "award")), ("adjudication", ("training",))]


def test_editing_is_left_without_a_trace() -> None:
    state, keeper = make_review(suspected())
    press(state, "t", "3", Key.ESCAPE)
    assert not state.editing
    press(state, Key.ENTER)
    assert kept(keeper) == [("adjudication", ("event",))]


def test_while_tags_are_edited_no_other_key_decides() -> None:
    state, keeper = make_review(suspected(), suspected(title="二"))
    press(state, "t", "s", "u", "q", "n")
    assert state.editing
    assert not state.quitting
    assert (keeper.answers, state.review.place, state.panel) == ([], 0, None)


def test_undo_takes_back_and_says_so() -> None:
    state, keeper = make_review(disputed(), disputed("第二篇"))
    press(state, "u")
    assert "nothing to take back" in said(state)
    press(state, "1", "s", "u", "u")
    assert [answer.verdict for answer in keeper.answers] == [Verdict.ADJUDICATION, Verdict.UNDO]
    assert keeper.answers[1].undoes == keeper.answers[0].id
    assert state.review.place == 0


def test_a_note_is_kept_with_the_decision() -> None:
    state, keeper = make_review(disputed())
    press(state, "n")
    assert isinstance(state.panel, Prompt)
    state.press(Pasted("看导语"))
    press(state, "1", Key.ENTER)
    assert keeper.answers == []
    press(state, "1")
    assert keeper.answers[0].note == "看导语1"


def test_pages_open_and_close() -> None:
    twin = Finding(reason=Reason.TWIN, weight=0.5, twin=Twin(FiledArticle(make_article(title="近似")), label_of()))
    state, _ = make_review(suspected(twin))
    for keys in (("h",), ("d",), ("g", "1")):
        press(state, *keys)
        assert isinstance(state.panel, Page), keys
        press(state, Key.ESCAPE)
        assert state.panel is None
    press(state, "g", Key.ESCAPE)
    assert state.panel is None


def test_there_may_be_no_twin_to_read() -> None:
    state, _ = make_review(disputed())
    press(state, "d")
    assert state.panel is None
    assert "no near-duplicate" in said(state)


def test_where_the_disk_is_full_the_article_stays_and_that_is_said() -> None:
    state, keeper = make_review(disputed(), disputed("第二篇"))
    keeper.fault = OSError(errno.ENOSPC, "No space left on device", "log/赵敏.jsonl")
    for key in ("1", Key.ENTER):
        press(state, key)
        assert state.review.place == 0
    press(state, "1")
    assert said(state).startswith("NOT KEPT: ")
    keeper.fault = None
    press(state, "1")
    assert (state.review.place, len(keeper.answers)) == (1, 1)
    keeper.fault = OSError(errno.ENOSPC, "No space left on device", "log/赵敏.jsonl")
    press(state, "u")
    assert said(state).startswith("NOT KEPT: ")
    assert state.review.place == 1


def test_at_the_end_enter_quits_and_undo_still_works() -> None:
    state, keeper = make_review(disputed())
    press(state, "1", "1", "t", "s", "d")
    assert (len(keeper.answers), state.quitting) == (1, False)
    press(state, "u")
    assert state.review.item is not None
    press(state, "1", Key.ENTER)
    assert state.quitting


@pytest.mark.parametrize("key", ["q", Key.INTERRUPT])
def test_quitting(key: str) -> None:
    state, keeper = make_review(disputed())
    press(state, key)
    assert state.quitting
    assert keeper.answers == []


def test_no_key_stands_for_two_things() -> None:
    keys = [key for binding in REVIEW_KEYS for key in binding.keys]
    assert len(set(keys)) == len(keys)
