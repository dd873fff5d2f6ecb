"""Every fault of a model from elsewhere that the floors below tell in English is told in 中文."""

import re
from pathlib import Path

import pytest

from classifier.cli.errors import sentence_of
from classifier.cli.exchange_faults import EXCHANGE_FAULTS
from classifier.errors import ForeignModelError
from classifier.storage import plain_file
from tests.cli.test_phrases import texts_given_to

LEFT = re.compile(r"\.skops|7")


def faults() -> set[str]:
    found = {
        *texts_given_to("PlainFileError", "storage/plain_file.py", place=0),
        *texts_given_to("ForeignModelError", "workflows/versions/exchange.py", place=1),
        *texts_given_to("ValueError", "learn/portable.py", place=0),
        plain_file._NO_MODEL,
    }
    # What stands before a dot is the name of a module.
    return {text.replace("7.7", "os.system") for text in found}


@pytest.mark.usefixtures("chinese")
def test_every_fault_is_told_in_chinese() -> None:
    every = faults()
    assert {"it holds os.system, which no model is made of", "its part 7 does not fit"} <= every
    assert len(every) > 12
    for fault in every:
        said = sentence_of(ForeignModelError(Path("/a: b/m"), fault))
        assert said.startswith("这个文件不能导入（/a: b/m："), fault
        told = LEFT.sub("", said.partition("m：")[2].partition("；")[0].replace("os.system", ""))
        assert not re.search("[A-Za-z]{2}", told), said


def test_no_phrase_is_left_that_nobody_says() -> None:
    shown = faults()
    assert [one.english for one in EXCHANGE_FAULTS if not any(one.say(text) for text in shown)] == []
