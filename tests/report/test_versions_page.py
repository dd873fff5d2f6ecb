from dataclasses import replace

from classifier.domain.inventory import Entry
from classifier.domain.version import Origin
from classifier.report.versions_page import Scored, accuracy_chart, labels_chart, versions_page
from classifier.storage.shipped import load_taxonomy
from tests.report.factories import chinese, english
from tests.report.pages import Reader
from tests.report.versions_factories import make_entry, make_fault, make_inventory, make_run, make_version, two_versions
from tests.storage.registry.factories import make_contest

HOSTILE = "<script>alert(1)</script>\x1b[31m"


def test_the_page_runs_and_fetches_nothing_and_draws_both_charts() -> None:
    read = Reader(versions_page(two_versions(), load_taxonomy(), chinese))
    assert {tag for tag, _ in read.tags}.isdisjoint({"script", "link", "img", "iframe", "object", "a"})
    assert read.of("html") == [{"lang": "zh-CN"}]
    assert [one["aria-labelledby"] for one in read.of("svg")] == [
        "accuracy-title accuracy-about", "labels-title labels-about",
    ]  # fmt: skip
    assert {"模型", "各版本的准确度", "各版本的标注", "模型版本", "历史", "已启用", "未启用"} <= set(read.texts)
    assert not read.of("p")[0].get("class")


def test_an_empty_registry_is_a_page_without_charts() -> None:
    read = Reader(versions_page(make_inventory(), load_taxonomy(), english))
    assert read.of("svg") == []
    assert "0 versions; champion: v0001" in read.texts


def test_what_cannot_be_used_is_warned_of() -> None:
    inventory = make_inventory(Entry(name="v0001", fault=make_fault()), make_entry("v0002"), lost=(make_fault(),))
    read = Reader(versions_page(inventory, load_taxonomy(), english))
    assert {"class": "warning"} in read.of("p")
    assert "2 of what is here cannot be used: see the versions" in read.texts


def test_texts_of_a_manifest_or_the_history_are_shown_and_never_obeyed() -> None:
    entry = make_entry(version=make_version(who=HOSTILE))
    run = replace(make_run(fault=HOSTILE), who=HOSTILE)
    page = versions_page(make_inventory(entry, runs=(run,)), load_taxonomy(), english)
    assert "script" not in {tag for tag, _ in Reader(page).tags}
    assert "\x1b" not in page


def test_labels_that_an_imported_version_learnt_from_are_not_drawn() -> None:
    imported = make_entry("v0002", version=make_version("v0002", origin=Origin.IMPORTED))
    page = versions_page(make_inventory(imported), load_taxonomy(), english)
    assert "Labels over versions" not in Reader(page).texts


def test_lines_rise_with_the_figures_and_numbers_of_versions_are_whole() -> None:
    figures = make_contest().after
    assert figures is not None
    scored = [
        Scored(f"v{number:04d}", replace(figures, primary_macro_f1=score, tag_macro_f1=0.7))
        for number, score in ((2, 0.8), (3, 0.85), (5, 0.93))
    ]
    chart = accuracy_chart(scored, english)
    (primary,) = [part for part in chart.iter("polyline") if part.get("class") == "line0"]
    places = [tuple(map(float, pair.split(","))) for pair in primary.get("points", "").split()]
    assert [x for x, _ in places] == sorted({x for x, _ in places})
    # Pixels are counted from above.
    assert [y for _, y in places] == sorted({y for _, y in places}, reverse=True)
    told = [part.text for part in chart.iter("text")]
    assert {"2", "3", "4", "5"} <= set(told)
    assert not any("2.5" in (text or "") for text in told)


def test_one_version_without_a_label_is_drawn_all_the_same() -> None:
    chart = labels_chart([make_version(own=0)], english)
    assert len(list(chart.iter("circle"))) == 1
