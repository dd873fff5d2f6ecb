from classifier.domain.label import Label
from classifier.domain.snapshot import Part, SnapshotRow, changed_labels


def make_row(article: str, *tags: str, part: Part = Part.TRAINING) -> SnapshotRow:
    return SnapshotRow(article, Label(tags=tags, primary=tags[0] if tags else None), part)


def test_new_changed_and_lost_labels_count_and_the_order_of_tags_does_not() -> None:
    before = [make_row("same", "event", "award"), make_row("other", "event"), make_row("lost", "event")]
    now = [
        make_row("same", "event", "award"),
        make_row("other", "award"),
        make_row("new"),
    ]
    assert changed_labels(before, now) == 3
    assert changed_labels(before, before) == 0
    flipped = SnapshotRow("same", Label(tags=("award", "event"), primary="event"), Part.TRAINING)
    assert changed_labels(before[:1], [flipped]) == 0


def test_labels_kept_for_testing_teach_nothing_and_count_for_nothing() -> None:
    assert changed_labels([], [make_row("a", "event", part=Part.TEST)]) == 0
    assert changed_labels([make_row("a", "event")], [make_row("a", "event", part=Part.TEST)]) == 1


def test_what_turned_out_to_be_nearly_a_copy_has_not_changed() -> None:
    assert changed_labels([make_row("a", "event", part=Part.NEITHER)], [make_row("a", "event")]) == 0
