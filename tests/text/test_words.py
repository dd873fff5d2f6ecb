import importlib
import logging
import os
import re
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.storage.shipped import load_starter
from classifier.text import words as words_module
from classifier.text.words import Cut, fold_case, jieba_engine, lexicon, number_shape, rjieba_engine, words

HAN_RUN = re.compile("[\u4e00-\u9fd5]+")


@pytest.fixture(scope="module")
def fast() -> Cut:
    pytest.importorskip("rjieba")
    return rjieba_engine()


@pytest.fixture(scope="module")
def slow() -> Cut:
    return jieba_engine()


def corpus_texts() -> list[str]:
    return [f"{example.article.title}\n{example.article.text}" for example in load_starter()]


def test_both_engines_agree_on_the_whole_corpus(fast: Cut, slow: Cut) -> None:
    runs = {run for text in corpus_texts() for run in HAN_RUN.findall(fold_case(text))}
    assert len(runs) > 20_000
    assert [run for run in runs if fast(run) != slow(run)] == []


def test_both_engines_agree_on_words_of_the_lexicon_in_strange_company(fast: Cut, slow: Cut) -> None:
    rng = np.random.default_rng(7)
    pieces = [*sorted(set().union(*lexicon().values())), *sorted(set("".join(corpus_texts()[:50])))]
    runs = ["".join(HAN_RUN.findall("".join(rng.choice(pieces, 12)))) for _ in range(3000)]
    assert [run for run in runs if run and fast(run) != slow(run)] == []


def test_without_rjieba_the_words_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "党委理论学习中心组集体学习，腹腔镜胆囊切除术患者康复出院。ICU 2024年"
    usual = words(text)
    monkeypatch.setattr(words_module, "engine", cache(words_module.engine.__wrapped__))
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "rjieba", None)
        assert words(text) == usual
    assert words_module.engine().__qualname__ == "Tokenizer.lcut"


@pytest.mark.parametrize("word", ["党委", "手术", "获奖", "培训"])
def test_words_of_two_characters_stay(word: str) -> None:
    assert word in words(f"医院{word}工作")


@pytest.mark.parametrize("word", ["理论学习中心组", "主题党日", "国家临床重点专科", "腹腔镜"])
def test_words_of_the_lexicon_are_kept_whole(word: str) -> None:
    assert word in set().union(*lexicon().values())
    assert word in words(f"我院{word}一事")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＩＣＵ", ["icu"]),
        ("2024年", ["0000", "年"]),
        ("97.6%", ["00.0%"]),
        ("1,234", ["0000"]),
        ("12345678", ["00000"]),
        ("3:2", ["0:0"]),
        ("COVID-19", ["covid", "00"]),
        ("𠮷", ["𠮷"]),
        ("（）！？—", []),
        ("", []),
    ],
)
def test_what_is_not_common_han_text(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(("number", "shape"), [("7", "0"), ("100%", "000%"), ("1234567%", "00000%"), ("3.14", "0.00")])
def test_numbers_become_shapes(number: str, shape: str) -> None:
    assert number_shape(number) == shape


@given(st.text(max_size=200))
def test_no_letter_and_no_digit_is_lost(text: str) -> None:
    folded = fold_case(text)
    kept = "".join(words(text))
    letters = [c for c in folded if c.isalpha()]
    assert [c for c in kept if c.isalpha()] == letters


def test_full_width_and_half_width_give_the_same_words() -> None:
    assert words("ＭＤＴ会诊１２０例") == words("MDT会诊120例")


def test_the_lexicon_has_groups_without_comments() -> None:
    assert {"wins", "branch", "operations"} <= set(lexicon())
    assert all(lexicon().values())
    assert not [word for group in lexicon().values() for word in group if word.startswith("#") or not word.strip()]


def test_the_fallback_leaves_jiebas_global_tokenizer_and_temporary_folder_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert jieba_engine()("我院手术") == ["我院", "手术"]
    assert list(tmp_path.iterdir()) == []
    assert not importlib.import_module("jieba").dt.initialized
    assert logging.getLogger("jieba").level >= logging.WARNING
    assert capfd.readouterr().err == ""


def test_neither_engine_is_imported_before_the_first_use() -> None:
    script = "import sys, classifier.text.words; sys.exit(sum(m in sys.modules for m in ('jieba', 'rjieba')))"
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", script], check=True, cwd=root, env=os.environ | {"PYTHONPATH": str(root)})
