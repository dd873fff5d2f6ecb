"""``yuankan report``."""

from typing import TYPE_CHECKING, Annotated

import typer

from classifier.cli.options import Debug, Lang
from classifier.cli.report_formats import NewsFormat

if TYPE_CHECKING:
    from classifier.cli.report_formats import ReportFormat

EXAMPLES = """\b
Examples:
  yuankan report
  yuankan report --from 2026-10 --to 2026-10 -o october.html
  yuankan report --from 2026 -o 2026.xlsx
  yuankan report --organisation 心内科 --format md
  yuankan report --models"""


def report_command(
    *,
    since: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DATE",
            help="The first day, month or year.  [default: from the first issue on]",
            show_default=False,
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="DATE", help="The last day, month or year.  [default: up to today]", show_default=False
        ),
    ] = None,
    issue: Annotated[
        str | None,
        typer.Option(
            "--issue", metavar="NAME", help="Of these issues alone; * stands for anything.", show_default=False
        ),
    ] = None,
    organisation: Annotated[
        str | None,
        typer.Option(
            "--organisation",
            metavar="NAME",
            help="Of articles alone that come from it or name it: a newspaper, hospital or department.",
            show_default=False,
        ),
    ] = None,
    models: Annotated[
        bool,
        typer.Option(
            "--models", help="Of the versions of the model instead: accuracy, labels, history.", show_default=False
        ),
    ] = False,
    wanted: Annotated[
        NewsFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="How to show it.  [default: md, or what the name after -o says]",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.", show_default=False
        ),
    ] = None,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Report on what was published: tags, departments, contributors, awards, techniques, training."""
    if models:
        _refuse_period(since, until, issue, organisation)
        _report_models(wanted, output)
        return
    from classifier.cli.commands.workspace import here
    from classifier.cli.days import period_of
    from classifier.cli.logs import listen
    from classifier.cli.news import write_news
    from classifier.cli.output import open_sink
    from classifier.cli.report_formats import resolve_news
    from classifier.cli.waiting import waiting
    from classifier.storage.labels.folder import LabelFolder
    from classifier.workflows.report import report

    form, file = resolve_news(wanted, output)
    period = period_of(since, until)
    workspace = here()
    listen()
    with waiting():
        found = report(workspace, period=period, issue=issue, organisation=organisation)
    if not found.articles:
        _tell_nothing()
    with open_sink(file) as sink:
        write_news(found, LabelFolder(workspace.labels).taxonomy(), form, sink)


def _tell_nothing() -> None:
    from classifier.cli.errors import tell
    from classifier.cli.language import say

    tell(
        say(
            "no article that is recorded fits; see what is: yuankan catalogue show",
            "目录里没有符合的稿件；目录里有什么，请看 yuankan catalogue show",
        )
    )


def _refuse_period(*given: str | None) -> None:
    if any(one is not None for one in given):
        from classifier.cli.language import say
        from classifier.errors import UsageError

        raise UsageError(
            say("--models reports on all versions", "--models 报告的是所有版本"),
            hint=say(
                "leave --from, --to, --issue and --organisation out", "请去掉 --from、--to、--issue 和 --organisation"
            ),
        )


def _report_models(wanted: NewsFormat | None, output: str | None) -> None:
    from classifier.cli.commands.model_options import deeds, refuse_faults
    from classifier.cli.model_views import write_history
    from classifier.cli.output import open_sink
    from classifier.cli.report_formats import resolve_report
    from classifier.storage.labels.folder import LabelFolder
    from classifier.workflows.versions.listing import take_inventory

    form, file = resolve_report(_of_models(wanted), output, ())
    asked = deeds()
    inventory, taxonomy = take_inventory(asked.registry), LabelFolder(asked.workspace.labels).taxonomy()
    with open_sink(file) as sink:
        write_history(inventory, taxonomy, form, sink)
    refuse_faults(inventory.faults)


def _of_models(wanted: NewsFormat | None) -> "ReportFormat | None":
    from classifier.cli.language import say
    from classifier.cli.report_formats import ReportFormat
    from classifier.errors import UsageError

    if wanted is None:
        return None
    if wanted.value in {form.value for form in ReportFormat}:
        return ReportFormat(wanted.value)
    raise UsageError(
        say(f"--models has no {wanted}", f"--models 没有 {wanted} 格式"),
        hint=say("there is html and json, and a table without --format", "有 html 和 json；不写 --format 则显示表格"),
    )
