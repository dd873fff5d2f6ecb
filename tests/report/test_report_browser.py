"""The page of a report in a real browser, driven by mouse and keys."""

import datetime as dt
import io
import json
from collections.abc import Iterator
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from classifier.domain.period import Period
from classifier.domain.reported import Reported
from classifier.report.report_page import report_page
from classifier.report.sections.catalogue import sections
from classifier.report.tables import Say
from classifier.storage.shipped import load_taxonomy
from tests.report.browser import PROGRAM, Browser, Page, open_page
from tests.report.factories import chinese, english
from tests.report.reports import HOSTILE, make_reported, make_reported_article, year_reported

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium is installed")
TAXONOMY = load_taxonomy()
ARTICLES = 200
WRITTEN = {"zh": chinese, "en": english}
_A4_WIDTH, _A4_HEIGHT = 595, 842


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    found = Browser(tmp_path_factory.mktemp("profile"))
    yield found
    found.close()


@pytest.fixture(scope="module")
def reported() -> Reported:
    return year_reported(ARTICLES)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, reported: Reported) -> Path:
    return write(tmp_path_factory.mktemp("page") / "report.html", reported)


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    with open_page(browser, file) as found:
        yield found
        assert complaints(found) == []


def write(path: Path, reported: Reported, say: Say = chinese) -> Path:
    page = report_page(reported, sections(reported, TAXONOMY, say), TAXONOMY, say)
    path.write_text(page, encoding="utf-8")
    return path


def complaints(page: Page) -> list[Any]:
    logged = [event["entry"]["text"] for event in page.events("Log.entryAdded") if event["entry"]["level"] == "error"]
    called = [
        event["args"] for event in page.events("Runtime.consoleAPICalled") if event["type"] in {"error", "assert"}
    ]
    return logged + called + [event["exceptionDetails"] for event in page.events("Runtime.exceptionThrown")]


def column(page: Page, section: str, place: int) -> list[str]:
    rows = f"[...document.querySelectorAll('#section-{section} tbody tr')]"
    found: list[str] = page.run(f"{rows}.map((row) => row.cells[{place}]?.textContent ?? '')")
    return found


def heading(section: str, place: int) -> str:
    return f"#section-{section} thead th:nth-child({place + 1}) button"


def numbers(texts: list[str]) -> list[float]:
    return [float(text.replace(",", "").rstrip("%")) for text in texts]


def count(page: Page, selector: str) -> int:
    found: int = page.run(f"document.querySelectorAll({json.dumps(selector)}).length")
    return found


def focused(page: Page) -> str:
    found: str = page.run("document.activeElement.textContent")
    return found


def reach(page: Page, selector: str, most: int = 400) -> None:
    """Go to an element by the key that goes from one to the next, and by nothing else."""
    for _ in range(most):
        page.call("Input.dispatchKeyEvent", type="keyDown", key="Tab", code="Tab", windowsVirtualKeyCode=9)
        page.call("Input.dispatchKeyEvent", type="keyUp", key="Tab", code="Tab", windowsVirtualKeyCode=9)
        if page.run(f"document.activeElement.matches({json.dumps(selector)})"):
            return page.settle()
    pytest.fail(f"no way to {selector} by keys")


@pytest.mark.parametrize("language", WRITTEN)
def test_it_draws_everything_and_asks_nobody(
    browser: Browser, tmp_path: Path, reported: Reported, language: str
) -> None:
    file = write(tmp_path / "报告 一.html", reported, WRITTEN[language])
    with open_page(browser, file) as page:
        assert complaints(page) == []
        assert [event["request"]["url"] for event in page.events("Network.requestWillBeSent")] == [file.as_uri()]
        made = sections(reported, TAXONOMY, WRITTEN[language])
        shown = page.run("[...document.querySelectorAll('main h2')].map((title) => title.textContent)")
        assert shown[:-1] == [section.title for section in made]
        for section in made:
            place = f"#section-{section.key}"
            assert count(page, f"{place} tbody tr") == min(len(section.rows), 50)
            if section.chart is not None and section.rows:
                drawn = min(len(section.rows), section.chart.rows) * len(section.chart.columns)
                assert count(page, f"{place} svg.chart rect.mark") == drawn
        # What is longest is as wide as what it stands for.
        bars = page.run(
            "[...document.querySelectorAll('#section-tags svg.chart .mark')].map((bar) => +bar.getAttribute('width'))"
        )
        values = numbers(column(page, "tags", 1)[: len(bars)])
        assert bars == pytest.approx([max(bars) * value / max(values) for value in values], abs=0.2)


