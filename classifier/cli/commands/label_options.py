"""Options of ``yuankan label``."""

from typing import Annotated

import typer

LabelPaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Issues, ready articles (.jsonl) and folders to label.  [default: the sources of the workspace]",
        show_default=False,
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="NAME",
        help="Who labels.  [default: the annotator of the workspace, or who is logged in]",
        show_default=False,
    ),
]
Strategies = Annotated[
    list[str] | None,
    typer.Option(
        "--strategy",
        metavar="NAME",
        help="What chooses the next article.  [default: that of the workspace]",
        show_default=False,
    ),
]
Number = Annotated[
    int | None,
    typer.Option("--number", metavar="N", min=1, help="How many articles you mean to label.", show_default=False),
]
Second = Annotated[
    float | None,
    typer.Option(
        "--second",
        metavar="SHARE",
        min=0,
        max=1,
        help="Share of the articles labelled by others that you label again, blind.  [default: that of the workspace]",
        show_default=False,
    ),
]
Refresh = Annotated[
    int | None,
    typer.Option(
        "--refresh",
        metavar="N",
        min=1,
        help="After how many answers the model learns again.  [default: that of the workspace]",
        show_default=False,
    ),
]
Simulate = Annotated[
    bool,
    typer.Option(
        "--simulate",
        help="Instead, show how many labels each strategy would need: PATH holds labelled articles.",
        show_default=False,
    ),
]
Seeds = Annotated[
    int | None,
    typer.Option("--seeds", metavar="N", min=1, help="Trials of --simulate.  [default: 5]", show_default=False),
]
Export = Annotated[
    str | None,
    typer.Option(
        "--export",
        metavar="FILE",
        help="Instead, write the labels to this file for another tool, or to - for standard output.",
        show_default=False,
    ),
]
Wanted = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="Of --export or --simulate.  [default: what the name of the file says]",
        show_default=False,
    ),
]
SimulationOutput = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write what --simulate finds to this file.", show_default=False
    ),
]
