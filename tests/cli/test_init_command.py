from pathlib import Path

import pytest

from classifier.cli.commands.init import init_command
from classifier.errors import UsageError
from tests.command import Command


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    init_command(str(folder))
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out.splitlines()


def test_it_tells_what_it_made_and_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "院报"
    first = told(root, capsys)
    assert first[0] == f"{root}: is a workspace now"
    assert [line.split()[1] for line in first[1:-1]] == [
        "yuankan.toml",
        "labels/log/",
        "issues/",
        ".gitattributes",
        ".gitignore",
    ]
    assert first[-1] == f"next: put issues into {root / 'issues'}, and run in the workspace: yuankan label"
    (root / "issues").rmdir()
    again = told(root, capsys)
    assert again[0] == f"{root}: is a workspace already"
    assert again[1].split()[:2] == ["+", "issues/"]
    assert again[2] == "  left as they are: labels/log/, .gitignore, .gitattributes, yuankan.toml"


@pytest.mark.usefixtures("chinese")
def test_the_same_in_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = told(tmp_path, capsys)
    assert first[0] == f"{tmp_path}：已建成工作区"
    assert first[-1] == f"下一步：把报纸放进 {tmp_path / 'issues'}，再在工作区里运行：yuankan label"
    assert "原有的没有动" in told(tmp_path, capsys)[1]


def test_the_current_folder_is_meant_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    init_command()
    assert capsys.readouterr().out.startswith(f"{tmp_path}: ")
    assert (tmp_path / "yuankan.toml").exists()


def test_a_name_that_steers_a_terminal_is_shown_harmless(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(tmp_path / "a\x1b[31m\nb", capsys)[0] == f"{tmp_path}/a[31m b: is a workspace now"


def test_by_the_real_program(tmp_path: Path, yuankan: Command) -> None:
    root = tmp_path / "院报"
    done = yuankan.run("init", str(root), "--lang", "zh")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith(f"{root}：已建成工作区\n")
    (root / "yuankan.toml").write_text("refesh = 3\n")
    broken = yuankan.run("init", str(root))
    assert (broken.returncode, broken.stdout) == (2, b"")
    assert f"{root / 'yuankan.toml'}: the key 'refesh' is not known, perhaps refresh" in broken.stderr.decode()
    (tmp_path / "file").write_text("")
    assert yuankan.run("init", str(tmp_path / "file")).returncode == 1


def test_an_empty_name_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="empty name"):
        init_command("")
