"""A folder with a markdown file for each article, which a second run brings up to date."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TypeVar

from classifier.cli.errors import tell
from classifier.cli.language import say
from classifier.cli.listings import Listing
from classifier.cli.markdown import article_file, issue_in
from classifier.cli.output import Write
from classifier.cli.plain import visible, whole
from classifier.storage.atomic import write_atomic

T = TypeVar("T")
# File systems count bytes and refuse 256; some that copy files add to their names.
MAX_NAME = 200
_MAX_STEM = 80
_SNIPPET = 24
_SUFFIX = ".md"
# Beginning of a file in which its front matter names the issue.
_HEAD = 65_536
_MOST_NAMED = 5


@contextmanager
def folder_writer(listing: Listing[T], folder: Path, paths: Sequence[str]) -> Iterator[Write[T]]:
    """Write each article into a file of its own.

    Parameters
    ----------
    listing : Listing
        Its objects are the articles.
    folder : pathlib.Path
        Where the files go; it is made where it is missing.
    paths : sequence of str
        The inputs, none of which is overwritten.

    Yields
    ------
    callable
        Takes one result. At the end a person is told how many files were written, and which files of an earlier run
        of the same issues were left.

    Raises
    ------
    OSError
        Where a file cannot be written; each appears whole or not at all.
    """
    shelf = Shelf(folder, paths)

    def write(result: T) -> None:
        records = list(listing.objects(result))
        for record in records:
            shelf.put(record, last=_number(records[-1]))

    yield write
    shelf.report()


class Shelf:
    """The folder, and what one call puts there.

    Parameters
    ----------
    folder, paths
        As in `folder_writer`.
    """

    def __init__(self, folder: Path, paths: Sequence[str]) -> None:
        self._folder = folder
        self._issues: set[str] = set()
        self._written: set[str] = set()
        self._inputs = {Path(path).resolve() for path in paths}
        self._there = {_key(path.name): path for path in folder.iterdir()} if folder.is_dir() else {}

    def put(self, record: Mapping[str, object], *, last: int) -> Path:
        """Write one article.

        Parameters
        ----------
        record : mapping of str to object
            The article as ``--format jsonl`` prints it.
        last : int
            Position of the last article of its issue: positions are written as wide as this one.

        Returns
        -------
        pathlib.Path
            Its file: the one that an earlier run wrote of the same issue under the same name, or one that was free.
        """
        issue = whole(str(record["issue"]))
        self._issues.add(issue)
        stem = file_stem(record, last=last)
        count = 1
        while not self._free(f"{stem}{_SUFFIX}", issue):
            count += 1
            stem = f"{file_stem(record, last=last, room=len(str(count)) + 1)}-{count}"
        path = self._folder / f"{stem}{_SUFFIX}"
        write_atomic(path, article_file(record))
        self._written.add(_key(path.name))
        return path

    def report(self) -> None:
        """Tell how many files were written, and name those of an earlier run that are now out of date."""
        count = len(self._written)
        if count:
            tell(
                say(
                    f"{self._folder}: {count} file{'' if count == 1 else 's'} written",
                    f"{self._folder}：写入 {count} 个文件",
                )
            )
        stale = self.stale()
        if stale:
            more = say(f" and {len(stale) - _MOST_NAMED} more", f" 等 {len(stale)} 个") if stale[_MOST_NAMED:] else ""
            named = say(", ", "、").join(stale[:_MOST_NAMED]) + more
            tell(
                say(
                    f"{self._folder}: left from an earlier run of the issue: {named}; delete what you do not need",
                    f"{self._folder}：以前拆分同一期报纸时留下的文件：{named}；不需要的请删除",
                )
            )

    def stale(self) -> list[str]:
        """Return the names of the files that an earlier run wrote of these issues and this one did not, in order."""
        old = (path for key, path in self._there.items() if key not in self._written and path.suffix == _SUFFIX)
        return sorted(path.name for path in old if self._issue_of(path) in self._issues)

    def _free(self, name: str, issue: str) -> bool:
        key = _key(name)
        if key in self._written or (self._folder / name).resolve() in self._inputs:
            return False
        return key not in self._there or self._issue_of(self._there[key]) == issue

    def _issue_of(self, path: Path) -> str | None:
        # A pipe would be waited for without end.
        if not path.is_file():
            return None
        try:
            with path.open("rb") as file:
                return issue_in(file.read(_HEAD))
        except PermissionError:
            # Nobody's file is taken for ours.
            return None


def file_stem(record: Mapping[str, object], *, last: int, room: int = 0) -> str:
    """Return a name for the file of an article that every system takes, without its suffix.

    Parameters
    ----------
    record : mapping of str to object
        The article as ``--format jsonl`` prints it.
    last : int
        As in `Shelf.put`.
    room : int
        Bytes to leave for what makes it unique.

    Returns
    -------
    str
        Such as ``2024-04-03-标题``: the issue, the position and the headline, or how the text begins, without any mark
        that a file system or a shell obeys.
    """
    source = str(record["issue"])
    # Without a dot in its first part no name is one that Windows keeps for its devices.
    issue = _plain(source.removesuffix(PurePosixPath(source).suffix)).replace(".", "-")
    issue = _cut(issue, _MAX_STEM).strip("-") or ("stdin" if source == "-" else "issue")
    number = f"{_number(record):0{max(2, len(str(last)))}d}"
    told = str(record["title"]).strip() or str(record["text"]).strip()[:_SNIPPET]
    fixed = len(f"{issue}-{number}-{_SUFFIX}".encode()) + room
    title = _cut(_plain(told), MAX_NAME - fixed).strip("-.")
    return f"{issue}-{number}-{title}" if title else f"{issue}-{number}"


def _plain(text: str) -> str:
    kept = (char if char.isalnum() or char in "-_.," or _is_mark(char) else "-" for char in visible(text))
    joined = "".join(kept)
    while "--" in joined:
        joined = joined.replace("--", "-")
    return joined.strip("-.")


def _is_mark(char: str) -> bool:
    # Full-width punctuation is part of a headline; accents belong to the letter before them.
    return ord(char) > 0x7F and unicodedata.category(char)[0] in "PM"


def _cut(text: str, size: int) -> str:
    return text.encode("utf-8", errors="ignore")[: max(size, 0)].decode("utf-8", errors="ignore")


def _key(name: str) -> str:
    # Two names that differ in case or in how an accent is written are one file on some systems.
    return unicodedata.normalize("NFC", name).casefold()


def _number(record: Mapping[str, object]) -> int:
    return int(str(record["position"]))
