"""FolderKeeper: where the answers of a session go."""

from dataclasses import dataclass

from classifier.domain.answer import Answer
from classifier.domain.filed import FiledArticle
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.labels.log import AnswerLog


@dataclass(frozen=True, slots=True)
class FolderKeeper:
    """Keeps answers in the log of one annotator, and articles beside it.

    Parameters
    ----------
    folder : LabelFolder
        Where articles go.
    log : AnswerLog
        Where answers go.
    """

    folder: LabelFolder
    log: AnswerLog

    def append(self, answer: Answer) -> None:
        """Keep an answer: it is on the disk when this returns."""
        self.log.append(answer)

    def file(self, filed: FiledArticle) -> None:
        """Keep the text of an article, once."""
        self.folder.file(filed)
