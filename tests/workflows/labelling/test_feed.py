"""The feed with its process. Its built-in model is a small one, put where the real one would be kept."""

import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from classifier.domain.label import LabelledArticle
from classifier.errors import BrokenLogError, EmptyInputError, NotFoundError, UsageError, WorkerLostError
from classifier.learn.tagger import Tagger
from classifier.query.question import Question
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.modelcache import ModelCache
from classifier.storage.shipped import labels_dir, load_starter, load_taxonomy
from classifier.workflows.labelling.feed import Feed
from classifier.workflows.labelling.messages import Stage
from classifier.workflows.labelling.plan import Plan
from classifier.workflows.starter import starter_key
from tests.workflows.labelling.factories import keep, make_answer

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
_PATIENCE = 120.0


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's folders, with a model of a part of the corpus in the place of the built-in one."""
    folder = tmp_path_factory.mktemp("home")
    tagger = Tagger.train(load_starter()[::12], load_taxonomy().keys, version="small")
    cache = ModelCache(folder / "cache", folder / "state")
    cache.write(f"starter-{starter_key(labels_dir())[:32]}", tagger.to_bytes())
    return folder


@pytest.fixture(scope="module")
def examples() -> list[LabelledArticle]:
    return load_starter()[5:200:5]


def make_plan(home: Path, folder: Path, *names: str, refresh: int = 1000, seed: int = 0) -> Plan:
    return Plan(
        paths=tuple(str(folder / name) for name in names),
        labels=folder / "labels",
        annotator="yi",
        refresh=refresh,
        second_share=0.0,
        seed=seed,
        cache=home / "cache",
        state=home / "state",
    )


