from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import BASE, PUNCTUATION, REST, Evidence, Place, Prediction, strongest
from classifier.learn.explain import NUMBERS
from classifier.learn.phrases import Role, role_of
from classifier.learn.tagger import Tagger
from classifier.text.words import fold_case
from tests.learn.factories import odd_articles

AWARD = Article(
    title="我院护理部荣获“全国巾帼文明岗”称号",
    text="近日，全国妇联作出表彰决定，我院护理部荣获全国巾帼文明岗称号，护理部主任上台领奖并接过奖牌。",
)
# What folds to more characters or to fewer, what hides, and what an explanation itself is written with.
HOSTILE = (
    "荣获手术党支部培训我院㍿㈱ﬁﬄ½①⒈ｶﾞ゙éÅ1０２aＢ"
    "〔〕⟦⟧\u0301\u0323\u1112\u1161\u11ab\x1b\x07\u200b\u202e\u2028\ufe0f😀𠮷 \u3000\n，。"
)
PRINTED = st.text(alphabet=st.sampled_from(HOSTILE), max_size=60)


@pytest.fixture(scope="module")
def explained(tagger: Tagger, rest: list[LabelledArticle]) -> list[tuple[Article, Prediction]]:
    articles = [*(example.article for example in rest[::4]), *odd_articles()]
    return list(zip(articles, tagger.predict(articles, explain=True), strict=True))


def log_odds(confidence: float) -> float:
    return log(confidence / (1 - confidence))


def holders(article: Article, evidence: tuple[Evidence, ...]) -> dict[str, list[int]]:
    """Per field and character how many pieces of evidence hold it."""
    held = {"title": [0] * len(article.title), "text": [0] * len(article.text)}
    for place in (place for one in evidence for place in one.places):
        for number in range(place.start, place.end):
            held[place.field][number] += 1
    return held


def assert_sound(article: Article, said: Prediction) -> None:
    """What holds of every explanation of any article."""
    fields = {"title": article.title, "text": article.text}
    assert set(said.evidence) == set(said.scores)
    for tag, evidence in said.evidence.items():
        assert sum(one.weight for one in evidence) == pytest.approx(log_odds(said.scores[tag]), abs=1e-4)
        assert evidence[-1].term == REST
        strengths = [abs(one.weight) for one in evidence[:-1]]
        assert strengths == sorted(strengths, reverse=True)
        assert len({one.term for one in evidence}) == len(evidence)
        assert {BASE, PUNCTUATION} <= {one.term for one in evidence if not one.places}
        assert all(one.weight for one in evidence if one.places)
        for one in evidence:
            assert bool(one.places) != (one.term[0] == "〔" and one.term[-1] == "〕")
            assert {fields[place.field][place.start : place.end] for place in one.places} <= {one.term}


def test_weights_add_up_and_places_hold_their_terms(explained: list[tuple[Article, Prediction]]) -> None:
    for article, said in explained:
        assert_sound(article, said)


def test_no_letter_is_told_twice(explained: list[tuple[Article, Prediction]]) -> None:
    for article, said in explained:
        for evidence in said.evidence.values():
            if len(fold_case(article.text)) == len(article.text):
                assert max(map(max, filter(None, holders(article, evidence).values())), default=0) <= 1


def test_what_says_much_is_told_by_itself(tagger: Tagger, rest: list[LabelledArticle]) -> None:
    for example in rest[::10]:
        article = example.article
        (said,) = tagger.predict([article], explain=True)
        for tag, evidence in said.evidence.items():
            least = 0.05 * max(abs(one.weight) for one in evidence if one.term not in (BASE, PUNCTUATION, REST))
            assert all(abs(one.weight) >= least for one in evidence if one.places)
            letters = sum(map(str.isalpha, article.title + article.text))
            held = sum(sum(times) for times in holders(article, evidence).values())
            assert held > letters / 8, (tag, article.title)


def test_a_phrase_is_whole_at_both_ends(explained: list[tuple[Article, Prediction]]) -> None:
    phrases = {one.term for _, said in explained for evidence in said.evidence.values() for one in evidence}
    phrases = {term for term in phrases if "〔" not in term}
    assert len(phrases) > 500
    for term in phrases:
        assert not any(character.isdigit() for character in term)
        assert role_of(fold_case(term)) not in (Role.GRAMMAR, Role.NUMBER), term


