from classifier.report.sections.named import departments, organisations
from classifier.storage.shipped import load_taxonomy
from tests.report.factories import chinese
from tests.report.reports import make_reported, make_reported_article
from tests.report.sections.tables import behind, rows_of

TAXONOMY = load_taxonomy(None)


def test_the_most_named_come_first_and_each_article_counts_for_every_department() -> None:
    reported = make_reported(
        make_reported_article(1, departments=("骨科",), tags=("award",)),
        make_reported_article(2, departments=("骨科", "护理部"), tags=()),
        make_reported_article(3, departments=("儿科", "儿科")),
        earlier=(make_reported_article(4, departments=("骨科", "药学部")),),
    )
    found = departments(reported, TAXONOMY, chinese)
    told = [(row["department"], row["total"], row["before"], row["change"]) for row in rows_of(found)]
    assert told == [("骨科", 2, 1, 1), ("儿科", 1, 0, 1), ("护理部", 1, 0, 1)]
    assert rows_of(found)[0]["tag_award"] == rows_of(found)[0]["untagged"] == 1
    assert behind(found, 0, "total") == (0, 1)


def test_organisations_are_counted_alike() -> None:
    reported = make_reported(make_reported_article(1, organisations=("市总工会",)), make_reported_article(2))
    (row,) = rows_of(organisations(reported, TAXONOMY, chinese))
    assert (row["organisation"], row["total"], row["before"]) == ("市总工会", 1, None)
