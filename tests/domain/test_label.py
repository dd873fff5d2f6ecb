import pytest

from classifier.domain.label import Label

NAMES = {"award": "honour", "prize": "honour"}


@pytest.mark.parametrize(
    ("tags", "renamed"),
    [
        (("award",), ("honour",)),
        (("event", "award"), ("event", "honour")),
        (("award", "prize", "event"), ("honour", "event")),
        (("honour", "award"), ("honour",)),
        (("event",), ("event",)),
        ((), ()),
    ],
)
def test_tags_take_the_names_of_today_and_two_that_became_one_are_one(
    tags: tuple[str, ...], renamed: tuple[str, ...]
) -> None:
    label = Label(tags=tags, primary=tags[0] if tags else None)
    assert label.renamed(NAMES) == Label(tags=renamed, primary=renamed[0] if renamed else None)


def test_what_is_left_of_a_label_without_retired_tags() -> None:
    label = Label(tags=("event", "award"), primary="event")
    assert label.without({"award"}) == Label(tags=("event",), primary="event")
    assert label.without({"event"}) is None
    assert label.without(()) == label
    assert Label(tags=(), primary=None).without({"event"}) == Label(tags=(), primary=None)
