"""The one small file that says which version is champion: what tags is decided by replacing it."""

from pathlib import Path

from classifier.domain.version import Aliases
from classifier.storage.registry.disk import check_plain, read_plain_file, replace_file
from classifier.storage.registry.entries import entries_of, text_of
from classifier.storage.registry.source import Source, of_aliases

_MOST_BYTES = 1024 * 1024


class AliasFile:
    """``aliases.json``: the aliases, and the last number that any version ever had.

    Parameters
    ----------
    path : pathlib.Path
        The file. Where there is none, the model that ships is champion.
    """

    def __init__(self, path: Path) -> None:
        self._source = of_aliases(path)

    @property
    def source(self) -> Source:
        """The file, for faults."""
        return self._source

    def read(self) -> tuple[Aliases, str | None]:
        """Read the aliases, and the version with the highest number that was ever known here.

        Raises
        ------
        DamagedVersionError
            Where the file cannot be what was written there.
        OSError
            Where it may not be read.
        """
        if not check_plain(self._source, _MOST_BYTES):
            return Aliases(), None
        found = entries_of(read_plain_file(self._source, _MOST_BYTES), self._source)
        found.only("champion", "challenger", "former", "last")
        aliases = found.made(
            lambda: Aliases(
                champion=found.version("champion"),
                challenger=found.version_or_none("challenger"),
                former=found.versions("former"),
            )
        )
        return aliases, found.version_or_none("last")

    def write(self, aliases: Aliases, last: str | None) -> None:
        """Put other aliases in the place of those there are, all at once.

        Raises
        ------
        OSError
            Where it could not be written; the file is then as it was.
        """
        entries = {
            "champion": aliases.champion,
            "challenger": aliases.challenger,
            "former": aliases.former,
            "last": last,
        }
        replace_file(self._source.path, text_of(entries))
