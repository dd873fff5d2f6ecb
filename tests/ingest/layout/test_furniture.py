import pytest

from classifier.domain.issue import FurnitureKind
from classifier.ingest.layout.furniture import is_page_mark
from classifier.ingest.layout.lay_out import lay_out
from classifier.ingest.layout.page import Run
from tests.ingest.layout.factories import make_column, make_page, make_run, prose


@pytest.mark.parametrize(
    "text",
    [
        "第2版　综合新闻",
        "A3版",
        "— 4 —",
        "2024年4月26日　星期五",
        "责任编辑：温不语　校对：林疏影",
        "第十二頁",
        "云溪医院报",
        "2024年4月26日　周五",
        "11/22/26, 8:21 AM",
        "2026/11/22 上午8:21",
        "file:///tmp/list.html",
        "1/12",
    ],
)
def test_what_marks_a_page(text: str) -> None:
    assert is_page_mark(text)


@pytest.mark.parametrize(
    "text",
    [
        "（上接第1版）",
        "我院召开会议",
        "2024年4月26日，我院召开年度工作会议。",
        "医院第3版规章制度正式启用施行",
        "（团委 周一鸣）",
    ],
)
def test_what_does_not(text: str) -> None:
    assert not is_page_mark(text)


def _story(top: float = 200) -> list[Run]:
    title = make_run("召开年度工作会议", left=100, top=top, size=20, bold=True)
    return [title, *make_column(prose(300), top=top + 40, letters=40)]


def _kinds(*runs: Run) -> dict[str, FurnitureKind | None]:
    return {line.text: line.kind for line in lay_out([make_page(*runs)])}


@pytest.mark.parametrize("name", ["云溪医院报", "云溪健康"])
def test_the_masthead_is_the_largest_type_and_what_stands_with_it(name: str) -> None:
    kinds = _kinds(
        make_run(name, left=200, top=30, size=40),
        make_run("2024年4月26日　第8期（总第120期）", left=150, top=85),
        make_run("云溪市第二人民医院主办", left=200, top=105),
        *_story(),
    )
    apart = {text for text, kind in kinds.items() if kind is FurnitureKind.MASTHEAD}
    assert apart == {name, "2024年4月26日　第8期（总第120期）", "云溪市第二人民医院主办"}


def test_a_page_that_begins_with_a_headline_has_no_masthead() -> None:
    assert set(_kinds(*_story(top=30)).values()) == {None}


def test_what_a_browser_prints_around_a_page_is_no_story() -> None:
    address = f"https://yunxi.example/{'news/' * 20}list.html"
    browser = ["11/22/26, 8:21 AM", "云溪第9期", address, "1/1"]
    places = [(20.0, 15.0), (280.0, 15.0), (20.0, 820.0), (560.0, 820.0)]
    around = [make_run(text, left=left, top=top, size=8) for text, (left, top) in zip(browser, places, strict=True)]
    kinds = _kinds(*around, *_story())
    assert {text for text, kind in kinds.items() if kind is FurnitureKind.PAGE} == set(browser)


def test_what_stands_at_the_head_of_several_pages_is_no_story() -> None:
    pages = [make_page(make_run("云溪之光", left=40, top=15), *_story(top=60), number=number) for number in (1, 2, 3)]
    kinds = [line.kind for line in lay_out(pages) if line.text == "云溪之光"]
    assert kinds == [FurnitureKind.PAGE] * 3
