import re

import pytest

from classifier.cli.signs import said_sign
from classifier.domain.prediction import BASE, PUNCTUATION, REST
from classifier.learn.explain import NUMBERS
from classifier.learn.genre import SIGNS
from classifier.learn.touches import touch_in_words, touch_names
from classifier.text.words import lexicon

HAN = re.compile("[\u4e00-\u9fff]")


def signs() -> list[str]:
    """Every sign that the tagger can name."""
    touched = {f"〔{touch_in_words(name)}〕" for name in touch_names(tuple(lexicon()))}
    return [BASE, PUNCTUATION, NUMBERS, REST, *(f"〔{sign}〕" for sign in SIGNS.values()), *sorted(touched)]


def test_every_sign_has_its_english() -> None:
    every = signs()
    assert len(every) > 100
    assert [sign for sign in every if HAN.search(said_sign(sign))] == []
    assert len({said_sign(sign) for sign in every}) == len(set(every))


@pytest.mark.parametrize(
    ("sign", "english"),
    [
        ("〔标题：获奖用词〕", "〔headline: winning words〕"),
        ("〔正文短〕", "〔short body〕"),
        ("〔正文1段〕", "〔1 paragraph〕"),
        ("〔正文5段〕", "〔5 paragraphs〕"),
        ("〔正文6段以上〕", "〔6 paragraphs or more〕"),
        ("〔起点〕", "〔start〕"),
    ],
)
def test_signs_in_english(sign: str, english: str) -> None:
    assert said_sign(sign) == english


@pytest.mark.parametrize("term", ["荣获", "标题：获奖用词", "〔月亮〕", "〔未完〕待续", ""])
def test_what_is_no_sign_stays_as_it_is(term: str) -> None:
    assert said_sign(term) == term


@pytest.mark.usefixtures("chinese")
def test_in_chinese_signs_stay_as_they_are() -> None:
    assert [sign for sign in signs() if said_sign(sign) != sign] == []
