"""Comma-separated values as RFC 4180 has them, with a BOM so that a spreadsheet opens them as UTF-8: a row a decision.

A sheet that this project wrote is known by its first row; a sheet of another make needs a column of texts or titles
and one of tags, under the names of `_NAMES`.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from classifier.domain.taxonomy import Taxonomy
from classifier.errors import InputError, UnreadableError
from classifier.storage.exchange.cells import date_of, joined, parted, parted_tags
from classifier.storage.exchange.fields import article_fields, decision_fields, read_article, record_at
from classifier.storage.exchange.pieces import BOM
from classifier.storage.exchange.place import MAX_BYTES, Place
from classifier.storage.exchange.record import Record
from classifier.storage.exchange.tags import Decided, TagNames
from classifier.storage.formulas import guard, unguard

COLUMNS = (
    "title", "text", "primary", "tags", "verdict", "annotator", "at", "note", "issue", "date", "byline",
    "organisation", "pages", "position", "source_id", "article",
)  # fmt: skip
# What sheets of other makes call the same, in lower case.
_NAMES = {
    "标题": "title", "headline": "title", "正文": "text", "内容": "text", "data": "text", "content": "text",
    "body": "text", "主标签": "primary", "标签": "tags", "label": "tags", "labels": "tags", "tag": "tags",
    "标注人": "annotator", "user": "annotator", "by": "annotator", "时间": "at", "time": "at", "备注": "note",
    "comments": "note", "comment": "note", "来源": "issue", "source": "issue", "日期": "date", "作者": "byline",
    "author": "byline", "bylines": "byline", "单位": "organisation",
}  # fmt: skip
_COUNT = re.compile(r"\d{1,9}")
# Bytes that are read again at most, where rows cannot be told apart.
_PATIENCE = 8 * MAX_BYTES
_LABEL, _UNSURE, _ADJUDICATION = "label", "unsure", "adjudication"


def write(records: Sequence[Record], _taxonomy: Taxonomy) -> Iterator[bytes]:
    """Write records.

    Parameters
    ----------
    records : sequence of Record
        A row each.
    _taxonomy : Taxonomy
        Not needed.

    Yields
    ------
    bytes
        A row.
    """
    yield BOM + _row(COLUMNS)
    for record in records:
        yield _row([guard(cell) for cell in _cells(record)])


def read(data: bytes, given: str, taxonomy: Taxonomy, _beside: bytes | None = None) -> Iterator[Record | InputError]:
    """Read records.

    Parameters
    ----------
    data : bytes
        The whole file, in UTF-8.
    given : str
        What errors call it.
    taxonomy : Taxonomy
        Whose tags they may carry.
    _beside : bytes, optional
        There is no file beside it.

    Yields
    ------
    Record or InputError
        In the order of the rows.
    """
    names = TagNames.of(taxonomy)
    head: tuple[str, ...] = ()
    for place, row in _rows(data.removeprefix(BOM), given):
        if isinstance(row, InputError):
            yield row
        elif not head:
            head = tuple(_NAMES.get(name.strip().lower(), name.strip().lower()) for name in row)
            if not ({"title", "text"} & set(head) and {"tags", "primary"} & set(head)):
                yield UnreadableError(
                    f"{given}: its first row does not name the columns",
                    source=given,
                    hint="call them title, text, primary, tags and annotator",
                )
                return
            # An apostrophe is a guard only in a sheet that guards its cells.
            bare: Callable[[str], str] = unguard if head == COLUMNS else str
        else:
            try:
                if any(row[len(head) :]):
                    raise place.broken("it has more cells than there are columns")
                yield _record({name: bare(cell) for name, cell in zip(head, row, strict=False)}, names, place)
            except InputError as error:
                yield error


def _cells(record: Record) -> Iterator[str]:
    label = record.label
    article, decision = article_fields(record.filed), decision_fields(record)
    told = {
        **article,
        **decision,
        "text": record.filed.article.text,
        "primary": label.primary or "" if label else "",
        "tags": joined(label.tags) if label else "",
        "verdict": _UNSURE if label is None else _ADJUDICATION if record.adjudicates else _LABEL,
        "annotator": record.annotator,
        "byline": joined(article.get("byline", ())),
        "pages": joined(map(str, article.get("pages", ()))),
    }
    return (str(told.get(column, "")) for column in COLUMNS)


def _row(cells: Sequence[str]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerow(cells)
    return buffer.getvalue().encode()


def _record(cells: Mapping[str, str], names: TagNames, place: Place) -> Record:
    pages, position = cells.get("pages", ""), cells.get("position", "")
    fields = {
        **cells,
        "date": date_of(cells.get("date", "")),
        "byline": parted(cells.get("byline", "")),
        "pages": [int(page) for page in parted(pages) if _COUNT.fullmatch(page)],
        "position": int(position) if _COUNT.fullmatch(position) else None,
    }
    verdict = cells.get("verdict", "").strip().lower()
    return record_at(
        place,
        read_article(fields, cells.get("text", ""), place),
        None if verdict == _UNSURE else _decided(cells, verdict, names, place),
        annotator=cells.get("annotator"),
        at=cells.get("at"),
        note=cells.get("note"),
        adjudication=verdict == _ADJUDICATION,
    )


def _decided(cells: Mapping[str, str], verdict: str, names: TagNames, place: Place) -> Decided:
    primary = cells.get("primary", "").strip() or None
    tags = parted_tags(cells.get("tags", "")) or ([primary] if primary else [])
    # A cell that is empty may be one that nobody has filled in.
    return names.label(tags, primary, place, decided=verdict in {_LABEL, _ADJUDICATION})


def _rows(data: bytes, given: str) -> Iterator[tuple[Place, list[str] | InputError]]:
    """Yield each row that is not blank with the line that it begins on."""
    # A process-wide bound, which stands at 128 KiB: less than a long article.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))
    first = data[: data.find(b"\n") + 1] or data
    delimiter = max(",;\t", key=lambda mark: first.count(mark.encode()))
    lines = _Lines(data)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        place = Place(given, lines.begin())
        try:
            row = next(rows, None)
            place.bounded(lines.taken)
            if lines.undecodable:
                raise place.broken("it is not UTF-8")
        except csv.Error:
            lines.back()
            yield place, place.broken("its quotation marks do not match")
            continue
        except InputError as error:
            yield place, error
            continue
        if row is None:
            return
        if any(row):
            yield place, row


class _Lines:
    """Lines of a file as a reader of rows takes them, with an account of what the row at hand took."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._begin = self._second = self._at = 0
        self._number = self._first = 0
        self._patience = _PATIENCE
        self.undecodable = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        # A row without an end would be read again and again, up to the end of the file.
        if self._at == len(self._data) or self._at - self._begin > MAX_BYTES:
            raise StopIteration
        line = self._data[self._at : self._data.find(b"\n", self._at) + 1 or len(self._data)]
        self._at += len(line)
        self._number += 1
        if self._number == self._first:
            self._second = self._at
        try:
            return line.decode()
        except UnicodeDecodeError:
            self.undecodable = True
            return line.decode(errors="replace")

    def begin(self) -> int:
        """Begin a row; return the number of its first line."""
        self._begin, self._first, self.undecodable = self._at, self._number + 1, False
        return self._first

    def back(self) -> None:
        """Go back to the second line of the row: the quotation mark that has no end stands in the first."""
        again = self._at - self._second
        if again <= self._patience:
            self._patience -= again
            self._at, self._number = self._second, self._first

    @property
    def taken(self) -> bytes:
        """What the row at hand is made of."""
        return self._data[self._begin : self._at]
