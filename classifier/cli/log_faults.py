"""What is wrong with a workspace, its logs and the names of its annotators, in 中文."""

from classifier.cli.phrases import Phrase

_MEND = "请改正这一行，或把它移到别的文件里"
_NEWER = "这是新版本写的：请升级后再用"
_KEY = r"['\"](.+)['\"]"
LOG_FAULTS = (
    Phrase(_KEY + r" is not known to this version", r"这个版本不认识 \1", _NEWER),
    Phrase(r"the verdict (.+) is not known to this version", r"这个版本不认识 verdict \1", _NEWER),
    Phrase(_KEY + r" is missing", r"缺少 \1", _MEND),
    Phrase(_KEY + r" is not a text", r"\1 不是字符串", _MEND),
    Phrase(_KEY + r" is not a list of texts", r"\1 不是字符串的列表", _MEND),
    Phrase(_KEY + r" is not a number", r"\1 不是数", _MEND),
    Phrase(_KEY + r" is not a number from 1", r"\1 不是从 1 起的整数", _MEND),
    Phrase(_KEY + r" is not a list of numbers from 1", r"\1 不是从 1 起的整数的列表", _MEND),
    Phrase(_KEY + r" is neither true nor false", r"\1 既不是 true，也不是 false", _MEND),
    Phrase(_KEY + r" is not a time", r"\1 不是时间", _MEND),
    Phrase(_KEY + r" is a time without a zone", r"\1 的时间没有时区", _MEND),
    Phrase(_KEY + r" is not a date", r"\1 不是日期", _MEND),
    Phrase(_KEY + r" is not an object", r"\1 不是 JSON 对象", _MEND),
    Phrase(r"is a mark of a merge that was not finished", "是没有做完的合并留下的标记", "请保留两边的各行，删去标记"),
    Phrase(r"is not UTF-8", "编码不是 UTF-8", "请另存为 UTF-8 编码"),
    Phrase(r"is not JSON", "不是 JSON", _MEND),
    Phrase(r"is not a JSON object", "不是 JSON 对象", _MEND),
    Phrase(r"an answer names itself, its article and its annotator", "id、article 和 by 都不能是空的", _MEND),
    Phrase(r"nobody answers before the question", "seconds 不能小于 0", _MEND),
    Phrase(r"a label goes with a decision, not with (\w+)", r"verdict 是 \1 时不能有 tags 和 primary", _MEND),
    Phrase(r"an undo, and nothing else, names what it takes back", "只有 undo 才有 undoes，也必须有", _MEND),
    Phrase(
        r"an edit, and nothing else, names what it replaces and what it makes",
        "只有 edit 才有 replaces 和 makes，也必须都有",
        _MEND,
    ),
    Phrase(
        r"the id (.+) is not that of its title and text",
        r"编号 \1 与标题、正文对不上",
        "请把标题和正文改回原样：标注过的文字不能改",
    ),
    Phrase(r"it is an answer of (.+), not of (.+)", r"是 \1 的标注，不是 \2 的", "请把这一行移到那个人的记录里"),
    Phrase(r"the id (.+) stands in line (\d+) too", r"编号 \1 与第 \2 行重复", "请换一个编号"),
    # A workspace's labels (workflows/own.py).
    Phrase(
        r"article (\w+) is labelled, but its text is not in articles\.jsonl",
        r"稿件 \1 标注过，但 articles.jsonl 里没有它的文字",
        "请从备份或别的标注人那里找回 articles.jsonl 的这几行",
    ),
    Phrase(r"no article is labelled yet", "还没有标注过的稿件", "请先运行 yuankan label 标注一些"),
    # Names of annotators.
    Phrase(r"an empty name is no annotator", "名字是空的"),
    Phrase(r"a name of more than 64 characters or 200 bytes", "名字太长，最多 64 个字"),
    Phrase(r"a name with characters that nobody sees", "名字里有看不见的字符"),
    Phrase(r"a name with a character that no file name may hold", "名字里有文件名不能用的字符"),
    Phrase(r"a name that begins or ends with a dot", "名字不能以点开头或结尾"),
    Phrase(r"a name that Windows keeps for a device", "这是 Windows 留给设备的名字"),
    # Processes of ours that ended.
    Phrase(
        r"a process that tags was ended from outside",
        "一个打标签的进程被外部终止了",
        "可能是内存不足：请加上 --jobs 1",
    ),
    Phrase(
        r"the process that chooses articles was ended from outside",
        "挑选稿件的进程被外部终止了",
        "可能是内存不足；每个回答都已存盘，请再运行一次",
    ),
    Phrase(
        r"the process that chooses articles failed: (.+)",
        r"挑选稿件的进程出错了（\1）",
        "每个回答都已存盘，请再运行一次；并加上 --debug，把显示的内容发给维护者",
    ),
    # Mends of an article.
    Phrase(r"one of the two articles would hold nothing", "拆开后有一篇是空的", "请换一个段落拆开"),
    Phrase(r"there is no such paragraph to drop", "没有这一段", "请换一段"),
    Phrase(r"the article would hold nothing", "这样稿件就空了", "请跳过这一篇，或不打标签"),
)
