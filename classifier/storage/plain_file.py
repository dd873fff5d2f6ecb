"""Files that models travel in: plain values and arrays of numbers as a skops file, and nothing else out of one.

A skops file is a zip of one ``schema.json``, which names the type of every value, and one ``.npy`` for each array.
skops builds nothing of a type that it does not trust, but what it trusts is far more than a model of ours is made of:
here the schema is gone through first, and a file that names any other type than those of `_TYPES` is refused before
skops sees it.
"""

import importlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import ModuleType

from classifier.errors import UnreadableError

MOST_BYTES = 256 * 1024 * 1024
"""More than any model takes: a larger file is not read."""
_MOST_UNPACKED = 1024 * 1024 * 1024
_MOST_SCHEMA = 8 * 1024 * 1024
_MOST_MEMBERS = 256
_SCHEMA = "schema.json"
_MEMBER = re.compile(r"[0-9]{1,20}\.npy")
_DEEPEST = 32
_DICT, _ARRAY, _TEXT_TYPE = "DictNode", "NdArrayNode", "TypeNode"
# Module, class and loader of all that a file may hold. Numbers, truth values and None are kept as JSON texts.
_TYPES = frozenset(
    {
        ("builtins", "dict", _DICT),
        ("builtins", "list", "ListNode"),
        ("builtins", "tuple", "TupleNode"),
        ("builtins", "str", "JsonNode"),
        ("numpy", "ndarray", _ARRAY),
    }
)
_KEY_TYPE = ("builtins", "str", _TEXT_TYPE)
_NO_MODEL = "it is no model that was exported for exchange, or is damaged"
# What zipfile, json, numpy and skops say of bytes that are not what they look for.
_BROKEN = (
    AttributeError, KeyError, TypeError, ValueError, EOFError, NotImplementedError, RuntimeError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip


class PlainFileError(ValueError):
    """What speaks against a file, in words."""


def write_plain(content: Mapping[str, object], *, source: str) -> bytes:
    """Return plain values as the bytes of a skops file.

    Parameters
    ----------
    content : mapping of str to object
        Texts, numbers, truth values, None, arrays of numbers, and lists, tuples and dicts of these.
    source : str
        The file that it is for, for the message.

    Raises
    ------
    UnreadableError
        Where skops is not installed.
    """
    found: bytes = _skops(source).dumps(dict(content), compression=zipfile.ZIP_DEFLATED)
    return found


def read_plain(data: bytes, *, source: str) -> object:
    """Return what `write_plain` wrote. No code of the file is run, and no type of it is looked up.

    Parameters
    ----------
    data : bytes
        From anywhere.
    source : str
        The file that they come from, for the message.

    Returns
    -------
    object
        Plain values, as they were written.

    Raises
    ------
    PlainFileError
        Where the bytes are something else, or hold a type that no model is made of, or more than any model has.
    UnreadableError
        Where skops is not installed.
    """
    skops = _skops(source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            arrays = _checked_members(archive)
            _Schema(arrays).check(json.loads(archive.read(_SCHEMA)))
            for member in arrays:
                _check_array(archive, member)
        # skops looks for itself once more: it refuses what it does not trust.
        return skops.loads(data, trusted=[])
    except PlainFileError:
        raise
    except RecursionError as error:
        raise PlainFileError("its schema is nested too deep") from error
    except _BROKEN as error:
        raise PlainFileError(_NO_MODEL) from error


def _skops(source: str) -> ModuleType:
    try:
        # Its import takes seconds, and few ever need it.
        return importlib.import_module("skops.io")
    except ImportError as error:
        raise UnreadableError(
            f"{source}: exchanging models needs an extra", source=source, hint='pip install "yuankan[exchange]"'
        ) from error


def _checked_members(archive: zipfile.ZipFile) -> frozenset[str]:
    members = archive.infolist()
    names = {member.filename for member in members}
    # What unpacks to more than it says is cut off there by zipfile, and fails its checksum.
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_UNPACKED:
        raise PlainFileError("it unpacks to more than any model has")
    if len(names) < len(members) or not all(name == _SCHEMA or _MEMBER.fullmatch(name) for name in names):
        raise PlainFileError("it holds files that no model is made of")
    if archive.getinfo(_SCHEMA).file_size > _MOST_SCHEMA:
        raise PlainFileError("it unpacks to more than any model has")
    return frozenset(names - {_SCHEMA})


@dataclass(slots=True)
class _Schema:
    """Goes through a schema and refuses every type but those of `_TYPES`."""

    arrays: frozenset[str]
    met: dict[int, object] = field(default_factory=dict)

    def check(self, root: object) -> None:
        if not isinstance(root, dict):
            raise PlainFileError(_NO_MODEL)
        waiting: list[tuple[object, int]] = [(root, 0)]
        while waiting:
            node, depth = waiting.pop()
            if depth > _DEEPEST:
                raise PlainFileError("its schema is nested too deep")
            waiting += ((child, depth + 1) for child in self._children(node))

    def _children(self, node: object) -> Iterator[object]:
        if not isinstance(node, dict):
            raise PlainFileError(_NO_MODEL)
        named = (node.get("__module__"), node.get("__class__"), node.get("__loader__"))
        if named not in _TYPES:
            raise PlainFileError(f"it holds {named[0]}.{named[1]}, which no model is made of")
        self._check_identity(node)
        content = node.get("content")
        if named[2] == _ARRAY:
            if node.get("type") != "numpy" or node.get("file") not in self.arrays:
                raise PlainFileError("it holds an array of something else than numbers")
        elif named[2] == _DICT:
            self._check_keys(node.get("key_types"))
            yield from dict(content or {}).values()
        elif named[2] != "JsonNode":
            yield from list(content or ())
        elif not isinstance(content, str):
            raise PlainFileError(_NO_MODEL)

    def _check_identity(self, node: dict[str, object]) -> None:
        """Refuse two values of one identity: skops would put the first in the place of the second, again and again."""
        identity = node.get("__id__")
        if identity is None:
            return
        if not isinstance(identity, int) or self.met.setdefault(identity, node) != node:
            raise PlainFileError("two of its values have one identity")

    def _check_keys(self, node: object) -> None:
        content = node.get("content") if isinstance(node, dict) else None
        named = {(one.get("__module__"), one.get("__class__"), one.get("__loader__")) for one in content or ()}
        if not isinstance(node, dict) or node.get("__loader__") != "ListNode" or not named <= {_KEY_TYPE}:
            raise PlainFileError("it holds keys that are no texts")


def _check_array(archive: zipfile.ZipFile, member: str) -> None:
    """Refuse an array that claims more than its file holds: room is made for it before a number is read."""
    import numpy as np  # noqa: PLC0415 - only who exchanges models needs it

    with archive.open(member) as file:
        version = np.lib.format.read_magic(file)
        if version not in {(1, 0), (2, 0)}:
            raise PlainFileError("it holds an array of something else than numbers")
        read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
        shape, _, dtype = read(file)
    if dtype.kind not in "biuf":
        raise PlainFileError("it holds an array of something else than numbers")
    size = dtype.itemsize
    for extent in shape:
        size *= int(extent)
    if not 0 <= size <= archive.getinfo(member).file_size:
        raise PlainFileError("it unpacks to more than any model has")
