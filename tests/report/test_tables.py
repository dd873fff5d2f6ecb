import pytest

from classifier.report.tables import Table, figure, percent


@pytest.mark.parametrize(
    ("value", "shown"), [(0.0, "0.000"), (0.91249, "0.912"), (0.9996, "0.999"), (1.0, "1.000"), (0.5, "0.500")]
)
def test_only_1_reads_1(value: float, shown: str) -> None:
    assert figure(value) == shown


def test_shares_are_whole_percents() -> None:
    assert [percent(share) for share in (0, 0.85, 0.55, 1)] == ["0 %", "85 %", "55 %", "100 %"]


def test_rows_are_as_long_as_their_headings() -> None:
    with pytest.raises(ValueError, match="3 cells under 2 headings"):
        Table(title="", headings=("a", "b"), rows=(("1", "2"), ("1", "2", "3")))
