"""Exchange: write the labels of a folder for other tools, and read what those write."""

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from classifier.domain.answer import Answer, Verdict
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.domain.resolution import latest, replaced, resolve
from classifier.domain.taxonomy import Taxonomy
from classifier.errors import DecodingError, EmptyInputError, InputError, TooLargeError, UnreadableError
from classifier.ingest.sources import STDIN, Source, find_sources, read_bytes
from classifier.storage.atomic import replacing
from classifier.storage.exchange.catalogue import FORMATS, format_of_content
from classifier.storage.exchange.names import LabelFormat, format_of_name
from classifier.storage.exchange.record import Record
from classifier.storage.labels.folder import LabelFolder
from classifier.text.encoding import decode

_logger = logging.getLogger(__name__)
# A hundred thousand labelled articles of a newspaper are about as much.
MAX_MIB = 512


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Parameters
    ----------
    labels, articles : int
        How many decisions, of how many articles.
    beside : pathlib.Path or None
        The second file, where the format has one.
    """

    labels: int
    articles: int
    beside: Path | None = None


def records_of(folder: LabelFolder, *, resolved: bool = False) -> list[Record]:
    """Return the labels of a folder as they go to other tools.

    Parameters
    ----------
    folder : LabelFolder
        The labels.
    resolved : bool
        Only what the answers come to: one label an article, from the latest of those who gave it; what is disputed or
        nobody was sure of is left out.

    Returns
    -------
    list of Record
        Of every annotator the latest decision that nobody took back, those of one article together, articles in the
        order in which they were first answered. Articles that are none since somebody mended the split are left out.

    Raises
    ------
    BrokenLogError
        Where a line of the folder cannot be read.
    """
    answers = folder.answers()
    texts = folder.articles()
    if resolved:
        decisive = [_decisive(found.answers, found.label) for found in resolve(answers).values() if found.label]
    else:
        gone = replaced(answers)
        decisive = [one for article, said in latest(answers).items() if article not in gone for one in said.values()]
    records = [_record(answer, texts[answer.article]) for answer in decisive if answer.article in texts]
    for article in dict.fromkeys(answer.article for answer in decisive if answer.article not in texts):
        _logger.warning("%s: an article that was labelled, but whose text is missing; it was left out", article)
    return records


def export_labels(
    folder: LabelFolder, target: Path | BinaryIO, form: LabelFormat, *, resolved: bool = False
) -> Exported:
    """Write the labels of a folder for another tool.

    Parameters
    ----------
    folder : LabelFolder
        The labels.
    target : pathlib.Path or binary file
        A path appears whole or not at all, and so does the file beside it, where the format has one. An open file, such
        as standard output, gets the labels alone.
    form : LabelFormat
        The format.
    resolved : bool
        As in `records_of`.

    Returns
    -------
    Exported
        How much it was.

    Raises
    ------
    BrokenLogError
        Where a line of the folder cannot be read.
    OSError
        Where the file cannot be written.
    """
    records, taxonomy, exchange = records_of(folder, resolved=resolved), folder.taxonomy(), FORMATS[form]
    counted = Exported(len(records), len({record.filed.id for record in records}))
    if not isinstance(target, Path):
        target.writelines(exchange.write(records, taxonomy))
        return counted
    if exchange.beside is None:
        with replacing(target) as file:
            file.writelines(exchange.write(records, taxonomy))
        return counted
    beside = target.with_name(target.name + exchange.beside.ending)
    with replacing(beside) as second, replacing(target) as file:
        second.writelines(exchange.beside.write(records, taxonomy))
        file.writelines(exchange.write(records, taxonomy))
    return replace(counted, beside=beside)


def read_labels(
    given: str, stdin: BinaryIO, taxonomy: Taxonomy, form: LabelFormat | None = None
) -> Iterator[Record | InputError]:
    """Read labels of another tool.

    Parameters
    ----------
    given : str
        A file, or ``-`` for standard input.
    stdin : binary file
        What ``-`` reads.
    taxonomy : Taxonomy
        Whose tags they may carry.
    form : LabelFormat, optional
        Their format; without it, the one that the content is plainly in, else the one that the name says.

    Yields
    ------
    Record or InputError
        A record, or the error of a piece that is none; one error alone where the whole cannot be read.
    """
    try:
        source = _source(given)
        data = _as_utf8(_whole(source, stdin), given)
        if not data.strip():
            raise EmptyInputError(f"{given}: no text in it", source=given, hint="check that it was exported whole")
        form = form or format_of_content(data) or format_of_name(given)
        if form is None:
            raise UnreadableError(
                f"{given}: its format cannot be told", source=given, hint=f"say --format {', '.join(LabelFormat)}"
            )
        yield from FORMATS[form].read(data, given, taxonomy, _beside(source, form))
    except InputError as error:
        yield error


def _record(answer: Answer, filed: FiledArticle) -> Record:
    return Record(
        filed=filed,
        label=answer.label,
        annotator=answer.annotator,
        at=answer.at,
        note=answer.note,
        adjudicates=answer.verdict is Verdict.ADJUDICATION,
    )


def _decisive(answers: tuple[Answer, ...], label: Label) -> Answer:
    """Return the latest answer that gave the label; an adjudication before all others."""
    given = [answer for answer in answers if answer.label == label]
    return max(given, key=lambda answer: (answer.verdict is Verdict.ADJUDICATION, answer.at))


def _source(given: str) -> Source:
    if given not in {"", STDIN} and Path(given).is_dir():
        raise UnreadableError(f"{given}: Is a directory", source=given, hint="name a file")
    source = next(iter(find_sources([given])))
    if isinstance(source, InputError):
        raise source
    return source


def _whole(source: Source, stdin: BinaryIO) -> bytes:
    try:
        return read_bytes(source, stdin, MAX_MIB)
    except TooLargeError as error:
        raise TooLargeError(
            f"{source.given}: it has more than {MAX_MIB} MiB",
            source=source.given,
            limit=MAX_MIB,
            hint="export the labels in several files, and import one by one",
        ) from error


def _beside(source: Source, form: LabelFormat) -> bytes | None:
    beside = FORMATS[form].beside
    if beside is None or source.path is None:
        return None
    path = source.path.with_name(source.path.name + beside.ending)
    return _whole(Source(path, str(path), path.name), io.BytesIO()) if path.exists() else None


def _as_utf8(data: bytes, given: str) -> bytes:
    """Return a file in UTF-8, whatever it was saved in; one that is partly broken as it is: each fault has a line."""
    try:
        data.decode()
    except UnicodeDecodeError:
        try:
            return decode(data, given).text.encode()
        except DecodingError:
            return data
    return data
