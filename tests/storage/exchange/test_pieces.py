import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.storage.exchange.pieces import BOM, json_line, numbered_lines, numbered_tasks

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(values), st.sampled_from([None, 2]), st.booleans())
def test_the_members_of_any_list_are_found(members: list[object], indent: int | None, ascii_only: bool) -> None:
    data = json.dumps(members, indent=indent, ensure_ascii=ascii_only).encode(errors="surrogatepass")
    found = list(numbered_tasks(data, "file"))
    assert [json.loads(member) for _, member in found] == members
    assert [place.number for place, _ in found] == list(range(1, len(members) + 1))


@given(st.binary(max_size=60) | st.text('[]{},"\\ a\n', max_size=30).map(str.encode))
def test_nothing_of_what_is_no_list_is_dropped(data: bytes) -> None:
    kept = b"".join(member for _, member in numbered_tasks(data, "file"))
    # But for what parts the members, and the mark that may stand before all.
    parting = b"[]}, \t\n\r\x0b\x0c"
    assert kept.translate(None, parting) == data.removeprefix(BOM).translate(None, parting)


@pytest.mark.parametrize("data", [b"", b"  ", b"[]", b" [ ] \n", b"\xef\xbb\xbf[]"])
def test_an_empty_list_has_no_members(data: bytes) -> None:
    assert list(numbered_tasks(data, "file")) == []


def test_what_follows_a_list_counts_as_a_member() -> None:
    assert [member for _, member in numbered_tasks(b"[1, 2] x", "file")] == [b"1", b" 2", b" x"]


def test_lines_are_cut_at_line_feeds_alone_and_blank_ones_counted() -> None:
    data = "\ufeff一\r\n\n 二\u2028\x85\x0c二\n\t\n三".encode()
    found = [(place.number, line.decode()) for place, line in numbered_lines(data, "file")]
    assert found == [(1, "一"), (3, " 二\u2028\x85\x0c二"), (5, "三")]


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"]))
    )
)
def test_an_object_is_one_line_whoever_cuts_it(value: dict[str, str]) -> None:
    line = json_line(value).decode()
    assert json.loads(line) == value
    assert len(line.splitlines()) == 1
