"""Rules, frames and pictures of a page."""

import pytest

from classifier.ingest.formats.pdf import pages_of
from classifier.ingest.layout.page import Box, Page
from tests.ingest.formats.pdfs import make_pdf, show, stream

INSIDE = show("框里的文字", x=60, y=450)

LONG = show("一页上的文字不少于二十四个才不会被当作图片来识别，这里正是", y=20)


def page(drawn: str, *, objects: tuple[str, ...] = ()) -> Page:
    (only,) = pages_of(make_pdf(drawn, objects=objects), "issue.pdf")
    return only


def near(box: Box, *sides: float) -> bool:
    return (box.left, box.top, box.right, box.bottom) == pytest.approx(sides, abs=2)


@pytest.mark.parametrize(
    "drawn", ["50 500 m 450 500 l S\n", "50 499.5 400 1 re f\n", "1 0 0 RG 50 500 m 450 500 l S\n"]
)
def test_a_long_thin_stroke_is_a_rule(drawn: str) -> None:
    (rule,) = page(drawn).rules
    assert near(rule, 50, 342, 450, 342)


@pytest.mark.parametrize(
    "drawn",
    ["1 G 50 500 m 450 500 l S\n", "1 g 50 400 400 100 re f\n", "50 400 400 100 re n\n", "50 500 m 55 500 l S\n"],
    ids=["white line", "white ground", "clip", "dash"],
)
def test_what_is_not_seen_parts_nothing(drawn: str) -> None:
    assert page(drawn + INSIDE).rules == page(drawn + INSIDE).frames == ()


@pytest.mark.parametrize(
    "drawn",
    [
        "50 400 400 100 re S\n",
        "0.9 0.9 0.8 rg 50 400 400 100 re f 0 g\n",
        "50 500 m 450 500 l S 50 400 m 450 400 l S 50 400 m 50 500 l S 450 400 m 450 500 l S\n",
        "50 400 400 100 re 52 402 396 96 re f*\n",
    ],
    ids=["border", "ground", "four rules", "ring"],
)
def test_a_box_around_text_is_a_frame_whose_edges_are_rules(drawn: str) -> None:
    found = page(drawn + INSIDE)
    assert any(near(frame, 50, 342, 450, 442) for frame in found.frames)
    for edge in [(50, 342, 450, 342), (50, 442, 450, 442), (50, 342, 50, 442), (450, 342, 450, 442)]:
        assert any(near(rule, *edge) for rule in found.rules)


def test_a_ground_without_text_is_a_picture() -> None:
    found = page("0.7 g 50 400 400 100 re f 0 g\n" + show("图外的文字"))
    assert found.frames == ()
    assert near(found.pictures[0], 50, 342, 450, 442)


def test_the_ground_of_the_whole_page_is_neither() -> None:
    found = page("0.9 0.9 0.8 rg 0 0 595 842 re f 0 g\n" + INSIDE)
    assert found.frames == found.pictures == ()


def test_a_picture_is_found_inside_a_form_where_the_form_puts_it() -> None:
    image = "q 100 0 0 80 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q"
    form = stream(image, "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Matrix[1 0 0 1 10 20]")
    found = page("q 2 0 0 2 100 300 cm /X Do Q\n" + INSIDE, objects=(form,))
    assert near(found.pictures[0], 120, 842 - 300 - 40 - 160, 320, 842 - 300 - 40)


def test_drawings_beyond_the_bound_are_passed_over_in_time() -> None:
    found = page("".join(f"50 {at % 800} m 450 {at % 800} l S\n" for at in range(60_000)) + LONG)
    assert len(found.rules) <= 2_000
