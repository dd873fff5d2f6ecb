from classifier.domain.curve import Measure, Simulation
from classifier.report.curve_words import measure_name, simulated, trials_note
from tests.report.curve_factories import flat, make_simulation
from tests.report.factories import chinese, english


def test_what_was_done_is_told_with_its_numbers() -> None:
    assert simulated(make_simulation(), english).startswith("3 trials: 400–402 articles to ask about, 100 others to")
    assert simulated(make_simulation(seeds=(0,)), english).startswith("1 trial: 400 articles")
    assert simulated(make_simulation(), chinese).startswith("模拟 3 次：每次 400–402 篇供挑选，另 100 篇只用来评分")


def test_measures_have_names() -> None:
    assert [measure_name(measure, chinese) for measure in Measure] == ["主标签宏平均 F1", "标签宏平均 F1"]


def test_a_note_tells_what_has_to_be_known_and_no_more() -> None:
    assert trials_note(make_simulation(), Measure.TAGS, english) == (
        "full score, from all labels of the pool: 0.450; mean of the trials, and from the least to the most;"
        " lower is better"
    )
    alone = make_simulation(seeds=(0,))
    assert trials_note(alone, Measure.PRIMARY, chinese) == "全量成绩（供挑选的稿件全部标注）：0.900；越低越好"
    low = Simulation(trials=alone.trials, curves=(*alone.curves, flat(strategy="density")))
    assert trials_note(low, Measure.PRIMARY, chinese).endswith("越低越好；— 表示并非每次都达到")
