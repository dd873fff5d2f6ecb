import errno
import pickle

import pytest
from filelock import Timeout

from classifier.errors import BrokenLineError, CorpusError, DecodingError, TooLargeError, YuankanError
from classifier.workflows.labelling.messages import packed, plain, unpacked

ERRORS = (
    CorpusError("too few", hint="label more"),
    BrokenLineError("a.jsonl: line 3 is not an article: it is not JSON", source="a.jsonl", line=3, hint="mend it"),
    TooLargeError("a.pdf: too large", source="a.pdf", limit=64),
    DecodingError("a.txt: no text", source="a.txt", offset=7),
)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_of_ours_comes_out_with_all_it_knows(error: YuankanError) -> None:
    found = unpacked(pickle.loads(pickle.dumps(packed(error))))  # noqa: S301 - packed one line above
    assert type(found) is type(error)
    assert str(found) == str(error)
    assert found.__dict__ == error.__dict__


def test_an_error_of_the_system_comes_out_with_its_file() -> None:
    found = pickle.loads(pickle.dumps(plain(OSError(errno.ENOSPC, "no space", "log.jsonl"))))  # noqa: S301 - as above
    assert (found.errno, found.filename) == (errno.ENOSPC, "log.jsonl")


def test_a_lock_that_took_too_long_is_told_as_such() -> None:
    found = pickle.loads(pickle.dumps(plain(Timeout("log.lock"))))  # noqa: S301 - as above
    assert isinstance(found, TimeoutError)
    assert "log.lock" in str(found)
