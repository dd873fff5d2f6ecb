import datetime as dt
import io
from pathlib import Path

import pytest

from classifier.cli.errors import sentence_of
from classifier.cli.seen_faults import said_seen
from classifier.domain.catalogued import Reading, SeenFile
from classifier.errors import InputError
from classifier.ingest.readers import read

HARMS = {
    "empty.txt": b"",
    "noise.txt": b"\x00\xff\x81" * 99,
    "old.doc": b"\xd0\xcf\x11\xe0" * 99,
    "broken.pdf": b"%PDF-1.7\nbroken",
    "broken.jsonl": b'{"title": 3, "text": "x"}\n',
}


def seen(folder: Path, name: str) -> tuple[SeenFile, InputError]:
    path = folder / name
    path.write_bytes(HARMS[name])
    (error,) = [one for one in read([str(path)], io.BytesIO()) if isinstance(one, InputError)]
    row = SeenFile(
        path=str(path),
        size=1,
        modified=1,
        digest="",
        reading=Reading.FAILED,
        fault=error.message,
        hint=error.hint,
        at=dt.datetime(2026, 3, 5, tzinfo=dt.UTC),
    )
    return row, error


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("name", list(HARMS))
def test_what_is_looked_up_later_is_what_was_told_at_first(name: str, tmp_path: Path) -> None:
    row, error = seen(tmp_path, name)
    reason, hint = said_seen(row)
    told = sentence_of(error)
    assert reason in told
    assert hint in told
    assert str(tmp_path) not in reason
    assert not any(word in reason for word in ("text", "read", "damaged"))
