"""The keys of the labelling screen, and of what opens from it."""

from classifier.cli.screens.key_table import Act, Binding, letter
from classifier.cli.screens.keys import Key

HELP = letter("h", Act.HELP, ("help", "帮助"), ("this page", "这一页"), 9)
GUIDELINE = letter(
    "g", Act.GUIDELINE, ("guide", "标准"), ("read what a tag means, with examples", "看一个标签的标准和例子"), 3
)
LABEL_KEYS = (
    Binding(
        act=Act.ACCEPT,
        keys=(Key.ENTER,),
        shown=("Enter", "回车"),
        short=("accept", "接受"),
        long=("accept the tags that are on, and go on to the next article", "接受亮着的标签，看下一篇"),
        weight=10,
    ),
    letter(
        "0",
        Act.NONE,
        ("none", "不打"),
        ("switch all tags off: Enter then says that none applies", "全部关掉；再按回车，就是不打标签"),
        8,
    ),
    letter(
        "p",
        Act.PRIMARY,
        ("★", "主标签"),
        ("make the next tag that is on the primary one ★", "把主标签 ★ 移到下一个亮着的标签"),
        5,
    ),
    letter("s", Act.SKIP, ("skip", "跳过"), ("put the article off to the very end", "先不管这篇，留到最后"), 7),
    letter(
        "?",
        Act.UNSURE,
        ("unsure", "拿不准"),
        ("say that you cannot decide: nothing is learnt from it", "说拿不准：不会用来训练"),
        6,
    ),
    letter(
        "b",
        Act.BACK,
        ("back", "回看"),
        ("go back to the article before, to look or to change it", "回到上一篇，看看或者改"),
        4,
    ),
    letter(
        "u",
        Act.UNDO,
        ("undo", "撤销"),
        (
            "take back your last answer, again and again, earlier sessions too",
            "撤销上一个回答，可以一直撤销到以前的几次",
        ),
        8,
    ),
    letter(
        "e",
        Act.SPLIT,
        ("split", "改拆分"),
        ("mend how the article was cut out of its issue", "改正拆分得不对的稿件"),
        3,
    ),
    letter("n", Act.NOTE, ("note", "备注"), ("write a note beside the answer", "给这个回答写备注"), 2),
    GUIDELINE,
    HELP,
    Binding(
        act=Act.QUIT,
        keys=("q", Key.INTERRUPT),
        shown=("q", "q"),
        short=("quit", "退出"),
        long=("quit, as Ctrl-C does: every answer is on disk already", "退出，Ctrl-C 也行：每个回答都已存盘"),
        weight=9,
    ),
)
SPLIT_KEYS = (
    Binding(
        act=Act.UP,
        keys=(Key.UP, "k"),
        shown=("↑ k", "↑ k"),
        short=("up", "上移"),
        long=("choose the paragraph above", "选上一段"),
        weight=5,
    ),
    Binding(
        act=Act.DOWN,
        keys=(Key.DOWN, "j"),
        shown=("↓ j", "↓ j"),
        short=("down", "下移"),
        long=("choose the paragraph below", "选下一段"),
        weight=5,
    ),
    letter(
        "c", Act.CUT, ("cut here", "在此切开"), ("another article begins with this paragraph", "从这一段起是另一篇"), 8
    ),
    letter("d", Act.DROP, ("drop it", "去掉此段"), ("the paragraph belongs to no article", "这一段不属于任何稿件"), 8),
    letter(
        "n",
        Act.JOIN,
        ("join with next", "与下篇合并"),
        ("the next article of the issue belongs to this one", "报上的下一篇也属于这一篇"),
        8,
    ),
    letter("t", Act.TITLE, ("headline", "改标题"), ("mend the headline", "改标题"), 8),
    Binding(
        act=Act.CLOSE,
        keys=(Key.ESCAPE, Key.ENTER, "e", Key.INTERRUPT),
        shown=("Enter, Esc", "回车、Esc"),
        short=("done", "完成"),
        long=("back to the tags", "回去打标签"),
        weight=9,
    ),
)
PAGE_KEYS = (
    Binding(
        act=Act.CLOSE,
        keys=(Key.ESCAPE, Key.ENTER, "q", "g", "h", Key.INTERRUPT),
        shown=("Enter, Esc", "回车、Esc"),
        short=("back", "返回"),
        long=("back to the article", "回到稿件"),
        weight=9,
    ),
)
SCROLL_SHOWN = ("↑ ↓ PgUp PgDn Space", "↑ ↓ PgUp PgDn 空格")
SCROLL_SHORT = ("scroll", "滚动")
SCROLL_LONG = ("scroll a long text", "滚动长稿件")
