"""What Yuankan says in 中文: of errors from the floors below, of the system's, and in the help pages."""

import errno
from typing import Any

from classifier.errors import (
    BrokenLineError,
    CorpusError,
    DecodingError,
    EmptyInputError,
    InputError,
    NoIssuesError,
    NotFoundError,
    OtherTagsError,
    TaxonomyError,
    TooLargeError,
    TooManyLinesError,
    UnreadableError,
    UntrustedModelError,
    WorkerLostError,
    YuankanError,
)

# What happened and what to do, by class; the file and the line stand before it.
INPUT_SENTENCES: dict[type[InputError], tuple[str, str]] = {
    NotFoundError: ("找不到这个文件或文件夹", "请检查路径"),
    NoIssuesError: ("文件夹里没有可读的报纸文件", "请放入 .txt、.md、.pdf、.docx、.html、.png、.jpg 或 .jsonl 文件"),
    EmptyInputError: ("没有任何文字", "请检查是否导出了空文件"),
    UnreadableError: ("读不了（{detail}）", "请确认文件完好、有权限读取"),
    TooLargeError: ("超过 {error.limit} MiB，不像一期报纸", "请按期拆成几个文件，或用 .jsonl 给出现成稿件"),
    TooManyLinesError: ("超过 {error.limit:,} 行，不像一期报纸", "请按期拆成几个文件，或用 .jsonl 给出现成稿件"),
    DecodingError: (
        "从第 {error.offset} 个字节起认不出编码（试过 UTF-8、UTF-16 和 GB18030）",
        "请另存为 UTF-8 编码的文本再试",
    ),
    BrokenLineError: ("不是一篇稿件（{detail}）", "请改正这一行：每行一个 JSON 对象，须有 title 和 text"),
    InputError: ("读不了（{detail}）", "请检查这个文件"),
}

CLASS_SENTENCES: dict[type[YuankanError], tuple[str, str]] = {
    TaxonomyError: ("标签表有误（{message}）", "请改正标签表"),
    CorpusError: ("标注语料有误（{message}）", "请改正所说的那一处，或重新安装"),
    WorkerLostError: ("一个打标签的进程被外部终止了", "可能是内存不足：请加上 --jobs 1"),
    UntrustedModelError: ("模型文件不是本机写出的，没有打开（{message}）", "请删除它，程序会重新训练"),
    OtherTagsError: ("{message}", "请用它训练时的标签表；或从缓存文件夹删去它，程序会重新训练"),
}

# By errno: English and 中文.
SYSTEM_SENTENCES: dict[int, tuple[str, str]] = {
    errno.ENOSPC: (
        "the disk is full; free some space and run the same command again",
        "磁盘已满；请腾出空间后重新运行",
    ),
    errno.EACCES: (
        "permission denied; choose another place or ask who owns it",
        "没有权限；请换一个位置，或联系它的所有者",
    ),
    errno.EPERM: (
        "permission denied; choose another place or ask who owns it",
        "没有权限；请换一个位置，或联系它的所有者",
    ),
    errno.EROFS: ("the disk is read-only; choose another place", "磁盘是只读的；请换一个位置"),
    errno.EISDIR: ("is a folder; name a file", "是一个文件夹；请给出文件名"),
    errno.ENOTDIR: ("a part of the path is not a folder; check the path", "路径中有一段不是文件夹；请检查路径"),
    errno.ENOENT: ("does not exist; check the path", "不存在；请检查路径"),
    errno.ENAMETOOLONG: ("the name is too long; choose a shorter one", "文件名太长；请换一个短的"),
    errno.EIO: ("the disk could not be read or written; try again", "磁盘读写出错；请再试一次"),
    errno.EBADF: ("standard output is closed; use -o FILE", "标准输出已关闭；请用 -o 指定文件"),
}

