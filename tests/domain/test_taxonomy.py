import pytest

from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.errors import TaxonomyError


def make_tag(key: str, *formerly: str) -> Tag:
    return Tag(key=key, zh=key, en=key, definition="", formerly=formerly)


def test_former_keys_lead_to_those_in_use() -> None:
    taxonomy = Taxonomy((make_tag("honour", "award", "prize"), make_tag("event")))
    assert taxonomy.renamed == {"award": "honour", "prize": "honour"}
    assert Taxonomy((make_tag("event"),)).renamed == {}


@pytest.mark.parametrize(
    "tags",
    [
        (make_tag("honour", "award"), make_tag("award")),
        (make_tag("honour", "honour"),),
        (make_tag("honour", "award"), make_tag("event", "award")),
    ],
)
def test_a_former_key_belongs_to_one_tag_alone(tags: tuple[Tag, ...]) -> None:
    with pytest.raises(TaxonomyError, match="twice what it is"):
        Taxonomy(tags)
