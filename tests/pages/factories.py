"""Stories and articles of made up texts."""

from classifier.domain.article import Article
from tests.pages.story import Story

FIRST = ("我院召开年度工作会议", "昨天上午医院在礼堂召开年度工作会议", "会议表彰了先进集体和个人并部署新任务")
SECOND = ("护理部举办急救培训班", "护理部上周为新护士举办急救技能培训", "学员们分组练习了心肺复苏和气道管理")


def make_story(texts: tuple[str, ...] = FIRST, *, name: str = "x001") -> Story:
    return Story(id=name, texts=texts)


def make_article(*lines: str, title: str = "") -> Article:
    return Article(title=title, text="\n".join(lines))
