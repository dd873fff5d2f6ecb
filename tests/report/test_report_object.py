import dataclasses
import json

import pytest

from classifier.domain.facts import Attendance, Award, Contributor, First, Level
from classifier.domain.reported import Reported, ReportedArticle
from classifier.report.report_object import report_lines, report_object
from classifier.report.sections.catalogue import sections
from classifier.storage.shipped import load_taxonomy
from tests.report.factories import chinese, english
from tests.report.reports import HOSTILE, make_reported, make_reported_article, year_reported

TAXONOMY = load_taxonomy(None)
YEAR = year_reported()


def test_the_object_has_every_section_and_article() -> None:
    found = report_object(YEAR, sections(YEAR, TAXONOMY, chinese), TAXONOMY)
    assert list(found) == [
        "format", "at", "model", "period", "before", "issue", "organisation", "points", "shared", "tags", "sections",
        "articles",
    ]  # fmt: skip
    assert (found["period"], found["before"]) == (
        {"from": "2024-01-01", "to": "2024-12-31"},
        {"from": "2023-01-01", "to": "2023-12-31"},
    )
    articles = found["articles"]
    assert isinstance(articles, list)
    assert [one["id"] for one in articles] == [one.id for one in YEAR.articles]
    assert {one["title"] for one in articles} >= set(HOSTILE)


def test_every_value_has_the_ids_of_its_articles() -> None:
    reported = make_reported(make_reported_article(1), make_reported_article(2, tags=("award",), date=None))
    found = json.loads(json.dumps(report_object(reported, sections(reported, TAXONOMY, english), TAXONOMY)))
    months = next(one for one in found["sections"] if one["key"] == "months")
    keys = [column["key"] for column in months["columns"]]
    for row, ids in zip(
        [*months["rows"], months["total"]], [*months["articles"], months["total_articles"]], strict=True
    ):
        assert len(row) == len(ids) == len(keys)
        assert row[keys.index("total")] == len(ids[keys.index("total")])
    assert months["rows"][1][0] == "no date"
    assert months["articles"][1][keys.index("tag_award")] == [reported.articles[1].id]
    # Nothing to compare with: no column for it.
    assert not {"before", "change"} & set(keys)


def test_an_article_tells_all_that_is_known_of_it() -> None:
    reported = make_reported(
        make_reported_article(
            title="",
            tags=("award", "event"),
            review="disputed",
            terms={"award": (("荣获", 1.23456),)},
            contributors=(Contributor(name="王芳", department="骨科"),),
            awards=(Award(name="先进集体", level=Level.MUNICIPAL, body=None, sentence="获先进集体。"),),
            firsts=(First(technique="手术", wording="首例", scope=None, sentence="首例手术。"),),
            attendance=Attendance(people=30, about=True, sentence="约 30 人。"),
            page=2,
            repeats=1,
        )
    )
    (found,) = json.loads(json.dumps(report_object(reported, (), TAXONOMY)))["articles"]
    assert set(found) == {field.name for field in dataclasses.fields(ReportedArticle)} | {"primary"}
    assert (found["date"], found["primary"], found["terms"]) == ("2024-03-15", "award", {"award": [["荣获", 1.2346]]})
    assert found["contributors"] == [{"name": "王芳", "department": "骨科"}]
    assert found["awards"][0]["level"] == "municipal"
    assert found["attendance"] == {"people": 30, "about": True, "sentence": "约 30 人。"}


@pytest.mark.parametrize("reported", [YEAR, make_reported(), year_reported(24, dated=False)])
def test_the_lines_are_the_object(reported: Reported) -> None:
    found = sections(reported, TAXONOMY, chinese)
    lines = list(report_lines(reported, found, TAXONOMY))
    assert all(line.endswith("\n") and line.count("\n") <= 2 for line in lines)
    assert json.loads("".join(lines)) == json.loads(json.dumps(report_object(reported, found, TAXONOMY)))
