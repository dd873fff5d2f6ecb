import shutil
import unicodedata
from pathlib import Path

import pytest

from classifier.errors import AnnotatorError, BrokenLogError, TaxonomyError
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.shipped import load_taxonomy
from tests.command import ROOT
from tests.storage.labels.factories import make_answer, make_filed


def test_an_empty_folder_holds_nothing_and_stays_empty(tmp_path: Path) -> None:
    labels = LabelFolder(tmp_path / "labels")
    assert (labels.annotators(), labels.answers(), labels.articles()) == ((), [], {})
    assert labels.log("王芳").read() == []
    assert list(tmp_path.iterdir()) == []


def test_the_tags_are_those_that_ship_unless_it_has_its_own(tmp_path: Path) -> None:
    labels = LabelFolder(tmp_path)
    assert labels.taxonomy() == load_taxonomy()
    shutil.copy(ROOT / "tests" / "data" / "own" / "school" / "taxonomy.toml", tmp_path)
    assert labels.taxonomy().keys == ("sports", "teaching", "campus_life")
    (tmp_path / "taxonomy.toml").write_text("[[tag")
    with pytest.raises(TaxonomyError, match="is not TOML"):
        labels.taxonomy()


def test_answers_of_all_come_by_their_time(tmp_path: Path) -> None:
    labels = LabelFolder(tmp_path)
    for name, by, after in (("a", "李雷", 0), ("b", "王芳", 1), ("c", "李雷", 2), ("d", "王芳", 3)):
        labels.log(by).append(make_answer(name, by=by, after=after))
    assert [answer.id for answer in labels.answers()] == ["a", "b", "c", "d"]
    assert labels.annotators() == ("李雷", "王芳")
    assert [answer.id for answer in labels.log("王芳").read()] == ["b", "d"]


def test_a_clock_that_was_set_back_changes_no_order(tmp_path: Path) -> None:
    labels = LabelFolder(tmp_path)
    for name, after in (("a", 100), ("b", 10), ("c", 20)):
        labels.log("王芳").append(make_answer(name, after=after))
    labels.log("李雷").append(make_answer("x", by="李雷", after=50))
    assert [answer.id for answer in labels.answers()] == ["x", "a", "b", "c"]


def test_a_log_is_found_under_any_capitals_and_any_composition(tmp_path: Path) -> None:
    labels = LabelFolder(tmp_path)
    labels.log("René").append(make_answer("a", by="René"))
    decomposed = tmp_path / "log" / unicodedata.normalize("NFD", "René.jsonl")
    (tmp_path / "log" / "René.jsonl").replace(decomposed)
    log = LabelFolder(tmp_path).log(" RENÉ ")
    log.append(make_answer("b", by="RENÉ"))
    assert (log.annotator, log.path) == ("René", decomposed)
    assert [(answer.id, answer.annotator) for answer in labels.answers()] == [("a", "René"), ("b", "René")]
    assert labels.annotators() == ("René",)


@pytest.mark.parametrize("name", ["../../etc/x", "", "a/b"])
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError):
        LabelFolder(tmp_path).log(name)


def test_what_stands_beside_the_logs_is_no_log(tmp_path: Path) -> None:
    labels = LabelFolder(tmp_path)
    log = labels.log("王芳")
    log.append(make_answer("a"))
    with log.path.open("ab") as file:
        file.write(b'{"id"')
    log.append(make_answer("b"))
    assert (tmp_path / "log" / "王芳.jsonl.torn").exists()
    (tmp_path / "log" / "README.md").write_text("…")
    assert labels.annotators() == ("王芳",)
    assert [answer.id for answer in labels.answers()] == ["a", "b"]


def test_an_article_is_kept_once(tmp_path: Path) -> None:
    labels = LabelFolder(tmp_path)
    for title in ("一", "二", "一"):
        labels.file(make_filed(title))
    assert [filed.article.title for filed in labels.articles().values()] == ["一", "二"]


def test_one_broken_log_is_named_among_many(tmp_path: Path) -> None:
    labels = LabelFolder(tmp_path)
    for by in ("李雷", "王芳"):
        labels.log(by).append(make_answer(by=by))
    path = labels.log("王芳").path
    path.write_bytes(b"=======\n" + path.read_bytes())
    with pytest.raises(BrokenLogError, match=r"王芳\.jsonl, line 1"):
        labels.answers()