def test_hostile_titles_are_text(page: Page) -> None:
    page.run("window.alert = () => { throw new Error('ran') }")
    page.click("#section-all-articles .further")
    titles = column(page, "all-articles", 1)
    assert "<script>alert(document.title)</script>" in titles
    assert "</script><svg onload=alert(1)>&amp;&#x202e;" in titles
    assert (count(page, "main script"), count(page, "main img"), count(page, "svg[onload]")) == (0, 0, 0)


def test_a_heading_sorts_numbers_as_numbers_down_up_and_back(page: Page) -> None:
    total = page.run("document.querySelector('#section-contributors tfoot').textContent")
    page.click("#section-contributors .further")
    before = numbers(column(page, "contributors", 3))
    assert len(before) > 50
    # Or it would not tell numbers from texts.
    assert max(before) >= 10 > min(before)
    wanted = {"descending": sorted(before, reverse=True), "ascending": sorted(before), None: before}
    assert before not in (wanted["descending"], wanted["ascending"])
    for order, values in wanted.items():
        page.click(heading("contributors", 3))
        assert numbers(column(page, "contributors", 3)) == values
        assert page.run("document.querySelector('#section-contributors thead [aria-sort]')?.ariaSort ?? null") == order
        assert page.run("document.querySelector('#section-contributors tfoot').textContent") == total


def test_a_heading_sorts_names_by_their_sound_and_dates_by_day(page: Page) -> None:
    page.click(heading("departments", 0))
    names = column(page, "departments", 0)
    assert names == page.run(f"{json.dumps(names)}.sort(new Intl.Collator('zh').compare)")
    assert names != sorted(names)
    page.click(heading("all-articles", 0))
    page.click(heading("all-articles", 0))
    days = column(page, "all-articles", 0)
    assert days == sorted(days, reverse=True)
    assert days[0].startswith("2024-12")


def test_a_filter_leaves_what_fits_and_counts_it(page: Page) -> None:
    every = column(page, "departments", 0)
    page.click("#section-departments input")
    page.write("内科")
    left = column(page, "departments", 0)
    assert left == [name for name in every if "内科" in name]
    assert 0 < len(left) < len(every)
    counted = page.run("document.querySelector('#section-departments output').textContent")
    assert counted == f"{len(left)} / {len(every)} 行"
    page.write("没有这个科")
    assert column(page, "departments", 0) == ["没有符合筛选的行。"]
    page.run("document.querySelector('#section-departments input').select()")
    page.press("Delete")
    assert column(page, "departments", 0) == every


def test_the_search_finds_an_article_by_what_its_row_does_not_show(page: Page, reported: Reported) -> None:
    page.click("#section-all-articles input")
    page.write("云溪市卫生健康委员会")
    fits = sum("云溪市卫生健康委员会" in article.organisations for article in reported.articles)
    assert len(column(page, "all-articles", 0)) == fits > 0


def test_a_number_opens_its_articles_and_escape_gives_the_focus_back(page: Page, reported: Reported) -> None:
    number = "#section-tags tbody tr:nth-child(3) td:nth-child(2) button"
    awards = [article for article in reported.articles if article.primary == "award"]
    page.click(number)
    assert page.run("document.querySelector('dialog').open")
    assert focused(page) == f"获奖 · 主标签：{len(awards)} 篇"
    titles = page.run("[...document.querySelectorAll('dialog h3')].map((title) => title.textContent)")
    assert len(titles) == len(awards)
    assert titles[1] == awards[1].title
    told = page.run("document.querySelector('dialog article:nth-of-type(2)').textContent")
    first = awards[1]
    parts = (first.issue, first.number, first.excerpt, first.terms["award"][0][0], f"+{first.terms['award'][0][1]}")
    assert all(str(part) in told for part in (*parts, *(one.name for one in first.contributors)))
    marked = set(page.run("[...document.querySelectorAll('dialog h3 mark')].map((part) => part.textContent)"))
    assert marked
    assert marked <= {term for terms in (each.terms for each in awards) for tag in terms for term, _ in terms[tag]}
    page.press("Escape")
    assert not page.run("document.querySelector('dialog').open")
    assert page.run(f"document.activeElement === document.querySelector({json.dumps(number)})")


