from pathlib import Path

from classifier.domain.answer import Answer, Verdict
from classifier.domain.label import Label
from classifier.errors import InputError
from classifier.query.question import Question
from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.labelling.inline import InlineFeed
from tests.workflows.labelling.factories import SmallModels, keep, make_answer, make_issue, make_plan


def answer(feed: InlineFeed, folder: LabelFolder, question: Question) -> Answer:
    said = question.prediction
    label = Label(tags=said.tags, primary=said.primary) if said else Label(tags=(), primary=None)
    found = keep(folder, make_answer(question.id, tags=label.tags), question.filed)
    feed.answered(found)
    return found


def test_a_whole_pool_is_asked_once_with_models_trained_on_the_way(tmp_path: Path) -> None:
    models, folder = SmallModels(), LabelFolder(tmp_path)
    broken = InputError("b: no", source="b")
    issues = (make_issue("a", range(25)), broken, make_issue("c", range(50, 70)))
    asked: list[str] = []
    with InlineFeed(make_plan(tmp_path, refresh=10), models, issues) as feed:
        while (question := feed.take(wait=True)) is not None:
            asked.append(question.id)
            answer(feed, folder, question)
            assert feed.left == 45 - len(asked)
        assert feed.finished
        assert [str(trouble) for trouble in feed.troubles] == ["b: no"]
        assert feed.advice is not None
        assert feed.progress.model == "session-4"
    assert len(asked) == len(set(asked)) == 45
    assert models.trained == [10, 20, 30, 40]


def test_without_waiting_one_piece_of_work_is_done_at_a_time(tmp_path: Path) -> None:
    with InlineFeed(make_plan(tmp_path), SmallModels(), [make_issue("a", range(3))]) as feed:
        assert feed.take() is None
        assert not feed.finished
        found = None
        while found is None:
            found = feed.take()
        assert found.strategy == "reading-order"
        assert feed.follow(found.id) is not None
        said = feed.suggest(found.filed.article)
        assert said is not None
        assert said.tags == ("honour",)


def test_what_is_put_off_comes_again_and_then_nothing_does(tmp_path: Path) -> None:
    folder = LabelFolder(tmp_path)
    with InlineFeed(make_plan(tmp_path), SmallModels(), [make_issue("a", range(2))]) as feed:
        first, second = feed.take(wait=True), feed.take(wait=True)
        assert first is not None
        assert second is not None
        feed.answered(keep(folder, make_answer(first.id, Verdict.SKIP), first.filed))
        answer(feed, folder, second)
        again = feed.take(wait=True)
        assert again is not None
        assert (again.id, again.strategy) == (first.id, "put-off")
        answer(feed, folder, again)
        assert feed.take(wait=True) is None


def test_an_edit_is_in_the_hands_of_the_session_and_undone_gives_the_other_article_back(tmp_path: Path) -> None:
    folder = LabelFolder(tmp_path)
    with InlineFeed(make_plan(tmp_path), SmallModels(), [make_issue("a", range(3))]) as feed:
        question = feed.take(wait=True)
        assert question is not None
        other = next(one for one in make_issue("a", range(3)).articles if one.id != question.id)
        edit = make_answer(question.id, Verdict.EDIT, replaces=(question.id, other.id), makes=("joined",))
        feed.answered(keep(folder, edit, question.filed))
        third = feed.take(wait=True)
        assert third is not None
        assert third.id not in {question.id, other.id}
        answer(feed, folder, third)
        assert feed.take(wait=True) is None
        feed.answered(keep(folder, make_answer(question.id, Verdict.UNDO, undoes=edit.id)))
        back = feed.take(wait=True)
        assert back is not None
        assert back.id == other.id
