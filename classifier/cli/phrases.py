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


def _extra(english: str, chinese: str, extra: str) -> Phrase:
    hint = f'请运行：pip install "yuankan[{extra}]"'
    return Phrase(f"{english} needs an extra", f"{chinese}须另装扩展", hint)


_SAVE = "请另存为 .docx、.pdf 或 .txt 再试"
_LABEL = "请改正这一行：须有 title、text、primary 和 tags"
_LOOK = "请检查这个文件是否还在、路径是否正确"
# Why an input could not be used: stands after its name.
DETAILS = (
    Phrase(r"not a text file", "不是文本文件", "请另存为 UTF-8 编码的 .txt 再试"),
    Phrase(r"(\.\w+) files are not read", r"不读 \1 文件", _SAVE),
    Phrase(r"it is really an? (\.\w+) file", r"其实是 \1 文件", _SAVE),
    Phrase(r"it has more parts than any document", "里面的部件多得不像一份文档", _SAVE),
    Phrase(r"it has more elements than any page", "里面的元素多得不像一个网页", _SAVE),
    Phrase(r"the document is damaged", "文件已损坏", "请重新导出或重新下载"),
    Phrase(r"the document is encrypted", "文件有密码", "请去掉密码，另存一份再试"),
    Phrase(r"damaged PDF", "PDF 文件已损坏", "请用阅读器打开，另存一份再试"),
    Phrase(
        r"reading it takes too much time or memory", "读它要花太多时间或内存", "请用阅读器打开，打印成新的 PDF 再试"
    ),
    Phrase(r"it is locked with a password", "文件有密码", "请去掉密码，另存一份再试"),
    Phrase(r"more pages or text than an issue has", "页数或文字多得不像一期报纸", "请按期拆开再试"),
    Phrase(r"damaged picture", "图片已损坏", "请重新保存或重新扫描"),
    Phrase(r"a picture with more pixels than a page has", "图片的像素多得不像一个版面", "请按 300 dpi 扫描"),
    _extra(r"reading \.docx", "读 Word 文件", "docx"),
    _extra(r"reading \.html", "读网页", "html"),
    _extra(r"reading pictures", "识别图片里的文字", "ocr"),
    _extra(r"reading scanned pages", "识别扫描的页面", "ocr"),
    _extra(r"exchanging models", "交换模型", "exchange"),
    Phrase(r"it is not UTF-8", "编码不是 UTF-8"),
    Phrase(r"it is not JSON", "不是 JSON"),
    Phrase(r"it is not a JSON object", "不是 JSON 对象"),
    Phrase(r"its JSON is nested too deep", "JSON 嵌套太深"),
    Phrase(r"it has neither title nor text", "title 和 text 都没有"),
    Phrase(r'its "(\w+)" is not a string', r'"\1" 不是字符串'),
    Phrase(r'its "(\w+)" is neither a string nor a number', r'"\1" 既不是字符串，也不是数字'),
    Phrase(r"labelled articles are read from \.jsonl alone", "标注稿件只能是 .jsonl 文件", "请每行写一篇标注稿件"),
    Phrase(r"no \.jsonl file in this folder", "文件夹里没有 .jsonl 文件", "请给出有标注稿件的文件夹"),
    Phrase(r"it has no label", "没有标注", _LABEL),
    Phrase(r"its tags are not a list of texts", "tags 不是字符串的列表", _LABEL),
    Phrase(r"its primary is neither a text nor null", "primary 既不是字符串，也不是 null", _LABEL),
    Phrase(r"the tag '(.*)' is not known", r"没有“\1”这个标签", "请用标签的代号，如 award"),
    Phrase(r"its label contradicts itself", "标注自相矛盾", "请让 primary 是 tags 之一；tags 为空时 primary 为 null"),
    Phrase(r"it names no annotator", "没有标注人", "请用 --by 名字 说明是谁标的"),
    Phrase(r"no annotator can have this name", "不能用作标注人的名字", "请用 --by 原名=新名 改名"),
    Phrase(r"its time cannot be read", "时间看不懂", "请写成 2026-03-05T09:30:00+08:00"),
    Phrase(r"it holds half a character", "有残缺的字符", "请改正这一条"),
    Phrase(r"its quotation marks do not match", "引号不成对", "请用表格软件另存为 CSV"),
    Phrase(r"it has more cells than there are columns", "单元格比列多", "请检查逗号和引号"),
    Phrase(r"its first row does not name the columns", "第一行不是列名", "请写 title、text、primary、tags、annotator"),
    Phrase(r"its format cannot be told", "看不出格式", "请加上 --format"),
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
    Phrase(r"Invalid value for (.+?): Input should be a valid integer.*", r"\1 须是整数"),
    Phrase(r"Invalid value for (.+?): Input should be greater than or equal to (\d+)\.?", r"\1 至少是 \2"),
    Phrase(r"Invalid value for (.+?): Input should be less than or equal to (\d+)\.?", r"\1 至多是 \2"),
    Phrase(r"Invalid value for (.+?): (.+)", r"\1 的值不对（\2）"),
    Phrase(r"Invalid value: (.+)", r"值不对（\1）"),
    Phrase(r"Option (.+) requires an argument\.?", r"选项 \1 后面须有一个值"),
    Phrase(r"Option (.+) does not take a value\.?", r"选项 \1 后面不能有值"),
    Phrase(r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)", r"多出了参数 \1"),
)
# What is told while a command runs.
REPORTS = (
    Phrase(
        r"training the built-in model from (\d+) articles: once, about fifteen seconds",
        r"第一次使用，正在用 \1 篇稿件训练内置模型，约需 15 秒……",
    ),
    Phrase(
        r"training the built-in model again from (\d+) articles: about fifteen seconds",
        r"正在用 \1 篇稿件重新训练内置模型，约需 15 秒……",
    ),
    Phrase(
        r"training a model of your tags from (\d+) articles of yours and (\d+) built-in ones: "
        r"once, about fifteen seconds",
        r"正在为您的标签训练模型，用您的 \1 篇稿件和内置的 \2 篇，只需一次，约 15 秒……",
    ),
    Phrase(
        r"training a challenger from (\d+) articles of yours and (\d+) built-in ones",
        r"正在训练新模型，用您的 \1 篇稿件和内置的 \2 篇……",
    ),
    Phrase(
        r"training (\w+) again from its own labels, since the libraries have changed: once",
        r"软件库换了版本，正在用 \1 当时的标注重新训练它，只需一次……",
    ),
)
# Warnings of the floors below, by the text they are logged with.
WARNINGS = {
    "the model cannot be kept for the next run: %s": "模型存不下来，下次还要重新训练：%s",
    "%s: not what this installation wrote; it was not opened": "%s：不是本机写出的模型，没有打开",
    "%s: %d labels carry the tag %s, which is not in use any more": "%s：%d 条标注带有已停用的标签 %s",
    "%s: the model does not know the tags %s and never gives them": "%s：这个模型不认识标签 %s，不会给出",
    "%d labels of issues set aside were chosen by a model: they are neither learnt from nor tested on": (
        "留出的各期里有 %d 条标注是模型挑的：不用来学习，也不用来测试"
    ),
    "set_aside: no labelled article is of an issue of %s": "set_aside：没有 %s 的标注稿件",
    "the run could not be written into the history: %s": "这次运行没能记入历史：%s",
    "%s: left over, and could not be deleted: %s": "%s：上次留下的，没能删掉：%s",
    "%s: lines that cannot be read are passed over: %s": "%s：读不懂的行已跳过：%s 行",
    "%s: what was met in it cannot be noted: %s": "%s：没能记下其中的情况：%s",
    "%s: damaged pages are not read: %s": "%s：第 %s 页已损坏，没有读",
    "%s: pages with more text than is read: %s": "%s：第 %s 页的文字太多，没有全读",
    '%s: scanned pages are not read: %s; install what reads them with: pip install "yuankan[ocr]"': (
        '%s：第 %s 页是扫描的，没有读；要读请运行：pip install "yuankan[ocr]"'
    ),
    "%s: others can write to it; it is not believed": "%s：别人也能改写它，不予采信",
    "no labelled article is without a tag: every article will be given one": (
        "没有一篇标注稿件是不带标签的：每篇稿件都会打上标签"
    ),
    "%s: its last line is torn and is passed over; the next answer sets it aside": (
        "%s：最后一行不完整，先略过；下一次标注时会移到旁边的文件"
    ),
    "%s: its last line was torn; what was left of it is now in %s": "%s：最后一行不完整，残余部分已移到 %s",
    "too few labelled articles for a model to doubt labels by: all else is looked through": (
        "标注太少，模型还不能怀疑标签：其余照查"
    ),
    "%s: an article that was labelled, but whose text is missing; it was left out": (
        "%s：标注过的稿件，但缺正文，没有导出"
    ),
    "what people decided is not up to date in the catalogue: %s": "目录里的人工标注暂未更新：%s",
    "what people decided cannot be read, so the model has the last word: %s": (
        "人工标注读不了，只好以模型的判断为准：%s"
    ),
    "%s: report.points names %s, which is no tag in use": "%s：report.points 里的 %s 不是现用的标签",
    "%s: the system does not tell of changes there, so it is looked at every few seconds: %s": (
        "%s：系统不通知那里的变动，只好每隔几秒看一次：%s"
    ),
    "%s: it cannot be used, and was set aside as %s": "%s：用不了，已移到一边：%s",
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
