"""The session: pure state, and every answer kept before it moves on."""

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from classifier.domain.answer import Verdict, standing
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.query.question import Question
from tests.query.factories import KEYS, MemoryKeeper, make_article, make_prediction, make_question, make_session


def tags_of(keeper: MemoryKeeper) -> list[tuple[str, ...] | None]:
    return [answer.label.tags if answer.label else None for answer in keeper.answers]


def test_one_key_settles_an_article_whose_suggestion_is_right() -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper)
    question = make_question(suggests=("event", "party"), random=True)
    session.present(question)
    session.accept()
    (answer,) = keeper.answers
    assert (answer.article, answer.label) == (question.id, Label(tags=("event", "party"), primary="event"))
    assert answer.suggestion is not None
    assert (answer.suggestion.model, answer.suggestion.certainty) == ("test-1", 0.9)
    assert (answer.strategy, answer.random, answer.seconds, answer.annotator) == ("margin", True, 1.0, "甲")
    assert session.question is None
    assert keeper.filed == {question.id: question.filed}


def test_toggles_none_and_the_primary_come_to_the_label() -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper)
    session.present(make_question("一", suggests=("event",)))
    session.toggle("party")
    session.move_primary()
    session.write(" 标题  有误 ")
    session.accept()
    session.present(make_question("二"))
    session.clear()
    session.accept()
    assert tags_of(keeper) == [("party", "event"), ()]
    assert keeper.answers[0].note == "标题 有误"


def test_skip_and_unsure_carry_no_label() -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper)
    for settle in (session.skip, session.unsure):
        session.present(make_question(settle.__name__))
        settle()
    assert [answer.verdict for answer in keeper.answers] == [Verdict.SKIP, Verdict.UNSURE]
    assert tags_of(keeper) == [None, None]


def test_a_full_disk_leaves_the_article_in_question() -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper)
    session.present(make_question())
    session.toggle("award")
    keeper.full = True
    with pytest.raises(OSError, match="No space left"):
        session.accept()
    assert session.question is not None
    assert (session.tally.session, keeper.answers) == (0, [])
    keeper.full = False
    session.accept()
    assert tags_of(keeper) == [("event", "award")]


def test_an_undo_that_cannot_be_kept_takes_nothing_back() -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper)
    session.present(make_question())
    session.accept()
    keeper.full = True
    with pytest.raises(OSError, match="No space left"):
        session.undo()
    assert (session.tally.session, session.question) == (1, None)


def test_an_undo_asks_again_with_the_tags_given_and_the_other_article_comes_after() -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper)
    first, second = make_question("一"), make_question("二")
    session.present(first)
    session.toggle("award")
    session.accept()
    session.present(second)
    assert session.undo()
    assert session.question == first
    assert session.selection.ordered == ("event", "award")
    assert session.expected == {first.id, second.id}
    session.accept()
    assert session.question == second
    assert [answer.verdict for answer in keeper.answers] == [Verdict.LABEL, Verdict.UNDO, Verdict.LABEL]
    assert keeper.answers[1].undoes == keeper.answers[0].id


def test_undo_goes_on_into_earlier_sessions() -> None:
    keeper = MemoryKeeper()
    before = make_session(keeper)
    for title in ("一", "二"):
        before.present(make_question(title, random=title == "一"))
        before.accept()
    after = make_session(keeper, earlier=list(keeper.answers))
    assert after.undo()
    assert after.undo()
    assert not after.undo()
    assert after.question is not None
    assert (after.question.filed.article.title, after.question.random) == ("一", True)
    assert standing(keeper.answers) == []


def test_back_shows_the_answer_and_enter_changes_nothing() -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper)
    questions = [make_question(title) for title in "一二三"]
    for question in questions[:2]:
        session.present(question)
        session.accept()
    session.present(questions[2])
    assert session.back()
    assert session.back()
    assert session.question == questions[0]
    assert session.revisited == keeper.answers[0]
    assert not session.back()
    session.accept()
    assert session.question == questions[2]
    assert len(keeper.answers) == 2


