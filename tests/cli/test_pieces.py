from classifier.cli.pieces import Piece, blocks_of, pieces_of
from classifier.domain.article import Article, Span
from classifier.domain.issue import Furniture, FurnitureKind, Issue
from tests.cli.factories import make_article, make_issue


def spans(*lines: int) -> tuple[Span, ...]:
    return tuple(Span(line, line) for line in lines)


def told(pieces: list[Piece]) -> list[tuple[int, str, bool]]:
    return [(piece.article.position if piece.article else 0, piece.text, piece.headline) for piece in pieces]


def make_cut() -> Issue:
    """Two articles, one of them around the other and its headline below its text, and a caption."""
    first = make_article(
        title="引题 正题", text="甲一\n甲二\n甲三", spans=spans(8, 9, 2, 3, 11), certainties=(1, 1, 1, 1, 0.4)
    )
    second = make_article(title="乙", text="乙一", spans=spans(4, 5), position=2)
    return make_issue(first, second, furniture=(Furniture(FurnitureKind.CAPTION, "图为现场", spans(10)),))


def test_pieces_stand_in_the_order_of_the_source() -> None:
    assert told(pieces_of(make_cut())) == [
        (1, "甲一", False),
        (1, "甲二", False),
        (2, "乙", True),
        (2, "乙一", False),
        (1, "引题", True),
        (1, "正题", True),
        (0, "图为现场", False),
        (1, "甲三", False),
    ]


def test_certainties_belong_to_their_pieces_and_are_unknown_otherwise() -> None:
    found = {piece.text: piece.certainty for piece in pieces_of(make_cut())}
    assert (found["甲三"], found["引题"], found["乙一"], found["图为现场"]) == (0.4, 1, None, None)


def test_blocks_end_where_another_article_or_furniture_begins() -> None:
    blocks = [[piece.line for piece in block] for block in blocks_of(pieces_of(make_cut()))]
    assert blocks == [[2, 3], [4, 5], [8, 9], [10], [11]]
    assert list(blocks_of([])) == []


def test_a_headline_whose_lines_cannot_be_told_apart_stands_at_the_first() -> None:
    article = make_article(title="一个标题分成了两行", text="文", spans=spans(1, 2, 3))
    assert told(pieces_of(make_issue(article))) == [(1, "一个标题分成了两行", True), (1, "", True), (1, "文", False)]


def test_an_article_may_lack_its_headline_or_its_text() -> None:
    untitled = make_article(title="", text="甲\n乙", spans=spans(1, 2))
    bare = Article(title="丙", text="", position=2, spans=spans(3))
    assert told(pieces_of(make_issue(untitled, bare))) == [(1, "甲", False), (1, "乙", False), (2, "丙", True)]


def test_ready_articles_come_one_after_another() -> None:
    issue = make_issue(make_article(title="甲", text="一\n二"), make_article(title="", text="三", position=2))
    assert told(pieces_of(issue)) == [(1, "甲", True), (1, "一", False), (1, "二", False), (2, "三", False)]


def test_pages_are_told_from_the_articles_on_them() -> None:
    articles = (
        make_article(title="甲", text="一\n续", pages=(1, 3), spans=spans(2, 3, 8)),
        make_article(title="乙", text="一", pages=(2,), spans=spans(4, 5), position=2),
        make_article(title="丙", text="一", pages=(3,), spans=spans(6, 7), position=3),
    )
    furniture = (Furniture(FurnitureKind.MASTHEAD, "报头", spans(1)),)
    pages = [piece.page for piece in pieces_of(make_issue(*articles, furniture=furniture))]
    assert pages == [1, 1, 1, 2, 2, 3, 3, 3]


def test_ready_articles_say_nothing_of_where_pages_end() -> None:
    articles = (make_article(pages=(3,)), make_article(pages=(1,), position=2))
    issue = Issue(source="a.jsonl", articles=articles, ready=True)
    assert {piece.page for piece in pieces_of(issue)} == {None}
