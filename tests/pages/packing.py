"""Packing: a PDF as small as it gets, and the same bytes whenever it is made of the same pages.

Chromium embeds besides the glyphs that a page shows all that its font could put in their places: those of other
countries and of other times. They are emptied here by ``pyftsubset`` (fonttools), which leaves every other glyph, its
number and its place on the page as they are; ``qpdf`` does the rest.
"""

import base64
import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_PACK = ("--object-streams=generate", "--recompress-flate", "--compression-level=9", "--deterministic-id")
_UNPACK = ("--json-output", "--json-stream-data=inline", "--decode-level=generalized")
# What a viewer never asks of a font whose glyphs a PDF names by their numbers.
_UNUSED_TABLES = "GSUB,GPOS"
_BLOCK = re.compile(r"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX = re.compile(r"<(\w+)>")


def pack(made: Path, output: Path) -> None:
    """Write a PDF as small as it gets.

    Parameters
    ----------
    made : Path
        As a printer wrote it; other files are put beside it.
    output : Path
        Where to.
    """
    unpacked = json.loads(_run(["qpdf", *_UNPACK, str(made)]))
    objects = unpacked["qpdf"][1]
    used = _used(objects)
    if not used:
        _run(["qpdf", *_PACK, str(made), str(output)])
        return
    for reference, glyphs in used.items():
        stream = objects[f"obj:{reference}"]["stream"]
        font = _without(base64.b64decode(stream["data"]), glyphs, made.parent)
        stream["data"] = base64.b64encode(font).decode()
        stream["dict"]["/Length1"] = len(font)
    edited = made.with_suffix(".json")
    edited.write_text(json.dumps(unpacked), encoding="utf-8")
    _run(["qpdf", "--json-input", *_PACK, str(edited), str(output)])


def _used(objects: dict[str, Any]) -> dict[str, set[int]]:
    """Return for each embedded TrueType font of wide characters the numbers of the glyphs that its pages show."""
    found: dict[str, set[int]] = {}
    for kept in objects.values():
        font = kept.get("value")
        if isinstance(font, dict) and font.get("/Subtype") == "/Type0":
            (descendant,) = _value(objects, font["/DescendantFonts"])
            descriptor = _value(objects, _value(objects, descendant)["/FontDescriptor"])
            shown = base64.b64decode(objects[f"obj:{font['/ToUnicode']}"]["stream"]["data"]).decode("ascii")
            found.setdefault(descriptor["/FontFile2"], set()).update(_numbers(shown))
    return found


def _value(objects: dict[str, Any], thing: Any) -> Any:
    return objects[f"obj:{thing}"]["value"] if isinstance(thing, str) else thing


def _numbers(shown: str) -> set[int]:
    """Return the numbers of glyphs that a table of what they say lists, one by one or as ranges."""
    numbers = {0}
    for kind, block in _BLOCK.findall(shown):
        for line in block.strip().splitlines():
            first, second, *_ = (int(number, 16) for number in _HEX.findall(line))
            numbers.update(range(first, second + 1) if kind == "range" else (first,))
    return numbers


def _without(font: bytes, glyphs: set[int], folder: Path) -> bytes:
    """Return a font in which all other glyphs are empty, each in its place."""
    source, cut, wanted = folder / "embedded.ttf", folder / "cut.ttf", folder / "glyphs.txt"
    source.write_bytes(font)
    wanted.write_text("\n".join(map(str, sorted(glyphs))), encoding="ascii")
    keep = ("--retain-gids", "--no-layout-closure", "--notdef-outline", f"--drop-tables+={_UNUSED_TABLES}")
    _run(["pyftsubset", str(source), *keep, f"--gids-file={wanted}", f"--output-file={cut}"])
    return cut.read_bytes()


def _run(command: Sequence[str]) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout
