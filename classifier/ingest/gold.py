"""Gold: labelled articles to score a model on, JSON Lines with one article and its label a line."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from classifier.domain.label import Label, LabelledArticle
from classifier.domain.taxonomy import Taxonomy
from classifier.errors import BrokenLineError, EmptyInputError, InputError, UnreadableError
from classifier.ingest.json_lines import json_lines
from classifier.ingest.ready import article_of, object_of
from classifier.ingest.sources import READY_SUFFIXES, STDIN, SUFFIXES, Source, bounded, find_sources, unreadable

_HINT = 'each line is one JSON object with "title", "text", "primary" and "tags"'


def read_gold(paths: Iterable[str], stdin: BinaryIO, taxonomy: Taxonomy) -> Iterator[LabelledArticle | InputError]:
    """Read labelled articles.

    Parameters
    ----------
    paths : iterable of str
        Files, folders, or ``-`` for standard input. Of a folder the ``.jsonl`` and ``.ndjson`` files are read.
    stdin : binary file
        What ``-`` reads.
    taxonomy : Taxonomy
        Whose tags the articles may carry.

    Yields
    ------
    LabelledArticle or InputError
        In the order of `paths`; a line that is no labelled article is yielded as its error, and the next one is read.
    """
    for source in _sources(paths):
        if isinstance(source, InputError):
            yield source
            continue
        empty = True
        try:
            for found in _read(source, stdin, taxonomy):
                empty = False
                yield found
        except InputError as error:
            yield error
        except OSError as error:
            yield unreadable(source, error)
        else:
            if empty:
                yield EmptyInputError(f"{source.given}: no text in it", source=source.given, hint=_HINT)


def _sources(paths: Iterable[str]) -> Iterator[Source | InputError]:
    for given in paths:
        found = list(find_sources([given]))
        if given == STDIN or not Path(given).is_dir():
            yield from map(_checked, found)
            continue
        # Documents that are not read are of no concern here, folders that cannot be looked into are.
        closed = [one for one in found if isinstance(one, UnreadableError) and Path(one.source).is_dir()]
        ready = [one for one in found if isinstance(one, Source) and _suffix(one) in READY_SUFFIXES]
        yield from closed
        yield from ready
        if not (closed or ready):
            yield UnreadableError(
                f"{given}: no .jsonl file in this folder", source=given, hint="give one with labelled articles"
            )


def _checked(source: Source | InputError) -> Source | InputError:
    if isinstance(source, InputError):
        return source
    # A name without a suffix, such as a pipe of the shell, is taken at its word.
    if _suffix(source) in SUFFIXES - READY_SUFFIXES:
        return UnreadableError(
            f"{source.given}: labelled articles are read from .jsonl alone",
            source=source.given,
            hint="give one labelled article a line",
        )
    return source


def _suffix(source: Source) -> str:
    return source.path.suffix.lower() if source.path is not None else ""


def _read(source: Source, stdin: BinaryIO, taxonomy: Taxonomy) -> Iterator[LabelledArticle | InputError]:
    if source.path is None:
        yield from _labelled(stdin, source.given, taxonomy)
        return
    with source.path.open("rb") as file:
        yield from _labelled(file, source.given, taxonomy)


def _labelled(file: BinaryIO, given: str, taxonomy: Taxonomy) -> Iterator[LabelledArticle | InputError]:
    position = 0
    for number, line in enumerate(json_lines(file, given), start=1):
        if not line.strip():
            continue
        try:
            found = object_of(bounded(line, given, line=number), given, number)
            label = _label(found, given, number, taxonomy)
            article = article_of(found, given, number, position + 1)
        except InputError as error:
            yield error
            continue
        position += 1
        yield LabelledArticle(article, label)


def _label(found: dict[str, object], given: str, number: int, taxonomy: Taxonomy) -> Label:
    tags, primary = found.get("tags"), found.get("primary")
    if "primary" not in found or "tags" not in found:
        raise _broken(given, number, "it has no label")
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise _broken(given, number, "its tags are not a list of texts")
    if not isinstance(primary, str | None):
        raise _broken(given, number, "its primary is neither a text nor null")
    if unknown := [tag for tag in tags if tag not in taxonomy.keys]:
        known = f"known are {', '.join(taxonomy.keys)}"
        raise _broken(given, number, f"the tag '{unknown[0]}' is not known", known)
    try:
        return Label(tags=tuple(tags), primary=primary)
    except ValueError as error:
        raise _broken(given, number, "its label contradicts itself") from error


def _broken(given: str, number: int, why: str, hint: str = _HINT) -> BrokenLineError:
    message = f"{given}: line {number} is not a labelled article: {why}"
    return BrokenLineError(message, source=given, line=number, hint=hint)
