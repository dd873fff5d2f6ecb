"""Options that several commands take, said once."""

from typing import Annotated

import typer

from classifier.cli.formats import Format
from classifier.cli.language import Language

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Issues (.txt .md .pdf .docx .html .png .jpg), ready articles (.jsonl), folders, or - for standard input.",
        show_default=False,
    ),
]
Form = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="How to show the result.  [default: table, or what the name after -o says]",
        show_default=False,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE|FOLDER",
        help="Write to this file, whole or not at all; into a folder, one .md file an article.",
        show_default=False,
    ),
]
Labels = Annotated[
    str | None,
    typer.Option(
        "--labels",
        metavar="FOLDER",
        help="Tags of your own: a folder with taxonomy.toml and labelled articles (.jsonl).",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="The model: builtin, champion, challenger or a version.  [default: champion; builtin outside a workspace]",
        show_default=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        help="Most processes that tag at once.  [default: one for each processor]",
        show_default=False,
    ),
]
# The group reads these two before the parser does, so that even a usage error obeys them: see classifier.cli.app.
Lang = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of the messages.  [default: that of the locale]", show_default=False),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.", show_default=False)]
