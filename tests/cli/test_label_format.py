from pathlib import Path

import pytest

from classifier.cli.label_format import export_target
from classifier.errors import UsageError
from classifier.storage.exchange.names import LabelFormat


@pytest.mark.parametrize(
    ("given", "wanted", "form"),
    [
        ("a.csv", None, LabelFormat.CSV),
        ("a.json", None, LabelFormat.LABEL_STUDIO),
        ("a.csv", LabelFormat.DOCCANO, LabelFormat.DOCCANO),
        ("a.jsonl", LabelFormat.PRODIGY, LabelFormat.PRODIGY),
    ],
)
def test_the_format_is_what_was_asked_for_else_what_the_name_says(
    given: str, wanted: LabelFormat | None, form: LabelFormat, tmp_path: Path
) -> None:
    assert export_target(given, wanted, tmp_path) == (form, Path(given))


def test_a_hyphen_is_standard_output(tmp_path: Path) -> None:
    assert export_target("-", LabelFormat.CSV, tmp_path) == (LabelFormat.CSV, None)


def test_labels_are_not_overwritten_by_way_of_a_link(tmp_path: Path) -> None:
    labels = tmp_path / "labels"
    labels.mkdir()
    (tmp_path / "link.csv").symlink_to(labels / "articles.jsonl")
    with pytest.raises(UsageError, match="among the labels"):
        export_target(str(tmp_path / "link.csv"), None, labels)
