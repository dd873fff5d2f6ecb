"""What anybody could plant in a workspace, and what the real commands do: nothing of it is run, and a line says why."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree

import joblib
import pytest

from tests.cli import planted
from tests.cli.planted import Victim
from tests.workspaces import found_office
from tests.year.program import Program

REFUSED = 3
TAG, STATUS, LIST = ("tag", "issue.md", "--format", "jsonl"), ("status",), ("models", "list")
SHOW, PROMOTE, RETRAIN = ("models", "show", "v0001"), ("models", "promote", "v0001"), ("retrain", "--force")
TRUST, COMPARE = ("models", "trust", "v0001", "--yes"), ("models", "compare", "builtin", "v0001")
ISSUE = "## 我院获评省级文明单位\n\n6月28日，我院在全省表彰大会上获评省级文明单位，院长李青禾代表医院上台领奖。\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Program:
    program = found_office(tmp_path_factory.mktemp("office"))
    (program.workspace / "issue.md").write_text(ISSUE, encoding="utf-8")
    program.output("retrain")
    assert json.loads(program.output("tag", "issue.md", "--format", "jsonl"))["model"] == "v0001"
    return program


@pytest.fixture
def victim(office: Program, tmp_path: Path) -> Victim:
    return Victim(
        replace(
            office,
            workspace=copytree(office.workspace, tmp_path / "workspace"),
            home=copytree(office.home, tmp_path / "home"),
        ),
        tmp_path / "canary",
    )


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to harm a workspace, the calls that have to refuse it, and others that may do without what was harmed."""

    harm: Callable[[Victim], None]
    refusing: tuple[tuple[str, ...], ...]
    others: tuple[tuple[str, ...], ...] = ()


_ALL = (TAG, STATUS, LIST, SHOW, PROMOTE, RETRAIN)
_ALIASES = (TAG, STATUS, LIST, PROMOTE, RETRAIN)
KINDS = (
    Kind(planted.foreign_model, _ALL),
    Kind(planted.foreign_model_described, (*_ALL, COMPARE)),
    Kind(planted.foreign_model_with_a_list_of_its_own, (TAG, PROMOTE, RETRAIN)),
    Kind(planted.list_that_others_write, (TAG, PROMOTE, RETRAIN)),
    Kind(planted.plain_pickle, (TAG, PROMOTE)),
    Kind(planted.linked_model, (*_ALL, TRUST)),
    Kind(planted.linked_version, (*_ALL, TRUST)),
    Kind(planted.pipe_for_a_model, (*_ALL, TRUST)),
    Kind(planted.torn_model, (TAG, LIST, TRUST)),
    Kind(planted.empty_model, (TAG, LIST)),
    Kind(planted.no_model, (*_ALL, TRUST)),
    Kind(planted.manifest_that_is_a_pickle, (*_ALL, TRUST)),
    Kind(planted.deep_manifest, (TAG, SHOW, RETRAIN)),
    Kind(planted.impossible_manifest, (TAG, LIST, RETRAIN)),
    Kind(planted.manifest_of_the_future, (TAG, PROMOTE, TRUST)),
    Kind(planted.alias_out_of_the_folder, _ALIASES),
    Kind(planted.alias_of_nothing, _ALIASES),
    Kind(planted.aliases_that_are_a_pickle, _ALIASES, (SHOW,)),
    Kind(planted.aliases_without_end, (TAG, RETRAIN)),
    Kind(planted.linked_aliases, (TAG, PROMOTE)),
    # A status reads a snapshot only once something has changed since.
    Kind(planted.other_snapshot, (SHOW, COMPARE, RETRAIN), (TAG, STATUS)),
    Kind(planted.snapshot_without_end, (SHOW, RETRAIN), (TAG, STATUS)),
    Kind(planted.snapshot_that_is_a_pickle, (SHOW, RETRAIN), (TAG,)),
    Kind(planted.evaluation_that_is_a_pickle, (STATUS, LIST, SHOW), (TAG,)),
    Kind(planted.impossible_evaluation, (LIST, SHOW), (TAG,)),
    Kind(planted.file_for_a_registry, _ALL),
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.harm.__name__)
def test_nothing_that_is_planted_runs_and_a_line_says_what_is_wrong(victim: Victim, kind: Kind) -> None:
    kind.harm(victim)
    for arguments in (*kind.refusing, *kind.others):
        done = victim.run(*arguments)
        assert not victim.canary.exists(), arguments
        assert "Traceback" not in done.stdout + done.stderr, arguments
        if arguments in kind.others:
            assert done.returncode == 0, (arguments, done.stderr)
            continue
        assert done.returncode == REFUSED, (arguments, done.stderr)
        *_, told = done.stderr.splitlines()
        # The file, what is wrong with it, and what to do.
        assert re.fullmatch(r"yuankan: .*models.*: \S.+; \S.+", told), (arguments, told)


def test_the_canary_sings_where_a_model_is_opened(victim: Victim) -> None:
    # Otherwise the tests above would be silent about anything.
    path = victim.canary.with_name("opened.joblib")
    path.write_bytes(victim.evil())
    joblib.load(path)
    assert victim.canary.exists()


def test_a_champion_of_other_libraries_is_made_again_and_never_opened(victim: Victim) -> None:
    planted.foreign_model_described(victim)
    path = victim.version / "manifest.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    found["runtime"]["libraries"]["numpy"] = "0.0.1"
    path.write_text(json.dumps(found), encoding="utf-8")
    done = victim.run(*TAG)
    assert not victim.canary.exists()
    assert (done.returncode, json.loads(done.stdout)["model"]) == (0, "v0001"), done.stderr
    assert "training v0001 again" in done.stderr


def test_models_planted_in_the_cache_are_made_again(victim: Victim) -> None:
    planted = list((victim.program.home / "cache").rglob("*.joblib"))
    assert planted
    for path in planted:
        path.write_bytes(victim.evil())
    done = victim.run("tag", "issue.md", "--format", "jsonl", "--model", "builtin")
    assert not victim.canary.exists()
    assert done.returncode == 0
    assert "it was not opened" in done.stderr


@pytest.mark.parametrize(
    "made",
    [
        planted.function_of_the_system,
        planted.not_a_zip,
        planted.pickle_in_a_zip,
        planted.zip_without_end,
        planted.deep_schema,
    ],
)
def test_no_file_that_is_imported_runs_anything(victim: Victim, made: Callable[[Victim], bytes]) -> None:
    file = victim.program.workspace / "model.skops"
    file.write_bytes(made(victim))
    done = victim.run("models", "import", "model.skops")
    assert not victim.canary.exists()
    assert done.returncode == REFUSED, done.stderr
    assert re.match(r"yuankan: .*model\.skops: \S", done.stderr.splitlines()[-1])
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in victim.models.glob("v*")) == ["v0001"]
