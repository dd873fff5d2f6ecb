import os
from collections.abc import Mapping
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.cli.folder import MAX_NAME, Shelf, file_stem, folder_writer
from classifier.cli.listings import SplitListing
from classifier.domain.article import Article
from classifier.workflows.record import article_object
from tests.cli.factories import HOSTILE, make_article, make_issue
from tests.command import Command

FORBIDDEN = set('<>:"/\\|?*\n\r\t ')
ISSUE = "## {0}\n\n6月28日，我院在全省表彰大会上获评省级文明单位，院长李青禾代表医院上台领奖。\n"


def make_record(
    source: str = "2024-04.txt", *, title: str = "我院荣获省级奖项", text: str = "第一段。"
) -> Mapping[str, object]:
    return article_object(make_issue(source=source), make_article(title=title, text=text))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_names_tell_issue_position_and_headline() -> None:
    assert file_stem(make_record(), last=9) == "2024-04-01-我院荣获省级奖项"
    assert file_stem(make_record("b/2024-04.txt"), last=100) == "b-2024-04-001-我院荣获省级奖项"
    assert file_stem(make_record(title="", text="喜报：我院获批重点专科，" * 5), last=9) == (
        "2024-04-01-喜报：我院获批重点专科，喜报：我院获批重点专科，"
    )
    assert file_stem(make_record("-", title="护理部 “三基” 考核"), last=9) == "stdin-01-护理部-“三基”-考核"


@pytest.mark.parametrize(
    "source", ["con.x.txt", "CON", "nul.tar.txt", "..", ".hidden.txt", "--help.md", "a/../../b.txt", ""]
)
@pytest.mark.parametrize(
    "title", [*HOSTILE, "CON", "../../etc/passwd", "报" * 200, "a.", "。", "\u0301", "....", "$(rm -r x)"]
)
def test_names_are_ones_that_every_system_takes(source: str, title: str) -> None:
    name = f"{file_stem(make_record(source, title=title), last=10)}.md"
    assert not set(name) & FORBIDDEN
    assert not set(name) & set("$(`;&'")
    assert len(name.encode()) <= MAX_NAME
    assert name[0] not in ".-"
    assert name.removesuffix(".md")[-1] not in ". "
    assert name.split(".", maxsplit=1)[0].casefold() not in {"con", "nul", "prn", "aux"}


@given(source=st.text(max_size=300), title=st.text(min_size=1, max_size=300).filter(lambda text: bool(text.strip())))
def test_no_text_makes_a_name_that_is_too_long_or_leads_elsewhere(source: str, title: str) -> None:
    record = article_object(make_issue(source=source), make_article(title=title.replace("\n", " ")))
    name = f"{file_stem(record, last=99999, room=5)}.md"
    assert len(name.encode()) <= MAX_NAME - 5
    assert not set(name) & FORBIDDEN
    assert Path(name).name == name


def test_two_articles_never_share_a_file(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, [])
    titles = ("CT室", "ct室", "Café 开张", normalize("NFD", "Café 开张"))
    paths = [shelf.put(make_record(title=title), last=2) for title in titles * 2]
    assert len({normalize("NFC", path.name).casefold() for path in paths}) == len(paths) == len(names(tmp_path))
    assert [path.name for path in paths][:2] == ["2024-04-01-CT室.md", "2024-04-01-ct室-2.md"]


def test_long_names_stay_apart_within_the_limit(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, [])
    paths = [shelf.put(make_record("报" * 90, title="题" * 200), last=2) for _ in range(11)]
    assert len({path.name for path in paths}) == 11
    assert max(len(path.name.encode()) for path in paths) <= MAX_NAME


def test_what_somebody_else_wrote_is_left_alone(tmp_path: Path) -> None:
    name = "2024-04-01-我院荣获省级奖项.md"
    (tmp_path / name).write_text("我的笔记", encoding="utf-8")
    other = Shelf(tmp_path, []).put(make_record("2024-04.pdf"), last=1)
    assert Shelf(tmp_path, []).put(make_record(), last=1).name == f"{Path(name).stem}-3.md"
    assert other.name == f"{Path(name).stem}-2.md"
    assert (tmp_path / name).read_text(encoding="utf-8") == "我的笔记"


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    first = Shelf(tmp_path, []).put(make_record(), last=1)
    written = first.read_bytes()
    assert Shelf(tmp_path, [str(first)]).put(make_record(title="我院荣获省级奖项"), last=1) != first
    assert first.read_bytes() == written


def put_all(folder: Path, *articles: Article) -> None:
    with folder_writer(SplitListing(), folder, []) as write:
        write(make_issue(*articles))


def test_a_second_run_overwrites_its_own_files_and_names_those_it_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "articles"
    put_all(folder, make_article(title="甲"), make_article(title="乙", position=2))
    assert capsys.readouterr().err == f"yuankan: {folder}: 2 files written\n"
    (folder / "2024-04-02-笔记.md").write_text("我的笔记", encoding="utf-8")
    Shelf(folder, []).put(make_record("2024-05.txt", title="丙"), last=1)
    put_all(folder, make_article(title="甲", text="改过的。"))
    told = capsys.readouterr().err.splitlines()
    assert told == [
        f"yuankan: {folder}: 1 file written",
        f"yuankan: {folder}: left from an earlier run of the issue: 2024-04-02-乙.md; delete what you do not need",
    ]
    assert "改过的。" in (folder / "2024-04-01-甲.md").read_text(encoding="utf-8")
    assert names(folder) == ["2024-04-01-甲.md", "2024-04-02-乙.md", "2024-04-02-笔记.md", "2024-05-01-丙.md"]


def test_many_files_that_were_left_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_all(tmp_path, *(make_article(title="甲", position=place) for place in range(1, 9)))
    capsys.readouterr()
    put_all(tmp_path, make_article(title="乙"))
    assert "2024-04-05-甲.md and 3 more; " in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_in_the_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "2024-04-01-我院荣获省级奖项.md")
    shelf = Shelf(tmp_path, [])
    assert shelf.put(make_record(), last=1).name == "2024-04-01-我院荣获省级奖项-2.md"
    assert shelf.stale() == []


def test_the_command_writes_a_file_an_article_twice_the_same(tmp_path: Path, yuankan: Command) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "2024-04.md").write_text(ISSUE.format(f"{folder}院获评文明单位"), encoding="utf-8")
    output = tmp_path / "out"
    inputs = [str(tmp_path / folder / "2024-04.md") for folder in ("a", "b")]
    for verb in ("split", "tag", "split"):
        done = yuankan.run(verb, *inputs, "-o", f"{output}/")
        assert (done.returncode, done.stdout) == (0, b"")
        assert done.stderr.decode().endswith(f"yuankan: {output}: 2 files written\n")
        assert names(output) == ["2024-04-01-a院获评文明单位.md", "2024-04-01-b院获评文明单位.md"]
        text = (output / names(output)[0]).read_text(encoding="utf-8")
        assert ("\nprimary: " in text) is (verb == "tag")
    again = yuankan.run("split", str(tmp_path), "-o", str(tmp_path / "out"))
    assert again.returncode == 2
    assert "read as an input" in again.stderr.decode()
