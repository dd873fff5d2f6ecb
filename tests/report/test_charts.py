from xml.etree.ElementTree import Element

import pytest

from classifier.report.charts import Bar, Caption, Level, Line, Mark, bar_chart, heat_map, line_chart
from classifier.report.plot import Axis

CAPTION = Caption("chart", "A title", "What it shows")


def of_kind(chart: Element, kind: str) -> list[Element]:
    return [part for part in chart.iter() if part.get("class") == kind]


def number(part: Element, name: str) -> float:
    return float(part.get(name, "nan"))


def texts(chart: Element) -> list[str]:
    return [part.text or "" for part in chart.iter("text")]


def points(line: Element) -> list[tuple[float, float]]:
    pairs = (pair.split(",") for pair in line.get("points", "").split())
    return [(float(x), float(y)) for x, y in pairs]


@pytest.mark.parametrize(
    "chart",
    [
        bar_chart([Bar("a", 0.5, "0.5")], axis=Axis("F1"), caption=CAPTION),
        line_chart([Line("a", ((0.0, 0.0), (1.0, 1.0)))], x=Axis("x"), y=Axis("y"), caption=CAPTION),
        heat_map(["a"], ["b"], [[1]], sides=("true", "said"), caption=CAPTION),
        bar_chart([], axis=Axis("F1"), caption=CAPTION),
    ],
)
def test_every_chart_tells_those_who_cannot_see_it(chart: Element) -> None:
    assert (chart.tag, chart.get("role")) == ("svg", "img")
    title, about = chart[0], chart[1]
    assert (title.tag, title.text, about.tag, about.text) == ("title", "A title", "desc", "What it shows")
    assert chart.get("aria-labelledby") == f"{title.get('id')} {about.get('id')}"


def test_nothing_lies_outside_the_picture() -> None:
    bars = [Bar("很长很长很长的标签名字", 1.0, "1.000", 0.9, 1.0), Bar("短", 0.0, "0.000", 0.0, 0.1)]
    chart = bar_chart(bars, axis=Axis("F1"), caption=CAPTION)
    right, bottom = number(chart, "width"), number(chart, "height")
    for part in chart.iter():
        for name, most in (("x", right), ("x1", right), ("x2", right), ("y", bottom), ("y1", bottom), ("y2", bottom)):
            if part.get(name) is not None:
                assert 0 <= number(part, name) <= most


def test_bars_are_as_long_as_their_values() -> None:
    chart = bar_chart([Bar("a", 0.8, "0.8"), Bar("b", 0.4, "0.4")], axis=Axis("F1"), caption=CAPTION)
    first, second = of_kind(chart, "bar")
    assert number(first, "width") == pytest.approx(2 * number(second, "width"), rel=1e-3)
    assert number(first, "y") < number(second, "y")
    assert of_kind(chart, "whisker") == []
    assert {"a", "0.8", "b", "0.4"} <= set(texts(chart))


def test_an_interval_lies_around_the_end_of_its_bar() -> None:
    chart = bar_chart([Bar("a", 0.8, "0.8", 0.7, 0.85)], axis=Axis("F1"), caption=CAPTION)
    (bar,) = of_kind(chart, "bar")
    whisker = of_kind(chart, "whisker")[0]
    end = number(bar, "x") + number(bar, "width")
    assert number(whisker, "x1") < end < number(whisker, "x2")


def test_lines_rise_with_their_values_and_are_told_apart_without_colours() -> None:
    lines = [Line("one", ((0.0, 0.2), (0.5, 0.6))), Line("two", ((0.2, 0.9), (0.9, 0.1)))]
    chart = line_chart(lines, x=Axis("x"), y=Axis("y"), caption=CAPTION, diagonal="ideal")
    (rising,), (falling,) = (of_kind(chart, f"line{n}")[:1] for n in (0, 1))
    assert points(rising)[0][0] < points(rising)[1][0]
    assert points(rising)[0][1] > points(rising)[1][1]
    assert points(falling)[0][1] < points(falling)[1][1]
    assert {part.tag for part in of_kind(chart, "dot0")} == {"circle"}
    assert {part.tag for part in of_kind(chart, "dot1")} == {"rect"}
    assert texts(chart)[-3:] == ["one", "two", "ideal"]


def test_a_third_line_is_refused() -> None:
    with pytest.raises(ValueError, match="told apart"):
        line_chart([Line("a", ((0.0, 0.0),))] * 3, x=Axis("x"), y=Axis("y"), caption=CAPTION)


@pytest.mark.parametrize("place", [(0.0, 0.0), (1.0, 1.0), (0.5, 0.5)])
def test_a_mark_is_ringed_where_it_lies(place: tuple[float, float]) -> None:
    line = Line("a", ((0.0, 0.0), place))
    chart = line_chart([line], x=Axis("x"), y=Axis("y"), caption=CAPTION, mark=Mark("rule", *place))
    (ring,) = of_kind(chart, "mark")
    (drawn,) = (part for part in of_kind(chart, "line0") if part.tag == "polyline")
    assert (number(ring, "cx"), number(ring, "cy")) == pytest.approx(points(drawn)[1], abs=0.1)
    assert "rule" in texts(chart)


def test_a_cell_is_as_dark_as_its_share_of_the_row() -> None:
    chart = heat_map(["a", "b"], ["a", "b"], [[3, 1], [0, 0]], sides=("true", "said"), caption=CAPTION)
    assert [number(cell, "fill-opacity") for cell in of_kind(chart, "cell")] == [0.75, 0.25, 0, 0]
    assert [part.text for part in of_kind(chart, "strong")] == ["3"]
    assert [text for text in texts(chart) if text.isdigit()] == ["3", "1", "0", "0"]


def test_a_band_lies_below_its_line_and_a_level_across_the_field() -> None:
    line = Line("a", ((0.0, 0.2), (1.0, 0.6)), band=((0.1, 0.3), (0.5, 0.9)))
    chart = line_chart([line], x=Axis("x"), y=Axis("y"), caption=CAPTION, level=Level("enough", 0.5))
    (band,), parts = of_kind(chart, "band0"), list(chart)
    (drawn,) = (part for part in of_kind(chart, "line0") if part.tag == "polyline")
    assert parts.index(band) < parts.index(drawn)
    (left, start), (right, end) = points(drawn)
    # Along the low ends, and back along the high ones.
    assert [x for x, _ in points(band)] == [left, right, right, left]
    unit = (start - end) / 0.4
    assert [y - start for _, y in points(band)] == pytest.approx(
        [0.1 * unit, -0.3 * unit, -0.7 * unit, -0.1 * unit], abs=0.2
    )
    (guide,) = of_kind(chart, "guide")
    assert number(guide, "y1") == number(guide, "y2") == pytest.approx(start - 0.3 * unit, abs=0.2)
    assert (number(guide, "x1"), number(guide, "x2")) == pytest.approx((left, right), abs=0.1)
    assert "enough" in texts(chart)


def test_a_band_has_ends_for_every_point() -> None:
    with pytest.raises(ValueError, match="1 ends of a band around 2 points"):
        Line("a", ((0.0, 0.0), (1.0, 1.0)), band=((0.0, 1.0),))
