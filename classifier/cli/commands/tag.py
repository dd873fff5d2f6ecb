"""``yuankan tag``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from classifier.cli.options import Debug, Form, Jobs, Labels, Lang, Model, Output, Paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from classifier.storage.workspace import Workspace
    from classifier.workflows.chosen import Chosen
    from classifier.workflows.tag import TaggedIssue

EXAMPLES = """\b
Examples:
  yuankan tag 2024-04.txt
  yuankan tag issues/ -o tags.csv
  yuankan tag 2024-04.pdf -o articles/
  yuankan tag 2024-04.txt --explain
  yuankan tag 2024-04.txt --labels my-labels/
  yuankan tag 2024-04.txt --model v0003
  cat 2024-04.txt | yuankan tag - --format jsonl"""


def tag_command(
    paths: Paths = None,
    *,
    wanted: Form = None,
    output: Output = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Add the terms that spoke for and against each tag.", show_default=False),
    ] = False,
    labels: Labels = None,
    model: Model = None,
    jobs: Jobs = None,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Split issues into articles and tag each article."""
    from classifier.cli.commands.inputs import checked_paths, standard_input

    inputs = checked_paths(paths, "tag")
    from contextlib import closing

    from classifier.cli.commands.deliver import deliver
    from classifier.cli.commands.workspace import chosen_model
    from classifier.cli.listings import TagListing
    from classifier.cli.outlets import outlet_for
    from classifier.cli.progress import Gauge
    from classifier.workflows.tag import tag

    chosen, workspace = chosen_model(model, tell_training) if labels is None else (_own_labels(labels, model), None)
    listing = TagListing(taxonomy=chosen.taxonomy, explain=explain)
    outlet = outlet_for(listing, paths=inputs, wanted=wanted, output=output)
    gauge = Gauge()
    tagged = tag(
        inputs,
        standard_input(inputs),
        chosen,
        explain=explain,
        jobs=jobs,
        passed=gauge.articles,
        passed_pages=gauge.pages,
        observe=_observer(chosen, workspace),
    )
    # Whatever ends the call, processes that it started end with it.
    with closing(tagged):
        deliver(tagged, outlet=outlet, issue_of=lambda result: result.issue, paths=inputs, gauge=gauge)


def _observer(chosen: "Chosen", workspace: "Workspace | None") -> "Callable[[TaggedIssue], None] | None":
    """Return what notes what the champion of a workspace met; nothing is noted of any other model."""
    if workspace is None or not chosen.champion:
        return None
    from classifier.storage.registry.folder import Registry
    from classifier.workflows.observe import Observer

    return Observer(Registry(workspace.models), chosen.name)


def _own_labels(folder: str, model: str | None) -> "Chosen":
    from classifier.cli.language import say
    from classifier.errors import UsageError
    from classifier.workflows.chosen import choose_own
    from classifier.workflows.own import read_own

    if model is not None:
        raise UsageError(
            say("--labels trains a model of its own", "--labels 会自己训练模型"),
            hint=say("leave --model out", "请去掉 --model"),
        )
    if not folder:
        # An unset variable of the shell, not the folder that the call was made in.
        raise UsageError(
            say("--labels: an empty name is no folder", "--labels：文件夹名是空的"),
            hint=say("give a folder with taxonomy.toml and labelled articles", "请给出标签文件夹"),
        )
    return choose_own(read_own(Path(folder)), report=tell_training)


def tell_training(sentence: str) -> None:
    """Tell a person, in the language spoken, that the model has to be trained.

    Parameters
    ----------
    sentence : str
        In English, as the workflow reports it.
    """
    from classifier.cli.errors import tell
    from classifier.cli.language import say
    from classifier.cli.phrases import REPORTS, translated

    tell(say(sentence, translated(REPORTS, sentence)))
