from classifier.domain.article import Article
from classifier.learn.features import HEAD, TAIL, VIEWS, character_terms, read, word_terms


def terms(view: str, *, title: str = "", text: str = "") -> list[str]:
    return list(VIEWS[view].terms(read(Article(title=title, text=text))))


def test_pairs_follow_the_words() -> None:
    assert word_terms(["党委", "召开", "会议"]) == ["党委", "召开", "会议", "党委 召开", "召开 会议"]
    assert word_terms([]) == []


def test_character_terms_do_not_reach_across_space_and_fold_digits() -> None:
    assert character_terms("第2次 会", 1, 2) == ["第", "0", "次", "第0", "0次", "会"]


def test_a_field_speaks_in_its_own_views_alone() -> None:
    assert "荣获" in terms("title_words", title="我院荣获称号", text="正文。")
    assert "荣获" not in terms("title_words", title="要闻", text="我院荣获称号。")
    assert "荣获" in terms("lead_words", title="要闻", text="我院荣获称号。")
    assert "荣获" not in terms("lead_words", title="要闻", text="第一段。\n我院荣获称号。")
    assert "荣获" in terms("words", title="要闻", text="第一段。\n我院荣获称号。")


def test_a_headline_has_edges() -> None:
    found = terms("title_characters", title="喜报 来了", text="正文")
    assert f"{HEAD}喜报来" in found
    assert f"来了{TAIL}" in found


def test_the_parts_of_a_document() -> None:
    document = read(Article(title="标题", text="正文"))
    assert document.has_both
    assert document.title_alone() == read(Article(title="标题", text=""))
    assert document.body_alone() == read(Article(title="", text="正文"))
    assert not document.title_alone().has_both
    assert document.length == 4
