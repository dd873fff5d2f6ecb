"""The floors of CONTRIBUTING.md: every import is parsed, and a breach is named with its file and line."""

import ast
import graphlib
import itertools
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "classifier"
FLOORS = {
    "errors": 0,
    "domain": 1,
    "config": 1,
    "text": 2,
    "storage": 2,
    "ingest": 3,
    "learn": 3,
    "query": 3,
    "evaluate": 3,
    "report": 3,
    "extract": 3,
    "workflows": 4,
    "cli": 5,
    "__main__": 6,
}
CLI = FLOORS["cli"]
# Who alone may import what: a room, or one file of it.
RESERVED = {
    "sklearn": ("learn", "query", "evaluate"),
    "typer": ("cli",),
    "click": ("cli",),
    "rich": ("cli",),
    "prompt_toolkit": ("cli",),
    "jieba": ("text/words.py",),
    "rjieba": ("text/words.py",),
    "sqlalchemy": ("storage/catalogue",),
    "watchfiles": ("workflows/inbox",),
    **dict.fromkeys(("pypdfium2", "lxml", "rapidocr", "onnxruntime", "cv2", "PIL"), ("ingest/formats",)),
}
# What a person at a terminal or the shell sees of the process, which only cli may touch.
EDGE_CALLS = frozenset({"print", "input", "exit", "quit", "breakpoint"})
EDGE_NAMES = frozenset({"sys.exit", "sys.stdout", "sys.stderr", "os._exit", "os.environ", "os.getenv", "os.putenv"})
HEAVY = (
    "sklearn", "jieba", "rjieba", "numpy", "scipy", "joblib", "pypdfium2", "lxml", "rapidocr", "onnxruntime",
    "cv2", "PIL", "prompt_toolkit", "sqlalchemy", "watchfiles",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Import:
    """One name that a module imports, dotted, and where."""

    module: str
    file: str
    line: int
    target: str


def module_of(file: str) -> str:
    """`classifier/text/words.py` as a dotted name; a package for its `__init__.py`."""
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def trees(root: Path) -> dict[str, ast.Module]:
    """Every module under `root`/classifier, parsed, by its path from `root`."""
    paths = sorted((root / PACKAGE).rglob("*.py"))
    return {path.relative_to(root).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def imports(file: str, tree: ast.Module) -> Iterator[Import]:
    """Every import of a module, wherever in it: at the top, in a function, for type checking, by importlib."""
    module = module_of(file)
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                targets = [alias.name for alias in names]
            case ast.ImportFrom(module=base, names=names, level=level):
                above = f"{module}._".split(".") if file.endswith("__init__.py") else module.split(".")
                prefix = ".".join([*(above[:-level] if level else []), *([base] if base else [])])
                targets = [f"{prefix}.{alias.name}" for alias in names]
            case ast.Call(
                func=ast.Attribute(attr="import_module") | ast.Name(id="import_module" | "__import__"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                targets = [name]
            case _:
                continue
        yield from (Import(module, file, node.lineno, target) for target in targets)


def room(dotted: str) -> str:
    """The part of the package that a dotted name lies in; the package itself for what it exports."""
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 else PACKAGE


def floor_breaches(found: Import) -> Iterator[str]:
    """An import upward, across, or of what is reserved to another room."""
    here, target = room(found.module), found.target.split(".")[0]
    place = f"{found.file}:{found.line}"
    if target == PACKAGE:
        there = room(found.target)
        if there in FLOORS and here in FLOORS and there != here and FLOORS[there] >= FLOORS[here]:
            way = "across to" if FLOORS[there] == FLOORS[here] else "up to"
            yield f"{place}: {here} imports {way} {there}"
        if here == PACKAGE and there in FLOORS:
            yield f"{place}: the package's own file imports {there}"
    elif target in RESERVED:
        inside = found.file.removeprefix(f"{PACKAGE}/")
        if not any(inside == owner or inside.startswith(f"{owner}/") for owner in RESERVED[target]):
            yield f"{place}: {target} is imported outside {', '.join(RESERVED[target])}"


def edge_breaches(file: str, tree: ast.Module) -> Iterator[str]:
    """A print, an exit or a look at the environment below cli."""
    if FLOORS.get(room(module_of(file)), 0) >= CLI:
        return
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in EDGE_CALLS:
                yield f"{file}:{node.lineno}: {name}() below cli"
            case ast.Attribute(value=ast.Name(id=owner), attr=attr) if f"{owner}.{attr}" in EDGE_NAMES:
                yield f"{file}:{node.lineno}: {owner}.{attr} below cli"
            case ast.ImportFrom(module=owner, names=names):
                for alias in names:
                    if f"{owner}.{alias.name}" in EDGE_NAMES:
                        yield f"{file}:{node.lineno}: {owner}.{alias.name} below cli"
            case ast.Name(id="SystemExit"):
                yield f"{file}:{node.lineno}: SystemExit below cli"


def cycle_breaches(found: list[Import], modules: set[str]) -> Iterator[str]:
    """The first import cycle there is, with the line of each of its imports."""
    lines: dict[tuple[str, str], str] = {}
    graph: dict[str, set[str]] = {module: set() for module in modules}
    for one in found:
        target = one.target if one.target in modules else one.target.rpartition(".")[0]
        if target in modules and target != one.module:
            graph[one.module].add(target)
            lines.setdefault((one.module, target), f"{one.file}:{one.line}")
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        # It lists the cycle from the imported to the importing, the first again at the end.
        cycle: list[str] = error.args[1][::-1]
        steps = [lines[pair] for pair in itertools.pairwise(cycle)]
        yield f"import cycle {' -> '.join(cycle)} ({', '.join(steps)})"


def breaches(root: Path) -> list[str]:
    """Every breach of the floors under `root`, each with its file and line."""
    parsed = trees(root)
    every = [one for file, tree in parsed.items() for one in imports(file, tree)]
    modules = {module_of(file) for file in parsed}
    found = [f"{file}: has no floor" for file in parsed if room(module_of(file)) not in {*FLOORS, PACKAGE}]
    found += [breach for one in every for breach in floor_breaches(one)]
    found += [breach for file, tree in parsed.items() for breach in edge_breaches(file, tree)]
    return [*found, *cycle_breaches(every, modules)]


def make_package(root: Path, files: Mapping[str, str]) -> Path:
    """A package of `files`: their sources by their paths inside it."""
    for name, source in files.items():
        path = root / PACKAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return root


def test_nothing_in_the_package_breaks_the_order_of_the_floors() -> None:
    assert breaches(ROOT) == []


def test_every_room_that_stands_is_on_a_floor() -> None:
    rooms = {room(module_of(file)) for file in trees(ROOT)} - {PACKAGE}
    assert {"errors", "domain", "text", "storage", "ingest", "learn", "workflows", "cli"} <= rooms <= set(FLOORS)


@pytest.mark.parametrize(
    ("file", "source", "says"),
    [
        (
            "text/words.py",
            "\nfrom classifier.learn import tagger\n",
            "classifier/text/words.py:2: text imports up to learn",
        ),
        ("text/words.py", "import classifier.cli.app\n", "classifier/text/words.py:1: text imports up to cli"),
        ("domain/issue.py", "from classifier import workflows\n", "classifier/domain/issue.py:1: domain imports up to"),
        ("learn/tagger.py", "from classifier.ingest.split import x\n", "py:1: learn imports across to ingest"),
        ("text/words.py", "from ..storage import atomic\n", "py:1: text imports across to storage"),
        ("text/__init__.py", "from ..cli import app\n", "classifier/text/__init__.py:1: text imports up to cli"),
        ("text/words.py", "def f():\n    from classifier import cli\n", "py:2: text imports up to cli"),
        (
            "text/words.py",
            "import importlib\nimportlib.import_module('classifier.cli')\n",
            "py:2: text imports up to cli",
        ),
        ("__init__.py", "from classifier.errors import X\n", "py:1: the package's own file imports errors"),
        ("helpers/things.py", "", "classifier/helpers/things.py: has no floor"),
        ("workflows/tag.py", "import sklearn.svm\n", "py:1: sklearn is imported outside learn, query, evaluate"),
        ("workflows/tag.py", "from rich.table import Table\n", "py:1: rich is imported outside cli"),
        ("learn/tagger.py", "import typer\n", "py:1: typer is imported outside cli"),
        ("errors.py", "from click import ClickException\n", "classifier/errors.py:1: click is imported outside cli"),
        ("text/normalize.py", "import jieba\n", "py:1: jieba is imported outside text/words.py"),
        ("learn/features.py", "import rjieba\n", "py:1: rjieba is imported outside text/words.py"),
        ("learn/tagger.py", "print(1)\n", "classifier/learn/tagger.py:1: print() below cli"),
        ("learn/tagger.py", "import sys\nsys.exit(1)\n", "py:2: sys.exit below cli"),
        ("learn/tagger.py", "from os import environ\n", "py:1: os.environ below cli"),
        ("learn/tagger.py", "import os\nX = os.environ['A']\n", "py:2: os.environ below cli"),
        ("learn/tagger.py", "raise SystemExit\n", "py:1: SystemExit below cli"),
    ],
)
def test_a_breach_is_named_with_file_and_line(file: str, source: str, says: str, tmp_path: Path) -> None:
    found = breaches(make_package(tmp_path, {file: source}))
    assert len(found) == 1
    assert says in found[0]


def test_an_import_cycle_inside_a_room_is_named(tmp_path: Path) -> None:
    files = {
        "learn/one.py": "from classifier.learn import two\n",
        "learn/two.py": "\nfrom classifier.learn.three import x\n",
        "learn/three.py": "from .one import y\n",
    }
    (breach,) = breaches(make_package(tmp_path, files))
    for step in ("classifier/learn/one.py:1", "classifier/learn/two.py:2", "classifier/learn/three.py:1"):
        assert step in breach


def test_a_package_in_order_has_no_breach(tmp_path: Path) -> None:
    files = {
        "errors.py": "class X(Exception): ...\n",
        "text/words.py": "import jieba\nimport rjieba\nfrom classifier.errors import X\n",
        "learn/tagger.py": "import sklearn\nfrom classifier.text import words\nfrom classifier.learn import features\n",
        "learn/features.py": "from ..domain.article import Article\n",
        "workflows/tag.py": "import os\nfrom classifier.learn import tagger\nos.fspath('x')\n",
        "cli/app.py": "import typer\nfrom rich import table\nfrom classifier.workflows import tag\nprint(1)\n",
        "__main__.py": "from classifier.cli.app import main\n",
    }
    assert breaches(make_package(tmp_path, files)) == []


@pytest.mark.parametrize("module", ["classifier.cli.app", "classifier.__main__"])
def test_the_command_line_starts_without_anything_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({set(HEAVY)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_the_start_up_test_would_see_something_heavy() -> None:
    code = f"import sys, joblib; print(*sorted({set(HEAVY)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "joblib" in done.stdout.split()
