"""Report: what was published in a period, gathered from the catalogue and from what people decided."""

from classifier.domain.period import Period
from classifier.domain.reported import Reported
from classifier.storage.workspace import Workspace
from classifier.workflows.catalogue import open_recorded
from classifier.workflows.reporting import gather_report


def report(
    workspace: Workspace, *, period: Period, issue: str | None = None, organisation: str | None = None
) -> Reported:
    """Gather what a report is counted from.

    Parameters
    ----------
    workspace : Workspace
        Its catalogue, labels and settings.
    period : Period
        Days of publication.
    issue, organisation : str, optional
        As in `classifier.workflows.reporting.gather_report`.

    Returns
    -------
    Reported
        The articles, and those of the period before.

    Raises
    ------
    CatalogueError, RefusalError
        Where nothing is recorded, or the catalogue or the labels cannot be read.
    """
    with open_recorded(workspace) as catalogue:
        return gather_report(workspace, catalogue, period=period, issue=issue, organisation=organisation)
