"""Memo: that these very files were looked through and nothing had changed, so that no line of them need be read again.

Of fifty thousand labels, to read them takes seconds, and to see that their files are the same a tenth of one.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from classifier.config import RetrainSettings
from classifier.domain.version import Aliases
from classifier.storage.labels.folder import LOGS
from classifier.storage.registry.disk import check_plain, read_plain_file, replace_file
from classifier.storage.registry.folder import Registry
from classifier.storage.registry.source import of_journal
from classifier.workflows.retraining.inputs import code_digest, corpus_digest

_NAME = "unchanged.sha256"
_MOST_BYTES = 1024


class Memo:
    """A small file among the models. Whoever could forge it could as well forge the manifests that it saves reading.

    Parameters
    ----------
    registry : Registry
        Locked by the caller.
    labels : pathlib.Path
        The folder of labels.
    rules : RetrainSettings
        What a training would follow.
    """

    def __init__(self, registry: Registry, labels: Path, rules: RetrainSettings) -> None:
        self._source = of_journal(registry.folder / _NAME)
        self._registry, self._files = registry, _files_digest(labels, rules)

    def holds(self, aliases: Aliases) -> bool:
        """Tell whether nothing has changed since `keep`.

        Parameters
        ----------
        aliases : Aliases
            As they are now.

        Raises
        ------
        DamagedVersionError
            Where something else than a file stands in its place.
        OSError
            Where it may not be read.
        """
        return check_plain(self._source, _MOST_BYTES) and (
            read_plain_file(self._source, _MOST_BYTES) == self._said(aliases)
        )

    def keep(self, aliases: Aliases) -> None:
        """Keep in mind that nothing had changed when this was made.

        Parameters
        ----------
        aliases : Aliases
            As they are now.

        Raises
        ------
        OSError
            Where it could not be written.
        """
        replace_file(self._source.path, self._said(aliases))

    def _said(self, aliases: Aliases) -> bytes:
        # What a training is held against is the champion and the newest version.
        *_, newest = ("", *self._registry.names())
        inputs = [self._registry.version(name).manifest.digests.inputs for name in (newest,) if name]
        return f"{self._files} {aliases.champion} {newest} {''.join(inputs)}\n".encode("ascii")


def _files_digest(labels: Path, rules: RetrainSettings) -> str:
    found = hashlib.sha256(f"{rules!r} {code_digest()} {corpus_digest()}".encode())
    for path in _files(labels, texts=bool(rules.set_aside)):
        with path.open("rb") as file:
            data = hashlib.file_digest(file, "sha256").hexdigest()
        found.update(f"\n{path.relative_to(labels)} {data}".encode(errors="surrogatepass"))
    return found.hexdigest()


def _files(labels: Path, *, texts: bool) -> Iterator[Path]:
    """Yield what the labels are worked out from; texts only where issues are set aside: no other rule reads them."""
    yield from sorted((labels / LOGS).glob("*.jsonl"))
    yield from (path for path in (labels / "taxonomy.toml",) if path.is_file())
    yield from (path for path in (labels / "articles.jsonl",) if texts and path.is_file())
