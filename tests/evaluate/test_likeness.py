import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.domain.article import Article, fold
from classifier.evaluate import likeness
from classifier.evaluate.likeness import group_alike, near_any
from classifier.evaluate.splits import NEAR, grams

# Few characters and short texts, so that many are alike, and some shorter than a gram.
TEXTS = st.lists(st.text(alphabet="甲乙𠮷a", min_size=1, max_size=14), max_size=12)


def alike(first: str, second: str, near: float = NEAR) -> bool:
    """The definition itself: the Jaccard similarity of two sets."""
    one, other = (grams(Article(title="", text=text)) for text in (first, second))
    return len(one & other) >= near * len(one | other)


@given(TEXTS, TEXTS, st.sampled_from((0.1, NEAR, 1.0)))
def test_what_is_near_is_what_the_sets_of_grams_say(texts: list[str], known: list[str], near: float) -> None:
    found = near_any(texts, known, near=near)
    assert found.tolist() == [any(alike(text, other, near) for other in known) for text in texts]


@given(TEXTS)
def test_groups_are_what_chains_of_alike_texts_link(texts: list[str]) -> None:
    groups = group_alike(texts, near=NEAR).tolist()
    assert all(groups[i] == groups[j] for i in range(len(texts)) for j in range(i) if alike(texts[i], texts[j]))
    for number in set(groups):
        members = [text for text, group in zip(texts, groups, strict=True) if group == number]
        reached = {members[0]}
        while more := {text for text in members if any(alike(text, other) for other in reached)} - reached:
            reached |= more
        assert reached == set(members)


def test_batches_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    texts = ["".join(rng.choice(list("党委手"), size=12)) for _ in range(300)]
    whole, near = group_alike(texts, near=NEAR), near_any(texts[::2], texts[1::2], near=NEAR)
    assert 1 < len(set(whole.tolist())) < len(texts)
    assert 0 < near.sum() < len(near)
    monkeypatch.setattr(likeness, "_BATCH", 7)
    assert (group_alike(texts, near=NEAR) == whole).all()
    assert (near_any(texts[::2], texts[1::2], near=NEAR) == near).all()


def test_a_gram_across_two_texts_is_of_neither() -> None:
    # Joined, they would share all but their ends.
    assert len(set(group_alike(["甲乙丙丁戊", "己庚辛壬癸", "丙丁戊己庚"], near=0.01).tolist())) == 3


def test_the_filler_of_short_texts_is_in_no_folded_text() -> None:
    assert fold(likeness._FILLER) == ""
