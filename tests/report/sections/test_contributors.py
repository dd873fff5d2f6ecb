from classifier.domain.facts import Contributor
from classifier.report.sections.contributors import contributing_departments, contributors
from classifier.storage.shipped import load_taxonomy
from tests.report.factories import chinese, english
from tests.report.reports import make_reported, make_reported_article
from tests.report.sections.tables import behind, rows_of, total_of

TAXONOMY = load_taxonomy(None)
WANG, LI = Contributor(name="王芳", department="骨科"), Contributor(name="李静")
ARTICLES = (
    make_reported_article(1, contributors=(WANG, LI), tags=("award",)),
    make_reported_article(2, contributors=(LI,), tags=()),
    make_reported_article(3),
)


def test_people_are_ranked_by_points() -> None:
    found = contributors(make_reported(*ARTICLES, points={"award": 3.0}, shared=True), TAXONOMY, chinese)
    first, second = rows_of(found)
    assert (first["rank"], first["name"], first["department"], first["points"]) == (1, "李静", None, 2.5)
    assert (first["articles"], first["joint"], first["tag_award"], first["untagged"]) == (2, 1, 1, 1)
    assert (second["rank"], second["name"], second["department"], second["points"]) == (2, "王芳", "骨科", 1.5)
    assert behind(found, 0, "points") == behind(found, 0, "articles") == (0, 1)
    assert behind(found, 0, "joint") == (0,)
    assert total_of(found)["articles"] == 2


def test_the_note_says_how_points_are_given() -> None:
    told = contributors(make_reported(*ARTICLES, points={"award": 3.0, "event": 0.5}, shared=True), TAXONOMY, chinese)
    assert told.note.startswith("积分按主标签计：获奖 3 分、活动 0.5 分，其余 1 分。合写的平分积分。")
    plain = contributors(make_reported(*ARTICLES), TAXONOMY, english)
    assert plain.note.startswith("Each article is worth 1 point. Each co-author gets all of them. ")


def test_departments_are_ranked_and_those_without_stand_last_without_a_rank() -> None:
    found = contributing_departments(make_reported(*ARTICLES), TAXONOMY, chinese)
    bone, none = rows_of(found)
    assert (bone["rank"], bone["department"], bone["people"], bone["articles"], bone["joint"]) == (1, "骨科", 1, 1, 1)
    assert (none["rank"], none["department"], none["articles"], none["points"]) == (None, "（未注明科室）", 2, 2)
