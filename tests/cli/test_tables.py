import unicodedata

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from classifier.cli.columns import evidence_line
from classifier.cli.language import Language, use
from classifier.cli.tables import furniture_block, legend, percent, split_block, tagged_block
from classifier.domain.article import Span
from classifier.domain.issue import Furniture, FurnitureKind, Issue, Masthead
from classifier.domain.prediction import BASE, PUNCTUATION, Evidence, ReviewReason
from classifier.workflows.tag import TaggedIssue
from tests.cli.factories import HOSTILE, TAXONOMY, make_article, make_issue, make_prediction, make_tagged


def shown(block: RenderableType, *, width: int = 80) -> str:
    console = Console(width=width, record=True, file=None, quiet=False, color_system=None)
    with console.capture() as capture:
        console.print(block)
    return capture.get()


def test_masthead_stands_above_the_articles() -> None:
    first, second, *_ = shown(tagged_block(make_tagged(), TAXONOMY, explain=False)).splitlines()
    assert first.split() == ["2024-04.txt", "澄江医院报", "2024-04-30", "总第131期"]
    assert second.strip() == "1 article"


def test_a_bare_number_of_an_issue_is_told_as_one() -> None:
    heading = shown(split_block(make_issue(masthead=Masthead(number="218")))).splitlines()[0]
    assert "No. 218" in heading


def test_the_primary_tag_is_marked_and_comes_first() -> None:
    predictions = [make_prediction(tags=("training", "award"), review=ReviewReason.UNCERTAIN)]
    text = shown(tagged_block(make_tagged(predictions=predictions), TAXONOMY, explain=False))
    assert "★ 培训 0.60" in text
    assert "  获奖 0.97" in text
    assert text.index("培训") < text.index("获奖")
    assert "uncertain" in text
    assert "1 to review" in text


def test_an_article_without_tags_shows_a_dash() -> None:
    text = shown(tagged_block(make_tagged(predictions=[make_prediction(tags=())]), TAXONOMY, explain=False))
    assert "—" in text
    assert "★" not in text


def test_evidence_stands_under_the_title() -> None:
    predictions = [make_prediction(evidence={"award": (Evidence("荣获", 1.8), Evidence("表彰", 0.5))})]
    tagged = make_tagged(predictions=predictions)
    assert "荣获(+1.80)" in shown(tagged_block(tagged, TAXONOMY, explain=True))
    assert "荣获(+1.80)" not in shown(tagged_block(tagged, TAXONOMY, explain=False))


EVIDENCE = (
    Evidence(BASE, -5.2),
    *(Evidence(f"奖{place}", 3.0 - place / 4) for place in range(6)),
    Evidence(PUNCTUATION, 1.4),
    *(Evidence(f"非{place}", place / 4 - 1.3) for place in range(3)),
    Evidence("琐事", -0.2),
)


def test_what_told_most_stands_first_and_a_word_or_two_against() -> None:
    tagged = make_tagged(predictions=[make_prediction(evidence={"award": EVIDENCE, "training": EVIDENCE})])
    words = " ".join(shown(tagged_block(tagged, TAXONOMY, explain=True), width=200).split())
    told = "奖0(+3.00), 奖1(+2.75), 奖2(+2.50), 奖3(+2.25), 奖4(+2.00), 非0(-1.30), 非1(-1.05)"
    assert f"获奖: {told}" in words
    assert words.count("奖0") == 1
    line = evidence_line(tagged.predictions[0], {"award": "获奖"})
    assert line == "获奖：" + told.replace("(", " ").replace("), ", "，").removesuffix(")")


def test_trifles_are_not_told() -> None:
    predictions = [
        make_prediction(evidence={"award": (Evidence("荣获", 9.0), Evidence("的", 0.8), Evidence("在", -0.8))})
    ]
    assert evidence_line(predictions[0], {"award": "获奖"}) == "获奖：荣获 +9.00"


def test_why_no_tag_was_given_is_told_of_the_likeliest() -> None:
    evidence: dict[str, tuple[Evidence, ...]] = {
        "award": (Evidence("喜报", -1.0),),
        "training": (Evidence("讲座", 0.5),),
    }
    tagged = make_tagged(predictions=[make_prediction(tags=(), award=0.2, training=0.4, evidence=evidence)])
    text = shown(tagged_block(tagged, TAXONOMY, explain=True))
    assert "培训: 讲座(+0.50)" in text
    assert "喜报" not in text


@pytest.mark.parametrize("width", [80, 100])
def test_no_weight_is_cut_in_two_however_long_its_term(width: int) -> None:
    terms = tuple(Evidence("获批省级临床重点专科建设项目"[:size], 1.5) for size in range(6, 11))
    tagged = make_tagged(predictions=[make_prediction(evidence={"award": terms})])
    assert shown(tagged_block(tagged, TAXONOMY, explain=True), width=width).count("(+1.50)") == 5


@pytest.mark.parametrize("language", Language)
def test_a_term_and_its_weight_stand_on_one_line(language: Language) -> None:
    use(language)
    terms = tuple(Evidence(f"〔标题词{place}〕", 1.5) for place in range(6))
    tagged = make_tagged(predictions=[make_prediction(evidence={"award": terms})])
    for width in range(80, 120):
        text = shown(tagged_block(tagged, TAXONOMY, explain=True), width=width)
        assert text.count("〕(+1.50)") == 5


