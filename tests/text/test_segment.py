import unicodedata
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.storage.shipped import load_starter
from classifier.text import segment as segment_module
from classifier.text.folding import fold_codes, to_codes, to_text
from classifier.text.segment import Tokens, segment
from classifier.text.words import Cut, fold_case, jieba_engine, number_shape, rjieba_engine, words

# Whatever parts, joins or resembles a word.
TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="手术党委我院获奖甲é1290.,:%-'a ICＢ\0\n_＿·𠮷龦é\u0301😀〔⟦", max_size=60),
)


@pytest.fixture(scope="module")
def corpus() -> list[str]:
    return [f"{one.article.title}\n{one.article.text}" for one in load_starter()]


@pytest.fixture(scope="module", params=["rjieba", "jieba"])
def cut(request: pytest.FixtureRequest) -> Cut:
    if request.param == "jieba":
        return jieba_engine()
    pytest.importorskip("rjieba")
    return rjieba_engine()


def in_order(tokens: Tokens) -> list[str]:
    return [tokens.words[number] for number in np.argsort(tokens.starts, kind="stable")]


def together(texts: list[str]) -> Tokens:
    return segment(fold_codes([f"{text}\n" for text in texts])[0])


def printed(codes: str, tokens: Tokens) -> Iterator[tuple[str, str]]:
    for word, start, end in zip(tokens.words, tokens.starts.tolist(), tokens.ends.tolist(), strict=True):
        yield word, codes[start : end + 1]


def test_the_whole_corpus_at_once_has_the_words_of_its_articles(corpus: list[str]) -> None:
    found = in_order(together(corpus))
    assert len(found) > 200_000
    assert found == [word for text in corpus for word in words(text)]


def test_both_engines_give_the_words_of_the_articles(
    corpus: list[str], cut: Cut, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment_module, "engine", lambda: cut)
    part = corpus[::40]
    assert in_order(together(part)) == [word for text in part for word in words(text)]


@settings(max_examples=300)
@given(st.lists(TEXTS, max_size=5))
def test_any_texts_at_once_have_the_words_of_each(texts: list[str]) -> None:
    assert in_order(together(texts)) == [word for text in texts for word in words(text)]


@settings(max_examples=300)
@given(TEXTS)
def test_words_stand_where_they_are_said_to(text: str) -> None:
    codes = to_codes(fold_case(text))
    tokens = segment(codes)
    for word, there in printed(to_text(codes), tokens):
        assert word == (number_shape(there) if there[0].isdecimal() else there)


@given(TEXTS)
def test_every_letter_and_digit_is_in_one_word(text: str) -> None:
    codes = to_codes(fold_case(text))
    tokens = segment(codes)
    holders = np.zeros(len(codes), dtype=int)
    for start, end in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True):
        holders[start : end + 1] += 1
    assert holders.max(initial=0) <= 1
    letters = [unicodedata.category(chr(code))[0] == "L" or chr(code).isdecimal() for code in codes]
    assert holders[letters].all()


def test_chinese_words_come_first_then_the_others() -> None:
    found = together(["ICU收治3人", "CT检查"])
    assert found.words == ["收治", "人", "检查", "icu", "0", "ct"]
    assert found.starts.tolist() == [3, 6, 10, 0, 5, 8]
    assert found.ends.tolist() == [4, 6, 11, 2, 5, 9]


@pytest.mark.parametrize("text", ["", "\n", "\0\0", "，。！", "😀"])
def test_a_text_without_words_has_none(text: str) -> None:
    found = segment(to_codes(text))
    assert (found.words, len(found.starts), len(found.ends)) == ([], 0, 0)


def test_words_do_not_grow_together_across_what_was_left_out() -> None:
    # 手术 is a word, and so is 98.6: neither may come of its parts in two texts, or on two sides of another script.
    assert sorted(together(["手", "术"]).words) == ["手", "术"]
    assert in_order(segment(to_codes("手a术"))) == ["手", "a", "术"]
    assert in_order(segment(to_codes("98手.6"))) == ["00", "手", "0"]
    assert in_order(segment(to_codes("手\n术"))) == ["手", "术"]
