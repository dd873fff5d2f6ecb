import datetime as dt
import shutil
from pathlib import Path

import pytest

from classifier.domain.answer import Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label, LabelledArticle
from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.errors import BrokenLogError, CorpusError, TaxonomyError
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.shipped import load_taxonomy
from classifier.workflows.own import OwnLabels, read_own, with_starter
from classifier.workflows.own_model import own_tagger

OWN = Path(__file__).resolve().parents[1] / "data" / "own"
KEYS = ("award", "event")


def make_labelled(title: str, *tags: str) -> LabelledArticle:
    return LabelledArticle(Article(title=title, text="文"), Label(tags=tags, primary=tags[0] if tags else None))


def make_own(keys: tuple[str, ...], *labelled: LabelledArticle) -> OwnLabels:
    tags = (Tag(key=key, zh=key, en=key, definition="") for key in keys)
    return OwnLabels(Taxonomy(tuple(tags)), labelled)


STARTER = [
    make_labelled("奖", "award"),
    make_labelled("奖又会", "award", "event"),
    make_labelled("会", "event"),
    make_labelled("药"),
]


def titles(own: OwnLabels) -> list[str]:
    return [example.article.title for example in with_starter(own, STARTER, KEYS)]


@pytest.mark.parametrize(
    ("keys", "joined"),
    [
        (("award", "event"), ["奖", "奖又会", "会", "药"]),
        (("award",), ["奖", "药"]),
        (("award", "event", "notice"), ["奖", "奖又会", "会"]),
        (("award", "notice"), ["奖"]),
        (("notice",), []),
    ],
)
def test_the_starter_joins_in_where_it_says_the_truth(keys: tuple[str, ...], joined: list[str]) -> None:
    assert titles(make_own(keys, make_labelled("自"))) == ["自", *joined]


def test_the_users_own_word_on_an_article_counts() -> None:
    own = make_own(("award", "event"), make_labelled("奖", "event"))
    assert titles(own) == ["奖", "奖又会", "会", "药"]
    assert with_starter(own, STARTER, KEYS)[0].label.primary == "event"


def test_where_nothing_is_without_a_tag_a_person_is_warned(caplog: pytest.LogCaptureFixture) -> None:
    titles(make_own(("notice", "award"), make_labelled("告", "notice"), make_labelled("空")))
    assert caplog.text == ""
    titles(make_own(("notice", "award"), make_labelled("告", "notice")))
    assert "every article will be given one" in caplog.text


def test_a_folder_is_read_with_its_taxonomy() -> None:
    own = read_own(OWN / "school")
    assert own.taxonomy.keys == ("sports", "teaching", "campus_life")
    assert len(own.labelled) == 36


def test_what_a_folder_lacks_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="nowhere: no such folder"):
        read_own(tmp_path / "nowhere")
    with pytest.raises(TaxonomyError, match=r"holds no taxonomy\.toml"):
        read_own(tmp_path)
    shutil.copy(OWN / "school" / "taxonomy.toml", tmp_path)
    with pytest.raises(CorpusError, match=r"holds no \.jsonl file"):
        read_own(tmp_path)
    shutil.copy(OWN / "hospital" / "labels.jsonl", tmp_path)
    with pytest.raises(CorpusError, match=r"labels\.jsonl, line 1: the tag 'notice' is not known"):
        read_own(tmp_path)


def answer(labels: LabelFolder, labelled: LabelledArticle, by: str = "王芳", *, filed: bool = True) -> None:
    """Have an annotator give an article the label it carries."""
    if filed:
        labels.file(FiledArticle(labelled.article))
    log = labels.log(by)
    log.append(
        Answer(
            id=f"{by}{len(log.read())}",
            verdict=Verdict.LABEL,
            article=labelled.article.id,
            annotator=by,
            at=dt.datetime(2026, 3, 1, minute=len(labels.answers()), tzinfo=dt.UTC),
            label=labelled.label,
        )
    )


def test_of_a_workspace_what_the_answers_come_to_is_read(tmp_path: Path) -> None:
    labels = LabelFolder(tmp_path)
    for labelled in (make_labelled("奖", "award"), make_labelled("会", "event"), make_labelled("药")):
        answer(labels, labelled)
    answer(labels, make_labelled("会", "award"), by="李雷")
    answer(labels, make_labelled("药"), by="李雷")
    # Beside it lies what is no labelled article.
    own = read_own(tmp_path)
    assert own.taxonomy.keys == load_taxonomy().keys
    assert own.labelled == (make_labelled("奖", "award"), make_labelled("药"))
    assert titles(own)[:2] == ["奖", "药"]


def test_a_workspace_may_have_tags_of_its_own(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    shutil.copy(OWN / "school" / "taxonomy.toml", tmp_path)
    answer(LabelFolder(tmp_path), make_labelled("赛", "sports"))
    own = read_own(tmp_path)
    assert own.taxonomy.keys == ("sports", "teaching", "campus_life")
    assert own.labelled == (make_labelled("赛", "sports"),)
    answer(LabelFolder(tmp_path), make_labelled("奖", "award"))
    assert read_own(tmp_path) == own
    assert "1 labels carry the tag award, which is not in use any more" in caplog.text


def test_what_a_workspace_lacks_is_named(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    with pytest.raises(CorpusError, match="no article is labelled yet"):
        read_own(tmp_path)
    labels = LabelFolder(tmp_path)
    answer(labels, make_labelled("奖", "award"), filed=False)
    with pytest.raises(CorpusError, match=r"is labelled, but its text is not in articles\.jsonl"):
        read_own(tmp_path)
    labels.log("王芳").path.write_text("{\n", encoding="utf-8")
    with pytest.raises(BrokenLogError, match=r"王芳\.jsonl, line 1"):
        read_own(tmp_path)


@pytest.mark.parametrize(
    ("labelled", "says"),
    [
        ([make_labelled(f"告{n}", "notice") for n in range(9)], "9 labelled articles are too few"),
        ([make_labelled(f"告{n}", "notice") for n in range(12)], "have the same primary tag"),
    ],
)
def test_too_little_to_learn_from_is_told(labelled: list[LabelledArticle], says: str, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=says):
        own_tagger(make_own(("notice",), *labelled), cache=tmp_path / "cache", state=tmp_path / "state")
    assert not list((tmp_path / "cache").glob("*.joblib"))


def test_it_is_trained_once_and_again_when_a_label_changes(tmp_path: Path) -> None:
    reports: list[str] = []

    def trained(own: OwnLabels) -> str:
        tagger = own_tagger(own, report=reports.append, cache=tmp_path / "cache", state=tmp_path / "state")
        assert tagger.keys == own.taxonomy.keys
        return tagger.version

    own = read_own(OWN / "school")
    first = trained(own)
    assert first.startswith("own-")
    assert trained(own) == first
    reworded = tuple(Tag(key=tag.key, zh="新名", en="New", definition="另写") for tag in own.taxonomy)
    assert trained(OwnLabels(Taxonomy(reworded), own.labelled)) == first
    assert reports == [
        "training a model of your tags from 36 articles of yours and 0 built-in ones: once, about fifteen seconds"
    ]
    assert trained(OwnLabels(own.taxonomy, own.labelled[1:])) != first
    assert len(reports) == 2
