"""Agreement: a folder of labels in, how far its annotators agree out."""

from classifier.domain.resolution import replaced
from classifier.evaluate.agreement import Agreement, agreement
from classifier.storage.labels.folder import LabelFolder


def measure_agreement(folder: LabelFolder) -> Agreement:
    """Measure how far the annotators of a workspace agree.

    Parameters
    ----------
    folder : LabelFolder
        Its labels.

    Returns
    -------
    Agreement
        Of the labels that were given without seeing another one, on articles that still are articles.

    Raises
    ------
    TaxonomyError, BrokenLogError
        Where the folder's own tags, or a line of a log, are broken.
    """
    answers = folder.answers()
    return agreement(answers, folder.taxonomy().keys, left_out=replaced(answers))
