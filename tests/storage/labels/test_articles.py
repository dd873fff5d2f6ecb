import json
from pathlib import Path

import pytest
from hypothesis import given

from classifier.domain.filed import FiledArticle
from classifier.errors import BrokenLogError
from classifier.storage.labels import articles as module
from classifier.storage.labels.articles import ArticleFile, article_line, read_article
from classifier.storage.labels.lines import Line
from classifier.storage.labels.record import Record, record_of
from tests.storage.labels.factories import filed_articles, make_filed

PATH = Path("articles.jsonl")
GOOD = json.loads(article_line(make_filed()))


def read(line: str) -> FiledArticle:
    return read_article(Line(7, line.encode(), 0), PATH)


def titles(path: Path) -> list[str]:
    return [json.loads(line)["title"] for line in path.read_text(encoding="utf-8").splitlines()]


@given(filed_articles())
def test_what_is_read_is_what_was_filed(filed: FiledArticle) -> None:
    line = article_line(filed)
    assert read(line) == filed
    assert len(line.splitlines()) == 1


def test_a_line_reads_well() -> None:
    assert article_line(make_filed()) == (
        f'{{"id": "{make_filed().id}", "issue": "a.txt", "position": 1, "title": "我院开展义诊", '
        '"text": "周末，义诊在社区举行。"}'
    )


@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        ({"text": "改了一个字。"}, "is not that of its title and text"),
        ({"id": "0" * 16}, "is not that of its title and text"),
        ({"title": "一行\n两行"}, "a title stands on one line"),
        ({"title": " ", "text": ""}, "an article needs a title or a text"),
        ({"position": 0}, "'position' is not a number from 1"),
        ({"position": True}, "'position' is not a number from 1"),
        ({"pages": [0]}, "'pages' is not a list of numbers from 1"),
        ({"date": "2024-13-01"}, "'date' is not a date"),
        ({"byline": "王芳"}, "'byline' is not a list of texts"),
        ({"colour": "red"}, "not known to this version"),
    ],
)
def test_a_broken_line_is_named(entries: dict[str, object], fault: str) -> None:
    with pytest.raises(BrokenLogError, match=fault) as caught:
        read(json.dumps({**GOOD, **entries}))
    assert caught.value.message.startswith("articles.jsonl, line 7: ")
    assert caught.value.hint


def test_an_article_is_filed_once(tmp_path: Path) -> None:
    path = tmp_path / "labels" / "articles.jsonl"
    mine, theirs = ArticleFile(path), ArticleFile(path)
    mine.add(make_filed("一"))
    theirs.add(make_filed("二"))
    for file in (mine, theirs, ArticleFile(path)):
        for title in ("一", "二", "一"):
            file.add(make_filed(title))
    assert titles(path) == ["一", "二"]
    assert list(mine.read()) == [make_filed("一").id, make_filed("二").id]


def test_what_others_added_is_read_and_nothing_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "articles.jsonl"
    mine, theirs = ArticleFile(path), ArticleFile(path)
    for n in range(20):
        theirs.add(make_filed(f"稿{n}"))
    parsed: list[int] = []

    def reading(line: Line, path: Path) -> Record:
        parsed.append(line.number)
        return record_of(line, path)

    monkeypatch.setattr(module, "record_of", reading)
    mine.add(make_filed("甲"))
    assert parsed == list(range(1, 21))
    parsed.clear()
    theirs.add(make_filed("乙"))
    # Its own last line, and the one that is new to it.
    assert parsed == [20, 21]
    parsed.clear()
    mine.add(make_filed("乙"))
    assert parsed == [21, 22]
    assert len(titles(path)) == 22


@pytest.mark.parametrize("replace", [True, False])
def test_a_file_that_a_merge_changed_is_read_again(replace: bool, tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    file = ArticleFile(path)
    for title in ("一", "二", "三"):
        file.add(make_filed(title))
    file.add(make_filed("三"))
    kept = path.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = [kept[2], article_line(make_filed("四")) + "\n", kept[0], article_line(make_filed("五")) + "\n"]
    other = tmp_path / "other"
    other.write_text("".join(changed), encoding="utf-8")
    if replace:
        other.replace(path)
    else:
        path.write_bytes(other.read_bytes())
    for title in ("一", "二", "三"):
        file.add(make_filed(title))
    assert titles(path) == ["三", "四", "一", "五", "二"]


def test_a_file_that_went_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    file = ArticleFile(path)
    for title in ("一", "二"):
        file.add(make_filed(title))
    path.unlink()
    file.add(make_filed("一"))
    assert titles(path) == ["一"]


def test_an_article_that_a_merge_doubled_is_one(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    lines = [article_line(make_filed("一", issue=issue)) for issue in ("a.txt", "b.txt")]
    path.write_text("\n".join(lines), encoding="utf-8")
    (filed,) = ArticleFile(path).read().values()
    assert filed.issue == "a.txt"


def test_nothing_is_added_behind_a_line_that_nobody_can_read(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    broken = f"{article_line(make_filed('一'))}\n<<<<<<< HEAD\n{article_line(make_filed('二'))}\n"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(BrokenLogError, match="line 2: is a mark of a merge"):
        ArticleFile(path).add(make_filed("三"))
    assert path.read_text(encoding="utf-8") == broken
