import datetime as dt
from collections.abc import Callable, Sequence
from itertools import count

import pytest

from classifier.domain.answer import Answer, Verdict
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.query.disputes import Finding, Reason, ReviewItem
from classifier.query.means import Means
from classifier.query.reviewing import Reviewing
from tests.query.factories import KEYS, NOON, MemoryKeeper, make_answer, make_article

EVENT, AWARD = Label(tags=("event",), primary="event"), Label(tags=("award",), primary="award")


def make_item(title: str = "一", *, answers: Sequence[Answer] | None = None, label: Label | None = None) -> ReviewItem:
    """A dispute of two, unless a label is given: then a suspicion against it."""
    filed = FiledArticle(make_article(title))
    said = (
        [make_answer(filed.id, ("event",)), make_answer(filed.id, ("award",), id="2", annotator="乙")]
        if answers is None
        else answers
    )
    reason = Reason.MISSING if label else Reason.DISPUTED
    return ReviewItem(filed=filed, findings=(Finding(reason=reason),), answers=tuple(said), label=label)


def make_reviewing(
    *items: ReviewItem,
    keeper: MemoryKeeper | None = None,
    earlier: Sequence[Answer] = (),
    recall: Callable[[Answer], ReviewItem | None] = lambda _: None,
) -> tuple[Reviewing, MemoryKeeper]:
    keeper = keeper or MemoryKeeper()
    ids, seconds = count(1), count()
    means = Means(keeper, clock=lambda: float(next(seconds)), now=lambda: NOON, new_id=lambda: f"r{next(ids)}")
    return Reviewing("丙", KEYS, items, means, earlier=earlier, recall=recall), keeper


def shown(review: Reviewing) -> str | None:
    return review.item.filed.article.title if review.item else None


def test_an_answer_is_taken_and_kept_before_the_next_item() -> None:
    review, keeper = make_reviewing(make_item("一"), make_item("二"))
    review.write(" 看  导语 ")
    assert review.take(1)
    (answer,) = keeper.answers
    assert (answer.verdict, answer.label, answer.annotator, answer.note) == (
        Verdict.ADJUDICATION, AWARD, "丙", "看 导语",
    )  # fmt: skip
    assert (answer.article, answer.at, answer.seconds) == (make_item("一").id, NOON, 1.0)
    assert set(keeper.filed) == {answer.article}
    assert (shown(review), review.place, review.total, review.decided, review.note) == ("二", 1, 2, 1, "")


@pytest.mark.parametrize("number", [-1, 2, 3])
def test_there_are_only_the_answers_that_are_there(number: int) -> None:
    unsure = make_answer(verdict=Verdict.UNSURE)
    review, keeper = make_reviewing(make_item(answers=[make_answer(), make_answer(id="2"), unsure]))
    assert not review.take(number)
    assert (keeper.answers, review.place) == ([], 0)


def test_what_is_right_as_it_is_is_kept() -> None:
    review, keeper = make_reviewing(make_item("一", label=EVENT), make_item("二"))
    assert review.keep()
    assert keeper.answers[0].label == EVENT
    assert not review.keep(), "a dispute has no label that could be kept"
    assert (len(keeper.answers), shown(review)) == (1, "二")


def test_tags_are_edited_by_hand() -> None:
    review, keeper = make_reviewing(make_item("一", label=EVENT), make_item("二"))
    review.edit()
    review.toggle("award")
    review.move_primary()
    assert review.selection is not None
    assert review.selection.label == Label(tags=("award", "event"), primary="award")
    review.accept()
    assert keeper.answers[0].label == Label(tags=("award", "event"), primary="award")
    assert review.selection is None
    review.edit()
    assert review.selection is not None
    assert review.selection.label == EVENT, "of a dispute, the first answer is where one begins"
    review.clear()
    review.accept()
    assert keeper.answers[1].label == Label(tags=(), primary=None)
    assert review.item is None


def test_editing_can_be_left() -> None:
    review, keeper = make_reviewing(make_item(label=EVENT))
    review.edit()
    review.toggle("award")
    review.abandon()
    assert review.selection is None
    with pytest.raises(ValueError, match="not being edited"):
        review.accept()
    assert review.keep()
    assert keeper.answers[0].label == EVENT


def test_tags_that_are_no_longer_in_use_are_not_edited() -> None:
    gone = Label(tags=("gone", "event"), primary="gone")
    review, _ = make_reviewing(make_item(label=gone))
    review.edit()
    assert review.selection is not None
    assert review.selection.label == EVENT


def test_undo_goes_back_step_by_step_and_takes_decisions_back() -> None:
    review, keeper = make_reviewing(make_item("一"), make_item("二"), make_item("三", label=EVENT))
    review.write("为什么")
    review.take(0)
    review.skip()
    review.keep()
    assert (shown(review), review.decided) == (None, 2)
    assert review.undo()
    assert (shown(review), review.decided) == ("三", 1)
    assert [answer.undoes for answer in keeper.answers] == [None, None, "r2"]
    assert review.undo()
    assert (shown(review), len(keeper.answers)) == ("二", 3), "what was put off was no answer"
    assert review.undo()
    assert (shown(review), review.note, keeper.answers[-1].undoes) == ("一", "为什么", "r1")
    assert not review.undo()
    assert len(keeper.answers) == 4


def test_undo_goes_on_into_earlier_reviews() -> None:
    again = make_item("旧", label=AWARD)
    earlier = [
        make_answer(again.id, id="e1", annotator="丙", verdict=Verdict.ADJUDICATION),
        make_answer("x", id="e2", annotator="丙"),
        make_answer("y", id="e3", annotator="丙", verdict=Verdict.ADJUDICATION, at=NOON + dt.timedelta(1)),
        make_answer("y", None, id="e4", annotator="丙", verdict=Verdict.UNDO, undoes="e3"),
    ]
    review, keeper = make_reviewing(make_item("一"), earlier=earlier, recall=lambda _: again)
    assert review.undo()
    assert [(answer.verdict, answer.undoes) for answer in keeper.answers] == [(Verdict.UNDO, "e1")]
    assert (shown(review), review.total) == ("旧", 2)
    assert not review.undo()
    review.keep()
    assert shown(review) == "一"


def test_an_earlier_decision_on_what_is_no_article_any_more_is_taken_back_all_the_same() -> None:
    earlier = [make_answer("x", id="e1", annotator="丙", verdict=Verdict.ADJUDICATION)]
    review, keeper = make_reviewing(make_item("一"), earlier=earlier)
    assert review.undo()
    assert keeper.answers[0].undoes == "e1"
    assert shown(review) == "一"


@pytest.mark.parametrize("deed", [Reviewing.keep, Reviewing.undo])
def test_where_nothing_can_be_kept_nothing_has_happened(deed: Callable[[Reviewing], bool]) -> None:
    review, keeper = make_reviewing(make_item("一", label=EVENT), make_item("二", label=EVENT))
    review.keep()
    keeper.full = True
    with pytest.raises(OSError, match="No space"):
        deed(review)
    assert (shown(review), review.decided, len(keeper.answers)) == ("二", 1, 1)


def test_after_the_last_item_there_is_nothing_to_decide() -> None:
    review, _ = make_reviewing()
    assert review.item is None
    for deed in (review.keep, review.skip, review.edit):
        with pytest.raises(ValueError, match="no article is in question"):
            deed()
