import logging

import pytest

from classifier.cli.logs import listen


def test_a_warning_from_below_is_told_once_and_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    listen()
    listen()
    logging.getLogger("classifier.learn.tagger").warning("the cache\n%s", "is full\x1b[2J")
    logging.getLogger("classifier.learn.tagger").info("not worth a line")
    assert capsys.readouterr().err == "yuankan: the cache is full[2J\n"
