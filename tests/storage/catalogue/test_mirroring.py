"""The table of labels is what people's answers come to, and stands before what a model says."""

from pathlib import Path

from classifier.domain.label import Label
from classifier.domain.prediction import ReviewReason
from classifier.domain.resolution import Basis, Resolution
from classifier.storage.catalogue.catalogue import Catalogue
from tests.storage.catalogue.factories import look, make_issue, make_prediction, make_resolution, put, record


def by_article(*resolutions: Resolution) -> dict[str, Resolution]:
    return {resolution.article: resolution for resolution in resolutions}


def test_labels_stand_beside_their_articles(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path / "a.txt", "甲", "乙", "丙", "丁")
    ids = [one.article.id for one in catalogue.articles()]
    resolutions = by_article(
        make_resolution(ids[0], "event", "award", basis=Basis.MAJORITY),
        make_resolution(ids[1]),
        make_resolution(ids[2], basis=Basis.DISPUTED),
        make_resolution("0" * 16, "award"),
    )
    catalogue.mirror(resolutions)
    assert [(one.label, one.basis) for one in catalogue.articles()] == [
        (Label(tags=("event", "award"), primary="event"), Basis.MAJORITY),
        (Label(tags=(), primary=None), Basis.SINGLE),
        (None, Basis.DISPUTED),
        (None, None),
    ]
    assert catalogue.counts().labels == 4
    assert len(catalogue.dump().decided) == 4


def test_a_second_mirror_changes_what_differs(catalogue: Catalogue) -> None:
    many = [make_resolution(f"{number:016}", "award") for number in range(1100)]
    catalogue.mirror(by_article(*many))
    before = catalogue.dump()
    catalogue.mirror(by_article(*many))
    assert catalogue.dump() == before
    catalogue.mirror(by_article(make_resolution(many[0].article, "event"), *many[2:], make_resolution("x", "award")))
    decided = {article: label for article, _, label in catalogue.dump().decided}
    assert len(decided) == 1100
    assert decided[many[0].article] == Label(tags=("event",), primary="event")
    assert many[1].article not in decided
    catalogue.mirror({})
    assert catalogue.counts().labels == 0


def test_a_label_wins_in_the_view_for_other_programs(database_url: str, tmp_path: Path) -> None:
    with Catalogue.open(database_url) as catalogue:
        titles = ("甲", "乙", "丙", "丁")
        (tmp_path / "a.txt").touch()
        doubt = make_prediction("award", review=ReviewReason.UNCERTAIN)
        record(catalogue, make_issue(*titles, path=tmp_path / "a.txt"), *[doubt] * 4)
        ids = [one.article.id for one in catalogue.articles()]
        untagged, disputed = make_resolution(ids[1]), make_resolution(ids[2], basis=Basis.DISPUTED)
        catalogue.mirror(by_article(make_resolution(ids[0], "event"), untagged, disputed))
    rows = look(database_url, "SELECT title, primary_tag, tags, confirmed, review FROM standing")
    assert {row[0]: row[1:] for row in rows} == {
        "甲": ("event", '["event"]', True, None),
        "乙": (None, "[]", True, None),
        "丙": ("award", '["award"]', False, "disputed"),
        "丁": ("award", '["award"]', False, "uncertain"),
    }
