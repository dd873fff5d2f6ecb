import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from classifier.cli.wrap import wrap

TEXT = st.text(alphabet="报院。，“”（）ab1 .%👍é", max_size=60)


@given(TEXT, st.integers(2, 30))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("医院报道", 4, ["医院", "报道"]),
        ("医院报，道", 6, ["医院", "报，道"]),
        ("医院报”。道", 6, ["医院", "报”。", "道"]),
        ("医院“道”", 6, ["医院", "“道”"]),
        ("“”“”“”", 4, ["“”“”", "“”"]),
        ("共1234人", 4, ["共", "1234", "人"]),
        ("达98.5%以上", 7, ["达98.5%", "以上"]),
        ("ICU 培训", 6, ["ICU 培", "训"]),
        ("医院 报", 4, ["医院", "报"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("", 4, [""]),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines
