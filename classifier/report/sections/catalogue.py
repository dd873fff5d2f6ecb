"""The sections of a report, in the order in which it shows them."""

from classifier.domain.reported import Reported
from classifier.domain.section import Section
from classifier.domain.taxonomy import Taxonomy
from classifier.report.sections.cells import without_comparison
from classifier.report.sections.contributors import contributing_departments, contributors
from classifier.report.sections.facts import award_levels, awards, firsts, trainings
from classifier.report.sections.named import departments, organisations
from classifier.report.sections.overview import overview, tags
from classifier.report.sections.standing import models, waiting
from classifier.report.sections.times import issues, months
from classifier.report.sections.together import together
from classifier.report.tables import Say


def sections(reported: Reported, taxonomy: Taxonomy, say: Say) -> tuple[Section, ...]:
    """Count all that a report tells.

    Parameters
    ----------
    reported : Reported
        What is reported on; its articles carry tags of `taxonomy` alone.
    taxonomy : Taxonomy
        The tags.
    say : callable
        Chooses the language of titles, labels and notes.

    Returns
    -------
    tuple of Section
        Always all of them, those without a row too. Where there is no period before, no section has columns for it.
    """
    found = (
        overview(reported, say),
        tags(reported, taxonomy, say),
        months(reported, taxonomy, say),
        issues(reported, taxonomy, say),
        departments(reported, taxonomy, say),
        organisations(reported, taxonomy, say),
        contributors(reported, taxonomy, say),
        contributing_departments(reported, taxonomy, say),
        award_levels(reported, say),
        awards(reported, say),
        firsts(reported, say),
        trainings(reported, say),
        together(reported, taxonomy, say),
        waiting(reported, taxonomy, say),
        models(reported, say),
    )
    # Two columns that are empty from top to bottom would say nothing, fifteen times.
    return found if reported.earlier is not None else tuple(map(without_comparison, found))
