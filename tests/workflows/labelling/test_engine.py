from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from classifier.domain.advice import Advice
from classifier.domain.answer import Answer, Verdict
from classifier.domain.filed import FiledArticle
from classifier.domain.issue import Issue
from classifier.errors import BrokenLogError, InputError, UsageError
from classifier.learn.tagger import Tagger
from classifier.query.question import Question
from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.labelling.asking import LOW, QUEUE
from classifier.workflows.labelling.engine import Engine
from classifier.workflows.labelling.messages import Batch, Exhausted, Progress, Stage, Told, Trouble, Withdrawn
from classifier.workflows.labelling.plan import Plan
from tests.workflows.labelling.factories import (
    SmallModels,
    filed_of,
    keep,
    make_answer,
    make_article,
    make_issue,
    make_plan,
)


class Driven:
    """An engine, and all that it told."""

    def __init__(
        self, plan: Plan, issues: Iterable[Issue | InputError] = (), *, models: SmallModels | None = None
    ) -> None:
        self.told: list[Told] = []
        self.folder = LabelFolder(plan.labels)
        self.models = models or SmallModels()
        self.engine = Engine(plan, self.models, issues, self.told.append)

    def settle(self) -> "Driven":
        while self.engine.step():
            pass
        return self

    @property
    def batches(self) -> list[Batch]:
        return [told for told in self.told if isinstance(told, Batch)]

    @property
    def waiting(self) -> list[Question]:
        """What a feed would hold, were nothing taken."""
        found: list[Question] = []
        for batch in self.batches:
            found = [*([] if batch.fresh else found), *batch.questions]
        return found

    @property
    def ids(self) -> list[str]:
        return [question.id for question in self.waiting]

    @property
    def left(self) -> int:
        return [told.left for told in self.told if isinstance(told, Progress)][-1]

    def answer(self, article: str, verdict: Verdict = Verdict.LABEL, *filed: FiledArticle) -> Answer:
        self.engine.took(article)
        answer = keep(self.folder, make_answer(article, verdict), *filed)
        self.engine.answered(answer)
        return answer


def ids_of(issue: Issue) -> list[str]:
    return [article.id for article in issue.articles]


def test_the_first_questions_are_there_before_the_second_issue_is_read(tmp_path: Path) -> None:
    first, read = make_issue("a.txt", range(5)), []

    def issues() -> Iterator[Issue]:
        yield first
        read.append("b.txt")
        yield make_issue("b.txt", range(10, 15))

    driven = Driven(make_plan(tmp_path), issues())
    while not driven.batches:
        assert driven.engine.step()
    assert not read
    assert driven.ids == ids_of(first)
    question = driven.waiting[1]
    assert (question.strategy, question.random, question.filed.issue) == ("reading-order", False, "a.txt")
    assert question.following == first.articles[2]
    assert driven.waiting[-1].following is None
    assert question.prediction is not None
    assert question.prediction.model == "small"
    assert question.prediction.evidence


def test_once_all_is_read_the_whole_pool_is_chosen_from(tmp_path: Path) -> None:
    driven = Driven(make_plan(tmp_path), [make_issue("a", range(60)), make_issue("b", range(100, 200))]).settle()
    assert len(driven.waiting) == QUEUE
    assert {question.strategy for question in driven.waiting} == {"mix"}
    assert {question.filed.issue for question in driven.waiting} == {"a", "b"}
    assert len(set(driven.ids)) == QUEUE
    assert driven.left == 160
    stages = [told.stage for told in driven.told if isinstance(told, Progress)]
    assert stages[-1] is Stage.READY
    assert Stage.READING in stages
    assert Stage.LOOKING in stages


def test_the_lot_draws_its_share_from_the_whole_pool(tmp_path: Path) -> None:
    driven = Driven(make_plan(tmp_path, random_share=0.4), [make_issue("a", range(300))]).settle()
    drawn = [question for question in driven.waiting if question.random]
    assert 20 <= len(drawn) <= 60
    assert {question.strategy for question in drawn} == {"random"}


def test_nobody_is_asked_what_is_decided_and_what_was_put_off_comes_last(tmp_path: Path) -> None:
    issue, folder = make_issue("a", range(8)), LabelFolder(tmp_path)
    ids = ids_of(issue)
    keep(folder, make_answer(ids[0]), *filed_of(issue))
    keep(folder, make_answer(ids[1], by="er"))
    keep(folder, make_answer(ids[2], Verdict.UNSURE))
    keep(folder, make_answer(ids[3], Verdict.SKIP))
    driven = Driven(make_plan(tmp_path), [issue], models=SmallModels(least=99)).settle()
    assert sorted(driven.ids[:-1]) == sorted(ids[4:])
    assert driven.ids[-1] == ids[3]
    assert driven.waiting[-1].strategy == "put-off"
    assert driven.left == 5


