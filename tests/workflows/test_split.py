import io
from pathlib import Path

from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.domain.prediction import Prediction
from classifier.errors import NotFoundError
from classifier.workflows.record import article_object, furniture_objects, tagged_object
from classifier.workflows.split import split

ISSUE = """## 我院获评省级文明单位

6月28日，我院在全省表彰大会上获评省级文明单位，院长李青禾代表医院上台领奖，并作交流发言。

## 急诊科开展心肺复苏培训

7月2日，急诊科为全院新入职护士举办心肺复苏培训，培训分理论和实操两部分，共有三十二人通过考核。
"""


def test_one_bad_input_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ISSUE, encoding="utf-8")
    (tmp_path / "b.md").write_text(ISSUE, encoding="utf-8")
    paths = [str(tmp_path / "a.md"), str(tmp_path / "missing.txt"), str(tmp_path / "b.md")]
    first, error, last = split(paths, io.BytesIO())
    assert isinstance(first, Issue)
    assert isinstance(error, NotFoundError)
    assert isinstance(last, Issue)
    assert (first.source, error.source, last.source) == ("a.md", paths[1], "b.md")


def test_the_object_of_an_article_has_the_promised_fields_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ISSUE, encoding="utf-8")
    (issue,) = split([str(tmp_path / "a.md")], io.BytesIO())
    assert isinstance(issue, Issue)
    found = [article_object(issue, article) for article in issue.articles]
    assert [record["title"] for record in found] == ["我院获评省级文明单位", "急诊科开展心肺复苏培训"]
    for place, record in enumerate(found, start=1):
        promised = ["id", "issue", "position", "title", "byline", "organisation", "date", "page", "pages", "text"]
        assert list(record) == [*promised, "confidence", "recognition", "review"]
        assert record["issue"] == "a.md"
        assert record["position"] == place


def test_split_prints_what_tag_prints_but_for_the_tags(tmp_path: Path) -> None:
    article = Article(title="甲", text="乙", pages=(2, 3), confidence=0.61238, doubtful=True, recognition=0.96661)
    issue = Issue(source="a.pdf", articles=(article,))
    found = article_object(issue, article)
    assert (found["page"], found["pages"]) == (2, [2, 3])
    assert (found["confidence"], found["recognition"], found["review"]) == (0.6124, 0.9666, "split")
    prediction = Prediction(scores={}, tags=(), primary=None, review=None, model="fake-0")
    tagged = tagged_object(issue, article, prediction, explain=False)
    same = list(tagged)[:-5]
    assert [key for key in found if key != "review"] == [key.replace("split_", "") for key in same]
    assert [tagged[key] for key in same] == [found[key.replace("split_", "")] for key in same]


def test_the_pages_that_are_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ISSUE, encoding="utf-8")
    told: list[tuple[int, int]] = []
    list(split([str(tmp_path / "a.md")], io.BytesIO(), passed=lambda done, of: told.append((done, of))))
    assert told == [(1, 1)]


def test_a_ready_article_gets_its_own_id_back_as_source_id(tmp_path: Path) -> None:
    (tmp_path / "ready.jsonl").write_text(
        '{"id": "007", "title": "甲", "text": "乙"}\n{"title": "丙", "text": "丁"}\n', encoding="utf-8"
    )
    (issue,) = split([str(tmp_path / "ready.jsonl")], io.BytesIO())
    assert isinstance(issue, Issue)
    first, second = (article_object(issue, article) for article in issue.articles)
    assert first["source_id"] == "007"
    assert "source_id" not in second


def test_furniture_comes_with_kind_and_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"澄江医院报\n2024年7月15日 总第131期\n\n{ISSUE}\n图为培训现场\n", encoding="utf-8")
    (issue,) = split([str(tmp_path / "a.txt")], io.BytesIO())
    assert isinstance(issue, Issue)
    pieces = list(furniture_objects(issue))
    assert [list(piece) for piece in pieces] == [["issue", "kind", "lines", "text"]] * len(pieces)
    assert "总第131期" in "".join(str(piece["text"]) for piece in pieces)
    assert all(isinstance(piece["lines"], list) and piece["lines"] for piece in pieces)
