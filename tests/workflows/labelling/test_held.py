from classifier.domain.answer import Verdict
from classifier.workflows.labelling.held import Held
from tests.workflows.labelling.factories import make_answer


def test_what_is_in_question_or_answered_is_held() -> None:
    held = Held()
    held.take("a")
    held.answer(make_answer("b", Verdict.UNSURE))
    assert held.ids == {"a", "b"}


def test_what_is_put_off_is_free_again_and_comes_after_what_was_put_off_before() -> None:
    held = Held()
    for article in ("a", "b", "a"):
        held.take(article)
        held.answer(make_answer(article, Verdict.SKIP))
    assert held.skipped == ("b", "a")
    assert not held.ids
    held.answer(make_answer("b"))
    assert list(held.skipped) == ["a"]


def test_an_edit_holds_all_its_articles_until_it_is_taken_back() -> None:
    held = Held()
    held.take("a")
    edit = make_answer("a", Verdict.EDIT, replaces=("a", "b"), makes=("ab",))
    held.answer(edit)
    assert held.ids == {"a", "b", "ab"}
    assert held.replaced == {"a", "b"}
    held.answer(make_answer("a", Verdict.UNDO, undoes=edit.id))
    # The session asks the one again; the one it was joined with waits its turn.
    assert held.ids == {"a", "ab"}
    assert not held.replaced


def test_what_is_taken_back_stays_in_question() -> None:
    held = Held()
    skip = make_answer("a", Verdict.SKIP)
    held.answer(skip)
    held.answer(make_answer("a", Verdict.UNDO, undoes=skip.id))
    assert "a" in held
    assert not held.skipped
