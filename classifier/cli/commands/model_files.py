"""``yuankan models export``, ``import`` and ``trust``: models that come from elsewhere, or go there."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from classifier.cli.commands.model_options import Name, deeds, version_of
from classifier.cli.options import Debug, Lang
from classifier.domain.modelform import ModelForm

_BY_SUFFIX = {f".{form}": form for form in ModelForm}
EXPORT_EXAMPLES = """\b
Examples:
  yuankan models export champion -o model.skops
  yuankan models export v0003 -o v0003.joblib"""
IMPORT_EXAMPLES = """\b
Example:
  yuankan models import model.skops"""
TRUST_EXAMPLES = """\b
Examples:
  yuankan models trust v0003
  yuankan models trust v0003 --yes"""


def export_command(
    name: Name = None,
    *,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write.", show_default=False)
    ] = None,
    wanted: Annotated[
        ModelForm | None,
        typer.Option(
            "--format",
            "-f",
            help="skops for other machines, joblib as it is here.  [default: what the name after -o says]",
            show_default=False,
        ),
    ] = None,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Write a version to a file for another machine. No labels go with it."""
    asked = deeds()
    given = version_of(asked.registry, name, "export")
    form, target = _target(output, wanted, asked.registry.folder)
    from classifier.cli.errors import tell
    from classifier.cli.language import say
    from classifier.storage.atomic import write_atomic
    from classifier.workflows.versions.exchange import export_version

    write_atomic(target, export_version(asked.workspace, given, form, source=str(target), report=asked.report))
    if form is ModelForm.JOBLIB:
        tell(
            say(
                f"{target}: written; whoever opens it runs what it holds: give others a .skops file",
                f"{target}：已写好；打开它就会运行里面的程序：给别人请用 .skops",
            )
        )
    else:
        tell(
            say(
                f"{target}: written; read it with yuankan models import",
                f"{target}：已写好；用 yuankan models import 导入",
            )
        )


def import_command(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="A .skops file of yuankan models export.", show_default=False)
    ] = None,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Make a version of a file from another machine. Nothing in it is run, and it tags only once it is promoted."""
    from classifier.cli.errors import tell
    from classifier.cli.language import say
    from classifier.errors import UsageError

    if not file:
        raise UsageError(
            say("no file named", "没有给出文件名"),
            hint=say("for example: yuankan models import model.skops", "例如：yuankan models import model.skops"),
        )
    asked = deeds()
    from classifier.workflows.versions.exchange import import_version

    version = import_version(asked.workspace, Path(file), who=asked.who, at=asked.at)
    tell(
        say(
            f"{file}: imported as {version.name}; it tags once you say yuankan models promote {version.name}",
            f"{file}：已导入为 {version.name}；要用它请运行 yuankan models promote {version.name}",
        )
    )


def trust_command(
    name: Name = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.", show_default=False)] = False,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Let the model of a version be opened that this installation did not write. Opening one runs what it holds."""
    asked = deeds()
    given = version_of(asked.registry, name, "trust")
    from classifier.cli.errors import FAILURE, tell
    from classifier.cli.language import say
    from classifier.cli.model_views import write_manifest
    from classifier.cli.output import open_sink
    from classifier.workflows.versions.trusting import is_trusted

    if is_trusted(asked.registry, given):
        tell(say(f"{given}: trusted already", f"{given}：本来就受信任"))
        return
    version = asked.registry.version(given)
    with open_sink(None) as sink:
        write_manifest(version, sink)
    if not (yes or _agreed(given)):
        tell(say(f"{given}: not trusted", f"{given}：没有信任"))
        raise typer.Exit(FAILURE)
    asked.registry.trust(version)
    tell(say(f"{given}: trusted from now on, by you on this machine", f"{given}：今后受信任，仅限您在这台机器上"))


def _agreed(name: str) -> bool:
    from classifier.cli.language import say
    from classifier.errors import UsageError

    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError(
            say(f"{name}: nobody is here to ask", f"{name}：没有人可问"),
            hint=say("look at what stands above, then add --yes", "看过上面的内容后，请加上 --yes"),
        )
    return typer.confirm(
        say(
            f"Opening this model runs whatever it holds. Do you trust who made {name}?",
            f"打开这个模型会运行其中的一切。您信任制作 {name} 的人吗？",
        ),
        err=True,
    )


def _target(output: str | None, wanted: ModelForm | None, registry: Path) -> tuple[ModelForm, Path]:
    from classifier.cli.language import say
    from classifier.errors import UsageError

    if not output or output == "-" or output.endswith("/") or Path(output).is_dir():
        raise UsageError(
            say("no file named to write to", "没有给出要写的文件"),
            hint=say("for example: -o model.skops", "例如：-o model.skops"),
        )
    target, told = Path(output), _BY_SUFFIX.get(Path(output).suffix.lower())
    if registry.resolve() in target.resolve().parents:
        raise UsageError(
            say(f"{output}: lies among the models themselves", f"{output}：在模型文件夹里面"),
            hint=say("write it to another folder", "请写到别的文件夹"),
        )
    if wanted is not None and told not in {None, wanted}:
        raise UsageError(
            say(
                f"{output}: the name says {told}, --format says {wanted}",
                f"{output}：文件名是 {told}，--format 却是 {wanted}",
            ),
            hint=say("leave --format out, or change the name", "请去掉 --format，或改文件名"),
        )
    form = wanted or told
    if form is None:
        raise UsageError(
            say(f"{output}: the name does not tell the format", f"{output}：从文件名看不出格式"),
            hint=say("end it in .skops or .joblib, or add --format", "请用 .skops 或 .joblib 结尾，或加上 --format"),
        )
    return form, target
