import pytest

from classifier.ingest.seams import cuts_word


@pytest.mark.parametrize(
    ("above", "below"), [("会议由副院", "长主持"), ("患者术后恢", "复良好"), ("组织党员重温入党誓", "词，参观展厅")]
)
def test_a_word_cut_in_two_is_seen(above: str, below: str) -> None:
    assert cuts_word(above, below)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("我院召开", "工作会议"),
        ("掀起学习热潮", "凝聚发展力量"),
        ("患者康复，", "复查良好"),
        ("共12", "人参加"),
        ("", "我院"),
        ("我院", ""),
    ],
)
def test_where_a_word_ends_nothing_is_cut(above: str, below: str) -> None:
    assert not cuts_word(above, below)
