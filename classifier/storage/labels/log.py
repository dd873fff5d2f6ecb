"""AnswerLog: what one annotator answered, in the order in which they did."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from classifier.domain.answer import Answer
from classifier.errors import BrokenLogError
from classifier.storage.labels.answers import answer_line, read_answer
from classifier.storage.labels.lines import Line, LineFile
from classifier.storage.labels.names import same_name


class AnswerLog:
    """The log of one annotator. Nothing in it is ever changed: who thinks better of an answer gives another.

    Parameters
    ----------
    path : pathlib.Path
        The file; made with the first answer.
    annotator : str
        Whose it is.
    renamed : mapping of str to str, optional
        Keys of tags in use, by those that they had before: answers come back under the names of today.
    """

    def __init__(self, path: Path, annotator: str, renamed: Mapping[str, str] | None = None) -> None:
        self.annotator = annotator
        self._renamed = renamed or {}
        self._file = LineFile(path)

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    def append(self, answer: Answer) -> None:
        """Add an answer; it is acknowledged once this returns, for then it is on the disk.

        Parameters
        ----------
        answer : Answer
            Of this annotator; where its name differs by capitals from that of the log, it is written as the log's.

        Raises
        ------
        ValueError
            Where it is somebody else's, or a number in it is none.
        OSError
            Where it could not be written; the log is then as it was before.
        """
        if not same_name(answer.annotator, self.annotator):
            raise ValueError(f"an answer of {answer.annotator} in the log of {self.annotator}")
        self._file.append(answer_line(replace(answer, annotator=self.annotator)))

    def read(self) -> list[Answer]:
        """Read every answer, in the order in which they were added.

        Returns
        -------
        list of Answer
            Each once, though a merge may have doubled its line. None where there is no log yet.

        Raises
        ------
        BrokenLogError
            Where a line cannot be read, is somebody else's, or has the id of another answer.
        OSError
            Where the log cannot be read.
        """
        found: dict[str, tuple[Answer, Line]] = {}
        for line in self._file.lines():
            answer = self._own(read_answer(line, self.path), line)
            first, place = found.setdefault(answer.id, (answer, line))
            if first is not answer and first != answer:
                raise self._broken(line, f"the id {answer.id!r} stands in line {place.number} too", "give one a new id")
        return [answer.renamed(self._renamed) for answer, _ in found.values()]

    def _own(self, answer: Answer, line: Line) -> Answer:
        if answer.annotator == self.annotator:
            return answer
        if not same_name(answer.annotator, self.annotator):
            fault = f"it is an answer of {answer.annotator!r}, not of {self.annotator!r}"
            raise self._broken(line, fault, "move the line into the log of whose it is")
        return replace(answer, annotator=self.annotator)

    def _broken(self, line: Line, fault: str, hint: str) -> BrokenLogError:
        return BrokenLogError(self.path, line.number, fault, hint=hint)
