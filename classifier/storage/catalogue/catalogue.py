"""Catalogue: what was read and what was said of it, in a database that a URL names."""

import datetime as dt
from collections.abc import Collection, Generator, Iterable, Mapping, Sequence

from classifier.domain.catalogued import (
    CataloguedArticle,
    CataloguedIssue,
    CatalogueRun,
    Counts,
    Dump,
    Recording,
    SeenFile,
)
from classifier.domain.issue import Issue
from classifier.domain.period import Period
from classifier.domain.prediction import Prediction
from classifier.domain.resolution import Resolution
from classifier.storage.catalogue import files, predicting, reading, recording
from classifier.storage.catalogue.database import Database
from classifier.storage.catalogue.mirroring import mirror_labels

_EVER = Period()


class Catalogue(Database):
    """A catalogue that is open. Several processes may write to it, one at a time, and read it meanwhile.

    Every method raises `CatalogueError` where the database cannot do it for now (it is locked, the disk is full, nobody
    answers), and `DamagedCatalogueError` where what is in it cannot be what was written. Each is one transaction: it is
    done as a whole, flushed to the disk, or not at all.
    """

    def record(
        self,
        issue: Issue,
        predictions: Sequence[Prediction],
        *,
        date: dt.date | None,
        at: dt.datetime,
        run: str,
        seen: SeenFile | None = None,
    ) -> Recording:
        """Record an issue.

        Parameters
        ----------
        issue : Issue
            As it was read. Read again it adds nothing; nor does a copy, nor a file that has another name by now.
            Another issue in the same place of the same file takes the place of the former, whose articles go where no
            other issue holds them.
        predictions : sequence of Prediction
            One for each of its articles. An article that has one keeps it. Of the evidence the terms are kept that
            spoke for the tags given, without their places.
        date : datetime.date or None
            Of the issue.
        at : datetime.datetime
            The time, with a zone.
        run : str
            Id of the run.
        seen : SeenFile, optional
            The file of an inbox that it was read from: written in the same transaction, the issue added to those that
            were found in the same bytes before.
        """
        with self._writing() as connection:
            found = recording.record_issue(connection, issue, predictions, date=date, at=at, run=run)
            if seen is not None:
                files.add_to_seen(connection, seen, found.issue)
        return found

    def trim(self, path: str, parts: int) -> int:
        """Take out what a file of several pieces does not hold any more.

        Parameters
        ----------
        path : str
            The file.
        parts : int
            How many pieces it has now.

        Returns
        -------
        int
            How many were taken out.
        """
        with self._writing() as connection:
            return recording.trim_file(connection, path, parts)

    def keep_only(self, read: Collection[tuple[str, int]], *, unread: Collection[str] = ()) -> tuple[int, int]:
        """Take out what was not read.

        Parameters
        ----------
        read : collection of (str, int)
            Files, and which piece of them.
        unread : collection of str
            Files and folders that could not be read: what is recorded of them stays.

        Returns
        -------
        tuple of (int, int)
            How many issues were taken out, and how many stay unread.
        """
        with self._writing() as connection:
            return recording.keep_only(connection, read, unread)

    def move(self, old: str, new: str, *, name: str | None = None) -> None:
        """Note that a file was moved; what was recorded of it goes along, and what was known of an inbox too.

        Parameters
        ----------
        old, new : str
            Where it lay, and where it lies.
        name : str, optional
            What it is filed under now, where that is another name.
        """
        with self._writing() as connection:
            recording.move_file(connection, old, new, name)

    def copy(self, old: str, new: str, *, name: str) -> None:
        """Note that a file holds just what another one does, as if it had been read.

        Parameters
        ----------
        old, new : str
            The one that was recorded, and its copy.
        name : str
            What the copy is filed under.
        """
        with self._writing() as connection:
            recording.copy_file(connection, old, new, name)

    def retag(self, article: str, prediction: Prediction, *, at: dt.datetime, run: str) -> bool:
        """Let a prediction hold where it tags otherwise than the one that does; the former stays as history.

        Parameters
        ----------
        article : str
            Id of the article.
        prediction : Prediction
            Its evidence is cut down as in `record`.
        at, run
            As in `record`.

        Returns
        -------
        bool
            False where tags, primary and review are the same, or no such article is there: nothing is added then.
        """
        return bool(self.retag_all([(article, prediction)], at=at, run=run))

    def retag_all(self, said: Iterable[tuple[str, Prediction]], *, at: dt.datetime, run: str) -> frozenset[str]:
        """Do as `retag` for many articles in one transaction; return the ids of those that are tagged otherwise now."""
        every = list(said)
        with self._writing() as connection:
            return frozenset(id_ for id_, one in every if predicting.change(connection, id_, one, at=at, run=run))

    def mirror(self, resolutions: Mapping[str, Resolution]) -> None:
        """Let the labels be just what people's answers come to.

        Parameters
        ----------
        resolutions : mapping of str to Resolution
            By the id of the article, whether it is here or not.
        """
        with self._writing() as connection:
            mirror_labels(connection, resolutions)

    def articles(self, period: Period = _EVER, *, issue: str | None = None) -> Generator[CataloguedArticle, None, None]:
        """Yield articles where they stand, as the catalogue is now, whatever is written to it meanwhile.

        Parameters
        ----------
        period : Period
            In which the issue was published, or, where it has no date, what the article reports happened.
        issue : str, optional
            Id of the only issue that is asked for.

        Yields
        ------
        CataloguedArticle
            By date of the issue (those without one last), its natural name, part and place. One that stands in
            several issues comes for each of them. A few hundred are held at a time.
        """
        with self._reading() as connection:
            yield from reading.stream(connection, period, issue)

    def issues(self) -> list[CataloguedIssue]:
        """Return every issue once, in the order of `articles`."""
        with self._reading() as connection:
            return reading.standing_issues(connection)

    def history(self, article: str) -> list[tuple[dt.datetime, Prediction]]:
        """Return all that models said of an article and when, the latest last."""
        with self._reading() as connection:
            return predicting.history(connection, article)

    def begin(self, run: CatalogueRun) -> None:
        """Note that a run began."""
        with self._writing() as connection:
            files.put_run(connection, run)

    def end(self, run: CatalogueRun) -> None:
        """Note what a run came to."""
        with self._writing() as connection:
            files.put_run(connection, run)

    def runs(self) -> list[CatalogueRun]:
        """Return the runs, the earliest first."""
        with self._reading() as connection:
            return files.every_run(connection)

    def files(self) -> dict[str, SeenFile]:
        """Return every file of an inbox that was read, by its path."""
        with self._reading() as connection:
            return files.seen_files(connection)

    def see(self, seen: SeenFile) -> None:
        """Note how reading a file of an inbox ended, in the place of what was known of it."""
        with self._writing() as connection:
            files.put_seen(connection, seen)

    def announced(self, path: str) -> None:
        """Note that all that follows the reading of a file was done."""
        with self._writing() as connection:
            files.mark_announced(connection, path)

    def counts(self) -> Counts:
        """Return how much it holds."""
        with self._reading() as connection:
            return reading.count(connection)

    def dump(self) -> Dump:
        """Return all that can be made again from the issue files and the labels, to be compared: no times, no runs."""
        with self._reading() as connection:
            return reading.dump(connection)
