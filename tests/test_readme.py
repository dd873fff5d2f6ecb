"""Both READMEs: their console examples are run and compared, and no command or option is left out.

``python -m tests.test_readme`` runs the examples again and writes what they print into both files.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer.main

from classifier.cli.app import app

ROOT = Path(__file__).resolve().parents[1]
READMES = {"README.md": "en_US.UTF-8", "README.zh.md": "zh_CN.UTF-8"}
BLOCK = re.compile(r"^```console\n(.*?)^```$", flags=re.M | re.S)
SET_UP = "make "
# What another machine may print otherwise: confidences, weights of terms, the name of the trained model.
UNSTABLE = re.compile(r"[+-]?\d\.\d+(?:e-\d+)?|starter-[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class Example:
    """A command that a README shows, and the lines it shows as printed."""

    command: str
    printed: str


def examples(block: str) -> Iterator[Example]:
    """Each command of a console block with what stands under it."""
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, _, printed = part.partition("\n")
        yield Example(command, printed)


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A folder that looks like the project to the examples, beside a home of its own."""

    folder: Path
    home: Path
    locale: str

    def run(self, command: str) -> str:
        """What a command prints in a window of 100 columns, without trailing blanks."""
        environment = {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.home),
            "XDG_CACHE_HOME": str(self.home / ".cache"),
            "LANG": self.locale,
            "PYTHONUTF8": "1",
            "COLUMNS": "100",
        }
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        lines = [line.rstrip() for line in done.stdout.removeprefix("\ufeff").splitlines()]
        return "".join(f"{line}\n" for line in lines).rstrip("\n") + "\n" * bool(lines)


def make_sandbox(folder: Path, home: Path, locale: str) -> Sandbox:
    shutil.copytree(ROOT / "labels" / "samples", folder / "labels" / "samples")
    home.mkdir(exist_ok=True)
    return Sandbox(folder, home, locale)


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(name: str) -> list[str]:
    """Every command that a page shows, in order."""
    return [example.command for block in BLOCK.findall(page(name)) for example in examples(block)]


def rendered(text: str, sandbox: Sandbox) -> str:
    """A README with its examples run afresh, in order, in one sandbox."""

    def rerun(block: re.Match[str]) -> str:
        parts = []
        for example in examples(block[1]):
            printed = "" if example.command.startswith(SET_UP) else sandbox.run(example.command)
            parts.append(f"$ {example.command}\n{printed}")
        return f"```console\n{''.join(parts)}```"

    return BLOCK.sub(rerun, text)


def stable(text: str) -> list[str]:
    """Lines to compare: what may differ is masked, and with it the widths of columns."""
    return [re.sub(r"[\s─━]+", " ", UNSTABLE.sub("#", line)) for line in text.splitlines()]


def command_words() -> Iterator[str]:
    """Every command of the program, and every option of each, as it is typed."""
    yield from _words("yuankan", typer.main.get_command(app))


def _words(typed: str, command: object) -> Iterator[str]:
    if " " in typed:
        yield typed
    # Typer's own copy of click exports no type that has them.
    for parameter in getattr(command, "params", ()):
        yield from (option for option in parameter.opts if option.startswith("-"))
    for name, inner in getattr(command, "commands", {}).items():
        yield from _words(f"{typed} {name}", inner)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for both pages: the built-in model is trained in it once."""
    return tmp_path_factory.mktemp("home")


@pytest.mark.parametrize(("name", "locale"), READMES.items())
def test_the_examples_print_what_the_page_shows(name: str, locale: str, tmp_path: Path, home: Path) -> None:
    text = page(name)
    assert stable(text) == stable(rendered(text, make_sandbox(tmp_path, home, locale)))


@pytest.mark.parametrize("name", READMES)
def test_every_command_and_option_is_told(name: str) -> None:
    words = set(command_words())
    assert {"yuankan tag", "yuankan split", "--format", "-o", "--explain", "--version"} <= words
    left_out = [word for word in sorted(words) if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", page(name))]
    assert left_out == []


@pytest.mark.parametrize("name", READMES)
def test_the_set_up_is_two_targets_that_exist(name: str) -> None:
    targets = [command.removeprefix("make ") for command in commands(name) if command.startswith(SET_UP)]
    makefile = page("Makefile")
    assert targets == ["demo", "test"]
    assert all(re.search(rf"^{target}:", makefile, flags=re.M) for target in targets)


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_every_link_to_a_file_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^):#]+)\)", page(name))
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_both_pages_show_the_same_commands() -> None:
    english, chinese = ([command.split("; echo")[0] for command in commands(name)] for name in READMES)
    assert english == chinese


def test_the_comparison_sees_another_tag_but_no_other_confidence() -> None:
    assert stable("喜报   获奖 0.97") == stable("喜报 获奖 0.8")
    assert stable("喜报 获奖 0.97") != stable("喜报 培训 0.97")


def write_examples() -> None:
    """Write what the examples print now into both pages."""
    with tempfile.TemporaryDirectory() as home:
        for name, locale in READMES.items():
            with tempfile.TemporaryDirectory() as folder:
                text = rendered(page(name), make_sandbox(Path(folder), Path(home), locale))
            (ROOT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_examples()
