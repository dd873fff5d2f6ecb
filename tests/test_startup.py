"""What a call does not import. How long it takes is measured by ``python -m tests.benchmarks.startup``."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import ROOT, Command

HEAVY = ("sklearn", "numpy", "scipy", "jieba", "rjieba", "joblib")


def imported(*arguments: str, command: Command, folder: Path = ROOT) -> set[str]:
    """Names of the packages that a call imported, as the interpreter itself lists them."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *command.argv(*arguments)[1:]],
        capture_output=True,
        check=False,
        env=command.environment(),
        cwd=folder,
    )
    lines = done.stderr.decode(errors="replace").splitlines()
    return {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in lines if line.startswith("import time:")}


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("--version",), ("tag", "--help"), ("tag",), ("--lang", "zh", "split", "--help"), ("evaluate",)],
)
def test_help_imports_nothing_heavy(arguments: tuple[str, ...], yuankan: Command) -> None:
    names = imported(*arguments, command=yuankan)
    assert "typer" in names
    assert not names & {*HEAVY, "rich", "xlsxwriter"}


def test_a_broken_input_is_refused_before_anything_heavy_is_imported(tmp_path: Path, yuankan: Command) -> None:
    names = imported("tag", str(tmp_path / "missing.txt"), "--format", "jsonl", command=yuankan)
    assert "classifier" in names
    assert not names & {"sklearn", "scipy", "rich", "xlsxwriter"}