@settings(max_examples=200)
@given(PRINTED, PRINTED)
def test_hostile_texts_are_explained_all_the_same(tagger: Tagger, title: str, text: str) -> None:
    article = Article(title=f"{title}讯".replace("\n", ""), text=text)
    assert_sound(article, tagger.predict([article], explain=True)[0])


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("ﬁ荣获，e\u0301。ﬄ表彰", "表彰"),
        ("e\u0301，ﬁ，荣获。", "荣获"),
        ("ﬁ，荣获，e\u0301。", "荣获"),
        ("㍿荣获。", "荣获"),
        ("重1½，表彰。", "表彰"),
        ("½\u1161\u0301，荣获。", "荣获"),
        ("İstanbul", "stanbul"),
        ("ＭＤＴ会诊。", "ＭＤＴ"),
    ],
)
def test_places_are_told_in_the_article_as_printed(tagger: Tagger, text: str, term: str) -> None:
    article = Article(title="", text=f" \n{text}")
    said = tagger.predict([article], explain=True)[0]
    at = text.index(term) + 2
    assert [one for evidence in said.evidence.values() for one in evidence if one.term == term]
    for one in (one for evidence in said.evidence.values() for one in evidence):
        assert one.term != term or Place("text", at, at + len(term)) in one.places


def test_what_speaks_for_an_award_is_found(tagger: Tagger) -> None:
    said = tagger.predict([AWARD], explain=True)[0]
    assert said.tags == ("award",)
    first = [one for one in said.evidence["award"] if one.places][:5]
    assert any("荣获" in one.term and one.weight > 0 for one in first)
    twice = next(one for one in said.evidence["award"] if one.term == "近日")
    assert [(place.field, place.start, place.end) for place in twice.places] == [("text", 0, 2)]


def test_a_phrase_that_stands_twice_has_both_places(tagger: Tagger) -> None:
    article = Article(title="荣获", text="荣获。荣获。")
    for evidence in tagger.predict([article], explain=True)[0].evidence.values():
        places = [
            (place.field, place.start, place.end) for one in evidence if one.term == "荣获" for place in one.places
        ]
        assert places == [("title", 0, 2), ("text", 0, 2), ("text", 3, 5)]


def test_explaining_changes_nothing_else(tagger: Tagger, explained: list[tuple[Article, Prediction]]) -> None:
    plain = tagger.predict([article for article, _ in explained])
    for one, (_, said) in zip(plain, explained, strict=True):
        assert one.evidence == {}
        assert (one.scores, one.tags, one.review, one.certainty) == (
            said.scores,
            said.tags,
            said.review,
            said.certainty,
        )


@pytest.mark.parametrize("most", [0, 1, 5, 10_000])
def test_the_strongest_evidence_keeps_the_sum(explained: list[tuple[Article, Prediction]], most: int) -> None:
    for _, said in explained:
        for tag, evidence in said.evidence.items():
            shown = strongest(evidence, most)
            assert shown[:most] == evidence[:most]
            assert len(shown) == min(most + 1, len(evidence))
            assert sum(one.weight for one in shown) == pytest.approx(log_odds(said.scores[tag]), abs=1e-4)
            assert shown[-1].term == REST


def test_signs_of_one_family_are_one(tagger: Tagger) -> None:
    text = "护士长陪同院长、书记、局长、主任、科长、主席、教授、主任看望您，请您勿忘，可适量饮水。"
    (said,) = tagger.predict([Article(title="“停诊”通知？", text=text)], explain=True)
    signs = [[one.term for one in evidence if not one.places] for evidence in said.evidence.values()]
    for family in ("〔提到职务〕", "〔劝告语气〕", "〔正文短〕", "〔标题有引号〕"):
        assert max(names.count(family) for names in signs) == 1


def test_a_core_that_stands_twice_is_told_once(tagger: Tagger) -> None:
    article = Article(title="我院获评全国先进集体", text="近日，护理部再次获评省级先进集体，首次获评。")
    for evidence in tagger.predict([article], explain=True)[0].evidence.values():
        assert {one.term for one in evidence if "获评" in one.term} <= {"获评"}


def test_numbers_and_what_they_count_are_no_phrases(tagger: Tagger) -> None:
    article = Article(title="手术成功", text="5月24日上午，400多名医务人员为3例患者及1.7公斤婴儿手术。")
    for evidence in tagger.predict([article], explain=True)[0].evidence.values():
        told = {one.term for one in evidence if one.places}
        assert not {character for term in told for character in term} & set("0123456789月日多名例及.")
    assert NUMBERS in {one.term for one in evidence}


def test_brackets_in_a_text_are_no_signs(tagger: Tagger) -> None:
    article = Article(title="〔起点〕", text="〔标点〕〔其余〕")
    for evidence in tagger.predict([article], explain=True)[0].evidence.values():
        assert [one.term for one in evidence if one.term in (BASE, PUNCTUATION)].count(BASE) == 1
        assert not [one for one in evidence if one.places and ("〔" in one.term or "〕" in one.term)]
