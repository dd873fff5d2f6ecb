from classifier.ingest.lines import Line, read_lines
from classifier.ingest.wrapping import doubled_lines, full_lines, indented_lines
from tests.ingest.factories import wrap

PROSE = "近日，我院胃肠外科为一名八十二岁的老人完成了一台腹腔镜手术，术中出血很少，老人第三天便能下床走动。"


def _lines(*printed: str) -> list[Line]:
    return read_lines("\n".join(printed))


def test_the_last_line_of_a_paragraph_and_a_headline_are_not_full() -> None:
    lines = _lines("胃肠外科做成新手术", *wrap(PROSE, 16))
    assert full_lines(lines) == [False, *[True] * (len(lines) - 2), False]


def test_a_line_that_a_mark_of_the_next_made_two_columns_shorter_is_full() -> None:
    column = [
        "近日，我院骨科在省内率先完成三台手",
        "术，其中包括一例HIFU治疗，术后患者",
        "都恢复得很好，科室对此十分满意，院",
    ]
    assert {line.width for line in _lines(*column)} == {34}
    assert full_lines(_lines(*column, "长到场祝贺，并同医护人员合影留念"))[-1]
    assert not full_lines(_lines(*column, "长到场祝贺，并同医护人员合影"))[-1]


def test_lines_of_a_list_that_are_of_one_length_by_chance_are_not_full() -> None:
    printed = [f"内科主任医师李{'青' * (3 * (number % 7))}禾坐诊" for number in range(14)]
    assert not any(full_lines(_lines(*printed)))


def test_lines_with_a_blank_line_below_each_are_double_spaced() -> None:
    spaced = read_lines("\n\n".join(wrap(PROSE * 2, 16)))
    close = _lines(*wrap(PROSE * 2, 16))
    assert all(doubled_lines(spaced, full_lines(spaced)))
    assert not any(doubled_lines(close, full_lines(close)))


def test_double_spacing_ends_some_lines_below_the_lines_that_have_it() -> None:
    spaced = "\n\n".join(wrap(PROSE * 2, 16))
    lines = read_lines("\n".join([spaced, *["短行"] * 20]))
    assert doubled_lines(lines, full_lines(lines))[-1] is False


def test_a_line_is_indented_where_most_around_it_stand_further_out() -> None:
    assert indented_lines(_lines("　　甲", "乙", "丙", "丁", "　　戊", "己")) == [
        True,
        False,
        False,
        False,
        True,
        False,
    ]
    assert not any(indented_lines(_lines("　　甲", "　　乙", "　　丙")))


def test_no_lines_are_neither_full_nor_double_spaced_nor_indented() -> None:
    assert full_lines([]) == doubled_lines([], []) == indented_lines([]) == []
