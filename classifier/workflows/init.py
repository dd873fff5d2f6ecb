"""Init: making a workspace, or what is missing of one."""

from dataclasses import dataclass
from pathlib import Path

from classifier.config import FILE, Settings, load_settings
from classifier.storage.labels.folder import LOGS
from classifier.storage.workspace import Workspace, write_new
from classifier.workflows.settings_text import settings_text

ISSUES = "issues"
_IGNORED = """\
# 可以重新生成的，不必存入版本库；labels/ 里的标注请务必存入。
# What can be made again. What people decided, in labels/, is to be kept.
/models/
/reports/
/catalogue.db*
/.watch.lock
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


def _make_folder(folder: Path) -> bool:
    new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    return new
