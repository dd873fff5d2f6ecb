"""Whole phrases that reach the edge in English, from the floors below, the system and the parser, in 中文."""

import errno
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in English as a pattern, the same in 中文 with its groups, and what to do where that differs."""

    english: str
    chinese: str
    hint: str = ""

    def say(self, text: str) -> str | None:
        """Return `text` in 中文, or None where it is another phrase.

        Parameters
        ----------
        text : str
            A whole phrase in English.

        Returns
        -------
        str or None
            With what stood in the groups of the pattern.
        """
        found = re.fullmatch(self.english, text, flags=re.S)
        return found.expand(self.chinese) if found else None


def _system(number: int, chinese: str, hint: str) -> Phrase:
    return Phrase(re.escape(os.strerror(number)), chinese, hint)


_LOOK = "请检查这个文件是否还在、路径是否正确"
# Why an input could not be used: stands after its name.
DETAILS = (
    Phrase(r"not a text file", "不是文本文件", "请另存为 UTF-8 编码的 .txt 再试"),
    Phrase(r"\.pdf files are not read", "不读 PDF", "请把文字复制出来，存成 .txt 再试"),
    Phrase(r"(\.\w+) files are not read", r"不读 \1 文件", "请把文字复制出来，存成 .txt 再试"),
    Phrase(r"it is not UTF-8", "编码不是 UTF-8"),
    Phrase(r"it is not JSON", "不是 JSON"),
    Phrase(r"it is not a JSON object", "不是 JSON 对象"),
    Phrase(r"its JSON is nested too deep", "JSON 嵌套太深"),
    Phrase(r"it has neither title nor text", "title 和 text 都没有"),
    Phrase(r'its "(\w+)" is not a string', r'"\1" 不是字符串'),
    Phrase(r'its "(\w+)" is neither a string nor a number', r'"\1" 既不是字符串，也不是数字'),
    _system(errno.EACCES, "没有权限", "请确认有权限读取，或联系它的所有者"),
    _system(errno.EPERM, "没有权限", "请确认有权限读取，或联系它的所有者"),
    _system(errno.EIO, "磁盘读取出错", "请再试一次，或换一份副本"),
    _system(errno.ENOENT, "文件不存在", _LOOK),
    _system(errno.ENOTDIR, "路径中有一段不是文件夹", _LOOK),
    _system(errno.ELOOP, "符号链接绕成了圈", "请直接给出原文件的路径"),
    _system(errno.ENAMETOOLONG, "文件名太长", "请换一个短的文件名"),
    _system(errno.EISDIR, "是一个文件夹", "请给出文件名"),
    _system(errno.ENXIO, "不是普通文件", "请给出文本文件"),
    _system(errno.EINVAL, "不是普通文件", "请给出文本文件"),
    _system(errno.EBUSY, "正被别的程序占用", "请关闭占用它的程序再试"),
    _system(errno.EMFILE, "打开的文件太多", "请减少一次给出的文件"),
)
# What the parser of the command line says.
USAGE = (
    Phrase(r"No such option: (\S+) \(Possible options: (.+)\)", r"没有 \1 这个选项，是不是 \2"),
    Phrase(r"No such option: (\S+) Did you mean (.+)\?", r"没有 \1 这个选项，是不是 \2"),
    Phrase(r"No such option: (\S+)", r"没有 \1 这个选项"),
    Phrase(r"No such command '(.+)'\. Did you mean (.+)\?", r"没有 '\1' 这个命令，是不是 \2"),
    Phrase(r"No such command '(.+)'\.?", r"没有 '\1' 这个命令"),
    Phrase(r"Missing command\.?", "没有给出命令"),
    Phrase(r"Missing (?:argument|option|parameter) (.+?)\.(?: .*)?", r"缺少 \1"),
    Phrase(r"Invalid value for (.+?): (.+) is not one of (.+?)\.?", r"\1 不能是 \2，只能是 \3 之一"),
    Phrase(r"Invalid value for (.+?): (.+)", r"\1 的值不对（\2）"),
    Phrase(r"Invalid value: (.+)", r"值不对（\1）"),
    Phrase(r"Option (.+) requires an argument\.?", r"选项 \1 后面须有一个值"),
    Phrase(r"Option (.+) does not take a value\.?", r"选项 \1 后面不能有值"),
    Phrase(r"Got unexpected extra arguments? \((.+)\)", r"多出了参数 \1"),
)
# What is told while a command runs.
REPORTS = (
    Phrase(
        r"training the built-in model from (\d+) articles: once, about ten seconds",
        r"第一次使用，正在用 \1 篇稿件训练内置模型，约需 10 秒……",
    ),
    Phrase(
        r"training the built-in model again from (\d+) articles: about ten seconds",
        r"正在用 \1 篇稿件重新训练内置模型，约需 10 秒……",
    ),
)
# Warnings of the floors below, by the text they are logged with.
WARNINGS = {
    "the built-in model cannot be kept for the next run: %s": "内置模型存不下来，下次还要重新训练：%s",
    "%s: not what this installation wrote; it was not opened": "%s：不是本机写出的模型，没有打开",
    "%s: others can write to it; it is not believed": "%s：别人也能改写它，不予采信",
    "no labelled article carries the tag %s: it will never be given": "没有一篇标注稿件带有标签 %s：不会打出",
}


def translated(phrases: Iterable[Phrase], text: str) -> str:
    """Return a phrase in 中文.

    Parameters
    ----------
    phrases : iterable of Phrase
        The first that matches is taken.
    text : str
        In English.

    Returns
    -------
    str
        `text` itself where none matches.
    """
    return next((said for phrase in phrases if (said := phrase.say(text)) is not None), text)


def hint_of(text: str) -> str:
    """Return what to do about one of `DETAILS`.

    Parameters
    ----------
    text : str
        In English.

    Returns
    -------
    str
        Empty where there is nothing particular.
    """
    return next((phrase.hint for phrase in DETAILS if phrase.say(text) is not None), "")