def test_the_keyboard_alone_skips_sorts_opens_and_closes(page: Page) -> None:
    reach(page, ".skip", 1)
    page.press("Enter")
    assert page.run("document.activeElement.id") == "content"
    reach(page, ".figures .to", 2)
    page.press("Enter")
    assert page.run("document.querySelector('dialog').open")
    # The focus stays in the dialog, however long one goes on.
    reach(page, "dialog .close")
    page.press("Enter")
    assert not page.run("document.querySelector('dialog').open")
    reach(page, heading("overview", 1))
    page.press(" ")
    assert page.run("document.querySelector('#section-overview [aria-sort]').ariaSort") == "descending"


def test_a_chart_tells_its_values_to_the_mouse_and_to_keys(page: Page) -> None:
    tip = "document.querySelector('.tip').hidden ? '' : document.querySelector('.tip').innerText"
    primary, share = column(page, "tags", 1)[0], column(page, "tags", 3)[0]
    page.hover("#section-tags svg.chart .mark")
    assert page.run(tip).split("\n") == [primary, "党建 · 主标签", f"占全部 {share}"]
    page.hover("h1")
    assert page.run(tip) == ""
    reach(page, "#section-tags svg.chart")
    assert page.run(tip).split("\n")[1] == "党建 · 主标签"
    page.press("ArrowDown")
    assert page.run(tip).split("\n")[1] == "临床技术 · 主标签"
    assert "临床技术" in page.run("document.querySelector('[role=status].unseen').textContent")
    page.press("Enter")
    assert focused(page) == f"临床技术 · 主标签：{column(page, 'tags', 1)[1]} 篇"
    page.press("Escape")
    assert page.run("document.activeElement.matches('#section-tags svg.chart')")


def test_long_lists_show_fifty_until_all_are_asked_for(page: Page) -> None:
    assert len(column(page, "all-articles", 0)) == 50
    page.click("#section-all-articles .further")
    assert len(column(page, "all-articles", 0)) == ARTICLES
    page.click(".figures .to")
    assert count(page, "dialog article") == 50
    page.click("dialog .articles > button")
    assert count(page, "dialog article") == 100


@pytest.mark.parametrize("language", WRITTEN)
def test_a_phone_scrolls_tables_and_never_the_page(
    browser: Browser, tmp_path: Path, reported: Reported, language: str
) -> None:
    with open_page(browser, write(tmp_path / "report.html", reported, WRITTEN[language]), width=390) as page:
        assert page.run("document.documentElement.scrollWidth") == 390
        wider = page.run(
            "[...document.querySelectorAll('main *')].filter((part) => !part.closest('.scroll, .chart, .unseen')"
            " && part.getBoundingClientRect().right > 391).map((part) => part.outerHTML.slice(0, 80))"
        )
        assert wider == []
        # Drawn for the width there is, and not merely made smaller.
        chart = page.run(
            "(() => { const chart = document.querySelector('svg.chart');"
            " return [chart.viewBox.baseVal.width, chart.getBoundingClientRect().width]; })()"
        )
        assert chart[0] == pytest.approx(chart[1], abs=1)


def test_paper_is_a4_and_has_every_article(page: Page, reported: Reported) -> None:
    with pypdfium2.PdfDocument(io.BytesIO(page.pdf())) as paper:
        assert {tuple(round(side) for side in paper.get_page_size(place)) for place in range(len(paper))} == {
            (_A4_WIDTH, _A4_HEIGHT)
        }
        sheets = [paper[place].get_textpage().get_text_range() for place in range(len(paper))]
    pages = ["".join(sheet.split()) for sheet in sheets]
    text = "".join(pages)
    titles = {"".join(article.title.split()) for article in reported.articles if article.title not in HOSTILE}
    assert {title for title in titles if title not in text} == set()
    assert "显示全部" not in text
    assert f"{len(sheets)}/{len(sheets)}" in pages[-1]
    # A table that goes on repeats what its columns are.
    assert "日期标题标签依据" in pages[-1]
    page.settle()
    assert len(column(page, "all-articles", 0)) == 50


