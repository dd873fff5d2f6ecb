"""``yuankan tag``."""

from typing import Annotated

import typer

from classifier.cli.options import Debug, Form, Lang, Output, Paths

EXAMPLES = """\b
Examples:
  yuankan tag 2024-04.txt
  yuankan tag issues/ -o tags.csv
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
    from classifier.cli.commands.deliver import checked_paths, deliver, standard_input
    from classifier.cli.listings import TagListing
    from classifier.storage.shipped import load_taxonomy
    from classifier.workflows.tag import tag

    inputs = checked_paths(paths, "tag")
    deliver(
        tag(inputs, standard_input(inputs), explain=explain, report=_Reporter()),
        listing=TagListing(taxonomy=load_taxonomy(), explain=explain),
        issue_of=lambda result: result.issue,
        paths=inputs,
        wanted=wanted,
        output=output,
    )


class _Reporter:
    """Tells a person once that the model has to be trained, in the language spoken."""

    def __init__(self) -> None:
        self.told = False

    def __call__(self, sentence: str) -> None:
        from classifier.cli.errors import tell
        from classifier.cli.language import Language, say, spoken

        if self.told and spoken() is Language.ZH:
            return
        self.told = True
        tell(say(sentence, "第一次使用，正在训练内置模型，约需 10 秒……"))
