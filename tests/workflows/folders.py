"""Folders of labels for the tests of what is done with them."""

import datetime as dt
from pathlib import Path

from classifier.domain.answer import Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.storage.labels.folder import LabelFolder

NOON = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)


def make_filed(
    *, title: str = "我院获评先进集体", text: str = "第一段。\n第二段。", issue: str = "2026-03.txt"
) -> FiledArticle:
    return FiledArticle(Article(title=title, text=text, date=dt.date(2026, 3, 1), position=2), issue)


def make_label(*tags: str) -> Label:
    return Label(tags=tags, primary=next(iter(tags), None))


def make_folder(path: Path) -> LabelFolder:
    path.mkdir(parents=True, exist_ok=True)
    return LabelFolder(path)


def answer(
    folder: LabelFolder,
    filed: FiledArticle,
    *tags: str,
    by: str = "王芳",
    verdict: Verdict = Verdict.LABEL,
    minutes: int = 0,
    note: str = "",
    undoes: Answer | None = None,
) -> Answer:
    """File an article and an answer about it, as a session does."""
    folder.file(filed)
    number = sum(len(folder.log(name).read()) for name in folder.annotators())
    given = Answer(
        id=f"answer-{number}",
        verdict=verdict,
        article=undoes.id if undoes else filed.id,
        annotator=by,
        at=NOON + dt.timedelta(minutes=minutes),
        label=make_label(*tags) if verdict in {Verdict.LABEL, Verdict.ADJUDICATION} else None,
        note=note,
        undoes=undoes.id if undoes else None,
    )
    folder.log(by).append(given)
    return given
