import pytest

from classifier.domain.answer import Answer, Verdict
from classifier.domain.filed import FiledArticle
from classifier.workflows.labelling.decided import Decided, decide, second_place
from tests.workflows.labelling.factories import make_answer, make_article

ARTICLES = {(filed := FiledArticle(make_article(n), "a")).id: filed for n in range(40)}
IDS = list(ARTICLES)


def decided(*answers: Answer, second_share: float = 0.0, by: str = "yi") -> Decided:
    return decide(answers, ARTICLES, by, second_share=second_share)


def test_nobody_is_asked_what_anybody_decided_nor_what_they_could_not_decide_themselves() -> None:
    found = decided(
        make_answer(IDS[0]),
        make_answer(IDS[1], by="er"),
        make_answer(IDS[2], Verdict.UNSURE),
        make_answer(IDS[3], Verdict.UNSURE, by="er"),
        make_answer(IDS[4], Verdict.SKIP),
        make_answer(IDS[5], Verdict.SKIP, by="er"),
    )
    assert found.closed == set(IDS[:3])
    assert found.skipped == (IDS[4],)


def test_an_answer_taken_back_opens_the_article_again() -> None:
    answer = make_answer(IDS[0])
    assert not decided(answer, make_answer(IDS[0], Verdict.UNDO, undoes=answer.id)).closed


def test_what_was_put_off_stands_in_the_order_of_the_last_time() -> None:
    found = decided(*(make_answer(IDS[n], Verdict.SKIP) for n in (0, 1, 2, 0)))
    assert found.skipped == (IDS[1], IDS[2], IDS[0])


def test_mended_articles_take_the_place_of_those_they_were_made_of() -> None:
    edit = make_answer(IDS[0], Verdict.EDIT, by="er", replaces=(IDS[0], IDS[1]), makes=(IDS[2], IDS[3], "unfiled"))
    found = decided(edit, make_answer(IDS[3], by="er"))
    assert found.replaced == {IDS[0], IDS[1]}
    assert found.closed == {IDS[0], IDS[1], IDS[3]}
    assert [filed.id for filed in found.made] == [IDS[2]]
    assert not decided(edit, make_answer(IDS[0], Verdict.UNDO, by="er", undoes=edit.id)).made


def test_a_label_is_learnt_from_where_everybody_s_answers_come_to_one_and_the_text_is_known() -> None:
    found = decided(
        make_answer(IDS[0], tags=("visit",)),
        make_answer(IDS[1], tags=("visit",)),
        make_answer(IDS[1], tags=("honour",), by="er"),
        make_answer("unfiled"),
    )
    assert [(one.article.id, one.label.tags) for one in found.labelled] == [(IDS[0], ("visit",))]
    assert found.closed == {IDS[0], IDS[1], "unfiled"}


def test_the_second_pass_is_a_share_of_what_others_decided_and_the_same_for_everybody() -> None:
    answers = [make_answer(article, by="er") for article in IDS]
    third, fourth = (
        [one.id for one in decided(*order, second_share=0.5, by=name).second]
        for order, name in ((answers, "san"), (answers[::-1], "si"))
    )
    assert third == fourth
    assert third == sorted((one for one in IDS if second_place(one) < 0.5), key=second_place)
    assert 10 <= len(third) <= 30
    # A larger share is the same articles and more.
    assert [one.id for one in decided(*answers, second_share=0.7).second][: len(third)] == third
    assert len(decided(*answers, second_share=1.0).second) == len(IDS)
    assert not decided(*answers, second_share=0.0).second


@pytest.mark.parametrize(
    "own",
    [
        make_answer(IDS[0]),
        make_answer(IDS[0], Verdict.UNSURE),
        make_answer(IDS[0], Verdict.ADJUDICATION, by="san"),
        make_answer(IDS[0], Verdict.EDIT, by="san", replaces=(IDS[0],), makes=(IDS[1],)),
    ],
    ids=["decided", "unsure", "adjudicated", "mended"],
)
def test_the_second_pass_leaves_out_what_is_their_own_or_settled(own: Answer) -> None:
    first = make_answer(IDS[0], by="er")
    assert [one.id for one in decided(first, second_share=1.0).second] == [IDS[0]]
    assert not decided(first, own, second_share=1.0).second


def test_the_places_of_the_second_pass_are_spread_evenly() -> None:
    places = [second_place(f"{n:016x}") for n in range(2000)]
    assert all(0 <= place < 1 for place in places)
    assert 0.22 < sum(place < 0.25 for place in places) / 2000 < 0.28
