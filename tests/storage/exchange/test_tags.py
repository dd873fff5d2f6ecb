import pytest

from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.errors import BrokenLineError
from classifier.storage.exchange.place import Place
from classifier.storage.exchange.tags import TagNames
from tests.storage.exchange.factories import TAXONOMY
from tests.storage.exchange.reading import label

NAMES, PLACE = TagNames.of(TAXONOMY), Place("file", 3)


@pytest.mark.parametrize("name", ["award", "AWARD", "获奖", " 获奖 ", "Awards", "awards"])
def test_a_tag_is_known_by_its_key_and_both_names(name: str) -> None:
    assert NAMES.key(name, PLACE) == "award"


def test_a_tag_that_is_not_known_is_named_with_those_that_are() -> None:
    with pytest.raises(BrokenLineError, match="'festival' is not known") as caught:
        NAMES.key("festival", PLACE)
    assert caught.value.hint == "known are award, training, event"
    assert caught.value.line == 3


def test_a_name_that_two_tags_share_is_that_of_the_one_whose_key_it_is() -> None:
    tags = (Tag(key="a", zh="b", en="", definition=""), Tag(key="b", zh="乙", en="", definition=""))
    assert TagNames.of(Taxonomy(tags)).key("b", PLACE) == "b"


def test_a_tag_that_is_named_twice_counts_once() -> None:
    assert NAMES.label(["获奖", "award"], "Awards", PLACE, decided=False).label == label("award")


@pytest.mark.parametrize(
    ("names", "primary", "decided", "loose", "why"),
    [
        ([], None, False, False, "it has no label"),
        ([], "award", True, False, "its label contradicts itself"),
        (["event"], "award", True, False, "its label contradicts itself"),
        (["event"], "prize", True, False, "the tag 'prize' is not known"),
        ([["event"]], None, True, True, "its tags are not a list of texts"),
        (["event"], 3, True, True, "its primary is neither a text nor null"),
    ],
)
def test_a_label_that_is_none_is_refused(
    names: list[object], primary: object, decided: bool, loose: bool, why: str
) -> None:
    with pytest.raises(BrokenLineError, match=why):
        NAMES.label(names, primary, PLACE, decided=decided, loose=loose)


@pytest.mark.parametrize("primary", ["award", "prize"])
def test_a_primary_that_is_out_of_date_is_passed_over_where_the_tool_does_not_show_it(primary: str) -> None:
    found = NAMES.label(["event", "training"], primary, PLACE, decided=True, loose=True)
    assert (found.label, found.assumed) == (label("event", "training"), True)


def test_the_first_of_several_tags_is_assumed_but_an_only_one_is_plain() -> None:
    assert NAMES.label(["event", "award"], None, PLACE, decided=False).assumed
    assert not NAMES.label(["event"], None, PLACE, decided=False).assumed
