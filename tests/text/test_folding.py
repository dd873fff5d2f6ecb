import unicodedata
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.text.folding import fold_codes, fold_origins, to_codes, to_text
from classifier.text.words import fold_case

# What joins with its neighbours, grows or shrinks: marks, Korean in parts, ligatures, squares, kana with loose marks.
AWKWARD = "\u0301\u0323\u0338\u0344\u0345\u1100\u1161\u11a8\uac00\u3131\u314fﬁﬄß㈱㍿㎏½İΐΣςｶﾞ゙①Åé\ufe0f\u200d豈"
UNICODE = st.one_of(st.text(max_size=30), st.text(alphabet=st.sampled_from(f"{AWKWARD}ae中文 \n１Ａ𠮷😀"), max_size=30))
HALF_PAIRS = st.text(alphabet=st.characters(categories=("Cs", "Lo")), max_size=8)
MARKS = st.sampled_from(("", "\u0301", "\u0323\u0301", "\u0301\u0323", "\u1161", "\u1161\u11a8", "゙", "\u0344", "ﾞ"))
# A character that stands by itself, and marks behind it.
BASES = st.sampled_from("aeioﬁﬄ中文１Ａ𠮷😀㈱㍿½ß①カｶハ \u1100\uac00")


def folded(texts: Sequence[str]) -> str:
    return to_text(fold_codes(texts)[0])


@given(st.lists(st.one_of(UNICODE, HALF_PAIRS), max_size=6))
def test_many_texts_fold_as_each_does_alone(texts: list[str]) -> None:
    codes, lengths = fold_codes(texts)
    parts = [fold_case(text) for text in texts]
    assert to_text(codes) == "".join(parts)
    assert lengths.tolist() == [len(part) for part in parts]


@pytest.mark.parametrize("before", ["", "a", "\u1100", "\uac00"])
def test_every_character_folds_as_it_does_alone(before: str) -> None:
    characters = [f"{before}{chr(code)}" for code in range(0x110000)]
    assert folded(characters) == "".join(map(fold_case, characters))


def test_what_composes_with_the_character_before_is_known_to() -> None:
    # Every pair that Unicode puts together to one character: the second must never be folded by itself.
    parts = [unicodedata.decomposition(chr(code)).split() for code in range(0x110000)]
    pairs = ["".join(chr(int(part, 16)) for part in two) for two in parts if len(two) == 2 and two[0][0] != "<"]
    assert len(pairs) > 900
    assert folded(pairs) == "".join(map(fold_case, pairs))


@given(st.lists(UNICODE, min_size=1, max_size=4))
def test_texts_do_not_join_where_they_meet(texts: list[str]) -> None:
    alone = [fold_codes([text])[0] for text in texts]
    assert np.array_equal(fold_codes(texts)[0], np.concatenate(alone))


@given(st.one_of(UNICODE, HALF_PAIRS))
def test_code_points_are_a_text_again(text: str) -> None:
    codes = to_codes(text)
    assert codes.tolist() == [ord(character) for character in text]
    assert to_text(codes) == text


def test_no_text_at_all() -> None:
    codes, lengths = fold_codes([])
    assert (len(codes), len(lengths)) == (0, 0)
    assert fold_origins("").tolist() == [0]


@given(UNICODE)
def test_origins_rise_from_the_start_to_the_end(text: str) -> None:
    origins = fold_origins(text)
    assert len(origins) == len(fold_case(text)) + 1
    assert origins[-1] == len(text)
    assert (np.diff(origins) >= 0).all()
    assert not text or origins[0] == 0


@given(st.lists(st.tuples(BASES, MARKS), max_size=12))
def test_what_comes_from_a_cluster_is_that_cluster_folded(parts: list[tuple[str, str]]) -> None:
    clusters = ["".join(part) for part in parts]
    text = "".join(clusters)
    origins, result = fold_origins(text), fold_case(text)
    start = 0
    for cluster in clusters:
        end = start + len(cluster)
        assert "".join(np.array(list(result))[(origins[:-1] >= start) & (origins[:-1] < end)]) == fold_case(cluster)
        start = end


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("ＡＢ中", [0, 1, 2, 3]),
        ("e\u0301中", [0, 2, 3]),
        ("ﬁ中", [0, 0, 1, 2]),
        ("e\u0301ﬁ中", [0, 2, 2, 3, 4]),
        ("㍿院", [0, 0, 0, 0, 1, 2]),
        ("\u1100\u1161\u11a8院", [0, 3, 4]),
    ],
)
def test_origins_of_characters_that_grow_and_shrink(text: str, origins: list[int]) -> None:
    assert fold_origins(text).tolist() == origins
