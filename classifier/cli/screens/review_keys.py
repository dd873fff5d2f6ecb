"""The keys of the review screen, and of editing tags on it."""

from classifier.cli.screens.key_table import Act, Binding, letter
from classifier.cli.screens.keys import Key
from classifier.cli.screens.label_keys import GUIDELINE, HELP

ANSWERS_SHORT = ("take", "采用")
ANSWERS_LONG = ("take the label of that answer", "采用那一个回答的标签")
TAGS_LONG = ("switch a tag on or off", "打开或关掉一个标签")
REVIEW_KEYS = (
    Binding(
        act=Act.ACCEPT,
        keys=(Key.ENTER,),
        shown=("Enter", "回车"),
        short=("keep", "保留"),
        long=("keep the label that holds: it is right as it is, and is not asked again", "标签没错，照旧；不会再问"),
        weight=10,
    ),
    letter("t", Act.RETAG, ("tags", "改标签"), ("edit the tags by hand", "自己改标签"), 9),
    letter(
        "s", Act.SKIP, ("skip", "跳过"), ("put it off: it comes again in the next review", "先不定，下次复核再来"), 7
    ),
    letter(
        "u",
        Act.UNDO,
        ("undo", "撤销"),
        ("go back, and take back what you decided, earlier reviews too", "退回上一篇，撤销裁定，可以退到以前的几次"),
        7,
    ),
    letter(
        "d", Act.TWIN, ("twin", "近似稿"), ("read the near-duplicate that has another label", "看标签不同的近似稿件"), 4
    ),
    letter("n", Act.NOTE, ("note", "备注"), ("write a note beside the decision", "给这个裁定写备注"), 3),
    GUIDELINE,
    HELP,
    Binding(
        act=Act.QUIT,
        keys=("q", Key.INTERRUPT),
        shown=("q, Ctrl-C", "q、Ctrl-C"),
        short=("quit", "退出"),
        long=("quit: every decision is on disk already", "退出：每个裁定都已存盘"),
        weight=8,
    ),
)
RETAG_KEYS = (
    Binding(
        act=Act.ACCEPT,
        keys=(Key.ENTER,),
        shown=("Enter", "回车"),
        short=("decide", "裁定"),
        long=("decide for the tags that are on", "就按亮着的标签裁定"),
        weight=10,
    ),
    letter("0", Act.NONE, ("none", "不打"), ("switch all tags off", "全部关掉"), 8),
    letter(
        "p",
        Act.PRIMARY,
        ("primary", "主标签"),
        ("make the next tag that is on the primary one ★", "把主标签 ★ 移到下一个亮着的标签"),
        8,
    ),
    Binding(
        act=Act.CLOSE,
        keys=(Key.ESCAPE, "t", Key.INTERRUPT),
        shown=("Esc", "Esc"),
        short=("leave", "不改了"),
        long=("leave the tags as they are", "不改标签，返回"),
        weight=9,
    ),
)
