"""What is wrong with labels or with the model of them, in 中文: whole phrases of the floors below."""

import re

from classifier.cli.catalogue_faults import CATALOGUE_FAULTS
from classifier.cli.exchange_faults import EXCHANGE_FAULTS
from classifier.cli.log_faults import LOG_FAULTS
from classifier.cli.model_faults import MODEL_FAULTS
from classifier.cli.phrases import Phrase

_TAG = "每个 [[tag]] 须有 key、zh、en、definition，可以有 yes、no 和 formerly"
_LINE = "每行一个 JSON 对象，须有 id、title、text、primary 和 tags"
_OTHER = r"([^\s:]+): a model of other tags: it "
FAULTS = (
    Phrase(r"no such folder", "没有这个文件夹", "请给出放有 taxonomy.toml 和标注稿件的文件夹"),
    Phrase(r"holds no taxonomy\.toml", "里面没有 taxonomy.toml", "请把您的标签写进 taxonomy.toml，写法见说明"),
    Phrase(r"holds no \.jsonl file", "里面没有 .jsonl 文件", "请放入标注稿件，每行一篇"),
    Phrase(r"cannot be opened \(.+\)", "打不开", "请检查路径和权限"),
    Phrase(r"is not UTF-8 at byte (\d+)", r"编码不是 UTF-8（第 \1 个字节起）", "请另存为 UTF-8 编码"),
    Phrase(r"is not TOML \((.+)\)", r"不是 TOML（\1）", "请改正它所说的那一行"),
    Phrase(r"a taxonomy holds \[\[tag\]\] tables alone", "标签表里只能有 [[tag]]", _TAG),
    Phrase(r"a tag is not a table", "标签不是 [[tag]]", _TAG),
    Phrase(r"tag (.+) has an unknown entry (.+)", r"标签 \1 里的 \2 不认识", _TAG),
    Phrase(r"tag (.+) has no text for (\w+)", r"标签 \1 缺少字符串 \2", _TAG),
    Phrase(r"tag (.+): (\w+) is not a list of texts", r"标签 \1 的 \2 不是字符串的列表", _TAG),
    Phrase(r"tag key (.+) is not a plain ASCII word", r"标签代号 \1 不行", "代号只用字母、数字和下划线"),
    Phrase(r"tag (\w+) has no Chinese name", r"标签 \1 没有中文名", "请填上 zh"),
    Phrase(r"the taxonomy holds no tag", "标签表里没有标签", "请至少写一个 [[tag]]"),
    Phrase(r"the taxonomy holds (\w+) twice", r"标签 \1 出现了两次", "请删去一个"),
    Phrase(r"the id (.+) stands in (.+), line (\d+) too", r"编号 \1 与 \2 第 \3 行重复", "请换一个编号"),
    Phrase(r"is not JSON \(.+\)", "不是 JSON", "请改正或删去这一行"),
    Phrase(r"the tag (.+) is not known", r"没有 \1 这个标签", "请改用标签表里的代号，或把它写进标签表"),
    Phrase(r"is not a labelled article", "不是一篇标注稿件", _LINE),
    Phrase(r"the id is empty", "编号是空的", _LINE),
    Phrase(r"(\w+) is not a text", r"\1 不是字符串", _LINE),
    Phrase(r"tags is not a list of texts", "tags 不是字符串的列表", _LINE),
    Phrase(r"primary is neither a text nor null", "primary 既不是字符串，也不是 null", _LINE),
    Phrase(r"an article needs a title or a text", "标题和正文都是空的", "请改正或删去这一行"),
    Phrase(r"a title stands on one line", "标题不能换行", "请改正或删去这一行"),
    Phrase(r"a tag stands twice: (.+)", r"标签重复（\1）", "请改正这一行"),
    Phrase(r"primary (.+) is none of the tags: (.+)", r"主标签 \1 不在 tags（\2）里", "请改正这一行"),
    Phrase(r"primary (.+) without any tag", r"有主标签 \1，tags 却是空的", "请改正这一行"),
    Phrase(r"the labels that ship with Yuankan are missing", "自带的标注语料不见了", "请重新安装"),
    Phrase(r"the taxonomy says of (\w+) twice what it is", r"标签表里 \1 有两种说法", "一个旧代号只能属于一个标签"),
    Phrase(r"there is no tag to learn, or one stands twice", "没有标签可学，或有标签重复", "请检查标签表"),
    Phrase(
        r"article (\w+) carries the tag (.+), which the taxonomy does not hold",
        r"稿件 \1 的标签 \2 不在标签表里",
        "请把它写进标签表，或重新标注这篇稿件",
    ),
    Phrase(r"(\d+) labelled articles are too few to learn from", r"只有 \1 篇标注稿件，学不起来", "请至少标注 10 篇"),
    Phrase(
        r"all (\d+) labelled articles have the same primary tag \((.+)\)",
        r"\1 篇标注稿件的主标签都一样（\2）",
        "请也标注别的种类",
    ),
    Phrase(
        _OTHER + r"does not know (.+), and knows besides (.+)",
        r"模型 \1 是按另一套标签训练的：不认识 \2，却有 \3",
    ),
    Phrase(_OTHER + r"does not know (.+)", r"模型 \1 是按另一套标签训练的：不认识 \2"),
    Phrase(_OTHER + r"knows besides (.+)", r"模型 \1 是按另一套标签训练的：多出 \2"),
    *LOG_FAULTS,
    *MODEL_FAULTS,
    *EXCHANGE_FAULTS,
    *CATALOGUE_FAULTS,
)
_LINE_NUMBER = re.compile(r", line (\d+)\Z")


def said_fault(message: str) -> tuple[str, str]:
    """Say in 中文 what is wrong with labels or with a model.

    Parameters
    ----------
    message : str
        In English: the file and the line, where there is one, then the fault.

    Returns
    -------
    tuple of (str, str)
        The same in 中文, and what to do about it, empty where there is nothing particular. A fault that is not known
        stays as it is.
    """
    for start in (0, *(found.end() for found in re.finditer(": ", message))):
        for phrase in FAULTS:
            if (said := phrase.say(message[start:])) is not None:
                place = _LINE_NUMBER.sub(r" 第 \1 行", message[:start].removesuffix(": "))
                return (f"{place}：{said}" if place else said), phrase.hint
    return message, ""
