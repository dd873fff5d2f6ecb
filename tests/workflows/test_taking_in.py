import io
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from classifier.domain.answer import Answer, Verdict
from classifier.domain.catalogued import Verb
from classifier.domain.label import Label
from classifier.domain.prediction import PERSON
from classifier.errors import DamagedCatalogueError, InputError, YuankanError
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.workspace import Workspace
from classifier.workflows.chosen import Chosen
from classifier.workflows.rebuilding import rebuild, rebuilt_from
from classifier.workflows.retagging import retag
from classifier.workflows.tag import TaggedIssue, tag
from classifier.workflows.taking_in import take_in
from tests.workflows.catalogued import TAXONOMY, make_chosen, make_workspace, write_issue
from tests.workflows.test_observe import NOON


@pytest.fixture
def workspace(tmp_path: Path, database_url: str) -> Workspace:
    return make_workspace(tmp_path / "office", database_url)


def take(
    workspace: Workspace,
    *paths: Path,
    model: Chosen | None = None,
    again: bool = False,
    unrecorded: Callable[[YuankanError], None] = lambda error: pytest.fail(str(error)),
) -> list[TaggedIssue]:
    chosen = model or make_chosen()
    found = tag([str(path) for path in paths], io.BytesIO(), chosen, explain=True)
    results = list(take_in(found, workspace, chosen.name, TAXONOMY, retag=again, unrecorded=unrecorded))
    return [result for result in results if isinstance(result, TaggedIssue)]


def test_what_is_tagged_is_recorded_once(workspace: Workspace) -> None:
    file = write_issue(workspace, "2026-03.txt", "荣获先进", "举行义诊")
    take(workspace, file)
    take(workspace, file)
    take(workspace, workspace.root / "issues")
    with Catalogue.open(workspace.catalogue) as catalogue:
        assert (catalogue.counts().issues, catalogue.counts().articles, catalogue.counts().predictions) == (1, 2, 2)
        (issue,) = catalogue.issues()
        assert (issue.name, str(issue.date)) == ("2026-03.txt", "2026-03-01")
        assert [one.prediction.primary for one in catalogue.articles() if one.prediction] == ["award", "event"]
        assert [(run.verb, run.issues, run.articles) for run in catalogue.runs()] == [
            (Verb.TAG, 1, 2),
            (Verb.TAG, 0, 0),
            (Verb.TAG, 0, 0),
        ]


def test_a_file_is_filed_under_its_place_in_the_sources_however_it_was_given(workspace: Workspace) -> None:
    file = write_issue(workspace, "2026/03.txt", "荣获先进")
    take(workspace, file)
    with Catalogue.open(workspace.catalogue) as catalogue:
        assert [issue.name for issue in catalogue.issues()] == ["2026/03.txt"]


def test_the_same_article_in_two_issues_is_one_article(workspace: Workspace) -> None:
    write_issue(workspace, "2026-03.txt", "荣获先进", "举行义诊")
    write_issue(workspace, "2026-04.txt", "举行义诊")
    take(workspace, workspace.root / "issues")
    with Catalogue.open(workspace.catalogue) as catalogue:
        assert (catalogue.counts().issues, catalogue.counts().articles) == (2, 2)
        assert len(list(catalogue.articles())) == 3


def test_what_a_person_decided_is_listed_and_what_the_model_said_is_recorded(workspace: Workspace) -> None:
    file = write_issue(workspace, "2026-03.txt", "荣获先进", "举行义诊")
    article = take(workspace, file)[0].issue.articles[0]
    label = Label(tags=("event",), primary="event")
    LabelFolder(workspace.labels).log("王芳").append(
        Answer(id="a", verdict=Verdict.LABEL, article=article.id, annotator="王芳", at=NOON, seconds=1, label=label)
    )
    (tagged,) = take(workspace, file)
    assert [(said.model, said.primary) for said in tagged.predictions] == [(PERSON, "event"), ("v0001", "event")]
    with Catalogue.open(workspace.catalogue) as catalogue:
        said = [one.prediction for one in catalogue.articles()]
        assert [(one.model, one.primary) for one in said if one] == [("v0001", "award"), ("v0001", "event")]


def test_a_new_champion_changes_nothing_until_it_is_asked_to(workspace: Workspace) -> None:
    file = write_issue(workspace, "2026-03.txt", "荣获先进", "举行义诊", "参观学习")
    other = make_chosen("荣获", "举行", name="v0002")
    take(workspace, file)
    take(workspace, file, model=other)
    with Catalogue.open(workspace.catalogue) as catalogue:
        assert {one.prediction.model for one in catalogue.articles() if one.prediction} == {"v0001"}
    (changed,) = retag(workspace, other)
    assert [article.title for article in changed.issue.articles] == ["举行义诊"]
    assert list(retag(workspace, other)) == []
    with Catalogue.open(workspace.catalogue) as catalogue:
        said = [one.prediction for one in catalogue.articles()]
        assert [(one.model, one.primary) for one in said if one] == [
            ("v0001", "award"),
            ("v0002", "award"),
            ("v0001", "event"),
        ]
        former = catalogue.history(changed.issue.articles[0].id)
        assert [(one.model, one.primary) for _, one in former] == [("v0001", "event"), ("v0002", "award")]


