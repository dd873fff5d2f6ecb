import pytest

from classifier.errors import BrokenLineError, TooLargeError
from classifier.storage.exchange.place import MAX_BYTES, Place

LINE, TASK = Place("a.jsonl", 3), Place("a.json", 4, "task")


def test_a_line_has_its_number_and_a_task_has_none() -> None:
    assert (LINE.broken("it is not JSON").line, TASK.broken("it is not JSON").line) == (3, None)
    assert TASK.broken("it is not JSON").message == "a.json: task 4 is not a labelled article: it is not JSON"
    assert TASK.broken("it is not JSON").source == "a.json"


def test_what_is_too_much_for_an_article_is_refused() -> None:
    most = b"x" * MAX_BYTES
    assert LINE.bounded(most) is most
    with pytest.raises(TooLargeError, match="line 3 has more than 8 MiB") as caught:
        LINE.bounded(most + b"x")
    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xff", "it is not UTF-8"),
        (b"oops", "it is not JSON"),
        (b"9" * 5000, "it is not JSON"),
        (b"[1]", "it is not a JSON object"),
        (b"[" * 100_000, "its JSON is nested too deep"),
    ],
)
def test_what_is_no_object_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(BrokenLineError, match=why):
        LINE.object(data)


def test_an_object_is_read_as_it_stands() -> None:
    assert LINE.object('{"题": [1, null]}'.encode()) == {"题": [1, None]}
