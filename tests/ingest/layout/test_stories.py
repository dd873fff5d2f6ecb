"""Which text belongs to which headline, seen in what comes out of whole pages."""

from collections.abc import Iterable

from classifier.domain.issue import FurnitureKind
from classifier.ingest.layout.lay_out import lay_out
from classifier.ingest.layout.page import Box, Run
from tests.ingest.layout.factories import make_column, make_page, make_run, prose

RED, BLUE = "红" * 150 + "。", "蓝" * 150 + "。"


def _stories(runs: Iterable[Run], frames: Iterable[Box] = ()) -> dict[str, str]:
    """Of each headline's first line, the text under it."""
    found: dict[str, str] = {"": ""}
    title = ""
    for line in lay_out([make_page(*runs, frames=frames)]):
        if line.level and line.gap:
            title = line.text
            found[title] = ""
        elif not (line.kind or line.level):
            found[title] += line.text
    return {title: text for title, text in found.items() if title or text}


def _in_columns(text: str, *lefts: float, top: float, rows: int, letters: int = 14) -> list[Run]:
    """One paragraph that flows through columns of so many rows."""
    runs = make_column(text, letters=letters)
    flowed = []
    for at, run in enumerate(runs):
        column, row = divmod(at, rows)
        shift = run.box.left - 40
        flowed.append(make_run(run.text, left=lefts[column] + shift, top=top + 16 * row))
    return flowed


def test_stories_side_by_side_keep_their_columns() -> None:
    runs = [
        make_run("红色的新闻", left=95, top=60, size=18, bold=True),
        *_in_columns(RED, 40, 192, top=90, rows=6),
        make_run("蓝色的新闻", left=400, top=60, size=18, bold=True),
        *_in_columns(BLUE, 344, 496, top=90, rows=6),
    ]
    assert _stories(runs) == {"红色的新闻": RED, "蓝色的新闻": BLUE}


def test_a_headline_narrower_than_its_columns_heads_them_all() -> None:
    runs = [
        make_run("红色的新闻", left=220, top=60, size=18, bold=True),
        *_in_columns(RED, 40, 192, 344, top=90, rows=4),
        make_run("蓝色的新闻", left=220, top=200, size=18, bold=True),
        *_in_columns(BLUE, 40, 192, 344, top=230, rows=4),
    ]
    assert _stories(runs) == {"红色的新闻": RED, "蓝色的新闻": BLUE}


def test_a_column_without_a_headline_goes_on_with_the_one_to_its_left() -> None:
    runs = [
        make_run("红色的新闻", left=60, top=60, size=18, bold=True),
        *_in_columns(RED, 40, 192, top=90, rows=7),
        make_run("蓝色的新闻", left=60, top=240, size=18, bold=True),
        *_in_columns(BLUE, 40, 192, top=270, rows=7),
    ]
    assert _stories(runs) == {"红色的新闻": RED, "蓝色的新闻": BLUE}


def test_a_framed_story_comes_out_in_one_piece() -> None:
    around = _in_columns(RED, 40, 192, 344, top=90, rows=4)
    framed = [
        make_run("蓝色的新闻", left=200, top=175, size=18, bold=True),
        *_in_columns(BLUE, 192, top=200, rows=12),
    ]
    runs = [make_run("红色的新闻", left=220, top=60, size=18, bold=True), *around, *framed]
    assert _stories(runs, frames=[Box(186, 165, 340, 400)]) == {"红色的新闻": RED, "蓝色的新闻": BLUE}


def test_text_goes_on_past_a_picture_and_its_caption_stands_apart() -> None:
    above, below = make_column(RED, letters=14)[:4], make_column(RED, letters=14, top=340)[4:]
    caption = make_run("图为会议现场。温不语　摄", left=50, top=310, size=8)
    title = make_run("红色的新闻", left=60, top=60, size=18, bold=True)
    page = make_page(title, *above, caption, *below, pictures=[Box(40, 170, 180, 300)])
    lines = lay_out([page])
    assert [line.text for line in lines if line.kind is FurnitureKind.CAPTION] == ["图为会议现场。温不语　摄"]
    assert [line.text for line in lines if not line.kind and not line.level] == [RED]


def test_a_headline_read_downwards_heads_the_text_beside_it() -> None:
    runs = [
        make_run("红色的新闻", left=330, top=90, size=20, bold=True, vertical=True),
        *_in_columns(RED, 40, 192, top=90, rows=6, letters=13),
        make_run("蓝色的新闻", left=330, top=260, size=20, bold=True, vertical=True),
        *_in_columns(BLUE, 40, 192, top=260, rows=6, letters=13),
    ]
    assert _stories(runs) == {"红色的新闻": RED, "蓝色的新闻": BLUE}


def test_a_heavy_line_inside_a_story_does_not_open_another() -> None:
    runs = [
        make_run("红色的新闻", left=60, top=60, size=18, bold=True),
        *make_column(prose(80), top=90),
        make_run("一、抓学习", left=60, top=186, bold=True),
        *make_column(prose(80), top=202),
        make_run("二、抓落实", left=60, top=298, bold=True),
        *make_column(prose(80), top=314),
    ]
    assert list(_stories(runs)) == ["红色的新闻"]
