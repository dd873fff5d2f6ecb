"""What recording comes to, case by case, on both databases."""

from dataclasses import replace
from pathlib import Path

import pytest

from classifier.domain.article import Article
from classifier.domain.catalogued import Reading, Recorded
from classifier.domain.issue import Masthead
from classifier.storage.catalogue.catalogue import Catalogue
from tests.storage.catalogue.factories import (
    DAY,
    make_article,
    make_issue,
    make_prediction,
    make_seen,
    put,
    record,
    titles_of,
)


def test_a_new_issue_goes_in_whole(catalogue: Catalogue, tmp_path: Path) -> None:
    found = put(catalogue, tmp_path / "a.txt", "甲", "乙")
    assert (found.outcome, found.articles, found.predictions, found.repeated) == (Recorded.NEW, 2, 2, ())
    (issue,) = catalogue.issues()
    assert (issue.id, issue.name, issue.path) == (found.issue, "a.txt", (tmp_path / "a.txt").as_posix())
    assert (issue.part, issue.newspaper, issue.date, issue.articles) == (1, "某某医院报", DAY, 2)
    assert titles_of(catalogue) == [("a.txt", "甲"), ("a.txt", "乙")]


def test_the_same_issue_read_twice_adds_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path / "a.txt", "甲", "乙")
    before = catalogue.dump()
    found = put(catalogue, tmp_path / "a.txt", "甲", "乙")
    assert (found.outcome, found.articles, found.predictions) == (Recorded.KNOWN, 0, 0)
    assert catalogue.dump() == before
    assert catalogue.counts().predictions == 2


def test_an_issue_whose_file_has_another_name_is_renamed(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path / "b.txt", "甲")
    (tmp_path / "b.txt").unlink()
    found = put(catalogue, tmp_path / "c.txt", "甲")
    assert (found.outcome, found.articles, found.predictions) == (Recorded.RENAMED, 0, 0)
    assert [issue.name for issue in catalogue.issues()] == ["c.txt"]


def test_a_copy_adds_nothing_and_the_naturally_first_name_stands(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path / "10.txt", "甲")
    found = put(catalogue, tmp_path / "2.txt", "甲")
    assert (found.outcome, found.articles) == (Recorded.COPY, 0)
    assert titles_of(catalogue) == [("2.txt", "甲")]
    assert put(catalogue, tmp_path / "3.txt", "甲").outcome is Recorded.COPY
    assert titles_of(catalogue) == [("2.txt", "甲")]
    assert catalogue.counts().issues == 1


def test_another_issue_under_the_same_name_takes_its_place(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path / "a.txt", "甲", "乙")
    stays = make_issue("乙", path=tmp_path / "a.txt").articles[0].id
    said = catalogue.history(stays)
    found = put(catalogue, tmp_path / "a.txt", "乙", "丙")
    assert (found.outcome, found.articles, found.predictions) == (Recorded.REPLACED, 1, 1)
    assert titles_of(catalogue) == [("a.txt", "乙"), ("a.txt", "丙")]
    assert catalogue.history(stays) == said
    assert (catalogue.counts().articles, catalogue.counts().predictions) == (2, 2)


def test_what_another_issue_holds_stays_when_one_is_replaced(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path / "a.txt", "甲", "乙")
    assert put(catalogue, tmp_path / "b.txt", "甲", "丁").repeated == (catalogue.dump().articles[0].article.id,)
    put(catalogue, tmp_path / "a.txt", "丙")
    assert titles_of(catalogue) == [("a.txt", "丙"), ("b.txt", "甲"), ("b.txt", "丁")]


def test_a_copy_stands_once_the_first_is_replaced(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path / "a.txt", "甲")
    put(catalogue, tmp_path / "b.txt", "甲")
    assert put(catalogue, tmp_path / "a.txt", "乙").outcome is Recorded.REPLACED
    assert titles_of(catalogue) == [("a.txt", "乙"), ("b.txt", "甲")]


def test_an_issue_that_moves_onto_another_takes_its_place(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path / "a.txt", "甲")
    put(catalogue, tmp_path / "b.txt", "乙")
    (tmp_path / "a.txt").replace(tmp_path / "b.txt")
    assert record(catalogue, make_issue("甲", path=tmp_path / "b.txt")).outcome is Recorded.REPLACED
    assert titles_of(catalogue) == [("b.txt", "甲")]
    assert catalogue.counts().articles == 1


