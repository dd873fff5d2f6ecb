import errno
import logging

import pytest

from classifier.cli.logs import LineHandler, listen


def tell_record(template: str, *arguments: object) -> None:
    LineHandler().emit(logging.LogRecord("classifier.x", logging.WARNING, "x.py", 1, template, arguments, None))


@pytest.mark.usefixtures("chinese")
def test_a_warning_and_the_error_in_it_are_told_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    template = "the model cannot be kept for the next run: %s"
    tell_record(template, OSError(errno.ENOSPC, "No space left on device", "/x"))
    tell_record(template, TimeoutError())
    assert capsys.readouterr().err.splitlines() == [
        "yuankan: 模型存不下来，下次还要重新训练：/x：磁盘已满；请腾出空间后重新运行",
        "yuankan: 模型存不下来，下次还要重新训练：别的进程一直占着它",
    ]


def test_a_warning_that_has_no_translation_is_told_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    tell_record("%s is 100%% odd", "this")
    assert capsys.readouterr().err == "yuankan: this is 100% odd\n"


def test_a_warning_from_below_is_told_once_and_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    listen()
    listen()
    logging.getLogger("classifier.learn.tagger").warning("the cache\n%s", "is full\x1b[2J")
    logging.getLogger("classifier.learn.tagger").info("not worth a line")
    assert capsys.readouterr().err == "yuankan: the cache is full[2J\n"
