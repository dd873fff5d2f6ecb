"""The wheel: what is inside, and that what ships is found from where it is installed."""

import os
import subprocess
import sys
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

from classifier.storage.shipped import load_starter

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str, cwd: Path, **environment: str) -> str:
    """Standard output of a Python command that must succeed."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps")
    run(*pip, "--target", str(target), str(wheel), cwd=target)
    return target


def test_everything_in_labels_ships(names: set[str]) -> None:
    labels = ROOT / "labels"
    here = {path.relative_to(labels).as_posix() for path in labels.rglob("*") if path.is_file()}
    assert {"taxonomy.toml", "GUIDELINES.md", "starter/README.md", "samples/2025-06.txt"} <= here
    assert {f"classifier/_labels/{path}" for path in here} <= names


def test_every_module_and_word_list_ships(names: set[str]) -> None:
    package = ROOT / "classifier"
    here = {path.relative_to(ROOT).as_posix() for pattern in ("*.py", "*.txt") for path in package.rglob(pattern)}
    assert here <= names
    assert "classifier/py.typed" in names


def test_nothing_else_ships(names: set[str]) -> None:
    tops = {PurePosixPath(name).parts[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"classifier"}
    assert not [name for name in names if "__pycache__" in name]


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        texts = {PurePosixPath(name).name: name for name in archive.namelist() if ".dist-info/" in name}
        metadata = archive.read(texts["METADATA"]).decode()
        commands = archive.read(texts["entry_points.txt"]).decode()
    assert "License-Expression: Apache-2.0" in metadata
    assert "LICENSE" in texts
    assert "yuankan = classifier.__main__:main" in commands


def test_an_installed_wheel_finds_its_labels_from_anywhere(installed: Path, tmp_path: Path) -> None:
    code = (
        "from classifier.storage import shipped\n"
        "print(shipped.labels_dir(), len(shipped.load_starter()), len(shipped.load_taxonomy()), sep='\\n')"
    )
    printed = run("-c", code, cwd=tmp_path, PYTHONPATH=str(installed), PYTHONIOENCODING="utf-8").splitlines()
    assert printed == [str(installed / "classifier" / "_labels"), str(len(load_starter())), "5"]
    assert printed[1] == "2816"


def test_an_installed_wheel_splits_its_own_sample(installed: Path, tmp_path: Path) -> None:
    sample = installed / "classifier" / "_labels" / "samples" / "2025-07.md"
    command = ("-m", "classifier", "split", str(sample), "--format", "jsonl")
    printed = run(*command, cwd=tmp_path, PYTHONPATH=str(installed), PYTHONIOENCODING="utf-8")
    assert "气道保卫战" in printed