def many_departments(path: Path) -> Path:
    articles = [
        make_reported_article(which, departments=(f"第{which:02d}科",), date=dt.date(1980 + which, 5, 1))
        for which in range(1, 61)
    ]
    return write(path / "report.html", make_reported(*articles, period=Period()))


def printed(page: Page) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(page.pdf())) as paper:
        sheets = [paper[place].get_textpage().get_text_range() for place in range(len(paper))]
    return "".join("".join(sheets).split())


def test_paper_has_the_first_names_of_many_unless_they_are_sorted(browser: Browser, tmp_path: Path) -> None:
    with open_page(browser, many_departments(tmp_path)) as page:
        text = printed(page)
        assert "第30科" in text
        assert "第31科" not in text
        assert text.count("…另有30行未打印") == 1
        page.settle()
        assert page.run("document.querySelector('#section-departments .further').hidden") is False
        page.click("#section-departments .further")
        assert len(column(page, "departments", 0)) == 60
        page.click(heading("departments", 0))
        text = printed(page)
        assert "第60科" in text
        assert "行未打印" not in text


def test_long_lists_of_times_begin_with_the_newest(browser: Browser, tmp_path: Path) -> None:
    with open_page(browser, many_departments(tmp_path)) as page:
        assert column(page, "months", 0) == [f"{year}-05" for year in range(1991, 2041)]
        assert column(page, "all-articles", 0)[-1] == "2040-05-01"
        told = page.run("document.querySelector('#section-months figcaption').textContent")
        assert "图中为最近的 36 行，共 60 行。" in told
        said = page.run("document.querySelector('#section-months svg.chart').getAttribute('aria-label')")
        assert "2005-05" in said
        assert "2004-05" not in said
        page.click("#section-months .further")
        assert column(page, "months", 0)[0] == "1981-05"
        assert page.run("document.querySelector('#section-months .further').textContent") == "只显示最近的 50 行"


def test_titles_keep_their_width_on_a_phone(browser: Browser, tmp_path: Path, reported: Reported) -> None:
    with open_page(browser, write(tmp_path / "report.html", reported), width=390) as page:
        narrowest = page.run(
            "Math.min(...[...document.querySelectorAll('#section-trainings td.long, #section-trainings th.long')]"
            ".map((cell) => cell.getBoundingClientRect().width))"
        )
        # Twelve characters of Chinese.
        assert narrowest > 12 * 13
        scrolls = page.run(
            "(() => { const box = document.querySelector('#section-trainings .scroll');"
            " const shadow = getComputedStyle(box).backgroundImage.includes('gradient');"
            " return shadow && box.scrollWidth > box.clientWidth; })()"
        )
        assert scrolls


def test_paper_keeps_a_filter_and_says_so(page: Page) -> None:
    page.click("#section-all-articles input")
    page.write("骨科")
    with pypdfium2.PdfDocument(io.BytesIO(page.pdf())) as paper:
        text = "".join(paper[place].get_textpage().get_text_range() for place in range(len(paper)))
    assert "按“骨科”筛选" in text


def test_more_articles_than_the_page_lists_are_told_of(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("classifier.report.report_data.MOST_ARTICLES", 3)
    articles = [make_reported_article(which) for which in range(1, 6)]
    with open_page(browser, write(tmp_path / "report.html", make_reported(*articles))) as page:
        assert "5 篇稿件中的前 3 篇" in page.run("document.querySelector('#section-all-articles').textContent")
        page.click(".figures .to")
        assert count(page, "dialog article") == 3
        assert "另有 2 篇" in page.run("document.querySelector('dialog').textContent")
        assert complaints(page) == []


@pytest.mark.skipif(find_spec("axe_core_python") is None, reason="axe-core-python is not installed")
@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize(("language", "dark"), [("zh", True), ("en", False)])
def test_nothing_stands_in_the_way_of_people_with_disabilities(
    browser: Browser, tmp_path: Path, language: str, dark: bool, opened: bool
) -> None:
    script = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    file = write(tmp_path / "report.html", year_reported(40), WRITTEN[language])
    with open_page(browser, file, dark=dark) as page:
        if opened:
            page.click("#section-tags tbody .to")
        page.run(f"{script}; 0")
        found = json.loads(page.run("axe.run().then((result) => JSON.stringify(result.violations))"))
        assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found] == []
