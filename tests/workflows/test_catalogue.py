from dataclasses import replace
from pathlib import Path

from classifier.domain.catalogued import Reading
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.workflows.catalogue import look_into
from tests.storage.catalogue.factories import make_seen
from tests.workflows.catalogued import make_workspace


def test_a_file_that_was_taken_away_is_not_listed_as_unreadable(tmp_path: Path, database_url: str) -> None:
    workspace = make_workspace(tmp_path, database_url)
    there, gone = tmp_path / "there.pdf", tmp_path / "gone.pdf"
    there.touch()
    with Catalogue.open(workspace.catalogue) as catalogue:
        for path in (there, gone):
            catalogue.see(replace(make_seen(str(path)), reading=Reading.FAILED, fault="damaged PDF"))
    found = look_into(workspace)
    assert [seen.path for seen in found.failed] == [str(there)]
    assert found.counts.failed == 1
