"""The tables of keys, the help page made from them, and the keys of tags."""

import pytest

from classifier.cli.language import Language, use
from classifier.cli.screens.frame import text_of
from classifier.cli.screens.key_table import Act, Binding, key_line, tag_keys, tag_span
from classifier.cli.screens.keys import Key
from classifier.cli.screens.label_keys import LABEL_KEYS, PAGE_KEYS, SPLIT_KEYS
from classifier.cli.screens.label_state import LabelState
from classifier.cli.screens.pages import guideline_lines, help_lines
from classifier.cli.screens.review_keys import RETAG_KEYS, REVIEW_KEYS
from classifier.domain.taxonomy import Tag, Taxonomy
from tests.cli.screens.factories import TAXONOMY, make_state

NAMES = {
    Key.ENTER: ("Enter", "回车"),
    Key.ESCAPE: ("Esc", "Esc"),
    Key.INTERRUPT: ("Ctrl-C", "Ctrl-C"),
    Key.UP: ("↑", "↑"),
    Key.DOWN: ("↓", "↓"),
}


def taxonomy_of(*keys: str) -> Taxonomy:
    return Taxonomy(tuple(Tag(key=key, zh=key, en=key, definition="定义") for key in keys))


@pytest.mark.parametrize("language", list(Language))
def test_the_help_page_names_every_key(language: Language) -> None:
    use(language)
    page = "\n".join(text_of(one) for one in help_lines(TAXONOMY.tags, tag_keys(TAXONOMY), 80))
    for binding in LABEL_KEYS:
        for key in binding.keys:
            name = NAMES[Key(key)][language is Language.ZH] if key in NAMES else key
            assert any(
                name in row.split() or name in row for row in page.splitlines() if _tells(row, binding, language)
            )
    for key in ("1-5", "P", "C", "A", "T", "E", "PgUp", "PgDn"):
        assert key in page


def _tells(row: str, binding: Binding, language: Language) -> bool:
    return binding.long[language is Language.ZH][:6] in row


def test_no_key_means_two_things_on_one_screen() -> None:
    for table in (LABEL_KEYS, SPLIT_KEYS, PAGE_KEYS):
        keys = [key for binding in table for key in binding.keys]
        assert len(keys) == len(set(keys))
    assert not {key for binding in LABEL_KEYS for key in binding.keys} & set(tag_keys(TAXONOMY))


def test_the_screen_has_an_act_for_every_binding() -> None:
    state: LabelState = make_state()[0]
    assert set(state._acts) == {binding.act for binding in LABEL_KEYS}


def test_the_five_tags_have_a_number_and_a_capital_each() -> None:
    keys = tag_keys(TAXONOMY)
    assert list(keys) == ["1", "2", "3", "4", "5", "P", "C", "A", "T", "E"]
    assert keys["P"] == keys["1"] == "party_building"
    assert tag_span(keys) == "1-5"


def test_a_capital_that_two_tags_begin_with_means_none_of_them() -> None:
    keys = tag_keys(taxonomy_of("award", "advice", "event"))
    assert keys == {"1": "award", "2": "advice", "3": "event", "E": "event"}


def test_every_tag_of_a_large_taxonomy_has_a_key() -> None:
    names = [f"a{letter}" for letter in "bcdefghijklmno"]
    keys = tag_keys(taxonomy_of(*names))
    assert set(keys.values()) == set(names)
    assert len(set(keys)) == len(keys)
    assert all(key.isdigit() or key.isupper() for key in keys)


def test_where_there_is_little_room_the_keys_that_matter_stay() -> None:
    assert text_of(key_line(LABEL_KEYS, 40)) == "Enter accept  0 none  h help  q quit"
    assert text_of(key_line(LABEL_KEYS, 300)).count("  ") == len(LABEL_KEYS) - 1
    for width in range(30, 200):
        assert len(text_of(key_line(LABEL_KEYS, width))) <= max(width, len("Enter accept"))


def test_the_guideline_gives_the_definition_and_both_kinds_of_examples() -> None:
    tag = TAXONOMY["award"]
    page = "".join(text_of(one) for one in guideline_lines(tag, 60))
    assert page.replace(" ", "").startswith("Awardaward")
    assert all(f"✓ {example[:8]}" in page for example in tag.yes)
    assert all(f"✗ {example[:8]}" in page for example in tag.no)
    bare = Tag(key="bare", zh="空", en="", definition="没有例子")
    assert [text_of(one) for one in guideline_lines(bare, 60)] == ["bare  bare", "", "没有例子"]


TABLES = (LABEL_KEYS, SPLIT_KEYS, PAGE_KEYS, REVIEW_KEYS, RETAG_KEYS)


def test_every_act_is_bound_somewhere() -> None:
    assert {binding.act for table in TABLES for binding in table} == set(Act)
