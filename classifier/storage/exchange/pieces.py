"""Cutting a file into pieces of one record each, and joining pieces to a file, without parsing them."""

import json
import re
from collections.abc import Iterator, Mapping

from classifier.storage.exchange.place import Place

BOM = b"\xef\xbb\xbf"
_MARK = re.compile(rb'["\[\]{},]')
_REST_OF_STRING = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+"', re.S)
# Valid in JSON, but taken for ends of lines, or for nothing, by some of those who read it.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def numbered_lines(data: bytes, given: str) -> Iterator[tuple[Place, bytes]]:
    """Yield the lines of a file that are not blank.

    Parameters
    ----------
    data : bytes
        The whole file.
    given : str
        What errors call it.

    Yields
    ------
    tuple of (Place, bytes)
        A line without what ends it.
    """
    at, number = len(BOM) if data.startswith(BOM) else 0, 0
    while at < len(data):
        number += 1
        end = data.find(b"\n", at)
        line = data[at : len(data) if end < 0 else end].removesuffix(b"\r")
        if line.strip():
            yield Place(given, number), line
        at = len(data) if end < 0 else end + 1


def numbered_tasks(data: bytes, given: str) -> Iterator[tuple[Place, bytes]]:
    """Yield the members of a list in JSON, each by its own brackets, so that a broken one does not spoil the rest.

    Parameters
    ----------
    data : bytes
        The whole file; what is no list counts as one member.
    given : str
        What errors call it.

    Yields
    ------
    tuple of (Place, bytes)
        A member, with the white space around it.
    """
    members = (member for member in _members(data.removeprefix(BOM)) if member.strip())
    for number, member in enumerate(members, start=1):
        yield Place(given, number, "task"), member


def _members(data: bytes) -> Iterator[bytes]:
    begin = len(data) - len(data.lstrip())
    if not data.startswith(b"[", begin):
        yield data
        return
    begin, depth = begin + 1, 0
    at = begin
    while found := _MARK.search(data, at):
        at = found.end()
        mark = found.group()
        if mark == b'"':
            string = _REST_OF_STRING.match(data, at)
            # A string without an end takes the rest of the file with it.
            at = string.end() if string else len(data)
        elif mark in b"[{":
            depth += 1
        elif depth and mark in b"]}":
            depth -= 1
        elif not depth:
            yield data[begin : found.start()]
            begin = at
    yield data[begin:]


def json_line(value: Mapping[str, object]) -> bytes:
    """Return an object as one line of JSON Lines.

    Parameters
    ----------
    value : mapping
        What JSON can hold.

    Returns
    -------
    bytes
        In UTF-8, with a newline.
    """
    return f"{json_text(value)}\n".encode()


def json_text(value: Mapping[str, object]) -> str:
    """Return an object as JSON without a newline in it.

    Parameters
    ----------
    value : mapping
        What JSON can hold.

    Returns
    -------
    str
        Chinese as it is; what some readers take for the end of a line is escaped.
    """
    text = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
