"""Every fault of labels and models that the floors below tell in English is told in 中文."""

import re

import pytest

from classifier.cli.errors import sentence_of
from classifier.cli.label_faults import FAULTS, said_fault
from classifier.errors import CorpusError, OtherTagsError, TaxonomyError, WorkerLostError
from tests.cli.test_phrases import texts_given_to

FILES = ("storage/shipped.py", "domain/taxonomy.py", "learn/examples.py", "workflows/own.py")
# Faults that `storage.shipped` hands on from the nouns.
NOUNS = ("domain/article.py", "domain/label.py")
# What stands before a fault, and what tests of English need not know.
PLACE = re.compile(r"\A7(?:, line 7)?: ")
LEFT = re.compile(r"7|[a-z]*\.(?:toml|jsonl)|\[\[tag\]\]|UTF-8|TOML|JSON|title|text|tags|primary|null|id")


def faults() -> set[str]:
    found = {text for kind in ("CorpusError", "TaxonomyError") for text in texts_given_to(kind, *FILES, place=0)}
    faults = {PLACE.sub("", text) for text in found} - {"7"}
    labels = {text for text in texts_given_to("ValueError", *NOUNS, place=0) if "tag" in text or "title" in text}
    return faults | labels


def test_every_fault_is_told_in_chinese_with_a_way_out() -> None:
    every = faults()
    assert {"holds no 7", "is not UTF-8 at byte 7", "a tag stands twice: 7"} <= every
    # Names are filled in; no label asks for a tag that the taxonomy lacks.
    shown = {
        fault.replace("holds no 7", "holds no taxonomy.toml").replace("stands in 7", "stands in /a, line 7")
        for fault in every - {"the taxonomy holds no tag 7"}
    }
    for fault in shown:
        said, way_out = said_fault(f"/a: b/labels.jsonl, line 3: {fault}")
        assert said.startswith("/a: b/labels.jsonl 第 3 行："), fault
        assert not re.search("[A-Za-z]{2}", LEFT.sub("", said.partition("：")[2])), said
        assert way_out, fault


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("9 labelled articles are too few to learn from", "只有 9 篇标注稿件，学不起来"),
        (
            "a.jsonl, line 2: the id 'x' stands in a.jsonl, line 1 too",
            "a.jsonl 第 2 行：编号 'x' 与 a.jsonl 第 1 行重复",
        ),
        ("own-12ab: a model of other tags: it knows besides a, b", "模型 own-12ab 是按另一套标签训练的：多出 a, b"),
        ("the moon is full", "the moon is full"),
    ],
)
def test_where_and_what(message: str, said: str) -> None:
    assert said_fault(message)[0] == said


def test_no_fault_hides_another() -> None:
    english = [phrase.english for phrase in FAULTS]
    assert len(english) == len(set(english))


@pytest.mark.usefixtures("chinese")
def test_sentences_in_chinese() -> None:
    assert sentence_of(TaxonomyError("t.toml: holds no taxonomy.toml")).startswith("标签表有误（t.toml：里面没有")
    assert sentence_of(CorpusError("9 labelled articles are too few to learn from")).endswith("；请至少标注 10 篇")
    refused = sentence_of(OtherTagsError("own-1", lacking=("a",), beside=("b", "c")))
    assert refused.startswith("模型 own-1 是按另一套标签训练的：不认识 a，却有 b, c；请用它训练时的标签表")
    assert "--jobs 1" in sentence_of(WorkerLostError("a process that tags was ended from outside"))