def test_an_article_in_two_issues_is_one_article_with_one_prediction(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path / "a.txt", "甲")
    (tmp_path / "b.txt").touch()
    issue = make_issue("甲", "乙", path=tmp_path / "b.txt")
    found = record(catalogue, issue, make_prediction("event"), make_prediction("event"))
    assert (found.outcome, found.articles, found.predictions) == (Recorded.NEW, 1, 1)
    assert found.repeated == (issue.articles[0].id,)
    primaries = [one.prediction and one.prediction.primary for one in catalogue.articles()]
    assert primaries == ["award", "award", "event"]


def test_an_article_twice_in_one_issue_repeats_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    found = put(catalogue, tmp_path / "a.txt", "甲", "甲")
    assert (found.articles, found.predictions, found.repeated) == (1, 1, ())
    assert titles_of(catalogue) == [("a.txt", "甲"), ("a.txt", "甲")]


def test_each_reading_keeps_what_it_found_beside_the_text(catalogue: Catalogue, tmp_path: Path) -> None:
    first = Article(title="Ａ组 获奖", text="一", bylines=("王芳",), pages=(1,))
    second = Article(title="A组获奖", text="一 ", bylines=("李明",), pages=(2, 3), position=7, doubtful=True)
    assert first.id == second.id
    for name, article in (("1.txt", first), ("2.txt", second)):
        (tmp_path / name).touch()
        record(catalogue, make_issue(path=tmp_path / name, articles=(article, make_article(name))))
    assert [one.article for one in catalogue.articles()][::2] == [first, second]
    # The one that came first goes; the other one stays as it was.
    put(catalogue, tmp_path / "1.txt", "丙")
    assert [one.article for one in catalogue.articles()][1] == second


