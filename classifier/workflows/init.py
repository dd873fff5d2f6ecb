"""Init: making a workspace, or what is missing of one."""

import json
from dataclasses import dataclass
from pathlib import Path

from classifier.config import FILE, Settings, load_settings
from classifier.storage.labels.folder import LOGS
from classifier.storage.workspace import Workspace, write_new

ISSUES = "issues"
_IGNORED = """\
# 可以重新生成的，不必存入版本库；labels/ 里的标注请务必存入。
# What can be made again. What people decided, in labels/, is to be kept.
/models/
/reports/
/catalogue.db*
labels/**/.*.lock
"""
_MERGED = """\
# 各人各自添加的行，合并时都保留。
# Lines that several people added apart are all kept in a merge.
labels/articles.jsonl text eol=lf merge=union
labels/log/*.jsonl text eol=lf merge=union
"""


@dataclass(frozen=True, slots=True)
class Made:
    """What a call made, and what it found.

    Parameters
    ----------
    root : pathlib.Path
        The workspace.
    made : tuple of str
        Names inside it of the files and folders that are new; folders end in a slash.
    found : tuple of str
        Names of those that were there, and were left as they are.
    sources : tuple of pathlib.Path
        Where issues are looked for.
    """

    root: Path
    made: tuple[str, ...]
    found: tuple[str, ...]
    sources: tuple[Path, ...]


def initialise(folder: Path) -> Made:
    """Make a folder a workspace; of one that is a workspace, make what is missing.

    Parameters
    ----------
    folder : pathlib.Path
        Made, with the folders above it, where it is missing. No file that is in it is touched.

    Returns
    -------
    Made
        What is new.

    Raises
    ------
    ConfigError
        Where there are settings that cannot be followed.
    OSError
        Where something could not be written, or a file stands in the place of a folder.
    """
    settings = load_settings(folder / FILE) if (folder / FILE).exists() else Settings()
    workspace = Workspace(folder, settings)
    parts = {f"{workspace.labels.name}/{LOGS}/": _make_folder(workspace.labels / LOGS)}
    if ISSUES in settings.sources:
        parts[f"{ISSUES}/"] = _make_folder(folder / ISSUES)
    parts[".gitignore"] = write_new(folder / ".gitignore", _IGNORED)
    parts[".gitattributes"] = write_new(folder / ".gitattributes", _MERGED)
    # Last: what makes it a workspace is there once all else is.
    parts[FILE] = write_new(folder / FILE, settings_text())
    return Made(
        root=folder,
        made=tuple(name for name, new in parts.items() if new),
        found=tuple(name for name, new in parts.items() if not new),
        sources=workspace.sources,
    )


def settings_text() -> str:
    """Return a ``yuankan.toml`` that says what can be set, and sets nothing.

    Returns
    -------
    str
        Every key stands in a comment, with its default.
    """
    default = Settings()
    return f"""\
# 院刊工作区的设置。去掉行首的“# ”即可改动；没有写出的，一律用默认值。
# Settings of this Yuankan workspace. Take the "# " away to change one; what is not set has its default.

# 标注人，即标注记录的文件名。没有设置时，运行时用 --by 给出。
# Who labels: the log is called by it. Where it is not set, give it as --by.
# annotator = "王芳"

# 从哪里找报纸：相对于本文件夹的文件或文件夹。
# Where issues are looked for: files and folders, relative to this one.
# sources = {json.dumps(list(default.sources), ensure_ascii=False)}

# 每标注多少篇，模型就重新学习一次（1 到 1000）。
# After how many answers the model learns again (1 to 1000).
# refresh = {default.refresh}

# 用什么办法挑选下一篇。
# What chooses the next article.
# strategy = "{default.strategy}"

# 完全随机抽取的稿件所占的比例（0 到 1）：只有它们能公正地检验模型。
# Share of articles drawn by lot (0 to 1): they alone test the model without bias.
# random_share = {default.random_share}

# 请第二个人再标一遍的稿件所占的比例（0 到 1）：看不到模型的建议，也看不到第一个人的答案。
# Share of articles for a second person (0 to 1), who sees neither a suggestion nor the first answer.
# second_share = {default.second_share}
"""


def _make_folder(folder: Path) -> bool:
    new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    return new
