import datetime as dt
import logging
from collections.abc import Sequence
from pathlib import Path

import pytest

from classifier.domain.article import Article
from classifier.domain.issue import Issue, Masthead
from classifier.domain.observation import Observation
from classifier.domain.prediction import Prediction, ReviewReason
from classifier.errors import DamagedVersionError
from classifier.storage.registry.folder import Registry
from classifier.workflows.observe import MOST_ARTICLES, Observer, observe
from classifier.workflows.tag import TaggedIssue

NOON = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)


def make_prediction(*tags: str, certainty: float = 0.9, familiar: float = 0.8, doubt: bool = False) -> Prediction:
    return Prediction(
        scores={"award": 0.5, "event": 0.4},
        tags=tags,
        primary=tags[0] if tags else None,
        review=ReviewReason.UNCERTAIN if doubt else None,
        model="v0001",
        certainty=certainty,
        familiar=familiar,
    )


def make_tagged(
    *predictions: Prediction,
    source: str = "2026-03.txt",
    dates: Sequence[dt.date | None] = (),
    masthead: dt.date | None = None,
) -> TaggedIssue:
    days = [*dates, *[None] * len(predictions)]
    articles = (Article(title=f"题{n}", text="正文。", position=n + 1, date=days[n]) for n in range(len(predictions)))
    return TaggedIssue(Issue(source=source, articles=tuple(articles), masthead=Masthead(date=masthead)), predictions)


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry(tmp_path / "models", tmp_path / "state")


def observer(registry: Registry, champion: str = "v0001", *, at: dt.datetime = NOON) -> Observer:
    return Observer(registry, champion, clock=lambda: at)


def test_an_observation_says_what_was_met() -> None:
    tagged = make_tagged(
        make_prediction("award", certainty=0.9, familiar=1.0),
        make_prediction("award", "event", certainty=0.54321, familiar=0.5, doubt=True),
        make_prediction(certainty=0.7, familiar=0.6),
    )
    assert observe(tagged, "v0001", NOON) == Observation(
        issue="2026-03.txt",
        date=dt.date(2026, 3, 1),
        at=NOON,
        model="v0001",
        articles=3,
        unseen=0.3,
        certainties=(0.9, 0.5432, 0.7),
        tags={"award": 2, "event": 1},
        doubtful=(tagged.issue.articles[1].id,),
    )


def test_a_tag_that_was_given_to_no_article_is_counted_too() -> None:
    assert observe(make_tagged(make_prediction("award")), "v0001", NOON).tags == {"award": 1, "event": 0}


@pytest.mark.parametrize(
    ("source", "masthead", "dates", "date"),
    [
        ("2026-03-15.txt", None, (), dt.date(2026, 3, 15)),
        ("院报/2026年03月.pdf", None, (), dt.date(2026, 3, 1)),
        ("2026-03.txt", dt.date(2026, 3, 20), (), dt.date(2026, 3, 20)),
        ("院报.txt", None, (dt.date(2026, 1, 2), dt.date(2026, 1, 9)), dt.date(2026, 1, 9)),
        ("院报.txt", None, (), None),
        # No month has such a day.
        ("20260231.txt", None, (), None),
    ],
)
def test_an_issue_is_dated_as_far_as_is_known(
    source: str, masthead: dt.date | None, dates: Sequence[dt.date], date: dt.date | None
) -> None:
    tagged = make_tagged(make_prediction(), make_prediction(), source=source, masthead=masthead, dates=dates)
    assert observe(tagged, "v0001", NOON).date == date


def test_what_the_champion_tags_is_noted(registry: Registry) -> None:
    observer(registry)(make_tagged(make_prediction("award")))
    (found,) = registry.observations()
    assert (found.issue, found.model, found.at) == ("2026-03.txt", "v0001", NOON)


def test_an_issue_that_is_tagged_again_is_noted_only_if_something_is_new(registry: Registry) -> None:
    tagged = make_tagged(make_prediction("award"))
    observer(registry)(tagged)
    observer(registry, at=NOON + dt.timedelta(days=1))(tagged)
    assert [one.at for one in registry.observations()] == [NOON]
    observer(registry, "v0002", at=NOON + dt.timedelta(days=2))(tagged)
    assert [one.model for one in registry.observations()] == ["v0002"]


def test_what_has_no_name_or_no_article_is_not_noted(registry: Registry) -> None:
    noting = observer(registry)
    noting(make_tagged(make_prediction("award"), source="-"))
    noting(make_tagged())
    assert registry.observations() == []


def test_a_long_file_that_comes_in_pieces_is_one_issue(registry: Registry) -> None:
    noting = observer(registry)
    noting(make_tagged(make_prediction("award", familiar=1.0), source="稿件.jsonl"))
    noting(make_tagged(make_prediction("event", familiar=0.4), make_prediction(familiar=0.4), source="稿件.jsonl"))
    noting(make_tagged(make_prediction(), source="2026-04.txt"))
    first, second = registry.observations()
    assert (first.articles, first.unseen, first.tags) == (3, 0.4, {"award": 1, "event": 1})
    assert len(first.certainties) == 3
    assert (second.issue, second.articles) == ("2026-04.txt", 1)


def test_of_a_file_that_is_no_issue_only_the_first_pieces_are_noted(registry: Registry) -> None:
    noting = observer(registry)
    piece = make_tagged(*[make_prediction()] * 900, source="稿件.jsonl")
    for _ in range(4):
        noting(piece)
    (found,) = registry.observations()
    assert found.articles == 1800
    assert found.articles <= MOST_ARTICLES


def test_tagging_goes_on_where_nothing_can_be_noted(registry: Registry, caplog: pytest.LogCaptureFixture) -> None:
    registry.folder.parent.mkdir(exist_ok=True)
    registry.folder.write_text("a file in the place of the folder", encoding="utf-8")
    noting = observer(registry)
    with caplog.at_level(logging.WARNING):
        noting(make_tagged(make_prediction()))
        noting(make_tagged(make_prediction(), source="2026-04.txt"))
    assert [record.msg for record in caplog.records] == ["%s: what was met in it cannot be noted: %s"]


def test_a_link_in_the_place_of_the_file_is_not_followed(
    registry: Registry, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    registry.folder.mkdir()
    (tmp_path / "elsewhere").write_text("", encoding="utf-8")
    (registry.folder / "observed.jsonl").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DamagedVersionError):
        registry.observations()
    observer(registry)(make_tagged(make_prediction()))
    assert len(caplog.records) == 1
    assert (tmp_path / "elsewhere").read_text(encoding="utf-8") == ""


def test_what_was_noted_comes_back_as_it_was(registry: Registry) -> None:
    tagged = make_tagged(make_prediction("award", certainty=0.123456, doubt=True), make_prediction(familiar=1 / 3))
    observer(registry)(tagged)
    assert registry.observations() == [observe(tagged, "v0001", NOON)]