def test_an_issue_that_is_read_anew_has_what_was_read_last(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    issue = make_issue("甲", path=tmp_path / "a.txt")
    record(catalogue, issue, date=None)
    article = replace(issue.articles[0], bylines=("王芳",), text=" " + issue.articles[0].text)
    again = replace(issue, articles=(article,), source="报/a.txt", masthead=Masthead(newspaper="某某医院 报"))
    assert record(catalogue, again).outcome is Recorded.KNOWN
    (found,) = catalogue.articles()
    assert found.article == article
    assert (found.issue.name, found.issue.newspaper, found.issue.date) == ("报/a.txt", "某某医院 报", DAY)


def test_pieces_of_a_file_are_issues_of_their_own(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.touch()
    for part, title in enumerate(("甲", "乙", "丙"), start=1):
        record(catalogue, make_issue(title, path=path, part=part))
    assert [one.article.title for one in catalogue.articles()] == ["甲", "乙", "丙"]
    assert catalogue.trim(str(path), 3) == 0
    assert catalogue.trim(str(path), 1) == 2
    assert [one.article.title for one in catalogue.articles()] == ["甲"]
    assert catalogue.counts().articles == 1


def test_two_pieces_of_a_file_that_are_the_same_count_once(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.touch()
    assert record(catalogue, make_issue("甲", path=path, part=2)).outcome is Recorded.NEW
    assert record(catalogue, make_issue("甲", path=path, part=1)).outcome is Recorded.COPY
    assert [issue.part for issue in catalogue.issues()] == [1]


def test_an_issue_from_standard_input_has_the_name_of_its_file_once_it_is_known(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    assert record(catalogue, make_issue("甲")).outcome is Recorded.NEW
    assert record(catalogue, make_issue("甲")).outcome is Recorded.KNOWN
    assert titles_of(catalogue) == [("-", "甲")]
    assert put(catalogue, tmp_path / "a.txt", "甲").outcome is Recorded.RENAMED
    assert record(catalogue, make_issue("甲")).outcome is Recorded.KNOWN
    assert titles_of(catalogue) == [("a.txt", "甲")]


def test_an_issue_without_articles_is_recorded(catalogue: Catalogue, tmp_path: Path) -> None:
    assert put(catalogue, tmp_path / "a.txt").outcome is Recorded.NEW
    assert (catalogue.counts().issues, catalogue.counts().articles) == (1, 0)


def test_an_issue_of_more_articles_than_one_statement_takes(catalogue: Catalogue, tmp_path: Path) -> None:
    titles = [f"第{number}篇" for number in range(1200)]
    assert put(catalogue, tmp_path / "a.txt", *titles).articles == 1200
    assert put(catalogue, tmp_path / "a.txt", *titles).articles == 0
    assert [title for _, title in titles_of(catalogue)] == titles
    put(catalogue, tmp_path / "a.txt", "甲")
    assert (catalogue.counts().articles, catalogue.counts().predictions) == (1, 1)


def test_a_link_is_the_file_that_it_leads_to(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path / "a.txt", "甲")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert record(catalogue, make_issue("甲", path=tmp_path / "b.txt")).outcome is Recorded.KNOWN


def test_the_file_of_an_inbox_is_written_with_its_issues(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.touch()
    seen = make_seen(str(path))
    ids = tuple(
        record(catalogue, make_issue(title, path=path, part=part), seen=seen).issue
        for part, title in enumerate("甲乙", start=1)
    )
    assert catalogue.files()[str(path)] == replace(seen, issues=ids)
    # Other bytes: what was found before is not in them.
    other = replace(seen, digest="d2", reading=Reading.DONE)
    last = record(catalogue, make_issue("丙", path=path), seen=other).issue
    assert catalogue.files()[str(path)].issues == (last,)


def test_a_call_that_makes_no_sense_leaves_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    issue = make_issue("甲", "乙", path=tmp_path / "a.txt")
    with pytest.raises(ValueError, match="zip"):
        record(catalogue, issue, make_prediction("award"), seen=make_seen())
    assert (catalogue.counts().issues, catalogue.counts().articles, catalogue.files()) == (0, 0, {})


def test_a_file_that_was_moved_takes_its_issues_along(catalogue: Catalogue, tmp_path: Path) -> None:
    old, new = tmp_path / "inbox" / "b.txt", tmp_path / "archive" / "a.txt"
    put(catalogue, old, "甲")
    put(catalogue, new, "乙")
    catalogue.see(make_seen(str(old)))
    catalogue.see(make_seen(str(new), digest="d2"))
    old.replace(new)
    catalogue.move(str(old), str(new))
    assert [(issue.path, issue.name) for issue in catalogue.issues()] == [(new.as_posix(), "b.txt")]
    assert catalogue.files() == {str(new): make_seen(str(new))}
    assert record(catalogue, make_issue("甲", path=new)).outcome is Recorded.KNOWN
    catalogue.move(str(old), str(new))
    catalogue.move(str(new), str(new))
    assert titles_of(catalogue) == [("a.txt", "甲")]


def test_a_file_that_was_renamed_is_filed_under_its_new_name(catalogue: Catalogue, tmp_path: Path) -> None:
    old, new = tmp_path / "b.txt", tmp_path / "c.txt"
    put(catalogue, old, "甲")
    old.replace(new)
    catalogue.move(str(old), str(new), name="c.txt")
    assert [(issue.path, issue.name) for issue in catalogue.issues()] == [(new.as_posix(), "c.txt")]


def test_a_copy_is_entered_as_if_it_had_been_read(catalogue: Catalogue, tmp_path: Path) -> None:
    original, copy, other = (tmp_path / name for name in ("b.txt", "a.txt", "c.txt"))
    put(catalogue, original, "甲", "乙")
    put(catalogue, other, "丙")
    for path in (copy, other):
        path.write_bytes(original.read_bytes())
        for _ in range(2):
            catalogue.copy(str(original), str(path), name=path.name)
    catalogue.copy(str(tmp_path / "nowhere"), str(copy), name="a.txt")
    # The naturally first stands for all three, as it would if each had been read; what was in the third is gone.
    assert titles_of(catalogue) == [("a.txt", "甲"), ("a.txt", "乙")]
    noted = catalogue.dump()
    for path in (original, copy, other):
        put(catalogue, path, "甲", "乙")
    assert catalogue.dump() == noted
    assert [issue.name for issue in noted.issues] == ["a.txt", "b.txt", "c.txt"]


def test_what_was_not_read_again_is_taken_out(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.touch()
    for part, title in enumerate(("甲", "乙"), start=1):
        record(catalogue, make_issue(title, path=path, part=part))
    for name in ("a.txt", "b.txt", "报/c.txt", "报2/d.txt"):
        put(catalogue, tmp_path / name, name, "都有")
    record(catalogue, make_issue("管道"))
    read = [(str(path), 1), (str(tmp_path / "a.txt"), 1)]
    assert catalogue.keep_only(read, unread=[str(tmp_path / "报")]) == (4, 1)
    assert [title for _, title in titles_of(catalogue)] == ["a.txt", "都有", "报/c.txt", "都有", "甲"]
    assert catalogue.counts().articles == 4
    assert catalogue.keep_only([]) == (3, 0)
    assert (catalogue.counts().issues, catalogue.counts().articles, catalogue.counts().predictions) == (0, 0, 0)
