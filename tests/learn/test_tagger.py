import subprocess
import sys
from pathlib import Path

import pytest

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import ReviewReason
from classifier.errors import CorpusError
from classifier.learn.tagger import Tagger
from tests.learn.factories import make_corpus, make_labelled, odd_articles


def test_most_primaries_of_unseen_articles_are_right(tagger: Tagger, rest: list[LabelledArticle]) -> None:
    found = tagger.predict([example.article for example in rest])
    right = [said.primary == example.label.primary for said, example in zip(found, rest, strict=True)]
    assert sum(right) / len(right) > 0.7
    sure = [ok for ok, said in zip(right, found, strict=True) if said.review is None]
    assert sum(sure) / len(sure) > sum(right) / len(right)
    assert 0 < len(sure) < len(right)


def test_every_prediction_is_consistent(tagger: Tagger, rest: list[LabelledArticle], keys: tuple[str, ...]) -> None:
    for said in tagger.predict([example.article for example in rest]):
        assert tuple(said.scores) == keys
        assert all(0 <= value <= 1 for value in said.scores.values())
        assert (said.primary is None) == (said.tags == ())
        others = [said.scores[tag] for tag in said.tags[1:]]
        assert others == sorted(others, reverse=True)
        assert said.model == "third"
        assert said.evidence == {}


def test_order_is_kept_and_no_articles_are_no_predictions(tagger: Tagger, rest: list[LabelledArticle]) -> None:
    articles = [example.article for example in rest[:6]]
    together = tagger.predict(articles)
    alone = [tagger.predict([article])[0] for article in articles]
    assert [(said.scores, said.tags, said.review) for said in together] == [
        (said.scores, said.tags, said.review) for said in alone
    ]
    assert len({tuple(said.scores.values()) for said in together}) == len(articles)
    assert tagger.predict([]) == []


def test_a_prediction_says_how_much_of_the_article_the_model_knows(tagger: Tagger, rest: list[LabelledArticle]) -> None:
    known = rest[0].article
    strange = Article(title="", text="魑魅魍魉。" * 20)
    both = Article(title=known.title, text=f"{known.text}\n{strange.text}")
    said = [one.familiar for one in tagger.predict([known, strange, both, Article(title="", text="……")])]
    assert 1 > said[0] > said[2] > said[1] >= 0
    assert said[3] == 0


def test_the_same_articles_and_seed_make_the_same_tagger() -> None:
    corpus = make_corpus(8)
    first, second = (Tagger.train(corpus, ("honour", "lecture"), version="v", seed=3) for _ in range(2))
    assert first.to_bytes() == second.to_bytes()


def test_other_tag_sets_work() -> None:
    corpus = make_corpus(12, ("honour", "lecture", "visit", None))
    trained = Tagger.train(corpus, ("visit", "honour", "lecture"), version="three", seed=0)
    assert (trained.version, trained.keys) == ("three", ("visit", "honour", "lecture"))
    examples = [make_labelled(kind, 77) for kind in ("visit", "honour", "lecture", None)]
    said = trained.predict([example.article for example in examples])
    assert [one.primary for one in said] == ["visit", "honour", "lecture", None]


def test_one_tag_and_no_untagged_article_work() -> None:
    trained = Tagger.train(make_corpus(8, ("honour", "lecture")), ("honour", "lecture"), version="v")
    assert trained.predict([make_labelled("lecture", 9).article])[0].tags == ("lecture",)


def test_a_tag_with_one_example_or_none_works(caplog: pytest.LogCaptureFixture) -> None:
    corpus = [*make_corpus(10), make_labelled("visit", 1)]
    trained = Tagger.train(corpus, ("honour", "lecture", "visit", "unseen"), version="v")
    said = trained.predict([make_labelled("honour", 5).article])[0]
    assert said.primary == "honour"
    assert said.scores["unseen"] < 0.1
    assert "unseen" in caplog.text
    assert "visit" not in caplog.text


def test_too_little_to_learn_from_is_refused() -> None:
    with pytest.raises(CorpusError, match="too few"):
        Tagger.train(make_corpus(1), ("honour", "lecture"), version="v")


def test_articles_of_headlines_alone_can_be_learnt_from() -> None:
    corpus = [
        LabelledArticle(Article(title=example.article.text, text=""), example.label) for example in make_corpus(8)
    ]
    trained = Tagger.train(corpus, ("honour", "lecture"), version="v")
    assert trained.predict([corpus[0].article])[0].primary == "honour"


@pytest.mark.parametrize("text", ["好", "……", "\u3000。", "12"])
def test_a_text_shorter_than_all_that_was_learnt_goes_to_a_person(tagger: Tagger, text: str) -> None:
    assert tagger.predict([Article(title="", text=text)])[0].review is ReviewReason.TOO_SHORT


def test_a_long_text_of_nothing_known_goes_to_a_person(tagger: Tagger) -> None:
    said = tagger.predict([Article(title="", text="zxqv " * 50)])[0]
    assert said.review is ReviewReason.UNCERTAIN


def test_tagging_does_not_import_scikit_learn(tagger: Tagger, tmp_path: Path) -> None:
    path = tmp_path / "model"
    path.write_bytes(tagger.to_bytes())
    script = (
        "import sys; from pathlib import Path; from classifier.learn.tagger import Tagger;"
        "from classifier.domain.article import Article;"
        "said = Tagger.from_bytes(Path(sys.argv[1]).read_bytes()).predict([Article(title='喜报', text='我院获奖')]);"
        "sys.exit(len(said) != 1 or 'sklearn' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True, cwd=Path(__file__).parents[2])


def test_a_primary_tag_less_sure_than_another_goes_to_a_person(tagger: Tagger, rest: list[LabelledArticle]) -> None:
    found = tagger.predict([example.article for example in rest])
    contradicted = [
        prediction
        for prediction in found
        if prediction.primary and max(prediction.scores.values()) > prediction.scores[prediction.primary]
    ]
    assert contradicted, "no such prediction: the test shows nothing"
    assert all(prediction.review for prediction in contradicted)


@pytest.mark.parametrize("size", [1, 7, 64])
def test_what_is_said_of_an_article_never_depends_on_those_beside_it(
    tagger: Tagger, rest: list[LabelledArticle], size: int
) -> None:
    articles = [*(example.article for example in rest), *odd_articles()]
    parts = [articles[start : start + size] for start in range(0, len(articles), size)]
    assert [said for part in parts for said in tagger.predict(part)] == tagger.predict(articles)
    some = articles[-60:]
    parts = [some[start : start + size] for start in range(0, len(some), size)]
    explained = [said for part in parts for said in tagger.predict(part, explain=True)]
    assert explained == tagger.predict(some, explain=True)


def test_a_tagger_that_was_used_is_the_same_bytes(tagger: Tagger, rest: list[LabelledArticle]) -> None:
    unused = Tagger.from_bytes(tagger.to_bytes())
    before = unused.to_bytes()
    unused.predict([rest[0].article], explain=True)
    assert unused.to_bytes() == before == tagger.to_bytes()
