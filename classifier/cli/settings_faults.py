"""What is wrong with a ``yuankan.toml``, in 中文, and what may stand there instead."""

import re

from classifier.cli.phrases import DETAILS, Phrase, translated
from classifier.errors import ConfigError

_KEY = r"the key ['\"](.*?)['\"]?(…?) is not known"
_FAULTS = (
    Phrase(_KEY + r", perhaps (\w+) is meant", r"没有 \1\2 这个设置，是不是 \3？"),
    Phrase(_KEY, r"没有 \1\2 这个设置"),
    Phrase(r"([\w.]+) cannot be (.+)", r"\1 不能是 \2"),
    Phrase(r"([\w.]+) is no database that is known", r"\1 写的不是认得的数据库"),
    Phrase(r"is not UTF-8 at byte (\d+)", r"编码不是 UTF-8（第 \1 个字节起）"),
    Phrase(r"is nested too deep", "嵌套太深"),
)
_HINTS = (
    Phrase(
        r'it may be "sqlite:///FILE" or "postgresql://USER@HOST/NAME"',
        "请写 “sqlite:///文件” 或 “postgresql://用户@主机/库名”",
    ),
    Phrase(r"it may be true or false", "请写 true 或 false"),
    Phrase(r"it may be a number from (\S+) to (\S+)", r"请写 \1 到 \2 之间的数"),
    Phrase(r"it may be a whole number from (\d+) to (\d+)", r"请写 \1 到 \2 之间的整数"),
    Phrase(r"it may be a name, such as (.+)", r"请写一个名字，如 \1"),
    Phrase(r"it may be the name of a strategy, such as (.+)", r"请写一种挑选办法的名字，如 \1"),
    Phrase(r"it may be a list of files and folders, such as (.+)", r"请写文件和文件夹的列表，如 \1"),
    Phrase(r"it may be a list of years, months or days, such as (.+)", r"请写年、月或日的列表，如 \1"),
    Phrase(r"it may be a table, (\[[\w.]+\]), with one key a line", r"请写成 \1 下面每行一个设置"),
    Phrase(r"there are (.+)", r"可用的设置有 \1"),
    Phrase(r"write one key a line: (.+)", r"请每行写一个设置：\1"),
    Phrase(r"save the file as UTF-8", "请另存为 UTF-8 编码"),
    Phrase(r"mend the line it names", "请改正那一处"),
    Phrase(r"check who may read it", "请确认它是文件、有权限读取"),
)
# What the parser of TOML says; what is not here is told by its place alone.
_SYNTAX = (
    Phrase(
        r"Cannot overwrite a value|Duplicate inline table key .*|Cannot (?:declare|redefine) .*", "同一个设置写了两次"
    ),
    Phrase(r"Invalid value", "等号后面不是值：文字要加引号"),
    Phrase(r"Expected '=' after a key in a key/value pair", "名字后面少了等号"),
    Phrase(r"Expected newline or end of document after a statement", "一行写了不止一个设置"),
    Phrase(r"Unterminated string|Illegal character .*", "引号不成对，或有不能用的字符"),
    Phrase(r"Unclosed array", "方括号不成对"),
)
_NOT_TOML = re.compile(r"is not TOML \((.+?)(?: \(at (?:line (\d+), column (\d+)|end of document)\))?\)", flags=re.S)
_NOT_OPENED = re.compile(r"cannot be opened \((.+)\)")
# Python's way of writing values that TOML writes otherwise.
_DATE = re.compile(r"datetime\.date\((\d+), (\d+), (\d+)\)")


def said_setting(error: ConfigError) -> tuple[str, str]:
    """Say in 中文 what is wrong with a ``yuankan.toml``.

    Parameters
    ----------
    error : ConfigError
        Its message and hint are in English.

    Returns
    -------
    tuple of (str, str)
        The file and its fault, and what may stand there; each stays as it is where it is not known.
    """
    fault = error.message.removeprefix(f"{error.path}: ")
    if found := _NOT_TOML.fullmatch(fault):
        said = _not_toml(*found.groups())
    elif found := _NOT_OPENED.fullmatch(fault):
        reason = translated(DETAILS, found[1])
        said = "打不开" if reason == found[1] else f"打不开（{reason}）"
    else:
        said = translated(_FAULTS, _as_toml(fault))
    hint = translated(_HINTS, error.hint)
    # A list of settings is told with the comma of lists; of examples nothing is changed.
    return f"{error.path}：{said}", hint if hint == error.hint or "[" in hint else hint.replace(", ", "、")


def _not_toml(reason: str, line: str | None, column: str | None) -> str:
    place = f"第 {line} 行第 {column} 个字" if line else "末尾"
    said = translated(_SYNTAX, reason)
    return f"不是 TOML（{place}{'' if said == reason else f'，{said}'}）"


def _as_toml(fault: str) -> str:
    key, cannot, value = fault.partition(" cannot be ")
    if value in {"True", "False"}:
        return f"{key}{cannot}{value.lower()}"
    dated = _DATE.sub(lambda found: f"{int(found[1]):04}-{int(found[2]):02}-{int(found[3]):02}", value)
    return f"{key}{cannot}{dated}"
