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
