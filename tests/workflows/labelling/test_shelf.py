import pytest

from classifier.domain.filed import FiledArticle
from classifier.workflows.labelling.shelf import Shelf
from tests.workflows.labelling.factories import filed_of, make_article, make_issue


def make_shelf(number: int = 200) -> tuple[Shelf, list[FiledArticle]]:
    shelf, filed = Shelf(), filed_of(make_issue("a", range(number)))
    assert shelf.add(filed) == list(range(number))
    return shelf, filed


def test_every_article_comes_back_as_it_was_packed_or_not_yet() -> None:
    shelf, filed = make_shelf()
    assert [shelf[row] for row in range(len(shelf))] == filed
    assert [shelf.row(one.id) for one in filed] == list(range(200))
    assert shelf.row("elsewhere") is None


@pytest.mark.parametrize("size", [1, 64, 100, 1000])
def test_lots_give_the_rows_asked_for_in_order(size: int) -> None:
    shelf, filed = make_shelf()
    rows = [0, 3, 63, 64, 65, 127, 128, 190, 199]
    lots = list(shelf.lots(rows, size))
    assert [row for lot, _ in lots for row in lot] == rows
    assert [one for _, lot in lots for one in lot] == [filed[row] for row in rows]
    assert max(len(lot) for lot, _ in lots) <= size


def test_the_same_article_twice_is_there_once() -> None:
    shelf, _ = make_shelf(10)
    again = make_issue("b", [20, 3, 21])
    assert shelf.add(filed_of(again)) == [10, 11]
    assert shelf[3].issue == "a"
    assert len(shelf) == 12
    assert shelf.following(10, ()) == shelf[11]


def test_what_follows_stands_in_the_same_issue_and_is_an_article() -> None:
    shelf, filed = make_shelf(5)
    shelf.add(filed_of(make_issue("b", range(10, 12))))
    assert shelf.following(0, ()) == filed[1]
    assert shelf.following(0, {filed[1].id, filed[2].id}) == filed[3]
    assert shelf.following(4, ()) is None
    assert shelf.following(6, ()) is None


def test_an_issue_that_comes_in_parts_goes_on() -> None:
    shelf = Shelf()
    whole = filed_of(make_issue("a", range(4)))
    shelf.add(whole[:2])
    shelf.add(filed_of(make_issue("b", [9])))
    shelf.add(whole[2:])
    assert shelf.following(1, ()) == whole[2]


def test_mended_articles_stand_where_those_stood_that_they_were_made_of() -> None:
    shelf = Shelf()
    whole = filed_of(make_issue("a", range(4)))
    halves = [FiledArticle(make_article(n, position=2), "a") for n in (50, 51)]
    first, second = (shelf.add_mended(half) for half in halves)
    shelf.add(whole)
    gone = {whole[1].id}
    assert first is not None
    assert second is not None
    assert shelf.following(2, gone) == halves[0]
    assert shelf.following(first, gone) == halves[1]
    assert shelf.following(second, gone) == whole[2]
    assert shelf.following(first, {*gone, halves[1].id}) == whole[2]
    assert shelf.add_mended(halves[0]) is None