def test_the_same_article_in_two_issues_is_asked_once(tmp_path: Path) -> None:
    driven = Driven(make_plan(tmp_path), [make_issue("a", range(5)), make_issue("b", range(3, 7))]).settle()
    assert sorted(driven.ids) == sorted(ids_of(make_issue("a", range(7))))


def test_articles_made_by_mending_a_split_take_the_place_of_the_old_ones(tmp_path: Path) -> None:
    issue, folder = make_issue("a", range(4)), LabelFolder(tmp_path)
    ids = ids_of(issue)
    made = FiledArticle(make_article(77, position=1), "a")
    edit = make_answer(ids[0], Verdict.EDIT, by="er", replaces=(ids[0], ids[1]), makes=(made.id,))
    keep(folder, edit, *filed_of(issue), made)
    driven = Driven(make_plan(tmp_path), [issue]).settle()
    assert sorted(driven.ids) == sorted([made.id, *ids[2:]])
    following = {question.id: question.following for question in driven.waiting}
    assert following[made.id] == issue.articles[2]


def test_an_input_that_cannot_be_read_is_told_of_and_the_rest_goes_on(tmp_path: Path) -> None:
    broken = InputError("b.txt: cannot be read", source="b.txt")
    driven = Driven(make_plan(tmp_path), [make_issue("a", range(3)), broken, make_issue("c", range(5, 9))]).settle()
    assert [told.error for told in driven.told if isinstance(told, Trouble)] == [broken]
    assert len(driven.ids) == 7


def test_inputs_that_are_all_broken_train_nothing_and_leave_nothing_to_ask(tmp_path: Path) -> None:
    class Untouched(SmallModels):
        def reader(self) -> Tagger:
            raise AssertionError

    driven = Driven(make_plan(tmp_path), [InputError("a: no", source="a")], models=Untouched()).settle()
    assert not driven.batches
    assert Exhausted(after=0) in driven.told


def test_more_questions_come_before_those_at_hand_run_out(tmp_path: Path) -> None:
    issue = make_issue("a", range(150))
    filed = {one.id: one for one in filed_of(issue)}
    driven = Driven(make_plan(tmp_path), [issue]).settle()
    first = driven.ids
    for article in first[: QUEUE - LOW - 1]:
        driven.answer(article, Verdict.LABEL, filed[article])
        assert not driven.engine.fill()
    driven.answer(first[QUEUE - LOW - 1], Verdict.LABEL, filed[first[QUEUE - LOW - 1]])
    assert driven.engine.fill()
    assert sorted(driven.ids) == sorted(filed)
    for article in driven.ids[QUEUE - LOW :]:
        driven.answer(article, Verdict.LABEL, filed[article])
    driven.settle()
    assert driven.told[-1] == Exhausted(after=300)
    assert driven.left == 0


def test_what_is_put_off_in_the_session_comes_again_when_nothing_else_is_left(tmp_path: Path) -> None:
    driven = Driven(make_plan(tmp_path), [make_issue("a", range(3))]).settle()
    filed = {one.id: one for one in filed_of(make_issue("a", range(3)))}
    first, second, third = driven.ids
    driven.answer(first, Verdict.SKIP, filed[first])
    driven.answer(second, Verdict.LABEL, filed[second])
    driven.answer(third, Verdict.UNSURE, filed[third])
    driven.settle()
    assert driven.ids[3:] == [first]
    driven.answer(first, Verdict.LABEL, filed[first])
    driven.settle()
    assert isinstance(driven.told[-1], Exhausted)


def test_every_so_many_decisions_a_model_is_trained_of_everybody_s_labels(tmp_path: Path) -> None:
    issue = make_issue("a", range(60))
    filed = {one.id: one for one in filed_of(issue)}
    driven = Driven(make_plan(tmp_path, refresh=3), [issue]).settle()
    first = driven.ids
    driven.answer(first[0], Verdict.LABEL, filed[first[0]])
    driven.answer(first[1], Verdict.SKIP, filed[first[1]])
    driven.answer(first[2], Verdict.UNSURE, filed[first[2]])
    driven.answer(first[3], Verdict.LABEL, filed[first[3]])
    driven.settle()
    assert not driven.models.trained
    keep(driven.folder, make_answer(first[4], by="er"), filed[first[4]])
    driven.engine.took(first[6])
    driven.answer(first[5], Verdict.LABEL, filed[first[5]])
    driven.settle()
    assert driven.models.trained == [4]
    fresh = [batch for batch in driven.batches if batch.fresh]
    assert len(fresh) == 2
    # What is settled, by whomever, or is in question now, is not among the new ones.
    assert not set(first[:7]) & set(driven.ids[:-1])
    assert driven.ids[-1] == first[1]
    models = {question.prediction.model for question in driven.waiting if question.prediction}
    assert models == {"session-1"}
    assert [told.model for told in driven.told if isinstance(told, Progress)][-1] == "session-1"
    assert len([told for told in driven.told if isinstance(told, Advice)]) == 2


