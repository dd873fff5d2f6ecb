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


@pytest.mark.parametrize("other", range(len(TEXTS)))
def test_many_texts_at_once_are_compared_as_one_by_one(other: int) -> None:
    # Texts without anything in common with any other stand at both ends and between.
    affinity = Affinity(["。", *TEXTS, "！", "毛婆婆", ""])
    for texts in (range(8), range(2, 5), range(6, 8), range(3, 3)):
        assert affinity.cosines(texts, other).tolist() == pytest.approx(
            [affinity.cosine(text, other) for text in texts]
        )
        assert affinity.coverages(texts, other).tolist() == pytest.approx(
            [affinity.coverage(text, other) for text in texts]
        )


def test_what_one_comparison_held_is_gone_at_the_next() -> None:
    affinity = Affinity(TEXTS)
    assert affinity.cosine(0, 1) > 0
    assert affinity.cosine(1, 2) == 0
    assert affinity.cosine(2, 1) == 0


@pytest.mark.parametrize("texts", [[], [""], ["。", "\ud800"]])
def test_texts_that_hold_nothing_are_compared_too(texts: list[str]) -> None:
    affinity = Affinity(texts)
    assert [affinity.cosine(text, text) for text in range(len(texts))] == [0.0] * len(texts)


def test_a_triple_of_rare_ideographs_is_told_from_its_pairs() -> None:
    apart, together = Affinity(["𠀀𠀁x𠀁𠀂", "𠀀𠀁𠀂", "我院"]), Affinity(["𠀀𠀁𠀂", "𠀀𠀁𠀂", "我院"])
    assert 0 < apart.cosine(0, 1) < together.cosine(0, 1) == pytest.approx(1)
