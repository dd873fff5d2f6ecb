"""The help pages in 中文."""

from typing import Any

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
    "The model: builtin, champion, challenger or a version.  [default: champion; builtin outside a workspace]": (
        "用哪个模型：builtin（内置）、champion（现用）、challenger（候选）或版本号。[默认：现用；不在工作区时用内置]"
    ),
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
    "Make a folder a workspace for labels; what is in it stays as it is.": (
        "把文件夹建成标注用的工作区；原有的文件都不动。"
    ),
    "The folder; made where it is missing.  [default: this one]": "文件夹，没有就新建。[默认：当前文件夹]",
    "Label articles in the terminal, those that a model learns most from first.": (
        "在终端里标注稿件：模型最需要的先标。"
    ),
    "Issues, ready articles (.jsonl) and folders to label.  [default: the sources of the workspace]": (
        "要标注的报纸文件、现成稿件（.jsonl）和文件夹。[默认：工作区设置的 sources]"
    ),
    "Who labels.  [default: the annotator of the workspace, or who is logged in]": (
        "谁在标注。[默认：工作区设置的 annotator，或登录的用户]"
    ),
    "What chooses the next article.  [default: that of the workspace]": (
        "用什么办法挑选下一篇。[默认：工作区设置的 strategy]"
    ),
    "How many articles you mean to label.": "打算标注多少篇。",
    "Share of the articles labelled by others that you label again, blind.  [default: that of the workspace]": (
        "别人标过的稿件里，由您盲标第二遍的比例。[默认：工作区设置的 second_share]"
    ),
    "After how many answers the model learns again.  [default: that of the workspace]": (
        "每标注多少篇，模型重新学习一次。[默认：工作区设置的 refresh]"
    ),
    "Instead, show how many labels each strategy would need: PATH holds labelled articles.": (
        "改为模拟：各种挑选办法各需要多少标注；PATH 是标注稿件。"
    ),
    "Instead, write the labels to this file for another tool, or to - for standard output.": (
        "改为导出：把标注按其他工具的格式写入这个文件；- 表示标准输出。"
    ),
    "Of --export or --simulate.  [default: what the name of the file says]": (
        "--export 或 --simulate 的格式。[默认：由文件名决定]"
    ),
    "Trials of --simulate.  [default: 5]": "--simulate 试几次。[默认：5]",
    "Write what --simulate finds to this file.": "把 --simulate 的结果写入这个文件。",
    "Decide in the terminal what people disagree on, and look at labels that something speaks against.": (
        "在终端里裁定有分歧的标注，并复查可疑的标注。"
    ),
    "Who decides.  [default: the annotator of the workspace, or who is logged in]": (
        "谁来裁定。[默认：工作区设置的 annotator，或登录的用户]"
    ),
    "Only what people disagree on: no label is doubted, and it begins at once.": "只看有分歧的：不怀疑标注，马上开始。",
    "Train a model on the labels of the workspace; it replaces the champion only if it is no worse.": (
        "用工作区的标注训练模型；不比现用模型差才启用。"
    ),
    "Exit status: 0 promoted, 10 champion kept, 11 nothing to do or another run at work; 1, 2 and 3 failures.": (
        "退出码：0 已启用；10 未启用；11 无需训练，或另有训练在进行；1、2、3 失败。"
    ),
    "Train only if the rules of yuankan.toml ask for it, as cron would.": (
        "只在 yuankan.toml 的规则要求时才训练，供定时任务使用。"
    ),
    "Train though nothing has changed since the last training.": "上次训练后没有变化，也要训练。",
    "Of the training and of the test.  [default: retrain.seed of the workspace]": (
        "训练和测试的种子。[默认：工作区设置的 retrain.seed]"
    ),
    "Measure how far the annotators agree, tag by tag: percent, Cohen's kappa and Krippendorff's alpha.": (
        "统计标注人之间逐个标签的一致程度：百分比、Cohen κ 和 Krippendorff α。"
    ),
    "How to show the figures.  [default: table]": "结果的格式。[默认：表格]",
    "Carry labels to and from other tools, and count them.": "与其他工具交换标注，并统计标注。",
    "Write the labels for another tool. Of everybody, the latest decision on each article.": (
        "把标注写成其他工具的格式：每人对每篇稿件的最新决定。"
    ),
    "The file to write, or - for standard output.": "要写的文件；- 表示标准输出。",
    "The tool.  [default: what the name or the content says]": "哪种工具的格式。[默认：由文件名或内容决定]",
    "Only what the answers come to: one label an article, none where people disagree.": (
        "只要最后的结论：每篇一条，有分歧的不写。"
    ),
    "The folder of labels.  [default: labels/ of the workspace]": "标注文件夹。[默认：工作区的 labels/]",
    "Add labels of another tool to these. Nothing is added twice.": "导入其他工具的标注；重复的不会再加。",
    "The file to read, or - for standard input.": "要读的文件；- 表示标准输入。",
    "Who gave the labels that name nobody; or how an annotator of the file is called here.": (
        "没写标注人的标注是谁的；或文件里的标注人在这里叫什么。"
    ),
    "Count the labels. By tag and by annotator, and what is disputed.": "按标签和标注人统计，并列出有分歧的篇数。",
    "Show in one screen how the workspace stands: model, labels, drift, and what to do next.": (
        "用一屏显示工作区的情况：模型、标注、稿件有没有变，以及下一步做什么。"
    ),
    "Print one JSON object and nothing else.": "只输出一个 JSON 对象。",
    "Look at the versions of the workspace's model, and choose the one that tags.": (
        "查看工作区模型的各个版本，选定用哪一个打标签。"
    ),
    "List the versions, oldest first. One that cannot be used is named; the exit status is 3 then.": (
        "列出各版本，旧的在前。不能用的会指明，此时退出码是 3。"
    ),
    "Show all that is known of a version: what it was made from, how it did, and why it was promoted or not.": (
        "显示一个版本的全部情况：由什么训练、成绩如何、为什么启用或没有启用。"
    ),
    "A version such as v0003, champion, challenger or builtin.": (
        "版本号（如 v0003），或 champion（现用）、challenger（候选）、builtin（内置）。"
    ),
    "Score two models on the labels kept for testing by now that neither of them has learnt from.": (
        "用目前留作测试、两个模型都没有学过的标注，给两个模型评分。"
    ),
    "Make a version the champion, whatever its contest said. Its model is opened first.": (
        "把一个版本定为现用模型，不论它当时成绩如何；先试着打开它。"
    ),
    "Make the champion before this one champion again.": "退回到上一个现用模型。",
    "Delete old versions. The champion, the one before it and the challenger always stay.": (
        "删除旧版本。现用的、上一个和候选的总会保留。"
    ),
    "How many of the newest stay.  [default: retrain.keep of the workspace]": (
        "保留最新的几个。[默认：工作区设置的 retrain.keep]"
    ),
    "Only tell what would be deleted.": "只说明会删除哪些，不真的删除。",
    "Write a version to a file for another machine. No labels go with it.": (
        "把一个版本写成文件，供别的机器使用；不带任何标注。"
    ),
    "The file to write.": "要写的文件。",
    "skops for other machines, joblib as it is here.  [default: what the name after -o says]": (
        "skops 供别的机器使用，joblib 是本机的原样。[默认：由 -o 的文件名决定]"
    ),
    "Make a version of a file from another machine. Nothing in it is run, and it tags only once it is promoted.": (
        "把别的机器写的文件导入为一个版本。不会运行其中的任何程序；启用之后才用它打标签。"
    ),
    "A .skops file of yuankan models export.": "由 yuankan models export 写的 .skops 文件。",
    "Let the model of a version be opened that this installation did not write. Opening one runs what it holds.": (
        "允许打开不是本机写出的模型。打开它就会运行其中的一切。"
    ),
    "Do not ask.": "不再询问。",
    "Record what the champion tags otherwise by now; without a PATH, of all that is recorded.": (
        "现用模型的判断与目录里记的不同时，记下新的；不给文件，则重打目录里的全部稿件。"
    ),
    "Look at what was read and tagged in the workspace, or make it again from the issues.": (
        "查看工作区的目录：读过哪些报纸、打了哪些标签；或由报纸文件重建目录。"
    ),
    "Show how much is recorded, the latest runs, and the files of an inbox that cannot be read.": (
        "显示目录里有多少内容、最近的运行，以及收件夹里读不了的文件。"
    ),
    "Make the catalogue again from the issues, as the champion tags them, and the labels.": (
        "由报纸文件和标注重建目录，按现用模型打标签。"
    ),
    "Without a PATH: from the sources of yuankan.toml, and every other file that is recorded and still there.": (
        "不给文件时：读 yuankan.toml 里设的来源，以及目录里记着、现在还在的其他文件。"
    ),
    "What is recorded of anything else goes once all is read; earlier predictions and runs stay.": (
        "全部读完之后，目录里记着的其余各期会去掉；以前的判断和运行记录会保留。"
    ),
    "Report on what was published: tags, departments, contributors, awards, techniques, training.": (
        "生成报道统计：标签、科室、发稿统计、获奖、新技术、培训。"
    ),
    "The first day, month or year.  [default: from the first issue on]": "从哪天（月、年）起。[默认：从最早一期起]",
    "The last day, month or year.  [default: up to today]": "到哪天（月、年）止。[默认：到现在]",
    "Of these issues alone; * stands for anything.": "只统计这些期；* 代表任意文字。",
    "Of articles alone that come from it or name it: a newspaper, hospital or department.": (
        "只统计来自或提到它的稿件：报纸、医院或科室。"
    ),
    "Of the versions of the model instead: accuracy, labels, history.": (
        "改为报告模型的各个版本：准确度、标注篇数、历史。"
    ),
    "How to show it.  [default: md, or what the name after -o says]": "输出格式。[默认：md，或由 -o 的文件名决定]",
    "Tag and record each new issue in a folder once it is completely written.": (
        "监视一个文件夹：新来的报纸一写完就打标签，并记入目录。"
    ),
    "Prints one JSON object for each file. Stopped or killed at any moment, it goes on where it was.": (
        "每个文件输出一行 JSON。不论何时停下或被杀掉，下次都从停下的地方接着做。"
    ),
    "Exit status: 0 ended by SIGTERM, or with --once all done; 130 by Ctrl-C; 1, 2 and 3 failures.": (
        "退出码：0 由 SIGTERM 结束，或用 --once 时全部做完；130 由 Ctrl-C 结束；1、2、3 出错。"
    ),
    "The folder that new issues come into.": "新报纸放进来的文件夹。",
    "Do what is there and end, as cron would have it.": "把现有的做完就结束，给 cron 用。",
    "How long a file must stand still before it is read.  [default: 3]": "文件多少秒不再变动才读。[默认：3]",
    "Look every so many seconds rather than be told of changes: for network folders.": (
        "每隔这么多秒看一次，不靠系统通知：用于网络文件夹。"
    ),
    "Move each file here once it is recorded; what cannot be read stays.": (
        "记入目录后把文件移到这里；读不了的留在原处。"
    ),
    "Run this after each file, its path behind it, the log's line as its input; no shell: sh -c '…' for pipes.": (
        "每个文件之后运行这条命令，路径加在后面，标准输入是那一行日志；不经过 shell，要用管道请写 sh -c '…'。"
    ),
    "Add the lines to this file, not to standard output.": "把日志行追加到这个文件，不输出到标准输出。",
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