def test_while_there_is_more_to_read_a_model_waits_for_more_decisions(tmp_path: Path) -> None:
    first = make_issue("a", range(20))
    driven = Driven(make_plan(tmp_path, refresh=2), (first, *(make_issue(f"{n}", [n]) for n in range(30, 40))))
    while not driven.batches:
        driven.engine.step()
    for filed in filed_of(first)[:5]:
        driven.answer(filed.id, Verdict.LABEL, filed)
    driven.engine.step()
    assert not driven.models.trained
    sixth = filed_of(first)[5]
    driven.answer(sixth.id, Verdict.LABEL, sixth)
    driven.engine.step()
    assert driven.models.trained == [6]
    driven.settle()
    assert driven.models.trained == [6]
    assert {question.prediction.model for question in driven.waiting if question.prediction} == {"session-1"}
    assert driven.left == 24


def test_labels_of_earlier_sessions_are_learnt_before_anything_is_answered(tmp_path: Path) -> None:
    issue = make_issue("a", range(30))
    keep(LabelFolder(tmp_path), make_answer(issue.articles[0].id), *filed_of(issue)[:1])
    driven = Driven(make_plan(tmp_path), [issue]).settle()
    assert driven.models.trained == [1]
    assert {question.prediction.model for question in driven.waiting if question.prediction} == {"session-1"}


def test_without_a_model_there_is_no_suggestion_until_there_are_labels_enough(tmp_path: Path) -> None:
    issue = make_issue("a", range(40))
    filed = {one.id: one for one in filed_of(issue)}
    models = SmallModels(begins=False, least=4)
    driven = Driven(make_plan(tmp_path, refresh=2), [issue], models=models).settle()
    assert {question.strategy for question in driven.waiting} == {"mix"}
    assert {question.prediction for question in driven.waiting} == {None}
    assert driven.engine.suggest(make_article(3)) is None
    for count in range(4):
        article = driven.ids[count]
        driven.answer(article, Verdict.LABEL, filed[article])
        if count % 2:
            driven.settle()
    assert models.trained == [2, 4]
    assert {question.prediction.model for question in driven.waiting if question.prediction} == {"session-1"}
    said = driven.engine.suggest(make_article(3))
    assert said is not None
    assert said.evidence


def test_the_second_pass_is_blind_and_stands_among_the_others(tmp_path: Path) -> None:
    issue, folder = make_issue("a", range(200)), LabelFolder(tmp_path)
    filed = filed_of(issue)
    for one in filed[:60]:
        keep(folder, make_answer(one.id, by="er"), one)
    keep(folder, make_answer(filed[60].id), filed[60])
    driven = Driven(make_plan(tmp_path, second_share=0.5), [issue], models=SmallModels(least=999)).settle()
    blind = [question for question in driven.waiting if question.blind]
    assert 10 <= len(blind) <= 50
    assert {question.id for question in blind} <= {one.id for one in filed[:60]}
    assert {question.strategy for question in blind} == {"second-pass"}
    assert all(question.prediction for question in driven.waiting if not question.blind)
    assert any(question.blind for question in driven.waiting[:20])


def test_a_second_pass_needs_no_issue_to_be_read(tmp_path: Path) -> None:
    folder, filed = LabelFolder(tmp_path), filed_of(make_issue("a", range(6)))
    for one in filed:
        keep(folder, make_answer(one.id, by="er"), one)
    driven = Driven(make_plan(tmp_path, second_share=1.0)).settle()
    assert sorted(driven.ids) == sorted(one.id for one in filed)
    assert all(question.blind for question in driven.waiting)


