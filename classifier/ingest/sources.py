"""Sources: which files a call means, in which order, and their bytes, never more than a bound of them."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from os import walk
from pathlib import Path
from typing import BinaryIO

from classifier.domain.natural import natural
from classifier.errors import InputError, NoIssuesError, NotFoundError, TooLargeError, UnreadableError
from classifier.ingest.kinds import KINDS, MAX_MIB

READY_SUFFIXES = frozenset({".jsonl", ".ndjson"})
SUFFIXES = READY_SUFFIXES.union(*(kind.suffixes for kind in KINDS))
_OTHER_KINDS = re.compile(r"\.(?:doc|wps|rtf|odt|epub|xlsx?|pptx?|zip|rar|7z)$")
# Of these, what an office keeps issues in: one in a folder is named, so that nobody takes it for read.
_DOCUMENTS = frozenset({".doc", ".wps", ".rtf", ".odt", ".epub"})
_PAGES, _SAVED_WITH = frozenset({".html", ".htm"}), ("_files", ".files")
STDIN = "-"
MAX_BYTES = MAX_MIB << 20


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or standard input.

    Parameters
    ----------
    path : pathlib.Path or None
        None for standard input.
    given : str
        What the caller called it: what errors name.
    name : str
        What its articles are filed under: its file name, or its path inside the folder that the caller gave.
    """

    path: Path | None
    given: str
    name: str


def find_sources(paths: Iterable[str]) -> Iterator[Source | InputError]:
    """Yield the sources that a call means.

    Parameters
    ----------
    paths : iterable of str
        Files, folders, or ``-``.

    Yields
    ------
    Source or InputError
        In the order of `paths`; the files of a folder, at any depth, in natural order (2 before 10), of the kinds that
        are read, without hidden ones.
    """
    for given in paths:
        path = Path(given)
        if given == STDIN:
            yield Source(None, given, STDIN)
        elif not given:
            # An unset variable of the shell, not the folder that the call was made in.
            yield NotFoundError("an empty name is no file or folder", source=given, hint="check the path")
        elif path.is_dir():
            yield from _in_folder(path, given)
        elif path.exists():
            yield _of_file(path, given)
        else:
            yield NotFoundError(f"{given}: no such file or folder", source=given, hint="check the path")


def _in_folder(folder: Path, given: str) -> Iterator[Source | InputError]:
    found: list[Path] = []
    unread: list[OSError] = []
    for root, folders, names in walk(folder, onerror=unread.append):
        pages = {Path(name).stem for name in names if Path(name).suffix.lower() in _PAGES}
        folders[:] = [name for name in folders if not name.startswith(".") and not _is_saved_with(name, pages)]
        found += [
            Path(root, name)
            for name in names
            if not name.startswith(".")
            and Path(name).suffix.lower() in SUFFIXES | _DOCUMENTS
            # A pipe that merely lies in the folder would be waited for without end.
            and not Path(root, name).is_fifo()
        ]
    for error in unread:
        name = str(error.filename)
        yield UnreadableError(f"{name}: {error.strerror}", source=name, hint="ask who owns the folder")
    named = [(path.relative_to(folder).as_posix(), path) for path in found]
    for name, path in sorted(named, key=lambda pair: natural(pair[0])):
        yield replace(found_one, name=name) if isinstance(found_one := _of_file(path, str(path)), Source) else found_one
    if not found and not unread:
        kinds = ", ".join(sorted(SUFFIXES))
        yield NoIssuesError(
            f"{given}: no issue in this folder", source=given, hint=f"put files of these kinds in it: {kinds}"
        )


def _is_saved_with(folder: str, pages: Container[str]) -> bool:
    """Tell whether a folder is one that a browser saved beside a page: it holds the page's pictures and frames."""
    return any(folder.endswith(end) and folder.removesuffix(end) in pages for end in _SAVED_WITH)


def _of_file(path: Path, given: str) -> Source | InputError:
    suffix = path.suffix.lower()
    if _OTHER_KINDS.match(suffix):
        return UnreadableError(
            f"{given}: {suffix} files are not read", source=given, hint="save it as .docx, .pdf or .txt and try again"
        )
    return Source(path, given, path.name)


def read_bytes(source: Source, stdin: BinaryIO, max_mib: int = MAX_MIB) -> bytes:
    """Read a source whole.

    Parameters
    ----------
    source : Source
        What to read.
    stdin : binary file
        What ``-`` stands for.
    max_mib : int
        The most that is read, in MiB.

    Returns
    -------
    bytes
        At most `max_mib` of them.

    Raises
    ------
    TooLargeError
        Where there is more.
    UnreadableError
        Where the system does not let it be read.
    """
    most = (max_mib << 20) + 1
    if source.path is None:
        return bounded(stdin.read(most), source.given, max_mib=max_mib)
    try:
        with source.path.open("rb") as file:
            return bounded(file.read(most), source.given, max_mib=max_mib)
    except OSError as error:
        raise unreadable(source, error) from error


def bounded(data: bytes, given: str, *, max_mib: int = MAX_MIB, line: int | None = None) -> bytes:
    """Return `data`, refusing more than an issue of a newspaper can be.

    Parameters
    ----------
    data : bytes
        A source, or the line of one.
    given : str
        What errors call the source.
    max_mib : int
        The most that is accepted, in MiB.
    line : int, optional
        Number of the line, where it is one.

    Raises
    ------
    TooLargeError
        Where `data` is longer.
    """
    if len(data) > max_mib << 20:
        what = f"line {line} has" if line else "it has"
        raise TooLargeError(
            f"{given}: {what} more than {max_mib} MiB, and no issue of a newspaper does",
            source=given,
            limit=max_mib,
            line=line,
            hint="give one issue a file, or ready articles as .jsonl",
        )
    return data


def unreadable(source: Source, error: OSError) -> UnreadableError:
    """Return the error that says why the system did not let a source be read."""
    return UnreadableError(
        f"{source.given}: {error.strerror or error}", source=source.given, hint="check that you may read it"
    )