@pytest.fixture
def pool(tmp_path: Path, examples: list[LabelledArticle]) -> Path:
    lines = (json.dumps({"title": one.article.title, "text": one.article.text}, ensure_ascii=False) for one in examples)
    (tmp_path / "pool.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


@pytest.fixture
def feed(home: Path, pool: Path) -> Iterator[Feed]:
    with Feed(make_plan(home, pool, "pool.jsonl")) as feed:
        yield feed


def taken(feed: Feed) -> Question:
    question = feed.take(wait=True)
    assert question is not None
    return question


def drained(feed: Feed, asked: list[str] | None = None) -> None:
    """Take all there is, until nothing is left or it is lost."""
    while (question := feed.take(wait=True)) is not None:
        (asked if asked is not None else []).append(question.id)


def ready(feed: Feed) -> None:
    until = time.monotonic() + _PATIENCE
    while feed.progress.stage is not Stage.READY:
        assert time.monotonic() < until
        time.sleep(0.02)


def child_of(feed: Feed) -> int:
    pid = feed._process.pid
    assert pid is not None
    return pid


def is_gone(pid: int) -> bool:
    """Whether a process ends within a while; one that nobody waited for yet is gone too."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_every_article_is_asked_once_explained_and_kept_before_the_next(
    feed: Feed, pool: Path, examples: list[LabelledArticle]
) -> None:
    folder = LabelFolder(pool / "labels")
    asked: list[str] = []
    while (question := feed.take(wait=True)) is not None:
        asked.append(question.id)
        assert question.prediction is not None
        assert question.prediction.model == "small"
        assert question.prediction.evidence
        assert all(len(found) <= 25 for found in question.prediction.evidence.values())
        feed.answered(keep(folder, make_answer(question.id, tags=()), question.filed))
    assert feed.finished
    assert sorted(asked) == sorted({one.article.id for one in examples})
    assert feed.advice is not None
    assert feed.left == 0
    assert not feed.troubles


def test_a_mended_article_has_a_suggestion_and_its_issue_goes_on(feed: Feed, pool: Path) -> None:
    question = taken(feed)
    said = feed.suggest(question.filed.article)
    assert said is not None
    assert question.prediction is not None
    assert said.tags == question.prediction.tags
    assert feed.follow(question.id) == question.following
    assert feed.follow("elsewhere") is None


def test_a_model_is_trained_beside_the_questions(home: Path, pool: Path) -> None:
    (pool / "labels").mkdir()
    tags = "\n".join(
        f'[[tag]]\nkey = "{key}"\nzh = "{key}"\nen = "{key}"\ndefinition = "{key}"' for key in ("up", "dn")
    )
    (pool / "labels" / "taxonomy.toml").write_text(tags, encoding="utf-8")
    folder = LabelFolder(pool / "labels")
    with Feed(make_plan(home, pool, "pool.jsonl", refresh=12)) as feed:
        models = set()
        for count in range(12):
            question = taken(feed)
            assert question.prediction is None
            feed.answered(
                keep(folder, make_answer(question.id, tags=(("up",), ("dn",), ())[count % 3]), question.filed)
            )
        until = time.monotonic() + _PATIENCE
        while feed.progress.model != "session-1" or feed.progress.stage is not Stage.READY:
            assert time.monotonic() < until
            time.sleep(0.02)
        question = taken(feed)
        assert question.prediction is not None
        models.add(question.prediction.model)
    assert models == {"session-1"}


def test_inputs_that_cannot_be_read_are_told_of_and_the_rest_is_asked(home: Path, pool: Path) -> None:
    (pool / "empty.txt").write_text("", encoding="utf-8")
    with Feed(make_plan(home, pool, "missing.txt", "pool.jsonl", "empty.txt")) as feed:
        taken(feed)
        ready(feed)
        missing, empty = feed.troubles
        assert isinstance(missing, NotFoundError)
        assert missing.source == str(pool / "missing.txt")
        assert isinstance(empty, EmptyInputError)
        assert empty.hint


def test_nothing_to_read_is_nothing_to_ask(home: Path, tmp_path: Path) -> None:
    with Feed(make_plan(home, tmp_path, "missing.txt")) as feed:
        assert feed.take(wait=True) is None
        assert feed.finished
        assert len(feed.troubles) == 1


def test_broken_labels_are_told_as_what_they_are(home: Path, pool: Path) -> None:
    log = pool / "labels" / "log" / "er.jsonl"
    log.parent.mkdir(parents=True)
    log.write_text("<<<<<<< mine\n", encoding="utf-8")
    with Feed(make_plan(home, pool, "pool.jsonl")) as feed, pytest.raises(BrokenLogError) as caught:
        feed.take(wait=True)
    assert (caught.value.path, caught.value.line) == (log, 1)


def test_an_unknown_strategy_is_refused(home: Path, pool: Path) -> None:
    plan = replace(make_plan(home, pool, "pool.jsonl"), strategy="clever")
    with Feed(plan) as feed, pytest.raises(UsageError, match="clever"):
        drained(feed)


def test_a_fault_of_the_program_reaches_the_session_in_words(home: Path, pool: Path) -> None:
    with Feed(make_plan(home, pool, "pool.jsonl", seed=-1)) as feed:
        with pytest.raises(WorkerLostError, match="failed: ValueError") as caught:
            feed.take(wait=True)
        assert "Traceback" in caught.value.__notes__[0]
        feed.answered(make_answer("a"))
        assert feed.suggest(load_starter()[0].article) is None


def test_a_process_that_is_killed_leaves_the_questions_at_hand_and_is_told_of(feed: Feed) -> None:
    first = taken(feed)
    ready(feed)
    os.kill(child_of(feed), signal.SIGKILL)
    assert is_gone(child_of(feed))
    asked = [first.id]
    with pytest.raises(WorkerLostError, match="ended from outside"):
        drained(feed, asked)
    assert len(set(asked)) > 20
    assert isinstance(feed.lost, WorkerLostError)


def test_ctrl_c_of_the_terminal_is_not_for_it(feed: Feed) -> None:
    taken(feed)
    os.kill(child_of(feed), signal.SIGINT)
    ready(feed)
    assert feed.lost is None
    assert feed.suggest(load_starter()[0].article) is not None


def test_closing_ends_the_process_at_any_time_and_twice_is_once(home: Path, pool: Path) -> None:
    feed = Feed(make_plan(home, pool, "pool.jsonl"))
    pid = child_of(feed)
    feed.close()
    feed.close()
    assert is_gone(pid)


def test_warnings_come_out_when_the_screen_is_gone(home: Path, pool: Path, caplog: pytest.LogCaptureFixture) -> None:
    log = pool / "labels" / "log" / "yi.jsonl"
    log.parent.mkdir(parents=True)
    # A last line that a crash tore.
    log.write_text('{"id": "1", "verd', encoding="utf-8")
    with caplog.at_level(logging.WARNING, logger="classifier"), Feed(make_plan(home, pool, "pool.jsonl")) as feed:
        taken(feed)
        assert not caplog.records
    (record,) = caplog.records
    assert record.name.startswith("classifier.storage")
    assert "yi.jsonl" in record.getMessage()


_HOLDER = """
import sys, time
from pathlib import Path
from classifier.workflows.labelling.feed import Feed
from classifier.workflows.labelling.plan import Plan

if __name__ == "__main__":
    home, folder = Path(sys.argv[1]), Path(sys.argv[2])
    plan = Plan(paths=(str(folder / "pool.jsonl"),), labels=folder / "labels", annotator="yi",
                cache=home / "cache", state=home / "state")
    feed = Feed(plan)
    feed.take(wait=True)
    heavy = {"numpy", "scipy", "sklearn", "joblib", "jieba", "rjieba"} & set(sys.modules)
    print(feed._process.pid, *heavy, flush=True)
    time.sleep(600)
"""


def test_the_process_ends_with_a_killed_screen_whose_own_process_holds_no_arrays(home: Path, pool: Path) -> None:
    script = pool / "holder.py"
    script.write_text(_HOLDER, encoding="utf-8")
    with subprocess.Popen([sys.executable, script, home, pool], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        pid, *heavy = holder.stdout.readline().split()
        assert not heavy
        assert not is_gone_now(int(pid))
        holder.kill()
    assert is_gone(int(pid))


def is_gone_now(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()
