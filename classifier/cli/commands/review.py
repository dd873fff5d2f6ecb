"""``yuankan review``."""

from typing import TYPE_CHECKING, Annotated

import typer

from classifier.cli.commands.workspace import LabelsOption
from classifier.cli.options import Debug, Lang

if TYPE_CHECKING:
    from classifier.query.reviewing import Reviewing
    from classifier.storage.labels.folder import LabelFolder

EXAMPLES = """\b
Examples:
  yuankan review
  yuankan review --by 王芳
  yuankan review --disputes"""


def review_command(
    *,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="NAME",
            help="Who decides.  [default: the annotator of the workspace, or who is logged in]",
            show_default=False,
        ),
    ] = None,
    disputes: Annotated[
        bool,
        typer.Option(
            "--disputes",
            help="Only what people disagree on: no label is doubted, and it begins at once.",
            show_default=False,
        ),
    ] = False,
    labels: LabelsOption = None,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Decide in the terminal what people disagree on, and look at labels that something speaks against."""
    from functools import partial
    from pathlib import Path

    from classifier.cli.commands.annotators import annotator_of
    from classifier.cli.commands.workspace import label_folder
    from classifier.cli.logs import listen
    from classifier.config import Settings
    from classifier.storage.workspace import find_workspace

    folder = label_folder(labels)
    workspace = find_workspace(Path.cwd())
    annotator = folder.log(annotator_of(by, workspace.settings if workspace else Settings())).annotator

    from classifier.cli.screens.terminal import Terminal, check_terminal

    check_terminal("review")
    listen()
    review = _opened(folder, annotator, suspicions=not disputes)

    from classifier.cli.screens.labelling import held_back
    from classifier.cli.screens.loop import run
    from classifier.cli.screens.review_state import ReviewState
    from classifier.cli.screens.review_view import render

    state = ReviewState(review, folder.taxonomy())
    with held_back(), Terminal() as terminal:
        present = run(state, partial(render, state), terminal)
    _tell(review, present=present)


def _opened(folder: "LabelFolder", annotator: str, *, suspicions: bool) -> "Reviewing":
    from classifier.cli.language import say
    from classifier.cli.steps import steps
    from classifier.workflows.review import FOLDS, open_review

    if not suspicions:
        return open_review(folder, annotator, suspicions=False)
    with steps(say("looking for suspicious labels", "查找可疑的标签"), FOLDS) as passed:
        return open_review(folder, annotator, passed=passed)


def _tell(review: "Reviewing", *, present: bool) -> None:
    """Say on standard output what the review came to."""
    from classifier.cli.errors import HUNG_UP
    from classifier.cli.language import say

    if not present:
        # As if the terminal had said so itself before it went.
        raise SystemExit(HUNG_UP)
    decided, left = review.decided, review.total - review.decided
    typer.echo(say(f"{decided} decided, {left} left to review", f"已裁定 {decided} 篇，还有 {left} 篇要复核"))
