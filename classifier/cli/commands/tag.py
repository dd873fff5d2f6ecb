"""``yuankan tag``."""

from typing import Annotated

import typer

from classifier.cli.options import Debug, Form, Lang, Output, Paths

EXAMPLES = """\b
Examples:
  yuankan tag 2024-04.txt
  yuankan tag issues/ -o tags.csv
  yuankan tag 2024-04.pdf -o articles/
  yuankan tag 2024-04.txt --explain
  cat 2024-04.txt | yuankan tag - --format jsonl"""


def tag_command(
    paths: Paths = None,
    wanted: Form = None,
    output: Output = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add the terms that spoke for each tag.", show_default=False)
    ] = False,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Split issues into articles and tag each article."""
    from classifier.cli.commands.inputs import checked_paths, standard_input

    inputs = checked_paths(paths, "tag")
    from classifier.cli.commands.deliver import deliver
    from classifier.cli.listings import TagListing
    from classifier.cli.outlets import outlet_for
    from classifier.cli.progress import Gauge
    from classifier.storage.shipped import load_taxonomy
    from classifier.workflows.tag import tag

    listing = TagListing(taxonomy=load_taxonomy(), explain=explain)
    outlet = outlet_for(listing, paths=inputs, wanted=wanted, output=output)
    gauge = Gauge()
    deliver(
        tag(
            inputs,
            standard_input(inputs),
            explain=explain,
            report=_report,
            passed=gauge.articles,
            passed_pages=gauge.pages,
        ),
        outlet=outlet,
        issue_of=lambda result: result.issue,
        paths=inputs,
        gauge=gauge,
    )


def _report(sentence: str) -> None:
    """Tell a person, in the language spoken, that the model has to be trained."""
    from classifier.cli.errors import tell
    from classifier.cli.language import say
    from classifier.cli.phrases import REPORTS, translated

    tell(say(sentence, translated(REPORTS, sentence)))