def test_only_the_files_given_are_tagged_anew(workspace: Workspace) -> None:
    first, second = (write_issue(workspace, f"2026-0{n}.txt", f"举行义诊{n}") for n in (3, 4))
    take(workspace, first, second)
    take(workspace, first, model=make_chosen("举行", name="v0002"), again=True)
    with Catalogue.open(workspace.catalogue) as catalogue:
        said = [one.prediction for one in catalogue.articles()]
        assert [(one.model, one.primary) for one in said if one] == [("v0002", "award"), ("v0001", "event")]


def test_a_rebuilt_catalogue_equals_the_old_one(workspace: Workspace, tmp_path: Path) -> None:
    files = [write_issue(workspace, f"2026-0{n}.txt", f"荣获先进{n}", f"举行义诊{n}", "通知") for n in range(1, 6)]
    outside = write_issue(make_workspace(tmp_path / "elsewhere", "sqlite:///x"), "2026-06.txt", "荣获奖章")
    take(workspace, *files[:2])
    files[0] = files[0].rename(files[0].with_name("2025-12.txt"))
    take(workspace, *files[2:], outside)
    write_issue(workspace, "2026-05.txt", "荣获先进5", "另一篇")
    take(workspace, workspace.root / "issues")
    LabelFolder(workspace.labels).log("王芳").append(
        Answer(
            id="a",
            verdict=Verdict.LABEL,
            article="0" * 16,
            annotator="王芳",
            at=NOON,
            seconds=1,
            label=Label(tags=("event",), primary="event"),
        )
    )
    with Catalogue.open(workspace.catalogue) as catalogue:
        from classifier.domain.resolution import resolve

        catalogue.mirror(resolve(LabelFolder(workspace.labels).answers()))
        before = catalogue.dump()
    inputs = rebuilt_from(workspace)
    assert inputs == (str((workspace.root / "issues").resolve()), str(outside.resolve()))
    # In place, and from nothing.
    assert rebuild(workspace, make_chosen(), inputs).changed == 0
    with Catalogue.open(workspace.catalogue) as catalogue:
        assert catalogue.dump() == before
        catalogue.keep_only([])
        assert catalogue.counts().issues == catalogue.counts().articles == 0
    found = rebuild(workspace, make_chosen(), inputs)
    assert (found.issues, found.dropped, found.kept) == (6, 0, 0)
    with Catalogue.open(workspace.catalogue) as catalogue:
        assert catalogue.dump() == before


def test_what_is_gone_is_dropped_and_what_cannot_be_read_now_stays(workspace: Workspace) -> None:
    gone, broken, fine = (write_issue(workspace, f"2026-0{n}.txt", f"荣获先进{n}") for n in (1, 2, 3))
    take(workspace, gone, broken, fine)
    gone.unlink()
    broken.write_bytes(b"\x00\xff" * 99)
    told: list[TaggedIssue | InputError] = []
    found = rebuild(workspace, make_chosen(), rebuilt_from(workspace), told=told.append)
    assert (found.issues, found.dropped, found.kept) == (1, 1, 1)
    assert [isinstance(one, InputError) for one in told] == [True, False]
    with Catalogue.open(workspace.catalogue) as catalogue:
        assert [issue.name for issue in catalogue.issues()] == ["2026-02.txt", "2026-03.txt"]


def test_a_shorter_file_of_ready_articles_takes_its_last_pieces_along(workspace: Workspace) -> None:
    file = workspace.root / "issues" / "ready.jsonl"
    lines = [f'{{"title": "荣获{n}", "text": "正文{n}。"}}\n' for n in range(1500)]
    file.write_text("".join(lines), encoding="utf-8")
    take(workspace, file)
    with Catalogue.open(workspace.catalogue) as catalogue:
        assert (catalogue.counts().issues, catalogue.counts().articles) == (2, 1500)
    file.write_text("".join(lines[:900]), encoding="utf-8")
    take(workspace, file)
    with Catalogue.open(workspace.catalogue) as catalogue:
        assert (catalogue.counts().issues, catalogue.counts().articles) == (1, 900)


def test_a_catalogue_that_cannot_be_written_stops_no_tagging_and_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "catalogue.db").write_bytes(b"no database at all" * 99)
    workspace = make_workspace(tmp_path, f"sqlite:///{tmp_path / 'catalogue.db'}")
    files = [write_issue(workspace, f"2026-0{n}.txt", f"荣获先进{n}") for n in (1, 2)]
    faults: list[YuankanError] = []
    assert len(take(workspace, *files, unrecorded=faults.append)) == 2
    assert [type(fault) for fault in faults] == [DamagedCatalogueError]


def test_a_damaged_catalogue_is_set_aside_and_made_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    workspace = make_workspace(tmp_path, "")
    object.__setattr__(workspace.settings, "catalogue", None)
    write_issue(workspace, "2026-01.txt", "荣获先进")
    for number in (1, 2):
        (tmp_path / "catalogue.db").write_bytes(b"no database at all" * 99)
        with caplog.at_level(logging.WARNING):
            assert rebuild(workspace, make_chosen(), rebuilt_from(workspace)).issues == 1
        aside = tmp_path / f"catalogue.db.damaged-{number}"
        assert aside.read_bytes().startswith(b"no database")
        assert str(aside) in caplog.text
    with Catalogue.open(workspace.catalogue) as catalogue:
        assert catalogue.counts().issues == 1