def test_back_to_what_was_put_off_and_enter_leaves_it_so() -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper)
    skipped, current = make_question("一"), make_question("二")
    session.present(skipped)
    session.skip()
    session.present(current)
    assert session.back()
    assert session.accept()
    assert (session.question, tags_of(keeper)) == (current, [None])
    assert session.back()
    session.toggle("party")
    assert session.accept()
    assert tags_of(keeper) == [None, ("party",)]


def test_back_and_another_label_is_one_more_answer() -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper)
    session.present(make_question("一"))
    session.accept()
    assert session.back()
    session.toggle("party")
    session.accept()
    assert tags_of(keeper) == [("event",), ("event", "party")]
    assert session.tally.session == 1
    assert session.back()
    assert not session.back()


def test_a_blind_question_suggests_nothing_even_after_an_undo_or_a_mend() -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper, suggest=lambda question: replace(question, prediction=make_prediction("event")))
    session.present(make_question(blind=True))
    assert session.selection.tags == set()
    session.toggle("award")
    session.accept()
    session.undo()
    session.cut(1)
    assert session.question is not None
    assert (session.question.prediction, session.question.blind) == (None, True)
    assert (keeper.answers[0].blind, keeper.answers[0].suggestion) == (True, None)


@pytest.mark.parametrize("blind", [True, False])
def test_where_nothing_is_suggested_no_tag_has_to_be_said(blind: bool) -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper)
    session.present(make_question(suggests=None, blind=blind))
    assert not session.accept()
    assert (keeper.answers, session.question is not None) == ([], True)
    session.clear()
    assert session.accept()
    assert tags_of(keeper) == [()]
    assert session.undo()
    assert session.accept()


def test_a_suggestion_of_no_tag_is_accepted_as_any_other() -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper)
    session.present(make_question(suggests=()))
    assert session.accept()
    assert tags_of(keeper) == [()]


def test_a_cut_asks_both_parts_one_after_the_other() -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper, suggest=lambda question: replace(question, prediction=make_prediction("event")))
    whole = make_question("一", text="甲。\n乙。", following=make_article("三"))
    session.present(whole)
    session.cut(1)
    first = session.question
    assert first is not None
    assert first.following is not None
    assert (first.filed.article.text, first.following.text) == ("甲。", "乙。")
    session.accept()
    second = session.question
    assert second is not None
    assert second.following == make_article("三")
    session.accept()
    edit = keeper.answers[0]
    assert (edit.verdict, edit.replaces, edit.makes) == (Verdict.EDIT, (whole.id,), (first.id, second.id))
    assert set(keeper.filed) == {whole.id, first.id, second.id}


def test_an_undone_cut_asks_the_whole_again_and_neither_part() -> None:
    session = make_session()
    whole = make_question("一", text="甲。\n乙。")
    session.present(whole)
    session.cut(1)
    assert session.undo()
    assert session.expected == {whole.id}
    assert session.question is not None
    assert session.question.filed == whole.filed


def test_a_join_takes_the_next_article_in_and_can_go_on() -> None:
    keeper = MemoryKeeper()
    third = make_article("", "丙。")
    session = make_session(keeper, follow=lambda _: third)
    session.present(make_question("一", text="甲。", following=make_article("", "乙。")))
    assert session.join()
    assert session.join()
    assert session.question is not None
    assert session.question.filed.article.text == "甲。\n乙。\n丙。"
    assert keeper.answers[1].replaces == (keeper.answers[0].makes[0], third.id)


def test_the_last_article_of_an_issue_has_nothing_to_join() -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper)
    session.present(make_question())
    assert not session.join()
    assert keeper.answers == []


