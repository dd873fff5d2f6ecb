import pytest

from classifier.ingest.layout.grid import Grid
from classifier.ingest.layout.headings import Heading, beside, headings_of
from classifier.ingest.layout.page import Box, Run
from tests.ingest.layout.factories import LEADING, SIZE, make_blocks, make_column, make_run, prose

CLOSED = prose(60) + "（护理部　温不语）"


def make_story(*, top: float = 100, left: float = 40) -> list[Run]:
    return make_column("近日，我院" + prose(120), top=top, left=left, letters=24)


def _found(*runs: Run, rules: tuple[Box, ...] = (), frames: tuple[Box, ...] = ()) -> list[Heading]:
    (found,) = headings_of(
        [make_blocks(*runs, rules=rules, frames=frames)], [Grid(rules, lambda rule: rule)], running=SIZE
    )
    return found


def _texts(found: list[Heading]) -> list[list[str]]:
    return [[row.text for block in heading.blocks for row in block.rows] for heading in found]


@pytest.mark.parametrize(("size", "heads"), [(14.5, True), (12.0, False), (10.0, False)])
def test_large_type_heads_whatever_it_says(size: float, *, heads: bool) -> None:
    title = make_run("三、抓落实", top=164, size=size)
    runs = [*make_column(prose(60), letters=24, top=100), title, *make_column(prose(90), letters=24, top=186)]
    assert _texts(_found(*runs)) == [["三、抓落实"]] * heads


@pytest.mark.parametrize(
    ("size", "recognition", "heads"), [(11.0, None, True), (10.5, None, False), (11.0, 0.9, False), (11.6, 0.9, True)]
)
def test_type_a_little_larger_heads_where_it_opens_a_story(
    size: float, recognition: float | None, *, heads: bool
) -> None:
    title = make_run("医院召开年度工作会议表彰先进", top=196, size=size, recognition=recognition)
    runs = [*make_column(CLOSED, letters=24, top=100), title, *make_story(top=220)]
    assert _texts(_found(*runs)) == [[title.text]] * heads


@pytest.mark.parametrize(("rows", "heads"), [(5, True), (6, False)])
def test_no_headline_has_too_many_lines(rows: int, *, heads: bool) -> None:
    lines = [make_run("医院召开年度会议", top=20 + 22 * at, size=16) for at in range(rows)]
    assert bool(_found(*lines, *make_story(top=200))) is heads


@pytest.mark.parametrize("text", ["会议在这里结束。", "甲", "第一，第二，第三，第四，第五", "我们一起走过，"])
def test_large_type_that_no_headline_has(text: str) -> None:
    assert _found(make_run(text, top=60, size=16), *make_story()) == []


def test_heavy_type_opens_a_story_behind_a_byline_and_heads_a_part_inside_one() -> None:
    head = make_run("医院召开年度工作会议表彰先进", top=196, bold=True)
    behind_byline = [*make_column(CLOSED, letters=24, top=100), head, *make_story(top=220)]
    assert _texts(_found(*behind_byline)) == [[head.text]]
    part = make_run("一条路走了九年", top=164, bold=True)
    inside = [*make_column(prose(60), letters=24, top=100), part, *make_column(prose(90), letters=24, top=180)]
    assert _found(*inside) == []


def test_what_a_type_does_elsewhere_in_the_issue_counts() -> None:
    """The same doubtful line opens a story where others of its type do, and none where they do not."""

    def page(text: str, *others: str) -> list[list[str]]:
        runs = []
        for at, head in enumerate((text, *others)):
            top = 100 + 200 * at
            runs += [*make_column(CLOSED, letters=24, top=top), make_run(head, top=top + 60, bold=True)]
            runs += make_column("近日，我院" + prose(60), letters=24, top=top + 80)
        return _texts(_found(*runs))

    doubtful = "三、抓落实"
    assert page(doubtful, "医院召开年度工作会议表彰先进", "护理部举办急救技能培训班开班") == [
        [doubtful],
        ["医院召开年度工作会议表彰先进"],
        ["护理部举办急救技能培训班开班"],
    ]
    assert page(doubtful, "四、强队伍", "五、促发展") == []


def test_a_byline_alone_heads_nothing() -> None:
    assert _found(make_run("本报记者　温不语", top=84, bold=True), *make_story()) == []


def test_kicker_lines_and_subtitle_are_one_headline() -> None:
    runs = [
        make_run("【平安医院】", left=130, top=40),
        make_run("我院召开年度", left=100, top=56, size=20),
        make_run("工作会议", left=120, top=80, size=20),
        make_run("——来自一线的报告", left=120, top=104),
    ]
    (heading,) = _found(*runs, *make_story(top=130))
    assert _texts([heading]) == [["【平安医院】", "我院召开年度", "工作会议", "——来自一线的报告"]]
    assert (heading.size, heading.box, heading.vertical) == (20, Box(100, 40, 220, 114), False)


def test_headlines_side_by_side_and_below_a_rule_are_two() -> None:
    first, beside_it = make_run("我院召开会议", top=60, size=18), make_run("启用新院区楼", left=340, top=60, size=18)
    sides = [*make_story(), *make_story(left=340)]
    assert _texts(_found(first, beside_it, *sides)) == [["我院召开会议"], ["启用新院区楼"]]
    below = make_run("启用新院区楼", top=84, size=18)
    assert len(_found(first, below, *make_story(top=120))) == 1
    assert len(_found(first, below, *make_story(top=120), rules=(Box(40, 80.5, 300, 81.5),))) == 2


def test_an_upright_headline() -> None:
    (heading,) = _found(make_run("医院召开年度会议", left=300, size=15, vertical=True), *make_story())
    assert heading.vertical
    assert _found(make_run("医院召开年度会议", left=300, size=11, vertical=True), *make_story()) == []


def test_each_page_has_its_own() -> None:
    pages = [make_blocks(make_run(text, top=60, size=18), *make_story()) for text in ("我院召开会议", "启用新楼")]
    found = headings_of(pages, [Grid((), lambda rule: rule)] * 2, running=SIZE)
    assert [_texts(page) for page in found] == [[["我院召开会议"]], [["启用新楼"]]]


def test_what_stands_nearest_above_and_below() -> None:
    blocks = make_blocks(*(make_run(text, top=100 + 40 * at) for at, text in enumerate(("甲一", "乙二", "丙三"))))
    grid = Grid(blocks, lambda block: block.box)
    first, middle, last = blocks
    assert beside(last, grid, SIZE, upwards=True) is middle
    assert beside(first, grid, SIZE, upwards=False) is middle
    assert beside(first, grid, SIZE, upwards=True) is None


def test_what_stands_in_another_frame_or_column_is_not_beside() -> None:
    column = make_column(prose(60), top=100 + LEADING)
    frame = Box(35, 110, 205, 190)
    head, framed = make_blocks(make_run("甲乙", top=94), *column, frames=[frame])
    assert framed.frame == frame
    assert beside(head, Grid([head, framed], lambda block: block.box), SIZE, upwards=False) is None
    left, right = make_blocks(make_run("甲乙"), make_run("丙丁", left=300, top=120))
    assert beside(left, Grid([left, right], lambda block: block.box), SIZE, upwards=False) is None
