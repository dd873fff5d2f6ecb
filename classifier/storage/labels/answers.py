"""An answer as one line of JSON: short keys in a fixed order, and none for what is as it mostly is."""

from pathlib import Path
from typing import Any

from classifier.domain.answer import DECISIONS, Answer, Suggestion, Verdict
from classifier.domain.label import Label
from classifier.storage.labels.lines import Line
from classifier.storage.labels.record import Record, line_of, record_of

_LABEL = ("tags", "primary")
_KEYS = frozenset(
    {
        "id", "at", "by", "verdict", "article", *_LABEL, "seconds", "suggested", "strategy", "random", "blind",
        "note", "undoes", "replaces", "makes",
    }
)  # fmt: skip
_SUGGESTED = frozenset({*_LABEL, "model", "certainty"})
_VERDICTS = {verdict.value: verdict for verdict in Verdict}


def answer_line(answer: Answer) -> str:
    """Write an answer as one line.

    Parameters
    ----------
    answer : Answer
        What somebody said of an article.

    Returns
    -------
    str
        A JSON object without a newline, of which `read_answer` makes an equal answer.

    Raises
    ------
    ValueError
        Where a number in it is none, or infinite.
    """
    entries: dict[str, Any] = {
        "id": answer.id,
        "at": answer.at.isoformat(),
        "by": answer.annotator,
        "verdict": answer.verdict.value,
        "article": answer.article,
    }
    if answer.label is not None:
        entries |= {"tags": answer.label.tags, "primary": answer.label.primary}
    if answer.seconds:
        entries["seconds"] = answer.seconds
    if (shown := answer.suggestion) is not None:
        entries["suggested"] = {
            "tags": shown.tags,
            "primary": shown.primary,
            "model": shown.model,
            "certainty": shown.certainty,
        }
    if answer.strategy is not None:
        entries["strategy"] = answer.strategy
    if answer.undoes is not None:
        entries["undoes"] = answer.undoes
    rest = ("random", "blind", "note", "replaces", "makes")
    return line_of(entries | {key: found for key in rest if (found := getattr(answer, key))})


def read_answer(line: Line, path: Path) -> Answer:
    """Read an answer from its line.

    Parameters
    ----------
    line : Line
        Of `path`.
    path : pathlib.Path
        The log, for faults.

    Returns
    -------
    Answer
        What the line says, and nothing made up.

    Raises
    ------
    BrokenLogError
        Where it is no answer, contradicts itself, or says what this version does not know.
    """
    record = record_of(line, path)
    record.allow(_KEYS)
    verdict = _verdict(record)
    try:
        return Answer(
            id=record.text("id"),
            verdict=verdict,
            article=record.text("article"),
            annotator=record.text("by"),
            at=record.time("at"),
            seconds=record.number("seconds", 0.0),
            label=_label(record, verdict),
            suggestion=_suggestion(record),
            strategy=record.text_or_none("strategy"),
            random=record.flag("random"),
            blind=record.flag("blind"),
            note=record.text("note") if "note" in record else "",
            undoes=record.text_or_none("undoes"),
            replaces=record.texts("replaces"),
            makes=record.texts("makes"),
        )
    except ValueError as error:
        record.refuse(str(error))


def _verdict(record: Record) -> Verdict:
    name = record.text("verdict")
    if name not in _VERDICTS:
        record.refuse_newer(f"the verdict {name!r} is not known to this version")
    return _VERDICTS[name]


def _label(record: Record, verdict: Verdict) -> Label | None:
    if verdict in DECISIONS:
        if "tags" not in record:
            # No tag at all is a decision too: it has to be said.
            record.refuse("'tags' is missing")
    elif not any(key in record for key in _LABEL):
        return None
    return Label(tags=record.texts("tags"), primary=record.text_or_none("primary"))


def _suggestion(record: Record) -> Suggestion | None:
    if "suggested" not in record:
        return None
    shown = record.record("suggested")
    shown.allow(_SUGGESTED)
    return Suggestion(
        tags=shown.texts("tags"),
        primary=shown.text_or_none("primary"),
        model=shown.text("model"),
        certainty=shown.number("certainty", 0.0),
    )