def test_tags_already_chosen_outlive_a_mend_and_a_suggestion_left_alone_is_renewed() -> None:
    session = make_session(suggest=lambda question: replace(question, prediction=make_prediction("party")))
    session.present(make_question(suggests=("event",)))
    shown = []
    session.retitle("新题")
    shown.append(session.selection.ordered)
    session.toggle("award")
    session.drop(1)
    shown.append(session.selection.ordered)
    assert shown == [("party",), ("party", "award")]


def test_a_mend_that_changes_nothing_that_counts_is_no_answer() -> None:
    keeper = MemoryKeeper()
    session = make_session(keeper)
    session.present(make_question("题 目"))
    session.retitle("题目")
    assert keeper.answers == []


def test_two_articles_are_never_in_question_at_once() -> None:
    session = make_session()
    session.present(make_question("一"))
    with pytest.raises(ValueError, match="still in question"):
        session.present(make_question("二"))


def test_nothing_is_settled_where_nothing_is_asked() -> None:
    with pytest.raises(ValueError, match="no article is in question"):
        make_session().accept()


class AnySession(RuleBasedStateMachine):
    """Whatever is pressed in whatever order, the log alone tells what the session shows."""

    def __init__(self) -> None:
        super().__init__()
        self.keeper = MemoryKeeper()
        self.session = make_session(self.keeper)
        self.asked = 0

    @precondition(lambda self: self.session.question is None)
    @rule(suggests=st.sets(st.sampled_from(KEYS)), follows=st.booleans())
    def present(self, suggests: set[str], follows: bool) -> None:
        self.asked += 1
        following = make_article(f"随{self.asked}", "续。") if follows else None
        text = f"文{self.asked}。\n二。\n三。"
        self.session.present(
            make_question(f"题{self.asked}", text=text, suggests=sorted(suggests), following=following)
        )

    @precondition(lambda self: self.session.question is not None)
    @rule(key=st.sampled_from(KEYS))
    def toggle(self, key: str) -> None:
        self.session.toggle(key)

    @precondition(lambda self: self.session.question is not None)
    @rule(name=st.sampled_from(["accept", "skip", "unsure", "clear", "move_primary", "join"]))
    def press(self, name: str) -> None:
        getattr(self.session, name)()

    @precondition(lambda self: self.session.question and "\n" in self.session.question.filed.article.text)
    @rule(name=st.sampled_from(["cut", "drop"]))
    def mend(self, name: str) -> None:
        getattr(self.session, name)(1)

    @rule(name=st.sampled_from(["back", "undo"]))
    def go_back(self, name: str) -> None:
        getattr(self.session, name)()

    @rule()
    def restart(self) -> None:
        self.session = make_session(self.keeper, earlier=list(self.keeper.answers))

    @invariant()
    def every_text_is_kept_that_an_answer_speaks_of(self) -> None:
        named = {name for one in self.keeper.answers for name in (one.article, *one.replaces, *one.makes)}
        assert named <= set(self.keeper.filed)

    @invariant()
    def ids_are_unique_and_undos_take_back_what_stood(self) -> None:
        ids = [one.id for one in self.keeper.answers]
        assert len(set(ids)) == len(ids)
        undone = [one.undoes for one in self.keeper.answers if one.undoes]
        assert len(set(undone)) == len(undone)
        assert set(undone) <= set(ids)

    @invariant()
    def a_replay_of_the_log_comes_to_the_same_history(self) -> None:
        again = make_session(self.keeper, earlier=list(self.keeper.answers))
        assert again._history.answers == self.session._history.answers

    @invariant()
    def what_is_in_question_shows_a_possible_label(self) -> None:
        if self.session.question is not None:
            assert set(self.session.selection.label.tags) <= set(KEYS)


AnySession.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestAnySession = AnySession.TestCase


def test_a_question_keeps_the_issue_it_came_from() -> None:
    question = Question(filed=FiledArticle(make_article(), "2026-03.txt"))
    keeper = MemoryKeeper()
    session = make_session(keeper)
    session.present(question)
    session.skip()
    assert keeper.filed[question.id].issue == "2026-03.txt"
