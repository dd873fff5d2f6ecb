"""The notebooks: they run to their end on small settings, and what is committed is what a whole run printed.

It is run in a kernel of this Python, with warnings as errors. Figures are not compared, for a sixth of the corpus gives
others. ``jupyter execute --inplace notebooks/NAME.ipynb`` runs one whole and writes what it printed into it.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PARAMETERS = "parameters"
WHOLE, SMALL = "SMALL = False", "SMALL = True"
# Said by the kernel before the first cell, so that a wrong Python and any warning are seen.
PROLOGUE = "import sys, warnings\nwarnings.simplefilter('error')\nprint(sys.executable)"
# What a notebook may import: the package, what it depends on, what shows figures, and what reads nothing.
ALLOWED = {"IPython", "classifier", "collections", "dataclasses", "functools", "json", "numpy", "scipy", "sklearn"}
ALLOWED |= {"datetime", "io", "itertools", "pandas", "pathlib", "tempfile", "time", "unittest"}
FORBIDDEN = {"open", "exec", "eval", "compile", "__import__", "get_ipython"}
READERS = {"read_text", "read_bytes", "fromfile", "load", "loadtxt", "memmap", "genfromtxt"}
LARGEST = 150_000
# A cell that hangs is wrong; one that waits for a busy machine is not.
PATIENCE = 600

every = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path) -> NotebookNode:
    # The library has no types.
    notebook: NotebookNode = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def parameters(notebook: NotebookNode) -> NotebookNode:
    found: list[NotebookNode] = [cell for cell in notebook.cells if PARAMETERS in cell.metadata.get("tags", ())]
    (cell,) = found
    return cell


def shown(cell: NotebookNode) -> list[tuple[str, ...]]:
    """The kinds of a cell's outputs: streams by their names, displays by their types."""
    return [(output.get("name") or output.output_type, *sorted(output.get("data", ()))) for output in cell.outputs]


def nodes(notebook: NotebookNode) -> Iterator[ast.AST]:
    for cell in code_cells(notebook):
        yield from ast.walk(ast.parse(cell.source))


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[NotebookNode, NotebookNode, Path]:
    """A notebook as it is committed, the same run on small settings, and the folder it ran in."""
    committed, run = read(request.param), read(request.param)
    parameters(run).source = SMALL
    run.cells.insert(0, nbformat.v4.new_code_cell(PROLOGUE))  # type: ignore[no-untyped-call]  # as above
    home = tmp_path_factory.mktemp("notebook")
    here = home / "here"
    here.mkdir()
    with pytest.MonkeyPatch.context() as patched:
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            patched.setenv(name, str(home / name.lower()))
        # On a busy machine the threads of the linear algebra wait for one another and burn what they wait.
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
            patched.setenv(name, "1")
        client = NotebookClient(
            run,
            timeout=PATIENCE,
            kernel_name="python3",
            resources={"metadata": {"path": str(here)}},
            # Else a line that comes in two pieces is now and then shown as two outputs.
            coalesce_streams=True,
        )
        client.execute()
    return committed, run, here


def test_there_are_notebooks() -> None:
    names = ["01_tagger.ipynb", "02_active_learning.ipynb", "03_retraining.ipynb", "04_reporting.ipynb"]
    assert [path.name for path in NOTEBOOKS] == names


def test_it_runs_on_small_settings_without_a_warning(pair: tuple[NotebookNode, NotebookNode, Path]) -> None:
    _, run, here = pair
    prologue, *cells = code_cells(run)
    assert prologue.outputs[0].text.strip() == sys.executable
    assert not [output for cell in cells for output in cell.outputs if output.get("name") == "stderr"]
    assert not list(here.iterdir())


def test_what_is_committed_shows_what_a_run_shows(pair: tuple[NotebookNode, NotebookNode, Path]) -> None:
    committed, run, _ = pair
    _, *cells = code_cells(run)
    assert [shown(cell) for cell in code_cells(committed)] == [shown(cell) for cell in cells]
    assert any(shown(cell) for cell in cells)


@every
def test_it_was_run_whole_from_top_to_bottom(path: Path) -> None:
    notebook = read(path)
    cells = code_cells(notebook)
    assert parameters(notebook).source == WHOLE
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))


@every
def test_its_outputs_are_small_and_tell_nothing_of_the_machine(path: Path) -> None:
    outputs = [output for cell in code_cells(read(path)) for output in cell.outputs]
    said = "".join(str(output) for output in outputs)
    assert len(said.encode()) < LARGEST
    assert not [word for word in (str(ROOT), "/home/", "/root/", "/tmp/", "site-packages", "0x") if word in said]  # noqa: S108 - looked for, not written to
    assert not [output for output in outputs if output.output_type == "error"]


@every
def test_it_reads_nothing_but_the_labels_of_the_package(path: Path) -> None:
    imported, named, texts, receivers = set(), set(), [], []
    for node in nodes(read(path)):
        match node:
            case ast.Import(names=aliases):
                imported |= {alias.name.split(".")[0] for alias in aliases}
            case ast.ImportFrom(module=str(module), level=0):
                imported.add(module.split(".")[0])
            case ast.ImportFrom():
                imported.add("a module beside it")
            case ast.Name(id=name):
                named.add(name)
            case ast.Constant(value=str(text)):
                texts.append(text)
            case ast.Attribute(value=receiver, attr=attribute) if attribute in READERS:
                receivers.append(ast.unparse(receiver))
            case _:
                pass
    assert imported <= ALLOWED
    assert not named & FORBIDDEN
    assert not [text for text in texts if text.startswith(("/", "~", "..")) or "://" in text]
    assert all(receiver.lstrip("(").startswith("labels_dir() / ") for receiver in receivers), receivers
