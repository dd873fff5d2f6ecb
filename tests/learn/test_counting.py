import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.learn.counting import count_terms, make_space
from classifier.learn.features import VIEWS, Document, read


@pytest.fixture(scope="module")
def documents(corpus: list[LabelledArticle]) -> list[Document]:
    return [read(example.article) for example in corpus[::20]]


def test_training_and_tagging_weigh_a_document_alike(documents: list[Document]) -> None:
    fitted, rows = np.arange(30), np.arange(25, len(documents))
    space, matrix = make_space(count_terms(documents), fitted, rows)
    for place, row in enumerate(rows):
        vector = space.vector(documents[row])
        dense = np.zeros(matrix.shape[1])
        dense[vector.columns] = vector.values
        np.testing.assert_allclose(dense, matrix[[place]].toarray()[0], atol=1e-5)


def test_a_view_is_what_the_library_makes_of_it(documents: list[Document]) -> None:
    space, matrix = make_space(count_terms(documents), np.arange(len(documents)), np.arange(len(documents)))
    theirs = TfidfVectorizer(analyzer=VIEWS["words"].terms, sublinear_tf=True, min_df=2)
    expected = theirs.fit_transform(documents).toarray() * VIEWS["words"].weight
    ours = matrix[:, [space.columns["words"][term] for term in theirs.get_feature_names_out()]].toarray()
    np.testing.assert_allclose(ours, expected, atol=1e-5)


def test_the_space_knows_nothing_of_documents_it_was_not_fitted_to() -> None:
    documents = [read(Article(title="", text=text)) for text in ("甲乙手术", "甲乙手术", "罕见词语", "罕见词语")]
    space, _ = make_space(count_terms(documents), np.array([0, 1]), np.arange(4))
    known = {term for _, term in space.names()}
    assert "手术" in known
    assert not known & {"罕见", "词语", "罕"}


def test_names_stand_in_the_order_of_the_columns(documents: list[Document]) -> None:
    space, matrix = make_space(count_terms(documents), np.arange(len(documents)), np.arange(1))
    names = space.names()
    assert len(names) == len(space.idf) == matrix.shape[1]
    assert all(space.columns[view][term] == column for column, (view, term) in enumerate(names))


def test_a_corpus_without_headlines_has_empty_views() -> None:
    documents = [read(Article(title="", text="我院召开会议")) for _ in range(3)]
    space, matrix = make_space(count_terms(documents), np.arange(3), np.arange(3))
    assert not space.columns["title_words"]
    assert matrix.shape[0] == 3