# The help pages, by what they say in English.
HELP: dict[str, str] = {
    "Split issues of hospital newspapers into articles and tag each article.": (
        "把医院院报拆成一篇篇稿件，并给每篇打上标签。"
    ),
    "Split issues into articles and tag each article.": "把报纸拆成稿件，并给每篇打上标签。",
    "Split issues into articles, without tagging them.": "把报纸拆成稿件，不打标签。",
    "Issues (.txt .md .pdf .docx .html .png .jpg), ready articles (.jsonl), folders, or - for standard input.": (
        "报纸文件（.txt .md .pdf .docx .html .png .jpg）、现成稿件（.jsonl）、文件夹，或用 - 表示标准输入。"
    ),
    "How to show the result.  [default: table, or what the name after -o says]": (
        "结果的格式。[默认：表格，或由 -o 的文件名决定]"
    ),
    "Write to this file, whole or not at all; into a folder, one .md file an article.": (
        "写入这个文件，要么完整写成，要么保持原样；写入文件夹时，每篇稿件一个 .md 文件。"
    ),
    "Show in colours how the issue was cut, in the order of the file.": "按原文的次序，用颜色显示是怎样拆分的。",
    "Add the terms that spoke for and against each tag.": "列出支持和反对每个标签的词语。",
    "Tags of your own: a folder with taxonomy.toml and labelled articles (.jsonl).": (
        "用您自己的标签：放有 taxonomy.toml 和标注稿件（.jsonl）的文件夹。"
    ),
    "Most processes that tag at once.  [default: one for each processor]": (
        "最多用几个进程同时打标签。[默认：每个处理器一个]"
    ),
    "List what belongs to no article (mastheads, captions, page marks, navigation) instead.": (
        "改为列出不属于任何稿件的文字（报头、图片说明、版面标记、网页导航）。"
    ),
    "Score a model on articles that a person has labelled.": "用人工标注的稿件给模型评分。",
    "Labelled articles (.jsonl: title, text, primary and tags), folders of them, or - for standard input.": (
        "标注稿件（.jsonl，须有 title、text、primary 和 tags）、放它们的文件夹，或用 - 表示标准输入。"
    ),
    "The model to score.  [default: builtin]": "要评分的模型。[默认：builtin，即内置模型]",
    "Train on the articles themselves instead, in K parts, each scored by a model of the others.": (
        "改用这些稿件自己训练：分成 K 份，每份由其余各份训练的模型来判。"
    ),
    "How to show the figures.  [default: table, or what the name after -o says]": (
        "结果的格式。[默认：表格，或由 -o 的文件名决定]"
    ),
    "Write to this file, whole or not at all.": "写入这个文件，要么完整写成，要么保持原样。",
    "Bootstrap resamples that the intervals are made from; 0 for none.  [default: 1000]": (
        "算区间时自助抽样的次数；0 表示不算。[默认：1000]"
    ),
    "Of the resamples and the parts: the same seed gives the same figures.  [default: 0]": (
        "抽样和分份的种子：种子相同，数字就相同。[默认：0]"
    ),
    "Language of the messages.  [default: that of the locale]": "界面语言。[默认：随系统语言]",
    "Show the traceback of an error.": "出错时显示调用过程。",
    "Show the version and exit.": "显示版本号后退出。",
    "Examples:": "示例：",
    "Example:": "示例：",
}


def translate_help(command: Any) -> None:
    """Put the help pages of a command, and of the commands in it, into 中文.

    Parameters
    ----------
    command : click command or group
        Changed in place. Whatever has no translation stays as it is; a test sees to it that nothing is left out.
    """
    for name in ("help", "epilog"):
        setattr(command, name, _translated(getattr(command, name, None)))
    for parameter in command.params:
        if hasattr(parameter, "help"):
            parameter.help = _translated(parameter.help)
    for inner in getattr(command, "commands", {}).values():
        translate_help(inner)


def _translated(text: str | None) -> str | None:
    if text is None:
        return None
    return "\n".join(HELP.get(line, line) for line in text.split("\n"))
