import re
from xml.etree.ElementTree import Element

import pytest

from classifier.domain.curve import Measure, Simulation
from classifier.report.curve_page import curve_chart, simulation_page
from tests.report.curve_factories import flat, make_simulation
from tests.report.factories import chinese, english
from tests.report.pages import Reader


def of_kind(chart: Element, kind: str) -> list[Element]:
    return [part for part in chart.iter() if part.get("class") == kind]


def points(part: Element) -> list[tuple[float, float]]:
    pairs = (pair.split(",") for pair in part.get("points", "").split())
    return [(float(x), float(y)) for x, y in pairs]


def test_the_page_runs_and_fetches_nothing_and_shows_every_strategy() -> None:
    read = Reader(simulation_page(make_simulation(), chinese))
    assert {tag for tag, _ in read.tags}.isdisjoint({"script", "link", "img", "iframe", "object", "a"})
    assert read.of("html") == [{"lang": "zh-CN"}]
    # Two of the labels needed, and two for each strategy but random, which is in every one of them.
    names = [one["aria-labelledby"] for one in read.of("svg")]
    assert len(names) == len(set(names)) == 2 + 2 * 2
    assert {"模拟标注", "margin", "mix"} <= set(read.texts)


def test_the_faster_curve_lies_above_and_has_its_range_around_it() -> None:
    chart = curve_chart(make_simulation(), "margin", Measure.PRIMARY, english)
    (fast,), (slow,) = (
        [points(part) for part in of_kind(chart, f"line{style}") if part.tag == "polyline"] for style in (0, 1)
    )
    assert [x for x, _ in fast] == [x for x, _ in slow]
    # Pixels are counted from above.
    assert all(above[1] < below[1] for above, below in zip(fast, slow, strict=True))
    (band,) = of_kind(chart, "band0")
    around = points(band)
    low, high = around[: len(fast)], around[: len(fast) - 1 : -1]
    assert all(top[1] <= middle[1] <= bottom[1] for bottom, middle, top in zip(low, fast, high, strict=True))
    assert {low[0][0], high[0][0]} == {fast[0][0]}
    assert low[0][1] - high[0][1] > 1


def test_a_guide_lies_at_the_score_to_be_reached() -> None:
    chart = curve_chart(make_simulation(seeds=(0,)), "margin", Measure.PRIMARY, english)
    guide = next(part for part in of_kind(chart, "guide") if part.get("x2") != part.get("x1"))
    (fast,) = (points(part) for part in of_kind(chart, "line0") if part.tag == "polyline")
    height = float(guide.get("y1", "nan"))
    # margin has 95 % of the full score at 90 labels, the ninth round.
    assert fast[7][1] > height
    assert fast[8][1] == pytest.approx(height, abs=0.5)
    assert "95 % of the full score" in [part.text for part in chart.iter("text")]


def test_charts_of_one_measure_have_the_same_axes() -> None:
    made = make_simulation()
    shown = [
        [part.text for part in of_kind(curve_chart(made, name, Measure.TAGS, english), "faint")]
        for name in ("margin", "mix")
    ]
    assert shown[0] == shown[1]


def test_curves_lie_within_their_axes() -> None:
    simulation = make_simulation(seeds=(0,))
    high = Simulation(trials=simulation.trials, curves=(*simulation.curves, flat(strategy="density", score=1.0)))
    for name in high.strategies:
        chart = curve_chart(high, name, Measure.PRIMARY, english)
        ends = [float(line.get(end, "nan")) for line in of_kind(chart, "axis") for end in ("x1", "x2", "y1", "y2")]
        xs, ys = (ends[:2] + ends[4:6], ends[2:4] + ends[6:])
        drawn = [point for part in chart.iter() for point in points(part)]
        assert all(min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys) for x, y in drawn)


def test_charts_end_a_little_behind_the_labels_that_anybody_needed() -> None:
    # Random needs 216 on the slowest trial; the curves go on to 400.
    chart = curve_chart(make_simulation(), "margin", Measure.PRIMARY, english)
    labels = [int(part.text or "") for part in of_kind(chart, "faint") if (part.text or "").isdigit()]
    assert max(labels) == 250


def test_where_nothing_was_reached_the_table_says_so_alone() -> None:
    made = make_simulation(seeds=(0,))
    low = Simulation(trials=made.trials, curves=(flat(strategy="random"), flat(strategy="margin")))
    page = simulation_page(low, english)
    assert len(Reader(page).of("svg")) == 2
    assert re.search(r"margin did not come to 95 % of the full score on every trial", page)


def test_random_alone_is_drawn_once_and_one_without_random_alone() -> None:
    for name in ("random", "margin"):
        chart = curve_chart(make_simulation(speeds={name: 60}), name, Measure.PRIMARY, english)
        assert not of_kind(chart, "line1")
        assert len(Reader(simulation_page(make_simulation(speeds={name: 60}), english)).of("svg")) == 4
