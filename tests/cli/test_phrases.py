"""What the floors below say in English, found in their source or by making them say it, is all known in 中文."""

import ast
import errno
import json
import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from classifier.cli.errors import sentence_of
from classifier.cli.phrases import DETAILS, REPORTS, USAGE, WARNINGS, hint_of, translated
from classifier.errors import InputError
from classifier.ingest import sources
from classifier.ingest.readers import read
from tests.command import ROOT

# Names of fields, files and formats stay as they are in any language.
NAMES = re.compile(
    r"UTF-8|UTF-16|GB18030|JSON|PDF|MiB|dpi|title|text|id|\.?\b(?:txt|md|jsonl|docx|doc|xlsx|html|png|jpg|pdf|markdown|ndjson)\b"
)


def texts_given_to(function: str, *files: str, place: int) -> Iterator[str]:
    """The text given to every call of a function; what is filled in becomes a ``7``."""
    for file in files:
        for node in ast.walk(ast.parse((ROOT / "classifier" / file).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == function:
                yield from strings(node.args[place])


def strings(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in parts)
        case ast.IfExp(body=first, orelse=second):
            yield from (*strings(first), *strings(second))


def test_every_reason_against_an_article_of_a_line_is_known() -> None:
    reasons = set(texts_given_to("_broken", "ingest/ready.py", "ingest/gold.py", place=2))
    assert {"it is not JSON", "it has no label"} <= reasons
    assert [reason for reason in reasons if translated(DETAILS, reason) == reason] == []


def reader_files() -> list[str]:
    base = ROOT / "classifier"
    return [path.relative_to(base).as_posix() for path in sorted((base / "ingest").rglob("*.py"))]


def test_every_reason_of_the_readers_is_known_with_a_way_out() -> None:
    found = set(texts_given_to("UnreadableError", *reader_files(), place=0))
    reasons = {text.partition(": ")[2] for text in found} - {"reading 7 needs an extra"}
    assert {"not a text file", "the document is damaged"} <= reasons
    # What the system says, and kinds of files, are filled in.
    shown = {".xls files are not read" if reason == "7 files are not read" else reason for reason in reasons - {"7"}}
    shown = {reason.replace("a 7 file", "a .xls file") for reason in shown}
    assert [reason for reason in shown if translated(DETAILS, reason) == reason] == []
    assert [reason for reason in shown if not hint_of(reason).startswith("请")] == []


def test_every_extra_is_named_in_the_hint() -> None:
    whats, extras = (list(texts_given_to("needs_extra", *reader_files(), place=place)) for place in (1, 2))
    assert "docx" in extras
    for what, extra in zip(whats, extras, strict=True):
        reason = f"reading {what} needs an extra"
        assert translated(DETAILS, reason) != reason
        assert f'pip install "yuankan[{extra}]"' in hint_of(reason)


def test_every_warning_of_the_floors_below_is_known() -> None:
    files = [path.relative_to(ROOT / "classifier").as_posix() for path in (ROOT / "classifier").rglob("*.py")]
    found = set(texts_given_to("_logger.warning", *files, place=0)) | set(texts_given_to("self._warn", *files, place=0))
    assert found == set(WARNINGS)


def test_every_report_is_known() -> None:
    files = ("workflows/starter.py", "workflows/own_model.py", "workflows/registered.py")
    reports = {
        *texts_given_to("report", *files, place=0),
        *texts_given_to("self.report", "workflows/retraining/retrain.py", place=0),
    }
    assert len(reports) == len(REPORTS)
    assert all("训练" in translated(REPORTS, report) for report in reports)


@pytest.mark.parametrize("number", [errno.ENOENT, errno.ELOOP, errno.EACCES, errno.EIO, errno.EISDIR])
def test_errors_of_the_system_are_known_with_a_way_out(number: int) -> None:
    assert translated(DETAILS, os.strerror(number)) != os.strerror(number)
    assert hint_of(os.strerror(number)).startswith("请")


@pytest.mark.parametrize("word", ["argument", "arguments", "argument(s)"])
def test_arguments_too_many_are_told_in_chinese(word: str) -> None:
    assert translated(USAGE, f"Got unexpected extra {word} (v0001)") == "多出了参数 v0001"


def test_what_is_not_known_stays_as_it_is() -> None:
    assert translated(DETAILS, "the moon is full") == "the moon is full"
    assert hint_of("the moon is full") == ""


def make_inputs(folder: Path) -> list[str]:
    """One input for every reason that a file can give."""
    lines = [
        "not json",
        "[1]",
        "{}",
        json.dumps({"title": 3}),
        json.dumps({"text": []}),
        json.dumps({"title": "报", "id": []}),
        "[" * 100_000,
    ]
    (folder / "one.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "two.jsonl").write_bytes(b'{"title": "\xff\xff\xff"}')
    (folder / "three.jsonl").write_bytes(b"9" * (sources.MAX_BYTES + 1))
    (folder / "a.pdf").write_bytes(b"%PDF")
    (folder / "a.docx").write_bytes(b"PK")
    (folder / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (folder / "a.xlsx").write_bytes(b"PK")
    (folder / "1.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "2.txt").write_bytes(b"")
    (folder / "3.txt").write_bytes("医院报".encode() + b"\xff\xff\xff" + "医院".encode())
    (folder / "4.txt").write_bytes(b"9" * (sources.MAX_BYTES + 1))
    (folder / "5.jsonl").write_bytes(b"")
    (folder / "6.txt").symlink_to(folder / "6.txt")
    (folder / "bare").mkdir()
    return [str(path) for path in sorted(folder.iterdir())] + [str(folder / "7.txt"), ""]


@pytest.mark.usefixtures("chinese")
def test_no_reason_is_told_half_in_english(tmp_path: Path) -> None:
    paths = make_inputs(tmp_path)
    told = [sentence_of(found) for found in read(paths, BytesIO()) if isinstance(found, InputError)]
    assert len(told) >= len(paths) + 5
    for sentence in told:
        own = NAMES.sub("", sentence.replace(f"{tmp_path}{os.sep}", ""))
        assert not re.search(r"[A-Za-z]{2}", own.partition("：")[2]), sentence
        assert "；请" in sentence