@pytest.mark.usefixtures("chinese")
def test_a_tag_and_its_first_term_part_where_the_line_ends() -> None:
    tagged = make_tagged(predictions=[make_prediction(evidence={"award": (Evidence("〔数字和量词〕", 1.5),)})])
    for width in range(70, 100):
        assert "〔数字和量词〕(+1.50)" in shown(tagged_block(tagged, TAXONOMY, explain=True), width=width)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_columns_line_up_under_chinese_text(width: int) -> None:
    articles = [
        make_article(title="心血管内科成功开展经皮冠状动脉介入治疗手术" * 2),
        make_article(title="ICU 培训", position=2),
    ]
    lines = shown(tagged_block(make_tagged(*articles), TAXONOMY, explain=False), width=width).splitlines()
    (heading,) = (line for line in lines if line.startswith("#"))
    at = cell_len(heading[: heading.index("Tags")])
    for line in (line for line in lines if "★" in line):
        assert cell_len(line[: line.index("★")]) == at
    assert all(cell_len(line) <= width for line in lines)


def test_nothing_hostile_is_obeyed_and_nothing_visible_is_lost() -> None:
    articles = [
        make_article(title=text, text=text, bylines=(text,), organisation=text, position=place)
        for place, text in enumerate(HOSTILE, start=1)
    ]
    masthead = Masthead(newspaper="[red]报\x1b[31m", number="\u202e131")
    issue = Issue(source="a[b]\x1b.txt", articles=tuple(articles), masthead=masthead)
    tagged = TaggedIssue(issue, tuple(make_prediction() for _ in articles))
    for block in (tagged_block(tagged, TAXONOMY, explain=True), split_block(issue)):
        text = shown(block, width=300)
        assert not {unicodedata.category(character) for character in text} - {"Cc"} & {"Cf", "Cs"}
        assert "\x1b" not in text
        for piece in ("<script>", "=HYPERLINK(", "[bold red]粗[/bold red]", "[red]报[31m", "a[b].txt"):
            assert piece in text


def test_an_article_without_title_shows_how_it_begins() -> None:
    text = shown(split_block(make_issue(make_article(title="", text="喜报：我院获批省级重点专科。"))), width=120)
    assert "(no title) 喜报：我院获批省级重点专科。" in " ".join(text.split())
    assert "…" not in text
    assert "报…" in shown(split_block(make_issue(make_article(title="", text="喜报" * 20))), width=120)


def test_split_counts_characters_and_what_was_set_apart() -> None:
    furniture = (
        Furniture(FurnitureKind.MASTHEAD, "澄江医院报", (Span(1, 1),)),
        Furniture(FurnitureKind.CAPTION, "图为现场", (Span(3, 4), Span(9, 9))),
    )
    issue = make_issue(make_article(text="第一段 字。\n第二段。"), furniture=furniture)
    text = shown(split_block(issue))
    assert "2 set apart (masthead 1, caption 1)" in text
    (row,) = (line for line in text.splitlines() if "张三" in line)
    assert row.split()[-3:] == ["9", "100", "%"]
    listed = shown(furniture_block(issue))
    assert "3–4, 9" in listed
    assert "图为现场" in listed


def test_a_doubtful_split_is_to_be_reviewed_and_what_was_recognised_is_told() -> None:
    doubtful = make_article(confidence=0.6289, doubtful=True, recognition=0.9689)
    issue = make_issue(doubtful, make_article(position=2, confidence=0.99996, title="第二篇"))
    first, second = (line for line in shown(split_block(issue), width=120).splitlines() if "张三" in line)
    assert first.split()[-3:] == ["split", "62", "%"]
    assert "96 %" in first
    assert second.split()[-2:] == ["100", "%"]
    assert "1 to review" in shown(split_block(issue))
    tagged = make_tagged(doubtful, predictions=[make_prediction(review=ReviewReason.SPLIT)])
    assert "96 %" in shown(tagged_block(tagged, TAXONOMY, explain=False))


@pytest.mark.parametrize(("share", "told"), [(1, "100 %"), (0.9999, "99 %"), (0.29, "29 %"), (0, "0 %")])
def test_percents_never_promise_more_than_there_is(share: float, told: str) -> None:
    assert percent(share) == told


@pytest.mark.usefixtures("chinese")
def test_a_doubtful_split_in_chinese() -> None:
    text = shown(split_block(make_issue(make_article(doubtful=True, confidence=0.5))))
    assert "拆分" in text
    assert "1 篇待核" in text


def test_who_wrote_it_and_where_they_work_share_a_column() -> None:
    first = make_article(title="题", bylines=("张三", "李四"), organisation="护理部")
    text = shown(split_block(make_issue(first, make_article(position=2, bylines=(), organisation="[院感科]\n"))))
    for name in ("张三", "李四", "护理部", "[院感科]"):
        assert sum(name in line for line in text.splitlines()) == 1


def test_columns_that_hold_nothing_leave_their_room_to_the_titles() -> None:
    text = shown(split_block(make_issue(make_article(bylines=(), when=None))))
    assert "Byline" not in text
    assert "Date" not in text


def test_the_legend_is_for_those_who_read_english() -> None:
    line = legend(TAXONOMY)
    assert line is not None
    assert "获奖 Award" in shown(line)


@pytest.mark.usefixtures("chinese")
def test_chinese_needs_no_legend() -> None:
    assert legend(TAXONOMY) is None
    text = shown(
        tagged_block(make_tagged(predictions=[make_prediction(review=ReviewReason.TOO_SHORT)]), TAXONOMY, explain=False)
    )
    assert "太短" in text
    assert "1 篇待核" in text
