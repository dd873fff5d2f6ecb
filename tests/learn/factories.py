"""Small labelled articles, made from what a test says of them."""

from classifier.domain.article import Article
from classifier.domain.label import Label, LabelledArticle

_SENTENCES = {
    "honour": "我院护理部荣获全省先进集体称号，捧回奖牌第{n}块。",
    "lecture": "科教科举办培训班第{n}期，专家授课，学员考试合格。",
    "visit": "市领导一行第{n}次来院调研，院长陪同走访门诊。",
    None: "温馨提示：饮食宜清淡，每日喝水{n}杯，您记住了吗。",
}


def make_labelled(kind: str | None, n: int, *, title: str = "", others: tuple[str, ...] = ()) -> LabelledArticle:
    text = _SENTENCES[kind].format(n=n) + "".join(_SENTENCES[other].format(n=n) for other in others)
    tags = (kind, *others) if kind else ()
    return LabelledArticle(Article(title=title or f"要闻之{n}", text=text), Label(tags=tags, primary=kind))


def make_corpus(each: int, kinds: tuple[str | None, ...] = ("honour", "lecture", None)) -> list[LabelledArticle]:
    return [make_labelled(kind, n) for kind in kinds for n in range(each)]


def odd_articles() -> tuple[Article, ...]:
    """Articles such as no editor would print: every one of them must be taken as it is."""
    return tuple(Article(title=title, text=text) for title, text in _ODD)


_ODD = (
    ("", "我院召开职工代表大会，院长作工作报告。"),
    ("喜报", ""),
    ("", "好"),
    ("好", ""),
    ("……", "。"),
    ("", "2024"),
    ("Ｃｏｖｉｄ－１９　核酸检测", "ＩＣＵ收治１２０例，治愈率９７．６％。\n\u3000\u3000护士长说：“请您放心！”"),
    ("e\u0301cole 会诊\u0301", "A\u030angstro\u0308m 手\u0323\u0301术 \u1112\u1161\u11ab 병원"),
    ("🎉喜报🎉我院获奖👩‍⚕️", "🎉" * 40 + "荣获一等奖🏆"),
    ("ﬁﬄ㈱㍿㎏½①Ⅷ", "㍿与我院签约㈱，重3㎏，½片，①一是②二是\n①查房\n②培训\n③考核"),
    ("〔起点〕〔其余〕", "〔标点〕〔标题：获奖用词〕⟦荣获⟧\u202e反写\u202c\x1b[31m红\x07\x00零\u200b宽\u2028行"),
    ("\u3000 通知 \u3000", "\n\n  各科室：\n\n      1、学习\n    (2)考试\n三.总结\n\n（科教科）\n"),
    ("標題：本院獲頒「傑出醫院」", "二○二三年十一月廿三日，本院護士長獲頒獎項，醫管局主席親臨祝賀。（圖：公關部）"),
    ("𠮷野家𪚥龦", "𠀀𠀁𠀂病人㐀㐁" * 5),
    ("zxqv zxqv", "zxqv-abc don't 1,234,567.89% 10:30 " * 30),
    ("培训" * 200, "手术" * 3000),
    ("一句到底", "专家组来院督导检查医疗质量与安全工作" * 40),
    ("多段", "\n".join("近日，支部开展主题党日活动。" for _ in range(300))),
    ("零宽\u200d连接", "院\u200d长\ufe0f书\u00ad记" * 30),
    ("ßİΐΣς", "STRASSE straße İstanbul ΐ Σίσυφος " * 4),
)
