"""What is wrong with the registry of models, in 中文: whole phrases of the floors below."""

from classifier.cli.phrases import Phrase

_NEWER = "这是新版本写的：请升级后再用"
_ENTRY = r"its entry ['\"](.+)['\"] "
MODEL_FAULTS = (
    # What stands in the place of a file.
    Phrase(r"it is missing", "文件不见了"),
    Phrase(r"it is not a file", "不是普通文件"),
    Phrase(r"it is not a folder", "不是文件夹", "请把它移到别处，程序会新建文件夹"),
    Phrase(r"it is a link, and links are not followed", "是一个链接，程序不跟随链接"),
    Phrase(r"it is larger than such a file can be", "大得不像这种文件"),
    Phrase(r"it is not the file that its manifest describes", "不是 manifest.json 所描述的那个文件"),
    # Its text.
    Phrase(r"it is empty", "是空的"),
    Phrase(r"it cannot be unpacked", "解不开压缩"),
    Phrase(r"it unpacks to more than any snapshot has", "解开后大得不像标注快照"),
    Phrase(r"its text is not UTF-8", "编码不是 UTF-8"),
    Phrase(r"its text is not JSON", "不是 JSON"),
    Phrase(r"its JSON is not an object", "不是 JSON 对象"),
    Phrase(r"its JSON is nested too deep", "JSON 嵌套太深"),
    # Its entries.
    Phrase(r"its entries contradict one another", "各项自相矛盾"),
    Phrase(r"an article stands in it twice", "有一篇稿件出现了两次"),
    Phrase(_ENTRY + r"is not known to this version", r"这个版本不认识 \1", _NEWER),
    Phrase(_ENTRY + r"has a value that this version does not know", r"\1 的值这个版本不认识", _NEWER),
    Phrase(_ENTRY + r"is missing", r"缺少 \1"),
    Phrase(_ENTRY + r"is not a text", r"\1 不是字符串"),
    Phrase(_ENTRY + r"is not a list", r"\1 不是列表"),
    Phrase(_ENTRY + r"is not a list of texts", r"\1 不是字符串的列表"),
    Phrase(_ENTRY + r"is not a list of objects", r"\1 不是 JSON 对象的列表"),
    Phrase(_ENTRY + r"is not a list of rising numbers", r"\1 不是递增的数的列表"),
    Phrase(_ENTRY + r"is not an object", r"\1 不是 JSON 对象"),
    Phrase(_ENTRY + r"is not a number", r"\1 不是数"),
    Phrase(_ENTRY + r"is not a number from 0 to 1", r"\1 不是 0 到 1 的数"),
    Phrase(_ENTRY + r"is not a whole number from 0", r"\1 不是从 0 起的整数"),
    Phrase(_ENTRY + r"is neither true nor false", r"\1 既不是 true，也不是 false"),
    Phrase(_ENTRY + r"is not a time", r"\1 不是时间"),
    Phrase(_ENTRY + r"is a time without a zone", r"\1 的时间没有时区"),
    Phrase(_ENTRY + r"is not a date", r"\1 不是日期"),
    Phrase(_ENTRY + r"is not a digest", r"\1 不是 SHA-256 摘要"),
    Phrase(_ENTRY + r"is not the name of a version", r"\1 不是版本名"),
    Phrase(_ENTRY + r"holds something else than texts", r"\1 里有的不是字符串"),
    # The registry as a whole.
    Phrase(
        r"its champion (v\d+) is not here",
        r"所指的在用版本 \1 不在了",
        "请删去 aliases.json，再用 yuankan models promote 选定版本",
    ),
    Phrase(r"no number is left for another version", "版本号已经用尽", "请把版本号最大的文件夹移到别处"),
    Phrase(r"no version of that name is here", "没有这个版本", "请用 yuankan models list 查看有哪些版本"),
    Phrase(r"another run is at work on these models", "另一次运行正在使用这些模型", "请等它结束后再试"),
    Phrase(
        r"it has changed since it was shown",
        "显示之后它又变了，没有信任",
        "请再运行一次 yuankan models trust，重新核对",
    ),
    # Model files that were not opened.
    Phrase(
        r"not a model that this installation wrote; it was not opened",
        "不是本机写出的模型，没有打开",
        "请删除它，程序会重新训练",
    ),
    Phrase(
        r"not a model that this installation wrote or that you approved; it was not opened",
        "既不是本机写出的模型，也没有经您认可，没有打开",
        "模型文件可以运行任何程序；如果信得过制作的人，请运行 yuankan models trust 加版本名",
    ),
)
