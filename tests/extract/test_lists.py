import pytest

from classifier.extract import lists

NAMES = ("departments", "endings", "name_words", "no_departments", "places", "synonyms")


@pytest.mark.parametrize("name", NAMES)
def test_a_list_holds_words_each_once(name: str) -> None:
    words = lists.words_of(name)
    assert words
    assert len(set(words)) == len(words)
    assert not any(word.startswith("#") for word in words)


def test_a_line_of_synonyms_holds_several_names() -> None:
    assert all(len(line.split()) > 1 for line in lists.lines_of("synonyms"))
