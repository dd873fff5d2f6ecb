"""The date of an issue, as far as anything tells it."""

import datetime as dt

from classifier.domain.filed import FiledArticle
from classifier.domain.issue import Issue
from classifier.workflows.retraining.gathering import issue_stamp


def issue_date(issue: Issue) -> dt.date | None:
    """Return the date of an issue.

    Parameters
    ----------
    issue : Issue
        As it was read.

    Returns
    -------
    datetime.date or None
        What its masthead says, else its name, else the latest date among its articles; the first of the month where
        only the month is known.
    """
    if issue.masthead.date is not None:
        return issue.masthead.date
    stamp = issue_stamp(issue.source, [FiledArticle(article, issue.source) for article in issue.articles])
    try:
        return dt.date.fromisoformat(stamp if stamp.count("-") > 1 else f"{stamp}-01") if stamp else None
    except ValueError:
        # A file may be called after the 31st of February.
        return None
