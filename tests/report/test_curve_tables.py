from classifier.domain.curve import Measure, Simulation
from classifier.report.curve_tables import curve_table, needed_table, scores_table
from tests.report.curve_factories import flat, make_simulation
from tests.report.factories import chinese, english


def test_labels_needed_with_their_ranges_and_ratios() -> None:
    found = needed_table(make_simulation(), Measure.PRIMARY, english)
    assert found.title == "Labels needed for 95 % of the full score: macro F1 of the primary"
    assert found.rows[0] == ("random", "198", "180–216", "1.00", "")
    assert found.rows[1] == ("margin", "100", "90–109", "0.50", "0.50–0.51")
    assert "full score, from all labels of the pool: 0.900;" in found.note
    assert needed_table(make_simulation(), Measure.TAGS, chinese).title == "达到全量成绩的 95 % 所需标注：标签宏平均 F1"


def test_one_trial_has_no_range() -> None:
    rows = needed_table(make_simulation(seeds=(0,)), Measure.PRIMARY, english).rows
    assert rows[1] == ("margin", "90", "", "0.50", "")


def test_what_was_not_reached_is_a_dash() -> None:
    simulation = make_simulation(seeds=(0,))
    low = Simulation(trials=simulation.trials, curves=(*simulation.curves, flat(strategy="density")))
    assert needed_table(low, Measure.PRIMARY, english).rows[-1] == ("density", "—", "", "—", "")


def test_scores_after_so_many_labels() -> None:
    found = scores_table(make_simulation(seeds=(0,)), Measure.PRIMARY, english)
    assert found.headings == ("Strategy", "10", "20", "30", "60", "120", "220", "400")
    # 0.9 * (1 - exp(-60 / 60)) and 0.9 * (1 - exp(-60 / 30)).
    assert [row[4] for row in found.rows[:2]] == ["0.569", "0.778"]
    assert found.rows[0][0] == "random"


def test_a_strategy_of_other_rounds_leaves_cells_empty() -> None:
    simulation = make_simulation(seeds=(0,))
    other = Simulation(trials=simulation.trials, curves=(*simulation.curves, flat(strategy="density")))
    assert scores_table(other, Measure.PRIMARY, english).rows[-1] == ("density", "0.300", "0.300", *[""] * 5)


def test_columns_end_where_random_does() -> None:
    trials = make_simulation(seeds=(0,)).trials
    curves = (flat(strategy="density", labels=(10, 20, 30, 40)), flat(strategy="random", labels=(10, 20)))
    found = scores_table(Simulation(trials=trials, curves=curves), Measure.PRIMARY, english)
    assert found.headings == ("Strategy", "10", "20")
    alone = scores_table(Simulation(trials=trials, curves=curves[:1]), Measure.PRIMARY, english)
    assert alone.headings[1:] == ("10", "20", "30", "40")


def test_a_curve_stands_beside_that_of_random() -> None:
    found = curve_table(make_simulation(), "margin", Measure.PRIMARY, english)
    assert found.headings == ("Labels", "margin", "range", "random")
    assert (found.rows[0][0], found.rows[-1][0], len(found.rows)) == ("10", "400", 11)
    # Mean over speeds of 30, 33 and 36, and of 60, 66 and 72.
    assert found.rows[0][1:] == ("0.236", "0.218–0.255", "0.127")
    alone = curve_table(make_simulation(speeds={"margin": 30}), "margin", Measure.PRIMARY, english)
    assert {row[-1] for row in alone.rows} == {""}
