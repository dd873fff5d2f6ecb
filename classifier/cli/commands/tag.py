"""``yuankan tag``."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from classifier.cli.options import Debug, Form, Jobs, Labels, Lang, Model, Output, Paths

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from classifier.cli.progress import Gauge
    from classifier.errors import InputError, UsageError, YuankanError
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
  yuankan tag --retag
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
    retag: Annotated[
        bool,
        typer.Option(
            "--retag",
            help="Record what the champion tags otherwise by now; without a PATH, of all that is recorded.",
            show_default=False,
        ),
    ] = False,
    labels: Labels = None,
    model: Model = None,
    jobs: Jobs = None,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Split issues into articles and tag each article."""
    from classifier.cli.commands.inputs import checked_paths

    inputs: Sequence[str] = () if retag and not paths else checked_paths(paths, "tag")
    from contextlib import closing

    from classifier.cli.commands.deliver import deliver
    from classifier.cli.commands.workspace import chosen_model
    from classifier.cli.listings import TagListing
    from classifier.cli.outlets import outlet_for
    from classifier.cli.progress import Gauge

    chosen, workspace = chosen_model(model, tell_training) if labels is None else (_own_labels(labels, model), None)
    # What anything but the champion of a workspace says is shown, and kept nowhere.
    kept = workspace if chosen.champion else None
    if retag and kept is None:
        raise _not_kept()
    listing = TagListing(taxonomy=chosen.taxonomy, explain=explain)
    outlet = outlet_for(listing, paths=inputs, wanted=wanted, output=output)
    gauge = Gauge()
    wishes = _Wishes(explain=explain, retag=retag, jobs=jobs, gauge=gauge)
    tagged = _tagged(chosen, kept, inputs, wishes)
    # Whatever ends the call, processes that it started end with it.
    with _told_at_the_end(wishes.faults), closing(tagged):
        deliver(tagged, outlet=outlet, issue_of=lambda result: result.issue, paths=inputs, gauge=gauge)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wishes:
    """What a call asks for beside its inputs."""

    explain: bool
    retag: bool
    jobs: int | None
    gauge: "Gauge"
    faults: "list[YuankanError]" = field(default_factory=list)
    """What kept results from being recorded; empty until then."""


@contextmanager
def _told_at_the_end(faults: "Sequence[YuankanError]") -> "Iterator[None]":
    """Tell of faults that kept nothing from being shown, and leave with their status: above a table they were lost."""
    from classifier.cli.errors import tell, told
    from classifier.cli.language import say

    status = 0
    try:
        yield
    except typer.Exit as left:
        status = left.exit_code
    for sentence, failed in map(told, faults):
        status = max(status, failed)
        tell(say(f"not all of it is recorded in the catalogue: {sentence}", f"没有全部记入目录：{sentence}"))
    if status:
        raise typer.Exit(status)


def _tagged(
    chosen: "Chosen", kept: "Workspace | None", inputs: "Sequence[str]", wishes: _Wishes
) -> "Generator[TaggedIssue | InputError, None, None]":
    """Return what a call tags, and has kept in its workspace."""
    from classifier.cli.commands.inputs import standard_input
    from classifier.workflows.tag import tag

    if kept is not None and not inputs:
        from classifier.workflows.retagging import retag

        return retag(kept, chosen, jobs=wishes.jobs, passed=wishes.gauge.articles)
    found = tag(
        inputs,
        standard_input(inputs),
        chosen,
        explain=wishes.explain or kept is not None,
        jobs=wishes.jobs,
        passed=wishes.gauge.articles,
        passed_pages=wishes.gauge.pages,
    )
    if kept is None:
        return found
    from classifier.workflows.taking_in import take_in

    return take_in(found, kept, chosen.name, chosen.taxonomy, retag=wishes.retag, unrecorded=wishes.faults.append)


def _not_kept() -> "UsageError":
    from classifier.cli.language import say
    from classifier.errors import UsageError

    return UsageError(
        say("--retag is for what the champion of a workspace tags", "--retag 只用于工作区里的现用模型"),
        hint=say(
            "go to a workspace, and leave --model and --labels out", "请到工作区里运行，并去掉 --model 和 --labels"
        ),
    )


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
