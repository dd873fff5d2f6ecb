"""What every reader keeps to, whatever it reads: the contract of `classifier.ingest.kinds.Reader`."""

import io
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.domain.issue import Issue
from classifier.errors import EmptyInputError, InputError, TooLargeError
from classifier.ingest.document import Document
from classifier.ingest.kinds import KINDS, Kind, kind_of
from classifier.ingest.readers import read
from classifier.ingest.split import split
from tests.ingest.formats.samples import SENTENCE, TITLE, sample
from tests.ingest.measure import characters, printed

GOOD = f"## {TITLE}\n\n{SENTENCE}\n"

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def suffix(kind: Kind) -> str:
    return min(kind.suffixes)


@cache
def document_of(kind: Kind) -> Document:
    """The sample of a kind as it was read once: recognition takes seconds."""
    return kind.read(sample(kind.name), "sample")


def read_files(*paths: Path) -> list[Issue | InputError]:
    return list(read([str(path) for path in paths], io.BytesIO()))


@every_kind
def test_a_sample_is_read_into_lines_numbered_in_order_on_pages_that_rise(kind: Kind) -> None:
    document = document_of(kind)
    numbers = [line.number for line in document.lines]
    assert numbers == sorted(set(numbers))
    assert all(line.text.strip() == line.text and "\n" not in line.text for line in document.lines)
    assert all(line.page >= 1 for line in document.lines)


@every_kind
def test_the_headline_and_the_text_of_a_sample_are_found(kind: Kind) -> None:
    issue = split(document_of(kind), "sample")
    (article,) = [article for article in issue.articles if article.title]
    assert article.title == TITLE
    assert SENTENCE in article.text


@every_kind
def test_nothing_that_a_reader_gives_is_lost(kind: Kind) -> None:
    document = document_of(kind)
    assert printed(split(document, "sample")) == characters("\n".join(line.text for line in document.lines))


@every_kind
def test_reading_twice_gives_the_same(kind: Kind) -> None:
    assert kind.read(sample(kind.name), "sample") == document_of(kind)


@every_kind
def test_the_pages_read_are_told_up_to_the_last(kind: Kind) -> None:
    told: list[tuple[int, int]] = []
    kind.read(sample(kind.name), "sample", passed=lambda done, of: told.append((done, of)))
    assert [done for done, _ in told] == list(range(1, len(told) + 1))
    assert told[-1] == (len(told), len(told))


@every_kind
def test_only_what_was_recognised_carries_a_confidence(kind: Kind) -> None:
    lines = document_of(kind).lines
    if kind.name == "scan":
        assert all(line.recognition is not None and 0.5 < line.recognition <= 1 for line in lines)
    else:
        assert all(line.recognition is None for line in lines)


@every_kind
def test_the_kind_is_known_by_the_name_and_by_the_first_bytes(kind: Kind) -> None:
    head = sample(kind.name)[:16]
    assert kind_of(suffix(kind), b"") == kind
    if kind.marks:
        assert kind_of(".txt", head) == kind


@every_kind
def test_on_standard_input_the_kind_is_known_by_the_first_bytes(kind: Kind) -> None:
    (issue,) = read(["-"], io.BytesIO(sample(kind.name)))
    assert isinstance(issue, Issue)
    assert TITLE in [article.title for article in issue.articles]


@pytest.mark.parametrize(
    "before",
    [b"\n\n", b"\xef\xbb\xbf", b'<?xml version="1.0"?>\n', b"<!-- saved from url=(0022)http://a.example/ -->\r\n"],
)
def test_a_page_is_known_behind_what_may_stand_before_it(before: bytes) -> None:
    (issue,) = read(["-"], io.BytesIO(before + sample("html")))
    assert isinstance(issue, Issue)
    assert [article.title for article in issue.articles] == [TITLE]


@every_kind
def test_a_broken_file_is_named_and_the_next_one_is_read(kind: Kind, tmp_path: Path) -> None:
    broken, good = tmp_path / f"broken{suffix(kind)}", tmp_path / "good.md"
    data = sample(kind.name)
    broken.write_bytes(b"\xff\xfe\x00" if kind.name == "text" else data[: len(data) // 3])
    good.write_text(GOOD, encoding="utf-8")
    first, second = read_files(broken, good)
    # A page cut short is still a page: a browser shows it, and so do we.
    assert isinstance(first, InputError) or kind.name == "html"
    if isinstance(first, InputError):
        assert first.message.startswith(str(broken))
        assert "\n" not in first.message
    assert isinstance(second, Issue)


@every_kind
def test_an_empty_file_is_empty(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / f"empty{suffix(kind)}"
    path.touch()
    (error,) = read_files(path)
    assert isinstance(error, EmptyInputError)


@every_kind
def test_a_file_larger_than_any_issue_is_refused_before_it_is_read(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / f"large{suffix(kind)}"
    with path.open("wb") as file:
        file.write(kind.marks[0] if kind.marks else b"")
        file.truncate((kind.max_mib << 20) + 1)
    (error,) = read_files(path)
    assert isinstance(error, TooLargeError)
    assert error.limit == kind.max_mib


@every_kind
@pytest.mark.parametrize("at", [1, 3, 16, 100, 500, 2000])
def test_a_file_cut_short_is_read_or_refused(kind: Kind, at: int) -> None:
    attempt(kind, sample(kind.name)[:at])


@pytest.fixture(params=[kind for kind in KINDS if kind.name != "scan"], ids=lambda kind: kind.name)
def fast_kind(request: pytest.FixtureRequest) -> Kind:
    kind = request.param
    assert isinstance(kind, Kind)
    return kind


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.binary(min_size=1, max_size=400))
def test_noise_after_the_marks_of_a_kind_is_read_or_refused(fast_kind: Kind, noise: bytes) -> None:
    attempt(fast_kind, next(iter(fast_kind.marks), b"") + noise)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_sample_with_bytes_changed_is_read_or_refused(fast_kind: Kind, places: list[tuple[float, int]]) -> None:
    data = bytearray(sample(fast_kind.name))
    for place, value in places:
        data[int(place * len(data))] = value
    attempt(fast_kind, bytes(data))


def attempt(kind: Kind, data: bytes) -> None:
    """Read `data`: a document of which nothing is lost, or one error that is meant."""
    found = outcome(kind, data)
    if isinstance(found, InputError):
        assert found.message.startswith("sample")
        assert "\n" not in found.message
    else:
        assert printed(split(found, "sample")) == characters("\n".join(line.text for line in found.lines))


def outcome(kind: Kind, data: bytes) -> Document | InputError:
    try:
        return kind.read(data, "sample")
    except InputError as error:
        return error
