"""Every error that Yuankan raises on purpose.

::

    YuankanError
    ├── InputError          one input could not be used; the others of the same call go on (exit status 1)
    │   ├── NotFoundError       a path that does not exist
    │   ├── NoIssuesError       a folder without any issue
    │   ├── DecodingError       bytes that are text in none of the encodings tried
    │   ├── EmptyInputError     nothing to read in it
    │   ├── UnreadableError     not text, a kind of file that is not read, a permission
    │   ├── TooLargeError       more than an issue of a newspaper can be
    │   │   └── TooManyLinesError
    │   └── BrokenLineError     one line of a .jsonl file
    ├── UsageError          the call itself makes no sense (exit status 2)
    │   ├── ConfigError         a yuankan.toml that cannot be followed
    │   ├── AnnotatorError      a name that no annotator can have
    │   └── NoVersionError      a model version that the registry does not hold
    ├── TaxonomyError       a taxonomy that contradicts itself
    ├── CorpusError         a labelled article that cannot be learnt from
    ├── EditError           a mend of an article that would leave nothing of it
    ├── WorkerLostError     a process of ours that was ended from outside
    ├── RegistryBusyError   a registry in which another run is at work
    ├── CatalogueError      a catalogue that cannot be opened, read or written for now
    └── RefusalError        doing it would not be safe (exit status 3)
        ├── UntrustedModelError a model file that this installation did not write
        ├── DamagedVersionError a file of the registry that cannot be what was written there
        ├── ForeignModelError   a file from elsewhere that holds no model to import
        ├── OtherTagsError      a model that was trained on other tags than those in use
        ├── DamagedCatalogueError   a catalogue that is damaged, or none at all
        ├── NewerCatalogueError     a catalogue that a newer version of the program wrote
        └── BrokenLogError      a line of a label log that cannot be read

Each message is one sentence that says what happened to which file or article; ``hint`` says what to do next.
"""

from pathlib import Path