def test_an_answer_taken_back_by_somebody_else_opens_the_article_at_the_end(tmp_path: Path) -> None:
    issue = make_issue("a", range(2))
    filed = filed_of(issue)
    answer = keep(LabelFolder(tmp_path), make_answer(filed[0].id, by="er"), filed[0])
    driven = Driven(make_plan(tmp_path), [issue], models=SmallModels(least=99)).settle()
    assert driven.ids == [filed[1].id]
    keep(driven.folder, make_answer(filed[0].id, Verdict.UNDO, by="er", undoes=answer.id))
    driven.answer(filed[1].id, Verdict.LABEL, filed[1])
    driven.settle()
    assert driven.ids[1:] == [filed[0].id]


def test_an_edit_of_an_earlier_session_taken_back_opens_the_article_it_was_joined_with(tmp_path: Path) -> None:
    issue, folder = make_issue("a", range(2)), LabelFolder(tmp_path)
    first, second = filed_of(issue)
    joined = FiledArticle(make_article(70), "a")
    edit = keep(
        folder,
        make_answer(first.id, Verdict.EDIT, replaces=(first.id, second.id), makes=(joined.id,)),
        *(first, second, joined),
    )
    driven = Driven(make_plan(tmp_path), [issue]).settle()
    assert driven.ids == [joined.id]
    driven.answer(joined.id)
    driven.settle()
    driven.engine.answered(keep(folder, make_answer(first.id, Verdict.UNDO, undoes=edit.id)))
    driven.settle()
    assert driven.ids[1:] == [second.id]


def test_what_somebody_else_decides_meanwhile_is_withdrawn_but_not_the_second_pass(tmp_path: Path) -> None:
    issue, folder = make_issue("a", range(40)), LabelFolder(tmp_path)
    filed = {one.id: one for one in filed_of(issue)}
    second = filed_of(issue)[0]
    keep(folder, make_answer(second.id, by="er"), second)
    driven = Driven(make_plan(tmp_path, second_share=1.0), [issue], models=SmallModels(least=99)).settle()
    assert second.id in driven.ids
    others = [one for one in driven.ids if one != second.id][5:8]
    driven.answer(next(one for one in driven.ids if one != second.id), Verdict.LABEL)
    driven.engine.fill()
    assert not [told for told in driven.told if isinstance(told, Withdrawn)]
    for article in others:
        keep(folder, make_answer(article, by="er"), filed[article])
    driven.engine.fill()
    driven.engine.fill()
    assert [told for told in driven.told if isinstance(told, Withdrawn)] == [Withdrawn(frozenset(others))]


def test_two_people_at_once_are_not_given_the_same_lots(tmp_path: Path) -> None:
    plans = [replace(make_plan(tmp_path, random_share=1.0), annotator=name) for name in ("yi", "er")]
    one, other = (Driven(plan, [make_issue("a", range(400))]).settle() for plan in plans)
    assert len(set(one.ids) & set(other.ids)) < QUEUE // 2


def test_a_log_that_breaks_during_the_session_is_told_of_and_questions_go_on(tmp_path: Path) -> None:
    issue = make_issue("a", range(30))
    filed = {one.id: one for one in filed_of(issue)}
    driven = Driven(make_plan(tmp_path, refresh=1), [issue]).settle()
    article = driven.ids[0]
    keep(driven.folder, make_answer(driven.ids[1], by="er"), filed[driven.ids[1]])
    log = tmp_path / "log" / "er.jsonl"
    log.write_text("<<<<<<< mine\n" + log.read_text(encoding="utf-8"), encoding="utf-8")
    driven.answer(article, Verdict.LABEL, filed[article])
    driven.settle()
    troubles = [told.error for told in driven.told if isinstance(told, Trouble)]
    assert {type(error) for error in troubles} == {BrokenLogError}
    assert len(set(map(str, troubles))) == 1
    assert not driven.models.trained
    assert driven.engine.suggest(make_article(1)) is not None


def test_a_log_that_is_broken_from_the_start_ends_it(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "er.jsonl").write_text("<<<<<<< mine\n", encoding="utf-8")
    with pytest.raises(BrokenLogError):
        Driven(make_plan(tmp_path), [make_issue("a", range(3))]).settle()


def test_an_unknown_strategy_is_refused_with_those_there_are(tmp_path: Path) -> None:
    plan = Plan(paths=(), labels=tmp_path, annotator="yi", strategy="clever")
    with pytest.raises(UsageError, match="clever: no such strategy") as caught:
        Driven(plan, [make_issue("a", range(3))]).settle()
    assert "mix" in caught.value.hint


def test_the_same_answers_bring_the_same_questions(tmp_path: Path) -> None:
    issues = [make_issue("a", range(150))]
    one, other = (Driven(make_plan(tmp_path, random_share=0.3), issues).settle() for _ in range(2))
    assert one.ids == other.ids
