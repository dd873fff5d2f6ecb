"""``yuankan init``."""

from typing import TYPE_CHECKING, Annotated

import typer

from classifier.cli.options import Debug, Lang

if TYPE_CHECKING:
    from classifier.workflows.init import Made

EXAMPLES = """\b
Examples:
  yuankan init
  yuankan init hospital-news"""
# What each part is for: English and 中文.
_PURPOSES = {
    "yuankan.toml": ("settings; all are optional", "设置，都可以不改"),
    "labels/log/": ("what people decided: keep it safe", "人工标注的记录，请妥善保存"),
    "issues/": ("put your issues in here", "把报纸放在这里"),
    ".gitattributes": ("keeps what several people add apart", "多人分头添加的，合并时都保留"),
    ".gitignore": ("leaves out what can be made again", "不把能重新生成的存入版本库"),
}


def init_command(
    folder: Annotated[
        str,
        typer.Argument(
            metavar="FOLDER", help="The folder; made where it is missing.  [default: this one]", show_default=False
        ),
    ] = ".",
    *,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Make a folder a workspace for labels; what is in it stays as it is."""
    from pathlib import Path

    from classifier.cli.language import say
    from classifier.cli.plain import visible
    from classifier.errors import UsageError
    from classifier.workflows.init import initialise

    if not folder:
        # An unset variable of the shell, not the folder that the call was made in.
        raise UsageError(
            say("an empty name is no folder", "文件夹名是空的"),
            hint=say("leave it out for the current folder", "不写就是当前文件夹"),
        )
    made = initialise(Path(folder))
    for line in _told(made):
        typer.echo(visible(line))


def _told(made: "Made") -> list[str]:
    from classifier.cli.language import say

    # A dot says nothing to a person who looks for the folder later.
    where = made.root if made.root.name else made.root.resolve()
    head = say(f"{where}: is a workspace already", f"{where}：已经是工作区")
    if "yuankan.toml" in made.made:
        head = say(f"{where}: is a workspace now", f"{where}：已建成工作区")
    width = max(map(len, _PURPOSES))
    parts = [f"  + {name:<{width}}  {say(*_PURPOSES[name])}" for name in _PURPOSES if name in made.made]
    kept = [say(f"  left as they are: {', '.join(made.found)}", f"  原有的没有动：{'、'.join(made.found)}")]
    sources = [str(source) for source in made.sources]
    following = say(
        f"next: put issues into {', '.join(sources)}, and run in the workspace: yuankan label",
        f"下一步：把报纸放进 {'、'.join(sources)}，再在工作区里运行：yuankan label",
    )
    return [head, *parts, *(kept if made.found else []), following]
