from hypothesis import given
from hypothesis import strategies as st

from classifier.workflows.inbox.names import Stamp
from classifier.workflows.inbox.settling import Settling

ONE, TWO = Stamp(10, 5), Stamp(20, 5)


def test_a_file_is_complete_once_it_stood_still() -> None:
    settling = Settling(3)
    assert settling.wait("a", ONE, 100.0) == 3
    assert settling.wait("a", ONE, 102.0) == 1
    assert settling.wait("a", ONE, 103.0) == 0
    assert settling.wait("a", ONE, 109.0) == 0


def test_a_change_of_size_or_time_begins_anew() -> None:
    settling = Settling(3)
    settling.wait("a", ONE, 100.0)
    assert settling.wait("a", TWO, 102.9) == 3
    assert settling.wait("a", Stamp(20, 6), 105.0) == 3
    assert settling.wait("a", Stamp(20, 6), 108.0) == 0


def test_an_old_file_has_to_stand_still_too() -> None:
    # A copy has the time of what it was copied from, while it still grows.
    assert Settling(3).wait("a", Stamp(10, 0), 1e9) == 3


def test_without_patience_a_file_is_complete_at_once() -> None:
    assert Settling(0).wait("a", ONE, 100.0) == 0


def test_what_is_forgotten_begins_anew() -> None:
    settling = Settling(3)
    settling.wait("a", ONE, 100.0)
    settling.wait("b", ONE, 100.0)
    settling.keep({"a"})
    settling.restart("a")
    assert settling.wait("a", ONE, 103.0) == 3
    assert settling.wait("b", ONE, 103.0) == 3


@given(st.lists(st.tuples(st.floats(0, 5), st.integers(0, 2)), max_size=30))
def test_what_changed_less_than_so_long_ago_is_never_complete(looks: list[tuple[float, int]]) -> None:
    settling, now = Settling(3), 0.0
    changed, before = 0.0, -1
    for pause, size in looks:
        now += pause
        if size != before:
            changed, before = now, size
        assert (settling.wait("a", Stamp(size, 0), now) == 0) == (now - changed >= 3)
