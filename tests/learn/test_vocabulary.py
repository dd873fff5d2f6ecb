import pickle
from collections import Counter
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from classifier.domain.article import Article
from classifier.learn.keytable import ABSENT
from classifier.learn.stream import lay_out
from classifier.learn.vocabulary import LONGEST, Vocabulary, are_grams, learn_vocabulary
from classifier.text.words import lexicon
from tests.learn.factories import odd_articles
from tests.learn.plain import terms
from tests.learn.test_views import EVERY_GRAM, EVERY_WORD

PRINTED = st.lists(st.text(alphabet="我院获奖a１2 \n。𠮷\U0010ffff", min_size=1, max_size=12), min_size=1, max_size=8)


def make_articles(texts: list[str]) -> list[Article]:
    return [Article(title="题", text=text) for text in texts]


def learn(texts: list[str], *, fewest: int = 2, each: int = 1) -> Vocabulary:
    articles = make_articles(texts)
    return learn_vocabulary((lay_out(articles[i : i + each]) for i in range(0, len(articles), each)), fewest)


def grams(vocabulary: Vocabulary) -> list[str]:
    return [vocabulary.gram(number) for number in range(len(vocabulary.grams))]


def same(one: Vocabulary, other: Vocabulary) -> bool:
    return np.array_equal(one.grams, other.grams) and one.words == other.words and one.groups == other.groups


@given(PRINTED, st.integers(1, 3))
def test_terms_are_those_of_enough_articles(texts: list[str], fewest: int) -> None:
    found = learn(texts, fewest=fewest)
    for view, known in ((EVERY_GRAM, grams(found)), (EVERY_WORD, list(found.words))):
        met = Counter(term for article in make_articles(texts) for term in set(terms(view, article)))
        assert set(known) == {term for term, number in met.items() if number >= fewest}
        assert len(set(known)) == len(known)


@given(PRINTED, st.integers(1, 4), st.randoms(use_true_random=False))
def test_neither_order_nor_batches_show(texts: list[str], each: int, random: Random) -> None:
    shuffled = random.sample(texts, len(texts))
    assert same(learn(texts, each=each), learn(shuffled))


def test_terms_are_in_order() -> None:
    found = learn(["手术。成功。", "手术。顺利。", "成功"])
    assert found.words == tuple(sorted(found.words))
    assert (np.diff(found.grams) > 0).all()
    assert set(found.words) >= {"手术", "成功", "题"}


@given(PRINTED)
def test_grams_are_found_where_they_stand(texts: list[str]) -> None:
    vocabulary = learn(texts, fewest=1)
    stream = lay_out(make_articles(texts))
    found = vocabulary.find_grams(stream)
    assert (found.ends - found.starts < LONGEST).all()
    for term, start, end in zip(found.terms.tolist(), found.starts.tolist(), found.ends.tolist(), strict=True):
        there = "".join("0" if c.isdecimal() else c for c in stream.text(start, end + 1))
        assert vocabulary.gram(term) == there
    expected = Counter(term for article in make_articles(texts) for term in terms(EVERY_GRAM, article))
    assert Counter(vocabulary.gram(term) for term in found.terms.tolist()) == expected


def test_unknown_terms_are_not_found() -> None:
    vocabulary = learn(["甲乙丙", "甲乙丙"])
    found = vocabulary.find_grams(lay_out([Article(title="", text="乙丁甲乙")]))
    assert [vocabulary.gram(term) for term in found.terms.tolist()] == ["⟦", "⟧", "乙", "甲", "乙", "甲乙"]
    assert found.starts.tolist() == [0, 1, 3, 5, 6, 5]
    assert found.ends.tolist() == [0, 1, 3, 5, 6, 6]


def test_words_of_the_lexicon_have_a_list_whether_known_or_not() -> None:
    names = list(lexicon())
    group, unknown = next((name, word) for name in names for word in sorted(lexicon()[name]) if len(word) > 3)
    vocabulary = learn(["荣获。", "荣获。", "罕见"])
    stream = lay_out([Article(title="", text=f"{unknown}。荣获。罕见。zxqv")])
    numbers = vocabulary.number_words(stream)
    assert dict(zip(stream.tokens.words, vocabulary.group_words(numbers).tolist(), strict=True)) == {
        unknown: names.index(group),
        "荣获": next(number for number, name in enumerate(names) if "荣获" in lexicon()[name]),
        "罕见": ABSENT,
        "zxqv": ABSENT,
    }
    known = {word for word, number in zip(stream.tokens.words, numbers.tolist(), strict=True) if number != ABSENT}
    assert known == {unknown, "荣获"}
    assert {number < len(vocabulary.words) for number in numbers[numbers != ABSENT].tolist()} == {True, False}


def test_odd_articles_have_terms() -> None:
    articles = list(odd_articles())
    found = learn_vocabulary([lay_out(articles)], 1)
    for view, known in ((EVERY_GRAM, grams(found)), (EVERY_WORD, found.words)):
        assert set(known) == {term for article in articles for term in terms(view, article)}


def test_no_articles_have_no_terms() -> None:
    found = learn_vocabulary([], 2)
    assert (len(found.grams), found.words) == (0, ())
    stream = lay_out([Article(title="题", text="文")])
    assert len(found.find_grams(stream).terms) == 0
    assert found.number_words(stream).tolist() == [ABSENT, ABSENT]


def test_what_was_made_for_looking_up_is_not_kept() -> None:
    vocabulary = learn(["甲乙丙", "甲乙丙"])
    before = pickle.dumps(vocabulary)
    vocabulary.find_grams(lay_out(make_articles(["甲乙"])))
    vocabulary.group_words(vocabulary.number_words(lay_out(make_articles(["甲乙"]))))
    assert pickle.dumps(vocabulary) == before
    again = pickle.loads(before)  # noqa: S301 - written a line above
    assert same(again, vocabulary)


@given(PRINTED)
def test_learnt_runs_are_runs(texts: list[str]) -> None:
    assert are_grams(learn(texts, fewest=1).grams)


def test_other_numbers_are_no_runs() -> None:
    one, two = ord("甲"), ord("甲") << 21 | ord("乙")
    wrong = (
        [0],
        [-1],
        [two, one],
        [one, one],
        [one << 21],
        [one << 42 | one],
        [one << 42],
        [0x110000],
        [0x110000 << 21 | one],
    )
    assert are_grams(np.array([one, two, two << 21 | one], dtype=np.int64))
    for keys in wrong:
        assert not are_grams(np.array(keys, dtype=np.int64)), keys