class YuankanError(Exception):
    """The root: a sentence for a person, with a hint at what to do next.

    Parameters
    ----------
    message : str
        What happened, to which file or article. One line, no traceback, no escape sequence.
    hint : str, optional
        What the person can do next.
    """

    exit_status = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(YuankanError):
    """One input could not be used.

    Parameters
    ----------
    message, hint : str
        As in `YuankanError`.
    source : str
        The path as the caller gave it, or ``-``.
    line : int, optional
        The line of the source, counted from 1, where there is one.
    """

    def __init__(self, message: str, *, source: str, line: int | None = None, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.source = source
        self.line = line


class NotFoundError(InputError):
    """The path does not exist."""


class NoIssuesError(InputError):
    """The folder holds no file of a kind that can be read."""


class EmptyInputError(InputError):
    """The input holds no text at all."""


class UnreadableError(InputError):
    """The input is not text, is of a kind that is not read, or may not be opened."""


class TooLargeError(InputError):
    """The input is larger than an issue of a newspaper can be.

    Parameters
    ----------
    message, source, line, hint : str
        As in `InputError`.
    limit : int
        The most that is read, in MiB.
    """

    def __init__(self, message: str, *, source: str, limit: int, line: int | None = None, hint: str = "") -> None:
        super().__init__(message, source=source, line=line, hint=hint)
        self.limit = limit


class TooManyLinesError(TooLargeError):
    """The input has more lines than an issue of a newspaper can have; its `limit` is the most lines that are read."""


class DecodingError(InputError):
    """The bytes are text in none of the encodings tried.

    Parameters
    ----------
    message, source, hint : str
        As in `InputError`.
    offset : int
        Index of the first byte, counted from 0, that none of the encodings could read.
    """

    def __init__(self, message: str, *, source: str, offset: int, hint: str = "") -> None:
        super().__init__(message, source=source, hint=hint)
        self.offset = offset


class BrokenLineError(InputError):
    """One line of a .jsonl file is not an article."""


class UsageError(YuankanError):
    """The call itself makes no sense."""

    exit_status = 2


class ConfigError(UsageError):
    """A ``yuankan.toml`` cannot be followed.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    fault : str
        What is wrong with it, the key named where there is one.
    hint : str
        What may stand there.
    """

    def __init__(self, path: Path, fault: str, *, hint: str) -> None:
        super().__init__(f"{path}: {fault}", hint=hint)
        self.path = path


class AnnotatorError(UsageError):
    """A name is none that an annotator can have, for their log is called by it."""


class NoVersionError(UsageError):
    """The registry holds no model version of that name.

    Parameters
    ----------
    name : str
        As the caller gave it.
    """

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: no version of that name is here", hint="yuankan models list shows those that are")
        self.name = name


class TaxonomyError(YuankanError):
    """The taxonomy contradicts itself."""


class CorpusError(YuankanError):
    """A labelled article cannot be learnt from."""


class EditError(YuankanError):
    """A mend of an article that would leave nothing of it."""


class WorkerLostError(YuankanError):
    """A process of ours was ended from outside."""


class RegistryBusyError(YuankanError):
    """Another run is at work in the registry.

    Parameters
    ----------
    folder : pathlib.Path
        Of the registry.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: another run is at work on these models", hint="wait for it to end, then try again")
        self.folder = folder


class CatalogueError(YuankanError):
    """A catalogue cannot be opened, read or written for now: it is locked, the disk is full, nobody answers.

    Parameters
    ----------
    where : str
        The file, or the URL without its password.
    fault : str
        What stands in the way.
    hint : str
        What to do about it.
    """

    def __init__(self, where: str, fault: str, *, hint: str) -> None:
        super().__init__(f"{where}: {fault}", hint=hint)
        self.where = where
        self.fault = fault


class RefusalError(YuankanError):
    """Doing it would not be safe."""

    exit_status = 3


class UntrustedModelError(RefusalError):
    """A model file was not written by this installation.

    Parameters
    ----------
    path : pathlib.Path
        The file that was not opened.
    version : str, optional
        The version that it is of, where it is of one: a person may approve it.
    """

    def __init__(self, path: Path, version: str | None = None) -> None:
        if version is None:
            super().__init__(f"{path}: not a model that this installation wrote; it was not opened")
        else:
            super().__init__(
                f"{path}: not a model that this installation wrote or that you approved; it was not opened",
                hint=f"a model file can run any program; if you trust whoever made it: yuankan models trust {version}",
            )
        self.path = path
        self.version = version


class DamagedVersionError(RefusalError):
    """A file of the registry cannot be what was written there.

    Parameters
    ----------
    path : pathlib.Path
        The file or folder.
    fault : str
        What is wrong with it.
    hint : str
        What to do about it.
    line : int, optional
        The line, counted from 1, of a file that has lines.
    """

    def __init__(self, path: Path, fault: str, *, hint: str, line: int | None = None) -> None:
        place = f"{path}" if line is None else f"{path}, line {line}"
        super().__init__(f"{place}: {fault}", hint=hint)
        self.path = path
        self.fault = fault
        self.line = line


class ForeignModelError(RefusalError):
    """A file from elsewhere holds no model that can be imported.

    Parameters
    ----------
    path : pathlib.Path
        The file; nothing of it was run.
    fault : str
        What speaks against it.
    """

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            f"{path}: {fault}", hint="export it again where it was made: yuankan models export NAME -o model.skops"
        )
        self.path = path
        self.fault = fault


class OtherTagsError(RefusalError):
    """A model was trained on other tags than those in use.

    Parameters
    ----------
    model : str
        Its name.
    lacking : tuple of str
        Tags in use that it does not know.
    beside : tuple of str
        Tags that it knows and that are not in use.
    """

    def __init__(self, model: str, *, lacking: tuple[str, ...], beside: tuple[str, ...]) -> None:
        said = (("does not know", lacking), ("knows besides", beside))
        difference = ", and ".join(f"{verb} {', '.join(keys)}" for verb, keys in said if keys)
        super().__init__(
            f"{model}: a model of other tags: it {difference}",
            hint="use the taxonomy that it was trained on, or have it trained again: delete it from the cache folder",
        )
        self.model = model
        self.lacking = lacking
        self.beside = beside


class DamagedCatalogueError(RefusalError):
    """A catalogue is damaged, or something else stands in its place.

    Parameters
    ----------
    where : str
        The file, or the URL without its password.
    fault : str
        What is wrong with it.
    """

    def __init__(self, where: str, fault: str) -> None:
        super().__init__(
            f"{where}: {fault}", hint="make it again from the issues and the labels: yuankan catalogue rebuild"
        )
        self.where = where
        self.fault = fault


class NewerCatalogueError(RefusalError):
    """A newer version of the program wrote a catalogue; it was not touched.

    Parameters
    ----------
    where : str
        The file, or the URL without its password.
    version, known : int
        Of its tables, and the newest that this program knows.
    """

    def __init__(self, where: str, version: int, known: int) -> None:
        super().__init__(
            f"{where}: a newer version of Yuankan wrote it (its tables are of version {version}, known are {known})",
            hint="install that version; or make the catalogue again with this one: yuankan catalogue rebuild",
        )
        self.where = where
        self.version = version
        self.known = known


class BrokenLogError(RefusalError):
    """A line of a label log, or of the articles beside it, cannot be read.

    Nothing is guessed of what people decided, and no line is passed over: a person mends it.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    line : int
        The line, counted from 1.
    fault : str
        What is wrong with it.
    hint : str
        What to do about it.
    """

    def __init__(self, path: Path, line: int, fault: str, *, hint: str) -> None:
        super().__init__(f"{path}, line {line}: {fault}", hint=hint)
        self.path = path
        self.line = line
