import re

from hypothesis import given
from hypothesis import strategies as st

from classifier.extract.trie import one_of

WORDS = st.lists(st.text("骨科内外.|(", min_size=1, max_size=5), min_size=1, max_size=8)


@given(WORDS, st.text("骨科内外.|(", max_size=12))
def test_at_each_place_the_longest_word_is_found(words: list[str], text: str) -> None:
    pattern = re.compile(one_of(words))
    for at in range(len(text)):
        found = pattern.match(text, at)
        longest = max((word for word in words if text.startswith(word, at)), key=len, default=None)
        assert (found.group() if found else None) == longest


def test_without_words_there_is_no_pattern() -> None:
    assert one_of([]) == ""
