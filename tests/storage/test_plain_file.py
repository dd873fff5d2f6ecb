"""Files that models travel in: what is written is read back, and nothing else is built, let alone run."""

import io
import json
import operator
import struct
import sys
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from classifier.errors import UnreadableError
from classifier.storage.plain_file import PlainFileError, read_plain, write_plain

skops_io: Any = pytest.importorskip("skops.io")
CONTENT: dict[str, object] = {
    "format": 1,
    "texts": ["党建", "", None],
    "pair": (1.5, True),
    "inner": {"numbers": np.arange(6, dtype=np.float32).reshape(2, 3), "none": np.zeros(0, dtype=np.uint8)},
}


def read(data: bytes) -> Any:
    return read_plain(data, source="model.skops")


def schema_of(data: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found: dict[str, Any] = json.loads(archive.read("schema.json"))
    return found


def rewritten(change: Callable[[dict[str, Any]], None], *, more: Mapping[str, bytes] | None = None) -> bytes:
    """A good file whose schema was changed, and to which files were added or exchanged for others."""
    data = write_plain(CONTENT, source="model.skops")
    schema = schema_of(data)
    change(schema)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files |= {"schema.json": json.dumps(schema).encode(), **(more or {})}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def npy(header: bytes, body: bytes = b"") -> bytes:
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + body


def test_what_is_written_is_read_back() -> None:
    found = read(write_plain(CONTENT, source="model.skops"))
    assert list(found) == list(CONTENT)
    assert (found["format"], found["texts"], found["pair"]) == (1, ["党建", "", None], (1.5, True))
    inner = CONTENT["inner"]
    assert isinstance(inner, dict)
    for name, numbers in found["inner"].items():
        np.testing.assert_array_equal(numbers, inner[name])
        assert numbers.dtype == inner[name].dtype


class Canary:
    """Makes a file when it is put together again."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[[Path], None], tuple[Path]]:
        return Path.touch, (self.path,)


@pytest.mark.parametrize(
    "made",
    [
        lambda path: partial(Path.touch, path),
        lambda _: operator.methodcaller("touch"),
        lambda _: print,
        lambda _: np.random.default_rng(0),
        lambda _: {1: "a key that is a number"},
        lambda _: {"a", "b"},
        lambda _: b"bytes",
        lambda _: slice(1, 2),
        lambda _: np.float64,
        lambda _: np.array([None, "x"], dtype=object),
        lambda _: np.array(["text"]),
        lambda _: np.array([1 + 2j]),
        lambda _: np.ma.masked_array([1.0], [True]),
        lambda _: np.float32(1.5),
    ],
)
def test_no_other_type_is_built_though_skops_may_trust_it(made: Callable[[Path], object], tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    with pytest.raises(PlainFileError):
        read(skops_io.dumps({"model": made(canary)}))
    assert not canary.exists()


def test_a_pickle_in_the_place_of_an_array_is_not_opened(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    buffer = io.BytesIO()
    np.save(buffer, np.array([Canary(canary)], dtype=object), allow_pickle=True)
    data = write_plain(CONTENT, source="model.skops")
    member = next(name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if name != "schema.json")
    with pytest.raises(PlainFileError, match="something else than numbers"):
        read(rewritten(lambda _: None, more={member: buffer.getvalue()}))
    assert not canary.exists()


def nest(schema: dict[str, Any]) -> None:
    for _ in range(40):
        inner = {key: value for key, value in schema.items() if key != "__id__"}
        schema["content"] = {"x": inner}


def rename(schema: dict[str, Any]) -> None:
    schema["content"]["texts"]["__loader__"] = "ObjectNode"


def hide(schema: dict[str, Any]) -> None:
    schema["content"]["format"] |= {"__module__": "os", "__class__": "system", "__loader__": "FunctionNode"}


def refer(schema: dict[str, Any]) -> None:
    schema["content"]["texts"] |= {"__loader__": "CachedNode"}


def share(schema: dict[str, Any]) -> None:
    schema["content"]["texts"]["__id__"] = schema["content"]["pair"]["__id__"] = 7


def point_elsewhere(schema: dict[str, Any]) -> None:
    schema["content"]["inner"]["content"]["numbers"]["file"] = "schema.json"


def key_by_call(schema: dict[str, Any]) -> None:
    schema["key_types"]["content"][0] |= {"__module__": "os", "__class__": "system"}


def no_list(schema: dict[str, Any]) -> None:
    schema["content"]["texts"]["content"] = 5


def no_node(schema: dict[str, Any]) -> None:
    schema["content"]["texts"] = ["a"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (nest, "nested too deep"),
        (rename, "builtins.list, which no model"),
        (hide, "os.system, which no model"),
        (refer, "builtins.list, which no model"),
        (share, "one identity"),
        (point_elsewhere, "something else than numbers"),
        (key_by_call, "keys that are no texts"),
        (no_list, "no model that was exported"),
        (no_node, "no model that was exported"),
    ],
)
def test_a_schema_that_asks_for_anything_else_is_refused(change: Callable[[dict[str, Any]], None], says: str) -> None:
    with pytest.raises(PlainFileError, match=says):
        read(rewritten(change))


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"../up.npy": b"x"}, "files that no model"),
        ({"setup.py": b"print(1)"}, "files that no model"),
        ({f"{number}.npy": b"" for number in range(300)}, "more than any model"),
        ({"schema.json": b" " * (9 * 1024 * 1024)}, "more than any model"),
        ({"schema.json": b"[" * 100_000}, "nested too deep"),
        ({"schema.json": b"{"}, "no model that was exported"),
        ({"schema.json": b"\xff\xfe"}, "no model that was exported"),
        ({"schema.json": b"[]"}, "no model that was exported"),
        ({"1.npy": b"no array"}, "no model that was exported"),
        (
            {"1.npy": npy(b"{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,), }\n")},
            "more than any model",
        ),
        ({"1.npy": npy(b"{'descr': '|O', 'fortran_order': False, 'shape': (1,), }\n", b"x")}, "else than numbers"),
        ({"1.npy": npy(b"__import__('os').system('false')\n")}, "no model that was exported"),
    ],
)
def test_files_that_no_model_is_made_of_are_refused(more: dict[str, bytes], says: str) -> None:
    with pytest.raises(PlainFileError, match=says):
        read(rewritten(lambda _: None, more=more))


@pytest.mark.parametrize("data", [b"", b"PK", b"\x80\x05.", b"no zip at all" * 50])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    with pytest.raises(PlainFileError, match="no model that was exported"):
        read(data)


def test_a_file_that_lost_its_end_or_a_byte_is_refused() -> None:
    data = write_plain(CONTENT, source="model.skops")
    with pytest.raises(PlainFileError):
        read(data[:-40])
    broken = bytearray(data)
    broken[60] ^= 0xFF
    with pytest.raises(PlainFileError):
        read(bytes(broken))


def test_what_unpacks_to_more_than_it_says_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("schema.json", b" " * 100_000)
    # The directory at the end says ten bytes.
    data = buffer.getvalue().replace(struct.pack("<I", 100_000), struct.pack("<I", 10))
    with pytest.raises(PlainFileError):
        read(data)


def test_without_the_library_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "skops.io", None)
    with pytest.raises(UnreadableError, match=r"m\.skops: exchanging models needs an extra") as raised:
        read_plain(b"", source="m.skops")
    assert 'pip install "yuankan[exchange]"' in raised.value.hint
    with pytest.raises(UnreadableError):
        write_plain({}, source="m.skops")
