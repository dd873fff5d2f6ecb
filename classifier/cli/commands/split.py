"""``yuankan split``."""

from typing import Annotated

import typer

from classifier.cli.options import Debug, Form, Lang, Output, Paths

EXAMPLES = """\b
Examples:
  yuankan split 2024-04.txt
  yuankan split issues/ --format jsonl > articles.jsonl
  yuankan split 2024-04.txt --furniture"""


def split_command(
    paths: Paths = None,
    wanted: Form = None,
    output: Output = None,
    furniture: Annotated[
        bool,
        typer.Option(
            "--furniture",
            help="List what belongs to no article (mastheads, captions, page marks) instead.",
            show_default=False,
        ),
    ] = False,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Split issues into articles, without tagging them."""
    from classifier.cli.commands.deliver import checked_paths, deliver, standard_input
    from classifier.cli.listings import FurnitureListing, SplitListing
    from classifier.workflows.split import split

    inputs = checked_paths(paths, "split")
    deliver(
        split(inputs, standard_input(inputs)),
        listing=FurnitureListing() if furniture else SplitListing(),
        issue_of=lambda issue: issue,
        paths=inputs,
        wanted=wanted,
        output=output,
    )
