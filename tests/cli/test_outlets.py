from pathlib import Path

import pytest

from classifier.cli.formats import Format
from classifier.cli.listings import FurnitureListing, SplitListing
from classifier.cli.outlets import outlet_for
from classifier.errors import UsageError
from tests.cli.factories import make_issue


@pytest.mark.parametrize(
    ("output", "expected"), [("a.jsonl", "a.jsonl"), ("new", "new/2024-04-01-我院荣获省级奖项.md")]
)
def test_results_go_to_a_file_or_a_folder(output: str, expected: str, tmp_path: Path) -> None:
    outlet = outlet_for(SplitListing(), paths=["a.txt"], wanted=None, output=str(tmp_path / output))
    assert not list(tmp_path.iterdir())
    with outlet.opened as write:
        write(make_issue())
    assert "我院荣获省级奖项" in (tmp_path / expected).read_text(encoding="utf-8")
    assert not outlet.scrolls


def test_results_scroll_by_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for terminal in (True, False):
        monkeypatch.setattr("sys.stdout.isatty", lambda found=terminal: found)
        assert outlet_for(SplitListing(), paths=[], wanted=Format.JSONL, output=None).scrolls is terminal


def test_furniture_makes_no_files_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="takes articles"):
        outlet_for(FurnitureListing(), paths=["a.txt"], wanted=None, output=str(tmp_path))
