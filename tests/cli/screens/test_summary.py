"""What a session came to, told when the screen is gone."""

import datetime as dt
from itertools import count
from pathlib import Path

import pytest

from classifier.cli.screens.summary import Ended, summary
from classifier.domain.answer import Answer, Verdict
from classifier.domain.label import Label
from tests.cli.screens.factories import TAXONOMY, ZONE

_IDS = count(1)


def make_answer(article: str, *tags: str, verdict: Verdict = Verdict.LABEL, undoes: str | None = None) -> Answer:
    edit = verdict is Verdict.EDIT
    return Answer(
        id=f"{next(_IDS):x}",
        verdict=verdict,
        article=article,
        annotator="王芳",
        at=dt.datetime(2024, 5, 1, tzinfo=ZONE),
        label=Label(tags=tags, primary=tags[0] if tags else None) if verdict is Verdict.LABEL else None,
        undoes=undoes,
        replaces=(article,) if edit else (),
        makes=(f"{article}2",) if edit else (),
    )


def told(*kept: Answer, agreed: tuple[int, int] = (0, 0), minutes: float = 8.4) -> list[str]:
    ended = Ended(kept=kept, agreed=agreed, minutes=minutes, log=Path("labels/log/王芳.jsonl"), labelled=145, left=830)
    return summary(ended, TAXONOMY)


def test_a_session_in_full() -> None:
    kept = [make_answer("a", "award", "event"), make_answer("b", "award"), make_answer("c")]
    kept += [make_answer("d", verdict=Verdict.UNSURE), make_answer("e", verdict=Verdict.SKIP)]
    kept += [make_answer("f", verdict=Verdict.EDIT), make_answer("x", verdict=Verdict.UNDO, undoes="earlier")]
    assert told(*kept, agreed=(2, 3)) == [
        "3 articles labelled in this session, in 8 min",
        "  Award 2, Event 1, no tag 1",
        "  suggestions accepted as they were: 2 of 3",
        "  unsure 1, skipped 1, splits mended 1, answers of earlier sessions taken back 1",
        "  in all 145 articles labelled, 830 left; the log is labels/log/王芳.jsonl",
        "next: yuankan label goes on; yuankan labels show counts; yuankan review settles disputes and doubts",
    ]


def test_what_was_taken_back_or_answered_anew_counts_once() -> None:
    first = make_answer("a", "award")
    undo = make_answer("a", verdict=Verdict.UNDO, undoes=first.id)
    found = told(first, undo, make_answer("a", "event"), make_answer("a", "training"))
    assert found[:2] == ["1 article labelled in this session, in 8 min", "  Training 1"]
    assert "taken back" not in "".join(found)


def test_a_session_without_an_answer_says_so_in_two_lines_less() -> None:
    assert told(minutes=0.2)[0] == "0 articles labelled in this session, in <1 min"
    assert len(told()) == 3


@pytest.mark.usefixtures("chinese")
def test_in_chinese() -> None:
    assert told(make_answer("a", "award"), make_answer("b"), agreed=(1, 2)) == [
        "本次标注 2 篇，用时 8 分钟",
        "  获奖 1，不打标签 1",
        "  建议原样接受：1/2",
        "  一共标了 145 篇，还剩 830 篇；记录在 labels/log/王芳.jsonl",
        "下一步：yuankan label 接着标；yuankan labels show 看统计；yuankan review 处理有分歧和可疑的标注",
    ]
