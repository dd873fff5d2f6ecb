import datetime as dt
from pathlib import Path

from classifier.domain.answer import Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.catalogued import CataloguedArticle, CataloguedIssue
from classifier.domain.filed import FiledArticle
from classifier.domain.resolution import Basis
from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.mending import Mends
from tests.query.factories import make_prediction
from tests.workflows.folders import NOON, make_folder, make_label

ISSUE = CataloguedIssue(id="i1", name="3.txt", path="/issues/3.txt", date=dt.date(2026, 3, 1))


def write(title: str) -> Article:
    return Article(title=title, text=f"{title}的正文。")


def stand(article: Article) -> CataloguedArticle:
    return CataloguedArticle(
        article=article,
        issue=ISSUE,
        prediction=make_prediction("event"),
        label=make_label("event"),
        basis=Basis.SINGLE,
    )


def edit(number: int, replaces: list[Article], makes: list[Article], undoes: str | None = None) -> Answer:
    return Answer(
        id=f"e{number}",
        verdict=Verdict.UNDO if undoes else Verdict.EDIT,
        article=undoes or replaces[0].id,
        annotator="王芳",
        at=NOON + dt.timedelta(minutes=number),
        replaces=() if undoes else tuple(one.id for one in replaces),
        makes=() if undoes else tuple(one.id for one in makes),
        undoes=undoes,
    )


def filed(tmp_path: Path, *articles: Article) -> LabelFolder:
    folder = make_folder(tmp_path)
    for article in articles:
        folder.file(FiledArticle(article, "3.txt"))
    return folder


def titles(mends: Mends, article: Article) -> list[str]:
    return [found.article.title for found in mends.applied(stand(article), article.id)]


def test_what_nobody_mended_is_handed_through(tmp_path: Path) -> None:
    found = stand(write("原稿"))
    assert list(Mends([], make_folder(tmp_path)).applied(found, found.article.id)) == [found]


def test_the_pieces_stand_in_the_same_issue_and_nothing_is_said_of_them(tmp_path: Path) -> None:
    whole, one, two = write("整篇"), write("上"), write("下")
    mends = Mends([edit(1, [whole], [one, two])], filed(tmp_path, one, two))
    found = list(mends.applied(stand(whole), whole.id))
    assert [(piece.article.title, piece.issue) for piece in found] == [("上", ISSUE), ("下", ISSUE)]
    assert {(piece.prediction, piece.label, piece.basis) for piece in found} == {(None, None, None)}


def test_mends_of_mends_are_followed_to_their_end(tmp_path: Path) -> None:
    whole, one, two, three, four = map(write, ("整篇", "上", "下", "上一", "上二"))
    answers = [edit(1, [whole], [one, two]), edit(2, [one], [three, four])]
    mends = Mends(answers, filed(tmp_path, one, two, three, four))
    assert titles(mends, whole) == ["上一", "上二", "下"]
    # What the splitter comes to make in the same way itself is gone as well.
    assert titles(mends, one) == ["上一", "上二"]


def test_a_mend_that_was_taken_back_changes_nothing(tmp_path: Path) -> None:
    whole, one = write("整篇"), write("上")
    mends = Mends([edit(1, [whole], [one]), edit(2, [], [], undoes="e1")], filed(tmp_path, one))
    assert titles(mends, whole) == ["整篇"]


def test_what_was_cut_and_joined_again_is_itself(tmp_path: Path) -> None:
    whole, one, two = write("整篇"), write("上"), write("下")
    answers = [edit(1, [whole], [one, two]), edit(2, [one, two], [whole])]
    mends = Mends(answers, filed(tmp_path, one, two, whole))
    assert titles(mends, whole) == ["整篇"]
    assert titles(mends, one) == ["整篇"]
