from classifier.ingest.layout.lay_out import lay_out
from classifier.ingest.layout.page import Run
from tests.ingest.layout.factories import make_column, make_page, make_run, prose

RED, BLUE = "红" * 60 + "。", "蓝" * 61 + "。"


def _told(*runs: Run) -> list[str]:
    title = make_run("召开年度工作会议", top=60, size=20, bold=True)
    return [line.text for line in lay_out([make_page(title, *runs)]) if not line.level]


def test_an_indent_begins_a_paragraph() -> None:
    assert _told(*make_column(RED, BLUE, RED)) == [RED, BLUE, RED]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    column = make_column(RED, BLUE)
    height = column[6].box.top - column[0].box.top
    moved = [make_run(run.text, left=run.box.left + 174, top=run.box.top - height) for run in column[6:]]
    assert _told(*column[:6], *moved) == [RED, BLUE]


def test_without_indents_a_gap_begins_a_paragraph() -> None:
    texts = ["红" * 63 + "。", "蓝" * 63 + "。", "绿" * 63 + "。"]
    runs = [run for at, text in enumerate(texts) for run in make_column(text, top=100 + 74 * at, indent=0)]
    assert _told(*runs) == texts


def test_latin_words_keep_apart_across_a_line_end_and_figures_do_not() -> None:
    lines = ["采用高强度聚焦超声治疗High", "Intensity技术，始于20", "24年。"]
    runs = [make_run(text, top=100 + 16 * at) for at, text in enumerate(lines)]
    filled = [Run(text=run.text, box=type(run.box)(40, run.box.top, 200, run.box.bottom), size=10) for run in runs]
    assert _told(*filled, *make_column(prose(60), top=160)) == [
        "采用高强度聚焦超声治疗High Intensity技术，始于2024年。",
        prose(60),
    ]


def test_a_byline_to_the_right_stands_alone() -> None:
    byline = make_run("温不语", left=170, top=100 + 16 * 4)
    assert _told(*make_column(RED), byline, *make_column(BLUE, top=100 + 16 * 5)) == [RED, "温不语", BLUE]
