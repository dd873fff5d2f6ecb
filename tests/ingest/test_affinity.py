import math

import pytest

from classifier.ingest.affinity import Affinity

TEXTS = ["我院毛婆婆康复", "毛婆婆术后出院", "我院召开会议", "我院开展义诊"]


def test_a_name_that_two_paragraphs_share_brings_them_together() -> None:
    affinity = Affinity(TEXTS)
    assert affinity.cosine(0, 1) > affinity.cosine(0, 2) > 0
    assert affinity.cosine(1, 2) == 0


def test_the_cosine_is_symmetric_and_one_with_itself() -> None:
    affinity = Affinity(TEXTS)
    assert affinity.cosine(0, 1) == pytest.approx(affinity.cosine(1, 0))
    assert affinity.cosine(0, 0) == pytest.approx(1)


def test_what_every_paragraph_says_weighs_nothing() -> None:
    affinity = Affinity(["我院", "我院", "我院"])
    assert affinity.cosine(0, 1) == 0
    assert affinity.coverage(0, 1) == 0


def test_coverage_is_the_share_of_the_headlines_squared_weight() -> None:
    # The headline's grams are 甲乙 (in two of four texts), 乙丙 and 甲乙丙 (in it alone); the body holds the first.
    affinity = Affinity(["甲乙丙", "甲乙", "丁戊", "己庚"])
    held, own = math.log(4 / 2) ** 2, math.log(4) ** 2
    assert affinity.coverage(0, 1) == pytest.approx(held / (held + 2 * own))
    assert affinity.coverage(0, 2) == 0
    assert affinity.coverage(0, 0) == pytest.approx(1)


def test_numbers_and_latin_words_count_whole_and_in_either_case() -> None:
    affinity = Affinity(["ECMO 1.7", "ecmo", "1", "7"])
    assert affinity.cosine(0, 1) > 0
    assert affinity.cosine(0, 2) == affinity.cosine(0, 3) == 0


def test_a_text_of_punctuation_has_nothing_in_common_with_any() -> None:
    assert Affinity(["……！", "我院"]).cosine(0, 1) == 0
