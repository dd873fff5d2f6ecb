"""Where the results of a call go: standard output, one file, or a folder with a file for each article."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from classifier.cli.formats import Format, check_folder, check_output, folder_of, resolve_format
from classifier.cli.language import say
from classifier.cli.listings import FurnitureListing, Listing
from classifier.cli.output import Write, open_sink
from classifier.cli.writers import writer
from classifier.errors import UsageError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outlet(Generic[T]):
    """Takes results.

    Parameters
    ----------
    opened : context manager
        Gives a function that takes one result; leaving it finishes the output.
    scrolls : bool
        Whether results come by on a terminal one by one.
    """

    opened: AbstractContextManager[Write[T]]
    scrolls: bool = False


def outlet_for(listing: Listing[T], *, paths: Sequence[str], wanted: Format | None, output: str | None) -> Outlet[T]:
    """Return where the results of a call go.

    Parameters
    ----------
    listing : Listing
        What is shown of a result.
    paths : sequence of str
        The inputs.
    wanted, output
        What ``--format`` and ``-o`` said.

    Returns
    -------
    Outlet
        Nothing is opened or written yet.

    Raises
    ------
    UsageError
        Where format, output and inputs do not go together.
    """
    folder = None if output is None else folder_of(wanted, output)
    if folder is not None:
        from classifier.cli.folder import folder_writer

        if isinstance(listing, FurnitureListing):
            raise UsageError(
                say(f"{output}: a folder takes articles, not furniture", f"{output}：文件夹里只能写稿件"),
                hint=say("name a file, or leave --furniture out", "请给出文件名，或去掉 --furniture"),
            )
        check_folder(folder, paths)
        return Outlet(folder_writer(listing, folder, paths))
    file = None if output is None else Path(output)
    form = resolve_format(wanted, file)
    if file is not None:
        check_output(file, paths)
    return Outlet(_file_writer(listing, form, file), scrolls=file is None and on_terminal())


def on_terminal() -> bool:
    """Return whether a person looks at standard output as it comes."""
    return sys.stdout is not None and sys.stdout.isatty()


@contextmanager
def _file_writer(listing: Listing[T], form: Format, file: Path | None) -> Iterator[Write[T]]:
    with open_sink(file) as sink, writer(form, listing, sink) as write:
        yield write
