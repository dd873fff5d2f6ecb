import json
from pathlib import Path

import pytest

from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.errors import CorpusError, TaxonomyError
from classifier.storage import shipped

GOOD_TAG = '[[tag]]\nkey = "award"\nzh = "获奖"\nen = "Award"\ndefinition = "得到认可"\n'


def make_taxonomy(*keys: str) -> Taxonomy:
    return Taxonomy(tuple(Tag(key=key, zh=key, en=key, definition=key) for key in keys or ("award", "event")))


def make_line(**changes: object) -> str:
    record = {"id": "x1", "title": "喜报", "text": "我院获奖。", "primary": "award", "tags": ["award"]}
    return json.dumps(record | changes, ensure_ascii=False)


def write_lines(folder: Path, *lines: str, name: str = "part.jsonl") -> Path:
    (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder


def test_the_checkout_finds_the_folder_beside_the_package() -> None:
    assert shipped.labels_dir() == Path(__file__).resolve().parents[2] / "labels"


def test_a_wheel_finds_the_folder_inside_the_package_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for folder in (tmp_path / "classifier" / "_labels", tmp_path / "labels"):
        folder.mkdir(parents=True)
        (folder / "taxonomy.toml").touch()
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "classifier")
    assert shipped.labels_dir() == tmp_path / "classifier" / "_labels"


def test_an_installation_without_labels_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "classifier")
    with pytest.raises(CorpusError, match="are missing") as caught:
        shipped.labels_dir()
    assert "install" in caught.value.hint


def test_the_shipped_taxonomy_holds_the_five_tags_in_order() -> None:
    taxonomy = shipped.load_taxonomy()
    assert taxonomy.keys == ("party_building", "clinical_technique", "award", "training", "event")
    assert [tag.zh for tag in taxonomy] == ["党建", "临床技术", "获奖", "培训", "活动"]


def test_a_taxonomy_of_ones_own_is_read_in_order(tmp_path: Path) -> None:
    path = tmp_path / "taxonomy.toml"
    path.write_text(
        GOOD_TAG + 'yes = ["喜报"]\n' + GOOD_TAG.replace("award", "visit").replace("获奖", "来访"), encoding="utf-8-sig"
    )
    taxonomy = shipped.load_taxonomy(path)
    assert taxonomy.keys == ("award", "visit")
    assert taxonomy["award"].yes == ("喜报",)
    assert taxonomy["award"].no == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"[[tag]\n", "is not TOML", id="syntax"),
        pytest.param(GOOD_TAG.encode("gb18030"), "is not UTF-8 at byte", id="encoding"),
        pytest.param(b"", r"holds \[\[tag\]\] tables alone", id="empty"),
        pytest.param(b"tag = 3\n", r"holds \[\[tag\]\] tables alone", id="no-table"),
        pytest.param(b"tag = [3]\n", "a tag is not a table", id="number"),
        pytest.param(b"tag = []\n", "holds no tag", id="none"),
        pytest.param((GOOD_TAG + "colour = 3\n").encode(), "unknown entry 'colour'", id="unknown-entry"),
        pytest.param(('name = "五个"\n' + GOOD_TAG).encode(), "tables alone", id="unknown-table"),
        pytest.param(b'[[tag]]\nkey = "award"\n', "'award' has no text for definition", id="missing"),
        pytest.param((GOOD_TAG + "yes = [3]\n").encode(), "yes is not a list of texts", id="examples"),
        pytest.param((GOOD_TAG * 2).encode(), "holds award twice", id="twice"),
        pytest.param(GOOD_TAG.replace('"award"', '"获奖"').encode(), "not a plain ASCII word", id="key"),
    ],
)
def test_a_bad_taxonomy_is_refused_by_name(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "taxonomy.toml"
    path.write_bytes(content)
    with pytest.raises(TaxonomyError, match=says) as caught:
        shipped.load_taxonomy(path)
    assert str(path) in caught.value.message
    assert caught.value.hint


def test_a_taxonomy_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match="cannot be opened"):
        shipped.load_taxonomy(tmp_path / "none.toml")


def test_articles_come_in_the_order_of_names_and_lines(tmp_path: Path) -> None:
    write_lines(tmp_path, make_line(id="b2"), make_line(id="b1"), name="b.jsonl")
    write_lines(tmp_path, make_line(id="a1", primary=None, tags=[]), name="a.jsonl")
    found = shipped.load_labelled(tmp_path, make_taxonomy())
    assert [labelled.article.source_id for labelled in found] == ["a1", "b2", "b1"]
    assert found[0].label.primary is None
    assert found[1].label.tags == ("award",)


def test_a_line_separator_inside_a_text_does_not_end_the_line(tmp_path: Path) -> None:
    write_lines(tmp_path, make_line(text="上段\u2028下段"))
    assert shipped.load_labelled(tmp_path, make_taxonomy())[0].article.text == "上段\u2028下段"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        pytest.param("{", "is not JSON", id="json"),
        pytest.param("", "is not JSON", id="blank"),
        pytest.param("[]", "is not a labelled article", id="list"),
        pytest.param('{"id": "x"}', "is not a labelled article", id="missing"),
        pytest.param(make_line(colour="red"), "is not a labelled article", id="unknown-entry"),
        pytest.param(make_line(title=3), "title is not a text", id="title"),
        pytest.param(make_line(id=""), "the id is empty", id="id"),
        pytest.param(make_line(tags="award"), "tags is not a list of texts", id="tags"),
        pytest.param(make_line(primary=["award"]), "primary is neither", id="primary"),
        pytest.param(make_line(tags=["award", "sport"]), "the tag 'sport' is not known", id="unknown-tag"),
        pytest.param(make_line(primary="event"), "primary event is none of the tags", id="primary-outside"),
        pytest.param(make_line(primary=None), "primary None is none of the tags", id="primary-missing"),
        pytest.param(make_line(tags=[]), "primary award without any tag", id="primary-alone"),
        pytest.param(make_line(tags=["award", "award"]), "a tag stands twice", id="tag-twice"),
        pytest.param(make_line(title="上\n下"), "a title stands on one line", id="title-lines"),
        pytest.param(make_line(title="", text=" "), "needs a title or a text", id="empty"),
        pytest.param(make_line(id="x0"), r"the id 'x0' stands in .*line 1 too", id="id-twice"),
    ],
)
def test_a_broken_line_is_refused_with_file_and_line(line: str, says: str, tmp_path: Path) -> None:
    write_lines(tmp_path, make_line(id="x0"), line)
    with pytest.raises(CorpusError, match=says) as caught:
        shipped.load_labelled(tmp_path, make_taxonomy())
    assert f"{tmp_path / 'part.jsonl'}, line 2" in caught.value.message
    assert caught.value.hint


def test_a_corpus_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "part.jsonl").write_bytes(make_line().encode("gb18030"))
    with pytest.raises(CorpusError, match="is not UTF-8 at byte"):
        shipped.load_labelled(tmp_path, make_taxonomy())


def test_a_folder_without_a_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"holds no \.jsonl file"):
        shipped.load_labelled(tmp_path, make_taxonomy())


def test_no_message_carries_an_escape_sequence(tmp_path: Path) -> None:
    write_lines(tmp_path, make_line(tags=["\x1b[31m"]))
    with pytest.raises(CorpusError) as caught:
        shipped.load_labelled(tmp_path, make_taxonomy())
    assert "\x1b" not in caught.value.message
