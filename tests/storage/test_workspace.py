import errno
from pathlib import Path

import pytest

from classifier.config import Settings
from classifier.errors import ConfigError
from classifier.storage.workspace import Workspace, find_workspace, write_new


def make_workspace(folder: Path, content: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "yuankan.toml").write_text(content, encoding="utf-8")
    return folder


def test_it_is_found_from_anywhere_inside(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "院报", "refresh = 5\n")
    deep = root / "issues" / "2024"
    deep.mkdir(parents=True)
    for start in (root, deep, deep / "not-there"):
        assert find_workspace(start) == Workspace(root, Settings(refresh=5))


def test_the_nearest_is_meant(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    inner = make_workspace(tmp_path / "a" / "b")
    assert find_workspace(inner / "c") == Workspace(inner, Settings())
    make_workspace(inner, "no = 1")
    with pytest.raises(ConfigError, match="'no' is not known"):
        find_workspace(inner)


def test_a_folder_outside_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A folder of that name is no file of settings.
    (tmp_path / "yuankan.toml").mkdir()
    looked: list[Path] = []
    look = Path.is_file

    def is_file(path: Path) -> bool:
        looked.append(path.parent)
        return look(path)

    monkeypatch.setattr(Path, "is_file", is_file)
    assert find_workspace(tmp_path) is None
    assert looked == [tmp_path, *tmp_path.parents]
    assert looked[-1] == Path(tmp_path.anchor)


def test_a_relative_start_and_a_link_are_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_workspace(tmp_path / "real")
    (root / "issues").mkdir()
    (tmp_path / "link").symlink_to(root / "issues")
    monkeypatch.chdir(tmp_path / "link")
    found = find_workspace(Path())
    assert found is not None
    assert found.root == root


def test_a_folder_above_that_may_not_be_looked_into_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_workspace(tmp_path / "a")
    inner = root / "locked"
    inner.mkdir()
    look = Path.is_file

    def is_file(path: Path) -> bool:
        if path.parent == inner:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(Path, "is_file", is_file)
    assert find_workspace(inner) == Workspace(root, Settings())


def test_where_things_are(tmp_path: Path) -> None:
    found = Workspace(tmp_path, Settings(sources=("issues", "/srv/院报")))
    assert found.labels == tmp_path / "labels"
    assert found.sources == (tmp_path / "issues", Path("/srv/院报"))


def test_a_new_file_is_written_and_an_old_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert write_new(path, "一\n")
    assert not write_new(path, "二\n")
    assert path.read_bytes() == "一\n".encode()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert not write_new(tmp_path / "link", "二\n")
    assert not (tmp_path / "nowhere").exists()


def test_no_part_of_a_new_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left") as caught:
        write_new(tmp_path / "a.txt", "一\n")
    assert caught.value.filename == str(tmp_path / "a.txt")
    assert list(tmp_path.iterdir()) == []
