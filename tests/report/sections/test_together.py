from classifier.report.sections.together import together
from classifier.storage.shipped import load_taxonomy
from tests.report.factories import chinese
from tests.report.reports import make_reported, make_reported_article, year_reported
from tests.report.sections.tables import behind, rows_of

TAXONOMY = load_taxonomy(None)


def test_pairs_count_on_both_sides_and_the_diagonal_counts_those_alone() -> None:
    reported = make_reported(
        make_reported_article(1, tags=("award",)),
        make_reported_article(2, tags=("award", "event")),
        make_reported_article(3, tags=("event", "award", "training")),
        make_reported_article(4, tags=()),
    )
    found = together(reported, TAXONOMY, chinese)
    rows = {row["tag"]: row for row in rows_of(found)}
    assert (rows["获奖"]["tag_award"], rows["获奖"]["tag_event"], rows["活动"]["tag_award"]) == (1, 2, 2)
    assert (rows["活动"]["tag_event"], rows["培训"]["tag_event"], rows["培训"]["tag_training"]) == (0, 1, 0)
    assert behind(found, 2, "tag_event") == (1, 2)


def test_the_matrix_is_the_same_from_both_sides() -> None:
    rows = [[cell.articles for cell in row[1:]] for row in together(year_reported(), TAXONOMY, chinese).rows]
    assert rows == [list(column) for column in zip(*rows, strict=True)]
