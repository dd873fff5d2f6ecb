import dataclasses
import tomllib
from pathlib import Path

import pytest

from classifier.config import KEYS, DriftSettings, ReportSettings, RetrainSettings, Settings, load_settings
from classifier.errors import ConfigError
from classifier.storage.workspace import find_workspace
from classifier.workflows.init import initialise
from classifier.workflows.settings_text import settings_text

ALL = ("labels/log/", "issues/", ".gitignore", ".gitattributes", "yuankan.toml")


def test_a_folder_becomes_a_workspace(tmp_path: Path) -> None:
    root = tmp_path / "deep" / "院报"
    made = initialise(root)
    assert (made.made, made.found, made.sources) == (ALL, (), (root / "issues",))
    found = find_workspace(root / "issues")
    assert found is not None
    assert (found.root, found.settings) == (root, Settings())
    assert (root / "labels" / "log").is_dir()


def test_a_second_call_changes_nothing(tmp_path: Path) -> None:
    initialise(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    made = initialise(tmp_path)
    assert (made.made, made.found) == ((), ALL)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_what_is_missing_is_made_and_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "yuankan.toml").write_text('annotator = "王芳"\n', encoding="utf-8")
    (tmp_path / ".gitignore").write_text("*.pdf\n")
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "taxonomy.toml").write_text("mine")
    made = initialise(tmp_path)
    assert made.made == ("labels/log/", "issues/", ".gitattributes")
    assert load_settings(tmp_path / "yuankan.toml").annotator == "王芳"
    assert (tmp_path / ".gitignore").read_text() == "*.pdf\n"
    assert (tmp_path / "labels" / "taxonomy.toml").read_text() == "mine"


def test_issues_that_lie_elsewhere_get_no_folder_here(tmp_path: Path) -> None:
    (tmp_path / "yuankan.toml").write_text('sources = ["/srv/院报"]\n', encoding="utf-8")
    made = initialise(tmp_path)
    assert "issues/" not in (*made.made, *made.found)
    assert made.sources == (Path("/srv/院报"),)
    assert not (tmp_path / "issues").exists()


def test_settings_that_cannot_be_followed_are_told(tmp_path: Path) -> None:
    (tmp_path / "yuankan.toml").write_text("refresh = 0\n")
    with pytest.raises(ConfigError, match="refresh"):
        initialise(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["yuankan.toml"]


def test_a_file_in_the_place_of_a_folder_is_named_and_stays(tmp_path: Path) -> None:
    (tmp_path / "issues").write_text("mine")
    with pytest.raises(FileExistsError, match="issues"):
        initialise(tmp_path)
    assert (tmp_path / "issues").read_text() == "mine"
    # What makes it a workspace comes last.
    assert not (tmp_path / "yuankan.toml").exists()


def test_every_setting_stands_in_a_comment_with_its_default() -> None:
    text = settings_text()
    assert tomllib.loads(text) == {"retrain": {}, "drift": {}, "report": {}}
    keys = [line.removeprefix("# ") for line in text.splitlines() if " = " in line or line.startswith("[")]
    found = tomllib.loads("\n".join(keys))
    assert tuple(found) == KEYS
    for table, defaults in (("retrain", RetrainSettings()), ("drift", DriftSettings())):
        wanted = dataclasses.asdict(defaults)
        assert {**found.pop(table), "set_aside": ()} == {**wanted, "set_aside": ()}
    assert found.pop("report") == {"points": {"award": 2, "clinical_technique": 3}, "shared": ReportSettings().shared}
    default = Settings()
    assert found.pop("catalogue").startswith("postgresql://")
    assert found.pop("annotator") == "王芳"
    assert tuple(found.pop("sources")) == default.sources
    assert found == {key: getattr(default, key) for key in found}


def test_what_can_be_made_again_is_left_out_and_labels_are_not(tmp_path: Path) -> None:
    initialise(tmp_path)
    ignored = (tmp_path / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert [line for line in ignored if not line.startswith("#")] == [
        "/models/",
        "/reports/",
        "/catalogue.db*",
        "/.watch.lock",
        "labels/**/.*.lock",
    ]
    assert "labels/log/*.jsonl text eol=lf merge=union" in (tmp_path / ".gitattributes").read_text(encoding="utf-8")
