import dataclasses
import json
import math
from pathlib import Path

import pytest
from hypothesis import given

from classifier.domain.answer import Answer, Verdict
from classifier.errors import BrokenLogError
from classifier.storage.labels.answers import answer_line, read_answer
from classifier.storage.labels.lines import Line
from tests.storage.labels.factories import answers, make_answer

PATH = Path("log") / "王芳.jsonl"
GOOD = json.loads(answer_line(make_answer("a1", "award", "event")))


def read(line: str | bytes, number: int = 7) -> Answer:
    return read_answer(Line(number, line.encode() if isinstance(line, str) else line, 0), PATH)


def changed(**entries: object) -> str:
    """The line of a good answer with other entries; those that are `...` are left out."""
    return json.dumps({key: found for key, found in {**GOOD, **entries}.items() if found is not ...})


@given(answers())
def test_what_is_read_is_what_was_written(answer: Answer) -> None:
    line = answer_line(answer)
    assert read(line) == answer
    assert read(line).at.utcoffset() == answer.at.utcoffset()
    # One line for whatever reads it, a terminal too.
    assert len(line.splitlines()) == 1
    assert answer_line(read(line)) == line


def test_a_line_reads_well() -> None:
    assert answer_line(make_answer("a1", "award")) == (
        '{"id": "a1", "at": "2026-03-01T09:30:00+08:00", "by": "王芳", "verdict": "label", "article": "r1", '
        '"tags": ["award"], "primary": "award"}'
    )
    none = json.loads(answer_line(make_answer("a1")))
    assert (none["tags"], none["primary"]) == ([], None)
    assert "tags" not in answer_line(make_answer(verdict=Verdict.SKIP))


def test_what_ends_a_line_somewhere_or_cannot_be_seen_is_escaped() -> None:
    answer = dataclasses.replace(make_answer(), note="a\u2028b\u202ec\x85d\ufeff\x1b\udc80")
    line = answer_line(answer)
    assert r"a\u2028b\u202ec\u0085d\ufeff\u001b\udc80" in line
    assert read(line) == answer


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_what_is_no_number_is_not_written(number: float) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        answer_line(dataclasses.replace(make_answer(), seconds=number))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "is not a JSON object"),
        (b'{"id": "\xff"}', "is not UTF-8"),
        ("<<<<<<< HEAD", "a merge that was not finished"),
        ("=======", "a merge that was not finished"),
        (">>>>>>> 12ab", "a merge that was not finished"),
        (changed(id=...), "'id' is missing"),
        (changed(id=3), "'id' is not a text"),
        (changed(id=""), "an answer names itself"),
        (changed(at="2026-03-01T09:30:00"), "'at' is a time without a zone"),
        (changed(at="yesterday"), "'at' is not a time"),
        (changed(tags=...), "'tags' is missing"),
        (changed(tags="award"), "'tags' is not a list of texts"),
        (changed(tags=["award", None]), "'tags' is not a list of texts"),
        (changed(tags=["award", "award"]), "a tag stands twice: award, award"),
        (changed(primary="training"), "primary training is none of the tags"),
        (changed(primary=...), "primary None is none of the tags"),
        (changed(verdict="skip"), "a label goes with a decision, not with skip"),
        (changed(verdict="undo"), "a label goes with a decision"),
        (changed(undoes="a0"), "an undo, and nothing else"),
        (changed(replaces=["r1"], makes=["b"]), "an edit, and nothing else"),
        (changed(seconds="3"), "'seconds' is not a number"),
        (changed(seconds=True), "'seconds' is not a number"),
        (changed(seconds=-1), "nobody answers before the question"),
        (changed(seconds=math.nan), "is not JSON"),
        (changed().replace('"at"', '"seconds": 1e999, "at"'), "'seconds' is not a number"),
        (changed().replace('"at"', f'"seconds": 1{"0" * 400}, "at"'), "'seconds' is not a number"),
        (changed(random=1), "'random' is neither true nor false"),
        (changed(suggested=[]), "'suggested' is not an object"),
        (changed(suggested={"tags": []}), "'suggested.model' is missing"),
        (changed(suggested={"model": "m", "certainty": []}), "'suggested.certainty' is not a number"),
    ],
)
def test_a_broken_line_is_named_with_what_to_do(line: str | bytes, fault: str) -> None:
    with pytest.raises(BrokenLogError) as caught:
        read(line)
    assert caught.value.message.startswith(f"{PATH}, line 7: ")
    assert fault in caught.value.message
    assert caught.value.hint
    assert (caught.value.path, caught.value.line, caught.value.exit_status) == (PATH, 7, 3)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (changed(mood="good"), "'mood' is not known to this version"),
        (changed(verdict="maybe"), "the verdict 'maybe' is not known to this version"),
        (
            changed(suggested={"model": "m", "tags": [], "why": 1, "certainty": 0.5}),
            "'suggested.why' is not known to this version",
        ),
    ],
)
def test_what_a_newer_version_wrote_is_not_read_in_part(line: str, fault: str) -> None:
    with pytest.raises(BrokenLogError, match=fault) as caught:
        read(line)
    assert "newer version" in caught.value.hint
