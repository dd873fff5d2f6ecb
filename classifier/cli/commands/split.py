"""``yuankan split``."""

from typing import Annotated

import typer

from classifier.cli.options import Debug, Form, Lang, Output, Paths

EXAMPLES = """\b
Examples:
  yuankan split 2024-04.txt
  yuankan split 2024-04.pdf --view
  yuankan split 2024-04.pdf -o articles/
  yuankan split issues/ --format jsonl > articles.jsonl
  yuankan split 2024-04.txt --furniture"""


def split_command(
    paths: Paths = None,
    wanted: Form = None,
    output: Output = None,
    view: Annotated[
        bool,
        typer.Option(
            "--view",
            help="Show in colours how the issue was cut, in the order of the file.",
            show_default=False,
        ),
    ] = False,
    furniture: Annotated[
        bool,
        typer.Option(
            "--furniture",
            help="List what belongs to no article (mastheads, captions, page marks, navigation) instead.",
            show_default=False,
        ),
    ] = False,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Split issues into articles, without tagging them."""
    from classifier.cli.commands.inputs import checked_paths, standard_input

    inputs = checked_paths(paths, "split")
    from classifier.cli.commands.deliver import deliver
    from classifier.cli.listings import FurnitureListing, SplitListing
    from classifier.cli.outlets import Outlet, outlet_for
    from classifier.cli.progress import Gauge
    from classifier.workflows.split import split

    if view:
        from classifier.cli.views import check_view, view_writer

        check_view({"--format": wanted is not None, "-o": output is not None, "--furniture": furniture})
        outlet = Outlet(view_writer())
    else:
        listing = FurnitureListing() if furniture else SplitListing()
        outlet = outlet_for(listing, paths=inputs, wanted=wanted, output=output)
    gauge = Gauge()
    deliver(
        split(inputs, standard_input(inputs), passed=gauge.pages),
        outlet=outlet,
        issue_of=lambda issue: issue,
        paths=inputs,
        gauge=gauge,
    )
