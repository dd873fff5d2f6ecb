"""Making an engine from a plan, with what it reads, learns from and learns."""

import io
from collections.abc import Callable

from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.labelling.engine import Engine
from classifier.workflows.labelling.messages import Progress, Stage, Told
from classifier.workflows.labelling.models import SessionModels
from classifier.workflows.labelling.plan import Plan
from classifier.workflows.split import split


def make_engine(plan: Plan, tell: Callable[[Told], None]) -> Engine:
    """Return an engine that reads issues and learns from labels.

    Parameters
    ----------
    plan : Plan
        What to ask about, and how.
    tell : callable
        As in `Engine`.

    Raises
    ------
    AnnotatorError
        As in `Engine`.
    TaxonomyError
        Where the tags of the labels' folder are broken.
    """

    def report(_: str) -> None:
        tell(Progress(stage=Stage.TRAINING))

    models = SessionModels(LabelFolder(plan.labels).taxonomy(), cache=plan.cache, state=plan.state, report=report)
    # Standard input is the keyboard: whoever names it gets the error of an empty file.
    return Engine(plan, models, split(plan.paths, io.BytesIO()), tell)
