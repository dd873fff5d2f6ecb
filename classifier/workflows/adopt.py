"""Adoption: take labels that came from elsewhere into a folder, as answers of whoever gave them."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from classifier.domain.answer import Answer, Verdict, standing
from classifier.domain.filed import FiledArticle
from classifier.domain.resolution import latest
from classifier.errors import AnnotatorError, InputError, UnreadableError
from classifier.storage.exchange.record import Record
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.labels.log import AnswerLog
from classifier.text.normalize import repair_characters

_ID_LENGTH = 32
# For labels that name nobody, in what `import_labels` is told of annotators.
UNNAMED = ""


class Outcome(StrEnum):
    """What became of a label that was read."""

    ADDED = "added"
    """It stands in the log of its annotator."""
    KNOWN = "known"
    """It stood there before."""
    OLDER = "older"
    """The annotator has thought better of it since: nothing was added."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A label that was read.

    Parameters
    ----------
    record : Record
        With the annotator's name and the article as they are filed.
    outcome : Outcome
        What became of it.
    """

    record: Record
    outcome: Outcome


def import_labels(
    folder: LabelFolder,
    found: Iterable[Record | InputError],
    *,
    by: Mapping[str, str],
    moment: dt.datetime,
) -> Iterator[Entry | InputError]:
    """Add labels to a folder: the text of each article, and an answer in the log of its annotator.

    Parameters
    ----------
    folder : LabelFolder
        Where they go. Nothing is added that stands there.
    found : iterable of Record or InputError
        From `read_labels`; errors are handed on.
    by : mapping of str to str
        How annotators are called here, by what the file calls them; by `UNNAMED` whose labels they are that name
        nobody.
    moment : datetime.datetime
        When labels were given that do not tell it.

    Yields
    ------
    Entry or InputError
        In the order of `found`. An entry is on the disk when it is yielded.

    Raises
    ------
    BrokenLogError
        Where a line of the folder cannot be read.
    OSError
        Where the folder cannot be written; what was yielded before stands.
    """
    books: dict[str, _Book] = {}
    for one in found:
        try:
            yield one if isinstance(one, InputError) else _added(folder, one, by, moment, books)
        except InputError as error:
            yield error


@dataclass(slots=True)
class _Book:
    """The log of one annotator, what stands in it, what of it holds, and when they last spoke of an article."""

    log: AnswerLog
    said: dict[str, list[Answer]] = field(default_factory=dict)
    held: dict[str, Answer] = field(default_factory=dict)
    spoke: dict[str, dt.datetime] = field(default_factory=dict)

    def take(self, answer: Answer) -> None:
        """Take note of an answer."""
        self.said.setdefault(answer.article, []).append(answer)

    def outcome(self, record: Record, answer: Answer) -> Outcome:
        """Tell what is to become of a label."""
        for old in self.said.get(answer.article, ()):
            if _sense(old) == _sense(answer) and record.at in (None, old.at):
                return Outcome.KNOWN
        held = self.held.get(answer.article)
        if held is None:
            return Outcome.ADDED
        # An adjudication ends what ordinary labels do not, whenever it was given; what holds may then be older than
        # what was last said.
        if record.adjudicates:
            later = held.verdict is Verdict.ADJUDICATION and held.at > answer.at
        else:
            later = self.spoke[answer.article] > answer.at
        return Outcome.OLDER if later else Outcome.ADDED

    def add(self, answer: Answer) -> None:
        """Take note of an answer that holds from now on."""
        self.take(answer)
        self.held[answer.article] = answer
        self.spoke[answer.article] = max(answer.at, self.spoke.get(answer.article, answer.at))


def _added(
    folder: LabelFolder, record: Record, by: Mapping[str, str], moment: dt.datetime, books: dict[str, _Book]
) -> Entry:
    name = by.get(record.annotator, record.annotator)
    if not name:
        raise _broken(record, "it names no annotator", "say who gave it with --by NAME")
    try:
        log = folder.log(name)
    except AnnotatorError as error:
        raise _broken(record, "no annotator can have this name", "give another with --by OLD=NEW") from error
    book = books.get(log.annotator)
    if book is None:
        book = books[log.annotator] = _book(log)
    record = replace(record, annotator=log.annotator, filed=_tidy(record))
    answer = _answer(record, record.at or moment)
    outcome = book.outcome(record, answer)
    if outcome is Outcome.ADDED:
        folder.file(record.filed)
        log.append(answer)
        book.add(answer)
    return Entry(record, outcome)


def _book(log: AnswerLog) -> _Book:
    answers = log.read()
    book = _Book(log)
    for answer in answers:
        book.take(answer)
    book.held = {article: held for article, said in latest(answers).items() for held in said.values()}
    for answer in standing(answers):
        if answer.article in book.held:
            book.spoke[answer.article] = max(answer.at, book.spoke.get(answer.article, answer.at))
    return book


def _answer(record: Record, at: dt.datetime) -> Answer:
    verdict = Verdict.LABEL
    if record.label is None:
        verdict = Verdict.UNSURE
    elif record.adjudicates:
        verdict = Verdict.ADJUDICATION
    label = record.label
    parts = (
        record.filed.id,
        record.annotator,
        at.isoformat(),
        verdict,
        record.note,
        label and [*label.tags, "", label.primary],
    )
    # The same import on two machines gives the same lines: merged, they are one answer.
    digest = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
    return Answer(
        id=digest[:_ID_LENGTH],
        verdict=verdict,
        article=record.filed.id,
        annotator=record.annotator,
        at=at,
        label=label,
        note=record.note,
    )


def _sense(answer: Answer) -> tuple[Verdict, frozenset[str], str | None]:
    label = answer.label
    return answer.verdict, frozenset(label.tags if label else ()), label.primary if label else None


def _tidy(record: Record) -> FiledArticle:
    """Return the article as reading it would have given it, so that it has the same id wherever it comes from."""
    article = record.filed.article
    title = " ".join(repair_characters(article.title).split())
    text = repair_characters(article.text).replace("\f", "\n").strip()
    if not (title or text):
        raise _broken(record, "it has neither title nor text", "leave it out")
    bylines = tuple(name for name in map(_line, article.bylines) if name)
    organisation = _line(article.organisation or "") or None
    tidy = replace(article, title=title, text=text, bylines=bylines, organisation=organisation)
    return FiledArticle(tidy, _line(record.filed.issue))


def _line(text: str) -> str:
    return " ".join(repair_characters(text).split())


def _broken(record: Record, why: str, hint: str) -> InputError:
    if record.place is None:
        return UnreadableError(f"{record.filed.id}: {why}", source=record.filed.id, hint=hint)
    return record.place.broken(why, hint)
