import json
import multiprocessing
import os
import pickle
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.pool import ApplyResult
from pathlib import Path

import pytest

from classifier.domain.article import Article
from classifier.errors import CorpusError
from classifier.learn.tagger import Tagger
from classifier.storage.shipped import labels_dir, load_starter, load_taxonomy
from classifier.workflows import digests
from classifier.workflows import starter as starter_module
from classifier.workflows.starter import starter_key, starter_tagger, train_starter

ARTICLES = [Article(title="喜报", text="我院荣获全国文明单位称号。"), Article(title="", text="主题党日活动今日举行。")]


@dataclass
class Home:
    """A user's folders, a small corpus, and what was reported."""

    base: Path
    reports: list[str] = field(default_factory=list)

    @property
    def labels(self) -> Path:
        return self.base / "labels"

    @property
    def cache(self) -> Path:
        return self.base / "cache"

    @property
    def state(self) -> Path:
        return self.base / "state"

    def tagger(self) -> Tagger:
        return starter_tagger(report=self.reports.append, labels=self.labels, cache=self.cache, state=self.state)

    def model(self) -> Path:
        (found,) = self.cache.glob("*.joblib")
        return found


@pytest.fixture
def home(tmp_path: Path) -> Home:
    found = Home(tmp_path)
    (found.labels / "starter").mkdir(parents=True)
    shutil.copy(labels_dir() / "taxonomy.toml", found.labels)
    lines = (labels_dir() / "starter" / "briefs.jsonl").read_text(encoding="utf-8").splitlines()
    (found.labels / "starter" / "briefs.jsonl").write_text("\n".join(lines[:60]) + "\n", encoding="utf-8")
    return found


def test_it_is_trained_once_and_then_read(home: Home) -> None:
    first, second = home.tagger(), home.tagger()
    assert len(home.reports) == 1
    assert "60 articles" in home.reports[0]
    assert first.predict(ARTICLES) == second.predict(ARTICLES)
    assert first.keys == load_taxonomy().keys


def test_its_version_is_named_after_its_key(home: Home) -> None:
    assert home.tagger().version == f"starter-{starter_key(home.labels)[:4]}"


def test_a_cached_model_is_read_without_training(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.tagger()
    monkeypatch.setattr(starter_module, "train_starter", _must_not_train)
    assert home.tagger().predict(ARTICLES)


def _must_not_train(*_: object, **__: object) -> Tagger:
    raise AssertionError("trained although the model is there")


class Bomb:
    """What a malicious model file holds: loading it makes a file."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return (os.mkdir, (str(self.target),))


def test_a_malicious_model_does_not_run(home: Home) -> None:
    planted = home.base / "planted"
    home.tagger()
    home.model().write_bytes(pickle.dumps(Bomb(planted)))
    assert home.tagger().predict(ARTICLES)
    assert not planted.exists()
    assert len(home.reports) == 2
    pickle.loads(pickle.dumps(Bomb(planted)))  # noqa: S301 - shows that the bomb would have gone off
    assert planted.exists()


def test_a_malicious_model_that_came_first_does_not_run(home: Home) -> None:
    planted = home.base / "planted"
    home.cache.mkdir()
    (home.cache / f"starter-{starter_key(home.labels)[:32]}.joblib").write_bytes(pickle.dumps(Bomb(planted)))
    assert home.tagger().predict(ARTICLES)
    assert not planted.exists()


@pytest.mark.parametrize("keep", [0, 100, -1])
def test_a_truncated_model_is_made_again(home: Home, keep: int, caplog: pytest.LogCaptureFixture) -> None:
    expected = home.tagger().predict(ARTICLES)
    whole = home.model().read_bytes()
    home.model().write_bytes(whole[:keep])
    assert home.tagger().predict(ARTICLES) == expected
    assert home.model().read_bytes() == whole
    assert ["again" in report for report in home.reports] == [False, True]
    assert caplog.text.count("not what this installation wrote") == 1


def test_without_the_list_of_written_models_none_is_believed(home: Home) -> None:
    home.tagger()
    shutil.rmtree(home.state)
    home.tagger()
    assert len(home.reports) == 2


def test_another_version_of_a_library_makes_another_model(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    old = home.tagger().version
    monkeypatch.setattr(digests, "installed", lambda library: f"{library} 99")
    assert home.tagger().version != old
    assert len(home.reports) == 2


def test_another_python_makes_another_model(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    old = starter_key(home.labels)
    monkeypatch.setattr("platform.python_version", lambda: "9.9.9")
    assert starter_key(home.labels) != old


def test_another_label_makes_another_model(home: Home) -> None:
    old = starter_key(home.labels)
    path = home.labels / "starter" / "briefs.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[1:]), encoding="utf-8")
    assert starter_key(home.labels) != old


def test_a_cache_folder_that_cannot_be_written_only_costs_time(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    # A file where the folder should be stops root too.
    home.cache.write_text("in the way")
    assert home.tagger().predict(ARTICLES)
    assert "cannot be kept" in caplog.text


def test_a_state_folder_that_cannot_be_written_only_costs_time(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    home.state.write_text("in the way")
    assert home.tagger().predict(ARTICLES)
    assert "cannot be kept" in caplog.text
    assert list(home.cache.glob("*.joblib")) == []


def test_broken_labels_are_named(home: Home) -> None:
    with (home.labels / "starter" / "briefs.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": "x"}) + "\n")
    with pytest.raises(CorpusError, match=r"briefs\.jsonl, line 61"):
        home.tagger()


def _in_another_process(home: Home) -> tuple[int, list[str | None]]:
    said = home.tagger().predict(ARTICLES)
    return len(home.reports), [one.primary for one in said]


def test_two_processes_at_once_train_one_model(home: Home) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        waiting: list[ApplyResult[tuple[int, list[str | None]]]] = [
            pool.apply_async(_in_another_process, (home,)) for _ in range(2)
        ]
        done = [result.get(timeout=120) for result in waiting]
    assert sorted(reports for reports, _ in done) == [0, 1]
    assert done[0][1] == done[1][1]
    assert home.model().stat().st_size > 0


def test_a_part_of_the_corpus_can_be_trained_on() -> None:
    trained = train_starter(load_starter()[::10], load_taxonomy().keys)
    assert trained.version == "starter-part"
    assert len(trained.predict(ARTICLES)) == 2
