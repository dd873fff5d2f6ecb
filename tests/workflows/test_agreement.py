import datetime as dt
from pathlib import Path

from classifier.domain.answer import Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.agreement import measure_agreement

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def say(folder: LabelFolder, number: int, by: str, title: str, *tags: str) -> None:
    filed = FiledArticle(Article(title=title, text="正文。"))
    folder.file(filed)
    label = Label(tags=tags, primary=tags[0] if tags else None)
    at = NOON + dt.timedelta(minutes=number)
    folder.log(by).append(
        Answer(id=str(number), verdict=Verdict.LABEL, article=filed.id, annotator=by, at=at, label=label)
    )


def test_the_annotators_of_a_folder_are_held_against_one_another(tmp_path: Path) -> None:
    folder = LabelFolder(tmp_path)
    say(folder, 1, "陈", "一", "award")
    say(folder, 2, "陈", "二", "event")
    say(folder, 3, "李", "一", "award")
    say(folder, 4, "李", "二", "event", "award")
    say(folder, 5, "李", "三")
    found = measure_agreement(folder)
    assert found.annotators == ("李", "陈")
    assert found.articles == 2
    assert tuple(found.tags) == folder.taxonomy().keys
    (pair,) = found.tags["award"].pairs
    assert (pair.articles, pair.same) == (2, 1)
    assert found.primary.alpha == 1


def test_articles_that_were_joined_since_are_left_out(tmp_path: Path) -> None:
    folder = LabelFolder(tmp_path)
    say(folder, 1, "陈", "一", "award")
    say(folder, 2, "李", "一", "event")
    before = FiledArticle(Article(title="一", text="正文。"))
    joined = FiledArticle(Article(title="一", text="正文。\n又一段。"))
    folder.file(joined)
    edit = Answer(
        id="3", verdict=Verdict.EDIT, article=before.id, annotator="李", at=NOON + dt.timedelta(minutes=3),
        replaces=(before.id,), makes=(joined.id,),
    )  # fmt: skip
    folder.log("李").append(edit)
    assert measure_agreement(folder).articles == 0


def test_a_folder_without_a_label_says_nothing(tmp_path: Path) -> None:
    found = measure_agreement(LabelFolder(tmp_path))
    assert (found.annotators, found.articles, found.primary.alpha) == ((), 0, None)
