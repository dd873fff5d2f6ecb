"""LabelFolder: all that people decided in a workspace, and enough alone to learn from."""

import datetime as dt
import unicodedata
from pathlib import Path

from classifier.domain.answer import Answer
from classifier.domain.filed import FiledArticle
from classifier.domain.taxonomy import Taxonomy
from classifier.storage.labels.articles import ArticleFile
from classifier.storage.labels.log import AnswerLog
from classifier.storage.labels.names import annotator_name, filed_under
from classifier.storage.shipped import load_taxonomy

LOGS = "log"
_TAXONOMY = "taxonomy.toml"
_ARTICLES = "articles.jsonl"
_SUFFIX = ".jsonl"


class LabelFolder:
    """A folder of labels: ``taxonomy.toml`` where the tags are the user's own, ``articles.jsonl``, ``log/NAME.jsonl``.

    Any number of processes and threads may read it and add to it at once.

    Parameters
    ----------
    folder : pathlib.Path
        The folder; what is missing of it is made with the first answer.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._articles = ArticleFile(folder / _ARTICLES)
        self._logs: dict[Path, AnswerLog] = {}

    def taxonomy(self) -> Taxonomy:
        """Return the tags in use: the folder's own, or those that ship.

        Raises
        ------
        TaxonomyError
            Where the folder's own are broken.
        """
        own = self.folder / _TAXONOMY
        return load_taxonomy(own if own.exists() else None)

    def annotators(self) -> tuple[str, ...]:
        """Return the names of all who have a log, in the order of their names."""
        return tuple(dict.fromkeys(name for name, _ in self._paths()))

    def log(self, annotator: str) -> AnswerLog:
        """Return the log of an annotator, whether there is one yet or not.

        Parameters
        ----------
        annotator : str
            Their name. Where it differs from that of a log by capitals alone, that log is meant.

        Returns
        -------
        AnswerLog
            Its `annotator` is the name that is filed.

        Raises
        ------
        AnnotatorError
            Where no log could be called by that name.
        """
        paths = dict(self._paths())
        name = filed_under(annotator_name(annotator), paths)
        return self._log(paths.get(name, self.folder / LOGS / f"{name}{_SUFFIX}"), name)

    def answers(self) -> list[Answer]:
        """Return the answers of all annotators, by their time; those of one annotator in the order of the log.

        Raises
        ------
        BrokenLogError
            Where a line of a log cannot be read.
        OSError
            Where a log cannot be read.
        """
        return _by_time([self._log(path, name).read() for name, path in self._paths()])

    def articles(self) -> dict[str, FiledArticle]:
        """Return every article that was filed, by its id.

        Raises
        ------
        BrokenLogError
            Where a line cannot be read, or an article is not what was filed.
        OSError
            Where the file cannot be read.
        """
        return self._articles.read()

    def file(self, filed: FiledArticle) -> None:
        """Keep the text of an article, unless it is kept: before the first answer about it.

        Parameters
        ----------
        filed : FiledArticle
            The article. It is on the disk when this returns.

        Raises
        ------
        BrokenLogError
            Where a line that others added cannot be read.
        OSError
            Where it could not be written; the file is then as it was before.
        """
        self._articles.add(filed)

    def _paths(self) -> list[tuple[str, Path]]:
        # Some disks hand names back decomposed.
        paths = (self.folder / LOGS).glob(f"[!.]*{_SUFFIX}")
        return sorted((unicodedata.normalize("NFC", path.name.removesuffix(_SUFFIX)), path) for path in paths)

    def _log(self, path: Path, name: str) -> AnswerLog:
        if path not in self._logs:
            self._logs[path] = AnswerLog(path, name, self.taxonomy().renamed)
        return self._logs[path]


def _by_time(logs: list[list[Answer]]) -> list[Answer]:
    timed: list[tuple[dt.datetime, Answer]] = []
    for log in logs:
        latest: dt.datetime | None = None
        for answer in log:
            # A clock that was set back does not put an answer before the one that it followed.
            latest = max(latest, answer.at) if latest else answer.at
            timed.append((latest, answer))
    return [answer for _, answer in sorted(timed, key=lambda pair: pair[0])]
