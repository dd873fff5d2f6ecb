from functools import partial

from classifier.domain.answer import Verdict
from classifier.domain.filed import FiledArticle
from classifier.query.question import Question
from classifier.workflows.labelling.desk import Desk
from classifier.workflows.labelling.messages import Exhausted, Logged, Withdrawn
from tests.workflows.labelling.factories import make_answer, make_article

QUESTIONS = {(one := Question(filed=FiledArticle(make_article(n)))).id: one for n in range(6)}
IDS = list(QUESTIONS)


def put(desk: Desk, *numbers: int, fresh: bool = False) -> None:
    desk.put(((IDS[n], partial(QUESTIONS.__getitem__, IDS[n])) for n in numbers), fresh=fresh)


def taken(desk: Desk) -> list[int]:
    found = []
    while (question := desk.take()) is not None:
        found.append(IDS.index(question.id))
    return found


def test_questions_come_in_order_and_none_twice() -> None:
    desk = Desk()
    put(desk, 2, 0, 2)
    put(desk, 0, 1)
    assert taken(desk) == [2, 0, 1]


def test_fresh_questions_take_the_place_of_those_that_wait_but_not_of_the_one_in_question() -> None:
    desk = Desk()
    put(desk, 0, 1, 2)
    assert desk.take() == QUESTIONS[IDS[0]]
    put(desk, 0, 3, 1, fresh=True)
    assert taken(desk) == [3, 1]


def test_what_is_put_off_may_come_again() -> None:
    desk = Desk()
    put(desk, 0)
    desk.take()
    desk.answered(make_answer(IDS[0], Verdict.SKIP))
    put(desk, 0)
    assert taken(desk) == [0]


def test_what_is_withdrawn_is_not_asked() -> None:
    desk = Desk()
    put(desk, 0, 1, 2, 3)
    desk.hear(Withdrawn(frozenset({IDS[0], IDS[2]})))
    assert taken(desk) == [1, 3]


def test_it_is_finished_only_as_far_as_everything_that_happened_tells() -> None:
    desk = Desk()
    put(desk, 0)
    assert not desk.finished
    desk.take()
    desk.hear(Exhausted(after=0))
    # That was said before the question was taken, after which there may be more.
    assert not desk.finished
    desk.hear(Exhausted(after=1))
    assert desk.finished
    desk.answered(make_answer(IDS[0], Verdict.SKIP))
    assert not desk.finished


def test_a_warning_is_kept_once() -> None:
    desk = Desk()
    for number in (1, 1, 2):
        desk.hear(Logged("classifier.a", 30, "%s is odd", (number,)))
    assert [told.arguments for told in desk.warnings.values()] == [(1,), (2,)]
