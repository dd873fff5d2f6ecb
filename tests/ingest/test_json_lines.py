from io import BytesIO

import pytest

from classifier.errors import DecodingError, TooLargeError
from classifier.ingest import json_lines as module
from classifier.ingest.json_lines import encoded_lines, json_lines, lines
from classifier.ingest.sources import MAX_BYTES


def test_lines_are_cut_at_newlines_alone() -> None:
    data = '"一\u2028"\r\n\n"二\x85"'.encode()
    assert list(json_lines(BytesIO(data), "a")) == ['"一\u2028"\r\n'.encode(), b"\n", '"二\x85"'.encode()]
    assert list(json_lines(BytesIO(b""), "a")) == []


def test_utf_16_is_decoded_before_it_is_cut() -> None:
    assert list(json_lines(BytesIO("上\n\u0a0a".encode("utf-16")), "a")) == ["上".encode(), "\u0a0a".encode()]
    with pytest.raises(DecodingError):
        json_lines(BytesIO("上".encode("utf-16") + b"x"), "a")


def test_a_lone_surrogate_comes_back_as_bytes_that_are_no_utf_8() -> None:
    (line,) = encoded_lines("\ud800")
    with pytest.raises(UnicodeDecodeError):
        line.decode()


def test_the_rest_of_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 4)
    assert list(lines(BytesIO(b"1234567890\n12\n"))) == [b"12345", b"12\n"]


def test_utf_16_that_is_too_long_is_refused() -> None:
    data = b"\xff\xfe" + b"1\x00" * (MAX_BYTES // 2 + 1)
    with pytest.raises(TooLargeError):
        json_lines(BytesIO(data), "a")
