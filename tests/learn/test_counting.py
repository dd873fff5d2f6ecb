import numpy as np
import pytest

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.learn import batches as batches_module
from classifier.learn import counting
from classifier.learn.counting import RAREST, Counted, count_corpus, document_frequency, inverse_frequency
from classifier.learn.keytable import ABSENT
from classifier.learn.space import read
from classifier.learn.stream import lay_out
from classifier.learn.views import VIEWS
from tests.learn.factories import odd_articles

SHORT_LENGTH = counting._SHORT_LENGTH


@pytest.fixture(autouse=True)
def _short_texts_are_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts of these tests are shorter than any article."""
    monkeypatch.setattr(counting, "_SHORT_LENGTH", 0)


@pytest.fixture(scope="module")
def articles(corpus: list[LabelledArticle]) -> list[Article]:
    return [*(example.article for example in corpus[::40]), *odd_articles()]


@pytest.fixture(scope="module")
def counted(articles: list[Article]) -> Counted:
    return count_corpus(articles, articles[:7])


def assert_same(one: Counted, other: Counted) -> None:
    assert np.array_equal(one.space.vocabulary.grams, other.space.vocabulary.grams)
    assert one.space.vocabulary.words == other.space.vocabulary.words
    assert np.array_equal(one.space.columns, other.space.columns)
    assert np.array_equal(one.space.idf, other.space.idf)
    assert np.array_equal(one.counts.toarray(), other.counts.toarray())
    assert np.array_equal(one.lengths, other.lengths)
    assert np.array_equal(one.familiar, other.familiar)


def test_training_and_tagging_count_an_article_alike(counted: Counted, articles: list[Article]) -> None:
    everything = [*articles, *articles[:7]]
    again = counted.space.count(read(lay_out(everything), counted.space.vocabulary))
    assert np.array_equal(counted.counts.toarray(), again.toarray())
    assert counted.lengths.tolist() == lay_out(everything).lengths.tolist()


def test_terms_of_one_article_alone_have_no_column(counted: Counted, articles: list[Article]) -> None:
    frequency = document_frequency(counted.counts[: len(articles)])
    assert frequency.min() >= RAREST
    assert (counted.space.columns == ABSENT).any()
    held = counted.space.columns[counted.space.columns != ABSENT]
    assert np.array_equal(held, np.arange(len(counted.space.idf)))
    assert np.array_equal(counted.space.idf, inverse_frequency(counted.counts[: len(articles)], RAREST))


def test_copies_add_no_term(counted: Counted, articles: list[Article]) -> None:
    strange = [Article(title="", text="zxqv罕见词语")] * 3
    found = count_corpus(articles, strange)
    assert np.array_equal(found.space.idf, counted.space.idf)
    assert "zxqv" not in found.space.vocabulary.words


@pytest.mark.parametrize("kept", [0, 10**9], ids=["read twice", "kept"])
def test_neither_batches_nor_memory_show(
    counted: Counted, articles: list[Article], kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches_module, "BATCH_CHARACTERS", 700)
    monkeypatch.setattr(counting, "_KEPT_CHARACTERS", kept)
    assert_same(count_corpus(articles, articles[:7]), counted)


def test_another_order_is_another_order_of_rows_alone(counted: Counted, articles: list[Article]) -> None:
    order = np.random.default_rng(2).permutation(len(articles))
    found = count_corpus([articles[number] for number in order], [articles[:7][number] for number in range(7)])
    rows = np.concatenate([order, np.arange(len(articles), len(articles) + 7)])
    assert found.space.vocabulary.words == counted.space.vocabulary.words
    assert np.array_equal(found.space.vocabulary.grams, counted.space.vocabulary.grams)
    assert np.array_equal(found.space.columns, counted.space.columns)
    assert np.array_equal(found.space.idf, counted.space.idf)
    assert np.array_equal(found.counts.toarray(), counted.counts.toarray()[rows])
    assert np.array_equal(found.familiar, counted.familiar[order])


def test_a_large_corpus_asks_more_of_a_term() -> None:
    texts = ["医院 手术"] * 20 + ["罕见 词语"] * 3
    articles = [Article(title="", text=text) for text in texts]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "_RARE_SHARE", 1 / 5)
        found = count_corpus(articles, ())
    assert found.space.vocabulary.words == ("医院", "手术")
    assert document_frequency(found.counts).min() >= 4
    assert (found.space.idf > 0).all()


def test_familiar_words_are_those_that_two_other_articles_have() -> None:
    texts = ("医院 手术", "医院 手术", "医院 手术", "医院 罕见", "医院 罕见")
    found = count_corpus([Article(title="", text=text) for text in texts], ())
    assert found.familiar.tolist() == [1.0, 1.0, 1.0, 0.5, 0.5]


def test_rarity_of_a_part_is_that_of_the_part_alone(counted: Counted, articles: list[Article]) -> None:
    part = counted.counts[:20]
    idf = inverse_frequency(part, RAREST)
    frequency = np.count_nonzero(part.toarray(), axis=0)
    assert (idf[frequency < RAREST] == 0).all()
    common = frequency >= RAREST
    np.testing.assert_allclose(idf[common], np.log(21 / (1 + frequency[common])) + 1, rtol=1e-6)
    assert common.any()
    assert not common.all()


def test_a_corpus_without_headlines_has_empty_views() -> None:
    found = count_corpus([Article(title="", text="我院召开会议")] * 3, ())
    sizes = dict(zip((view.name for view in VIEWS), np.diff(found.space.bounds).tolist(), strict=True))
    assert sizes["title_words"] == 0
    assert sizes["words"] > 0
    assert found.counts.shape[0] == 3


def test_of_headlines_alone_every_term_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_SHORT_LENGTH", SHORT_LENGTH)
    headlines = [Article(title=title, text="") for title in ("我院召开会议", "手术成功", "喜报")]
    assert count_corpus(headlines, ()).rarest == 1
    long = [Article(title="我院召开会议", text="我院手术成功。" * 20)] * 2
    assert count_corpus(long, ()).rarest == RAREST
