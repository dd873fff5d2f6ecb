from collections.abc import Sequence

import pytest

from classifier.learn.phrases import Role, grow_phrases, lay_words, role_of


def grown(text: str, said: Sequence[float] = ()) -> set[str]:
    """Phrases of a text: words parted by spaces, or by a bar where something stands between them."""
    clauses = [clause.split() for clause in text.split("|")]
    texts = [word for clause in clauses for word in clause]
    joined = [number < len(clause) for clause in clauses for number in range(1, len(clause) + 1)]
    words = lay_words(texts, joined)
    said = said or [1.0] * len(texts)
    sums = {word: sum(said[spot] for spot in spots) for word, spots in words.spots.items()}
    strongest = sorted(sums, key=lambda word: -abs(sums[word]))
    return {
        "".join(texts[first : first + phrase.length])
        for phrase in grow_phrases(words, said, strongest)
        for first in phrase.firsts
    }


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("荣获", Role.PLAIN),
        ("个人", Role.PLAIN),
        ("二等奖", Role.PLAIN),
        ("获", Role.PLAIN),
        ("的", Role.GRAMMAR),
        ("以及", Role.GRAMMAR),
        ("会", Role.GRAMMAR),
        ("0.0", Role.NUMBER),
        ("月", Role.NUMBER),
        ("一位", Role.NUMBER),
        ("第七届", Role.NUMBER),
        ("毫升", Role.NUMBER),
        ("副", Role.BEFORE),
        ("赛", Role.AFTER),
    ],
)
def test_what_a_word_can_be(word: str, role: Role) -> None:
    assert role_of(word) is role


def test_neighbours_that_say_the_same_are_one_phrase() -> None:
    assert grown("护理 技能 竞赛") == {"护理技能竞赛"}
    assert grown("护理 技能 竞赛", [1.0, -1.0, 1.0]) == set()
    assert grown("护理 技能 竞赛", [0.1, 1.0, 2.0]) == {"技能竞赛"}


def test_nothing_grows_over_what_stands_between() -> None:
    assert grown("护理 技能|竞赛 获奖") == {"护理技能", "竞赛获奖"}


def test_a_phrase_is_chosen_for_all_places_of_its_strongest_word() -> None:
    assert grown("不正之风 集中 整治|不正之风 集中 整治") == {"不正之风集中整治"}
    assert grown("我院 获评 全国|再次 获评 优秀", [1, 3, 1, 1, 3, 1]) == set()


def test_a_word_that_stands_elsewhere_too_is_no_part_of_a_phrase() -> None:
    assert grown("我院 荣获|我院 召开|我院 举办", [1, 9, 1, 1, 1, 1]) == set()


def test_a_word_belongs_to_one_phrase() -> None:
    assert grown("培训 培训 培训") == set()
    assert grown("党建 引领 党建 引领") == {"党建引领"}


def test_a_phrase_ends_well() -> None:
    assert grown("忙着 急 支") == set()
    assert grown("赴 云桥镇", [3, 1]) == {"赴云桥镇"}
    assert grown("赴 云桥镇", [1, 3]) == set()
    assert grown("我院 召开 全国", [1, 3, 1]) == {"我院召开"}
    assert grown("我院 通过 国家", [1, 1, 3]) == {"我院通过"}
    assert grown("全国 先进 集体", [3, 1, 1]) == {"全国先进集体"}


def test_a_phrase_is_no_sentence() -> None:
    assert max(map(len, grown("国家 临床 重点 专科 建设 项目 落户 本地"))) == 8
    assert max(map(len, grown("心血管内科 副主任医师 带队 参加"))) == 10
    assert grown("经皮冠状动脉 介入治疗手术 圆满") <= {"介入治疗手术圆满"}


def test_a_text_without_words_has_no_phrases() -> None:
    assert grown("") == set()
