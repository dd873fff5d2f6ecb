import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from classifier.domain.run import Cause, Outcome
from classifier.storage.registry.folder import Registry
from tests.command import Command
from tests.workspaces import ANNOTATOR, EASY, found_office
from tests.year.program import Program

PROMOTED, KEPT, NOTHING = 0, 10, 11
# Whatever a run finds nothing to do needs none of these.
HEAVY = ("sklearn", "scipy", "numpy", "jieba", "rjieba", "joblib")


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, subprocess.CompletedProcess[str]]:
    """A workspace whose first challenger was promoted, and what that run printed."""
    program = found_office(tmp_path_factory.mktemp("office"))
    return program, program.run("retrain", "--json")


@pytest.fixture
def office(trained: tuple[Program, object], tmp_path: Path) -> Program:
    """A copy of that workspace, for one test to do with as it likes."""
    program, _ = trained
    return replace(program, workspace=copytree(program.workspace, tmp_path / "workspace"))


def registry(program: Program) -> Registry:
    return Registry(program.workspace / "models", program.home / "state" / "yuankan")


def imported(program: Program, *arguments: str) -> set[str]:
    """Names of the packages that a call imported, as the interpreter itself lists them."""
    code = (
        "import sys\nfrom classifier.cli.app import app\n"
        f"try:\n    app({list(arguments)!r})\n"
        "finally:\n    print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=program.workspace,
        env=Command(program.home).environment(PYTHONPATH=str(program.installed)),
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == NOTHING
    return set(done.stderr.split())


def test_the_first_challenger_is_promoted(trained: tuple[Program, subprocess.CompletedProcess[str]]) -> None:
    program, done = trained
    assert done.returncode == PROMOTED, done.stderr
    # Nothing else stands on standard output.
    told = json.loads(done.stdout)
    assert (told["outcome"], told["cause"]) == ("promoted", "asked")
    assert told["champion"] == told["version"] == "v0001"
    assert (told["training"], told["tested"]) == (60, 20)
    assert told["contest"]["champion"] == "builtin"
    assert "training a challenger from 60 articles of yours and" in done.stderr
    assert registry(program).aliases().champion == "v0001"
    assert [run.outcome for run in registry(program).runs()] == [Outcome.PROMOTED]


def test_nothing_has_changed(office: Program) -> None:
    done = office.run("retrain")
    assert (done.returncode, done.stderr) == (NOTHING, "")
    assert done.stdout.startswith("nothing to do: nothing has changed since the last training; champion: v0001\n")
    told = json.loads(office.run("retrain", "--json").stdout)
    assert (told["outcome"], told["cause"], told["contest"]) == ("nothing", "unchanged", None)


def test_a_run_without_a_change_imports_nothing_that_learns(office: Program) -> None:
    assert not imported(office, "retrain") & {*HEAVY}
    assert not imported(office, "retrain", "--if-due", "--json") & {*HEAVY, "rich"}


def test_a_challenger_that_is_not_promoted(office: Program) -> None:
    (office.workspace / "yuankan.toml").write_text(EASY.replace("support = 1", "support = 1000"), encoding="utf-8")
    done = office.run("retrain", "--lang", "zh")
    assert done.returncode == KEPT, done.stderr
    assert done.stdout.startswith("未启用：仍用 v0001，v0002 留作候选\n")
    assert "至少要 1000 篇" in done.stdout
    assert "random_share" in done.stdout
    aliases = registry(office).aliases()
    assert (aliases.champion, aliases.challenger) == ("v0001", "v0002")


def test_the_rules_ask_for_nothing_yet(office: Program) -> None:
    rules = EASY.replace("labels = 10", "labels = 500").replace("drop = 0.9", "drop = 0.8")
    (office.workspace / "yuankan.toml").write_text(rules, encoding="utf-8")
    done = office.run("retrain", "--if-due")
    assert done.returncode == NOTHING
    told = done.stdout.replace("\n", " ")
    assert "0 labels changed since the last training, and 500 are waited for" in told
    assert registry(office).runs()[-1].cause is Cause.NOT_DUE


def test_without_a_label_it_says_how_to_begin(office: Program) -> None:
    (office.workspace / "labels" / "log" / f"{ANNOTATOR}.jsonl").unlink()
    done = office.run("retrain")
    assert done.returncode == NOTHING
    assert "next: label some articles: `yuankan label`" in done.stdout


def test_another_run_is_at_work(office: Program) -> None:
    with registry(office).lock(patience=0):
        done = office.run("retrain", "--force", "--json")
    assert done.returncode == NOTHING
    assert json.loads(done.stdout)["cause"] == "busy"


def broken_log(program: Program) -> None:
    with (program.workspace / "labels" / "log" / f"{ANNOTATOR}.jsonl").open("a", encoding="utf-8") as log:
        log.write("{}\n")


def lost_text(program: Program) -> None:
    path = program.workspace / "labels" / "articles.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
    # Otherwise nothing has changed, and no text is asked for.
    with (program.workspace / "yuankan.toml").open("a", encoding="utf-8") as settings:
        settings.write("seed = 5\n")


@pytest.mark.parametrize(("harm", "status"), [(broken_log, 3), (lost_text, 1)])
def test_a_failure_is_one_line_and_stands_in_the_history(
    office: Program, harm: Callable[[Program], None], status: int
) -> None:
    harm(office)
    done = office.run("retrain", "--json")
    assert done.returncode == status
    (line,) = done.stdout.splitlines()
    said = json.loads(line)
    assert (said["outcome"], said["champion"]) == ("failed", "v0001")
    assert said["fault"]
    assert done.stderr.splitlines()[-1].startswith("yuankan: ")
    assert "Traceback" not in done.stderr
    assert registry(office).runs()[-1].outcome is Outcome.FAILED
    assert registry(office).aliases().champion == "v0001"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--if-due", "--force"), "leave one of the two out"),
        (("--seed", "-1"), "--seed"),
        (("--seed", "4294967296"), "--seed"),
        (("v0001",), "v0001"),
    ],
)
def test_wrong_usage(office: Program, arguments: tuple[str, ...], told: str) -> None:
    done = office.run("retrain", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_outside_a_workspace(office: Program, tmp_path: Path) -> None:
    done = replace(office, workspace=tmp_path).run("retrain")
    assert done.returncode == 2
    assert "yuankan init" in done.stderr
