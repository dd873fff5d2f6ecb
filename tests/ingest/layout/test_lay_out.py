import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.domain.issue import FurnitureKind
from classifier.ingest.document import Document
from classifier.ingest.layout.lay_out import lay_out
from classifier.ingest.layout.page import Box, Page, Run
from classifier.ingest.split import split
from tests.ingest.layout.factories import letters, make_column, make_page, make_run, prose

_WORDS = st.sampled_from(
    [
        *("本报讯（记者 张三）4月1日，我院召开会议", "近日，", "（供稿：王五）", "——记某某", "●某某", "。", "会"),
        *("（下转第2版）", "上接第1版", "第2版 综合新闻", "责任编辑：李四", "图为现场", "12", "简讯", "【平安】"),
        *("仁和医院报", "主办：某医院", "  空 格 ", "A b"),
    ]
)
_PLACES = st.one_of(st.integers(0, 13).map(lambda at: at * 60.0), st.floats(0, 800))
_BOXES = st.tuples(_PLACES, _PLACES, st.floats(0, 300), st.floats(0, 300)).map(
    lambda box: Box(box[0], box[1], box[0] + box[2], box[1] + box[3])
)


@st.composite
def _runs(draw: st.DrawFn) -> Run:
    return make_run(
        draw(_WORDS),
        left=draw(_PLACES),
        top=draw(_PLACES),
        size=draw(st.sampled_from([0.5, 9.0, 9.0, 10.0, 12.0, 18.0, 30.0])),
        bold=draw(st.booleans()),
        vertical=draw(st.sampled_from([False, False, False, True])),
        recognition=draw(st.sampled_from([None, 0.9])),
    )


@st.composite
def _pages(draw: st.DrawFn) -> list[Page]:
    boxes = st.lists(_BOXES, max_size=4)
    return [
        make_page(
            *draw(st.lists(_runs(), max_size=25)),
            number=number,
            rules=draw(boxes),
            frames=draw(boxes),
            pictures=draw(boxes),
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    ]


@given(pages=_pages())
@settings(max_examples=150, deadline=None)
def test_every_character_stands_in_exactly_one_line(pages: list[Page]) -> None:
    lines = lay_out(pages)
    assert letters(line.text for line in lines) == letters(run.text for page in pages for run in page.runs)
    assert all(line.text.strip() and line.whole for line in lines)
    Document(lines=lines)


def test_a_heap_of_runs_is_read_line_by_line() -> None:
    rng = random.Random(1)  # noqa: S311 - a fixed page, not a secret
    page = make_page(*(make_run(left=rng.uniform(0, 500), top=rng.uniform(0, 700)) for _ in range(7000)))
    assert len(lay_out([page])) == 7000


def _two_stories() -> list[Run]:
    """A headline over two columns, and below them another."""
    first, second = prose(160), prose(64, seed="天地玄黄宇宙")
    columns = make_column(first, top=100, letters=24)
    left, right = columns[:4], [_moved(run, 260, -64) for run in columns[4:]]
    below = make_column(second, top=250, letters=24)
    titles = [make_run("医院召开年度工作会议", left=150, top=70, size=20, bold=True)]
    titles += [make_run("新院区门诊楼启用", left=150, top=220, size=20, bold=True)]
    return [*titles, *left, *right, *below]


def _moved(run: Run, right: float, down: float) -> Run:
    box = run.box
    return Run(
        text=run.text,
        box=Box(box.left + right, box.top + down, box.right + right, box.bottom + down),
        size=run.size,
        bold=run.bold,
    )


@pytest.mark.parametrize("seed", range(4))
def test_reading_order_does_not_depend_on_the_order_drawn(seed: int) -> None:
    runs = _two_stories()
    random.Random(seed).shuffle(runs)  # noqa: S311 - a fixed order, not a secret
    lines = lay_out([make_page(*runs)])
    assert [(line.text[:4], line.level) for line in lines] == [
        ("医院召开", 1),
        ("甲乙丙丁", 0),
        ("新院区门", 1),
        ("天地玄黄", 0),
    ]
    assert lines[1].text == prose(160)
    assert lines[1].indent == 4


def test_a_kicker_a_title_and_a_subtitle_are_one_headline() -> None:
    runs = [
        make_run("云溪市第二人民医院", left=220, top=60, size=13),
        make_run("把门诊开到村口", left=190, top=80, size=24, bold=True),
        make_run("——巡回医疗队的一年", left=200, top=110, size=13),
        *make_column(prose(90), prose(60), top=140, letters=40),
    ]
    lines = lay_out([make_page(*runs)])
    assert [(line.level, line.gap) for line in lines[:3]] == [(1, 2), (1, 0), (1, 0)]
    (article,) = split(Document(lines=lines, paged=True), "a.pdf").articles
    assert article.organisation == "云溪市第二人民医院"
    assert "把门诊开到村口" in article.title
    assert "巡回医疗队的一年" in article.title


def test_lines_say_how_large_their_type_is_and_how_surely_they_were_read() -> None:
    title = make_run("召开工作会议", top=70, size=20, bold=True, recognition=0.5)
    body = [make_run(prose(12), top=100 + 16 * at, recognition=1.0) for at in range(6)]
    lines = lay_out([make_page(title, *body)])
    assert (lines[0].size, lines[0].bold, lines[0].recognition) == (2.0, True, 0.5)
    assert {line.size for line in lines[1:]} == {1.0}


def test_page_marks_stand_apart() -> None:
    runs = [
        make_run("第2版　综合新闻", left=40, top=20),
        make_run("责任编辑：温不语", left=400, top=20),
        make_run("召开工作会议", top=70, size=20, bold=True),
        *make_column(prose(200), top=100, letters=40),
        make_run("— 2 —", left=280, top=780),
    ]
    lines = lay_out([make_page(*runs, rules=[Box(40, 35, 560, 36)])])
    assert [line.text for line in lines if line.kind is FurnitureKind.PAGE] == [
        "第2版　综合新闻",
        "责任编辑：温不语",
        "— 2 —",
    ]


def test_items_of_a_list_with_headlines_in_their_first_lines_are_stories() -> None:
    runs = [make_run("简讯", left=100, top=60, size=20, bold=True)]
    for at, name in enumerate(("学术讲座", "警示教育")):
        top = 100 + 64 * at
        runs.append(make_run(name, top=top, bold=True))
        runs += make_column(prose(26), left=40, top=top, letters=16, indent=5)
    lines = lay_out([make_page(*runs)])
    assert [(line.text[:4], line.level, line.kind) for line in lines] == [
        ("简讯", 0, FurnitureKind.PAGE),
        ("学术讲座", 1, None),
        ("甲乙丙丁", 0, None),
        ("警示教育", 1, None),
        ("甲乙丙丁", 0, None),
    ]
