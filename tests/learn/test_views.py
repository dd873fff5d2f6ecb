import pytest

from classifier.domain.article import Article
from classifier.learn.space import entries, read
from classifier.learn.stream import lay_out
from classifier.learn.views import EVERYWHERE, VIEWS, Unit, View
from classifier.learn.vocabulary import learn_vocabulary
from tests.learn.plain import terms

EVERY_GRAM = View("every run", Unit.GRAM, EVERYWHERE, 1.0)
EVERY_WORD = View("every word", Unit.WORD, EVERYWHERE, 1.0)
ARTICLES = {
    "title": Article(title="护理部荣获称号", text="正文。"),
    "lead": Article(title="要闻", text="护理部荣获称号。\n第二段。"),
    "rest": Article(title="要闻", text="第一段。\n护理部荣获称号。"),
    "cut": Article(title="要闻", text=f"{'，' * 149}荣获。"),
}


def found(view: View, article: Article) -> list[str]:
    """What a view reads off an article, by the fast path."""
    stream = lay_out([article])
    vocabulary = learn_vocabulary([stream], 1)
    numbers = entries(read(stream, vocabulary), view).terms.tolist()
    return [vocabulary.gram(number) if view.unit is Unit.GRAM else vocabulary.words[number] for number in numbers]


def test_views_have_names_of_their_own_and_are_heard() -> None:
    assert len({view.name for view in VIEWS}) == len(VIEWS)
    assert all(view.weight > 0 for view in VIEWS)
    assert "words" in {view.name for view in VIEWS}


def test_signs_alone_have_no_field() -> None:
    assert all((view.fields == ()) == (view.unit in (Unit.TOUCH, Unit.GENRE)) for view in VIEWS)


@pytest.mark.parametrize("view", [view for view in VIEWS if view.fields], ids=lambda view: view.name)
@pytest.mark.parametrize("where", ARTICLES)
def test_a_view_reads_its_fields_alone(view: View, where: str) -> None:
    article = ARTICLES[where]
    here = found(view, article)
    assert sorted(here) == sorted(terms(view, article))
    places = {"title": (1,), "lead": (2,), "rest": (3,), "cut": (2, 3)}
    heard = set(places[where]) <= set(view.fields)
    assert ("荣获" in here) == heard


@pytest.mark.parametrize("view", [EVERY_GRAM, EVERY_WORD], ids=lambda view: view.name)
def test_a_term_on_the_border_of_the_lead_stands_in_the_whole_alone(view: View) -> None:
    lead = View("lead", view.unit, (2,), 1.0)
    assert "荣获" in found(view, ARTICLES["cut"])
    assert "荣获" not in found(lead, ARTICLES["cut"])
    assert ("荣" in found(lead, ARTICLES["cut"])) == (view.unit is Unit.GRAM)
