import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from classifier.errors import RegistryBusyError
from tests.command import ROOT
from tests.storage.registry.factories import add, make_registry

HOLDER = """
import sys
from pathlib import Path
from tests.storage.registry.factories import make_registry
with make_registry(Path(sys.argv[1])).lock(patience=0):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_process_keeps_it_until_it_ends_however_it_does(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        registry = make_registry(tmp_path)
        with pytest.raises(RegistryBusyError) as caught, registry.lock(patience=0.05):
            raise AssertionError
        assert (caught.value.exit_status, caught.value.folder) == (1, registry.folder)
        # Reading never waits.
        assert registry.names() == ()
        holder.kill()
    with registry.lock(patience=30):
        assert add(registry).name == "v0001"


def test_a_thread_holds_it_more_than_once_and_another_does_not(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    caught: list[bool] = []

    def other() -> None:
        try:
            with registry.lock(patience=0):
                caught.append(False)
        except RegistryBusyError:
            caught.append(True)

    with registry.lock(patience=0), registry.lock(patience=0):
        add(registry)
        thread = threading.Thread(target=other)
        thread.start()
        thread.join(30)
    other()
    assert caught == [True, False]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no links for everybody")
def test_a_link_in_the_place_of_the_lock_harms_nothing(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    registry.folder.mkdir()
    precious = tmp_path / "precious"
    precious.write_text("as it was")
    (registry.folder / ".lock").symlink_to(precious)
    with pytest.raises(OSError, match="models"), registry.lock(patience=0):
        raise AssertionError
    assert precious.read_text() == "as it was"
