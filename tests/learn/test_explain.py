from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.learn.explain import MOST_TERMS
from classifier.learn.tagger import Tagger
from classifier.text.words import words

AWARD = Article(
    title="我院护理部荣获“全国巾帼文明岗”称号",
    text="近日，全国妇联作出表彰决定，我院护理部荣获全国巾帼文明岗称号，护理部主任上台领奖并接过奖牌。",
)


def test_the_terms_that_spoke_stand_in_the_article(tagger: Tagger) -> None:
    said = tagger.predict([AWARD], explain=True)[0]
    assert set(said.evidence) == set(said.tags)
    evidence = said.evidence["award"]
    assert 3 <= len(evidence) <= MOST_TERMS
    weights = [item.weight for item in evidence]
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] > 0
    terms = [item.term for item in evidence]
    assert "荣获" in terms
    assert len(set(terms)) == len(terms)
    printed = f"{AWARD.title}\n{AWARD.text}"
    assert [term for term in terms if not term.startswith("〔") and term not in printed] == []


def test_explaining_changes_nothing_else(tagger: Tagger) -> None:
    plain, explained = (tagger.predict([AWARD], explain=explain)[0] for explain in (False, True))
    assert (plain.scores, plain.tags, plain.review) == (explained.scores, explained.tags, explained.review)


def test_no_tag_has_no_evidence(tagger: Tagger, rest: list[LabelledArticle]) -> None:
    for said in tagger.predict([example.article for example in rest[:40]], explain=True):
        assert set(said.evidence) == set(said.tags)


def test_fragments_are_put_down_to_whole_words(tagger: Tagger, rest: list[LabelledArticle]) -> None:
    articles = [example.article for example in rest]
    for article, said in zip(articles, tagger.predict(articles, explain=True), strict=True):
        terms = {item.term for evidence in said.evidence.values() for item in evidence}
        assert not [term for term in terms if "⟦" in term or "⟧" in term]
        of_the_article = {*words(article.title), *words(article.text)}
        assert {term for term in terms if len(term) == 1} <= of_the_article
