import errno
import gzip
import logging
import os
import stat
from pathlib import Path

import pytest

from classifier.domain.version import BUILTIN, Aliases
from classifier.errors import DamagedVersionError, NoVersionError, UntrustedModelError
from classifier.storage.registry.folder import Registry
from classifier.storage.registry.versions import digest_of
from tests.storage.registry.factories import (
    MODEL,
    add,
    crown,
    make_contest,
    make_manifest,
    make_observation,
    make_reference,
    make_registry,
    make_run,
    make_snapshot,
)


def standing(registry: Registry) -> set[str]:
    return {path.name for path in registry.folder.iterdir()} - {".lock"}


def test_nothing_is_there_at_first(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    assert registry.names() == ()
    assert registry.aliases() == Aliases()
    assert (registry.runs(), registry.observations()) == ([], [])
    assert registry.next_name() == "v0001"
    assert not registry.folder.exists()


def test_a_version_comes_back_as_it_was(tmp_path: Path) -> None:
    added = add(make_registry(tmp_path))
    found = make_registry(tmp_path)
    assert found.names() == ("v0001",)
    assert found.version("v0001") == added
    assert found.version("v0001").manifest.digests.model == digest_of(MODEL)
    assert found.model("v0001") == MODEL
    assert found.snapshot("v0001") == make_snapshot()
    assert found.contest("v0001") == make_contest()
    assert found.reference("v0001") == make_reference()
    assert standing(found) == {"v0001"}
    assert found.aliases().champion == BUILTIN


def test_versions_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    for name in ("v10000", "v0002", "v9999"):
        add(registry, name=name)
    assert registry.names() == ("v0002", "v9999", "v10000")
    assert registry.next_name() == "v10001"


def test_the_champion_is_who_was_pointed_at(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    for model in (b"1", b"2"):
        crown(registry, add(registry, model).name)
    assert make_registry(tmp_path).aliases() == Aliases(champion="v0002", former=(BUILTIN, "v0001"))
    assert not list(registry.folder.glob(".*.part"))


def test_a_champion_that_is_not_here_is_not_pointed_at(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    add(registry)
    with pytest.raises(NoVersionError):
        registry.point(Aliases(champion="v0002"))
    assert registry.aliases() == Aliases()


def test_a_champion_that_vanished_is_told_and_another_can_be_chosen(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    for model in (b"1", b"2"):
        crown(registry, add(registry, model).name)
    (registry.folder / "v0002").rename(tmp_path / "elsewhere")
    with pytest.raises(DamagedVersionError, match=r"aliases\.json: its champion v0002 is not here"):
        registry.aliases()
    (registry.folder / "aliases.json").unlink()
    crown(registry, "v0001")
    assert registry.aliases().champion == "v0001"


@pytest.mark.parametrize("name", ["v0001", "v00001", "builtin", "../v0001", "", "v0001/", ".", "v1"])
def test_a_name_that_is_not_here(name: str, tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    for ask in (registry.version, registry.model, registry.snapshot, registry.contest, registry.remove):
        with pytest.raises(NoVersionError) as caught:
            ask(name)
        assert caught.value.exit_status == 2


def test_a_number_is_never_given_twice(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    for _ in range(3):
        add(registry)
    registry.remove("v0003")
    registry.remove("v0002")
    assert registry.names() == ("v0001",)
    assert registry.next_name() == "v0004"
    # Even without any note of it but the history, or the aliases.
    (registry.folder / "aliases.json").unlink()
    registry.log(make_run(champion="v0001", version="v0007"))
    assert registry.next_name() == "v0008"
    registry.point(Aliases(champion="v0001", former=("v0011", "v0010")))
    assert registry.next_name() == "v0012"
    (registry.folder / ".v0021.part").mkdir()
    assert registry.next_name() == "v0022"


def test_a_number_outlives_the_aliases_that_pointed_at_it(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    add(registry)
    registry.remove("v0001")
    registry.point(Aliases())
    assert registry.next_name() == "v0002"


def test_numbers_end(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    (registry.folder / "v999999999").mkdir(parents=True)
    with pytest.raises(DamagedVersionError, match="no number is left"):
        registry.next_name()


def test_the_champion_is_never_removed(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    crown(registry, add(registry).name)
    with pytest.raises(ValueError, match="v0001 is champion"):
        registry.remove("v0001")
    assert registry.model("v0001") == MODEL


def test_a_broken_version_can_be_removed(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    add(registry)
    (registry.folder / "v0001" / "manifest.json").unlink()
    registry.remove("v0001")
    assert standing(registry) == {"aliases.json"}


def test_a_name_that_is_taken_is_refused(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    add(registry)
    with pytest.raises(FileExistsError) as caught:
        add(registry, b"another", name="v0001")
    assert caught.value.filename == str(registry.folder / "v0001")
    assert registry.model("v0001") == MODEL


def test_what_could_not_be_read_again_becomes_no_version(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    with pytest.raises(DamagedVersionError, match="'seed' is not a whole number"):
        registry.add(
            "v0001",
            MODEL,
            snapshot=make_snapshot(),
            contest=None,
            reference=None,
            describe=lambda model, snapshot: make_manifest(model, snapshot, seed=-1),
        )
    assert registry.names() == ()


def test_the_trust_list_is_private_and_named_for_what_it_holds(tmp_path: Path) -> None:
    add(make_registry(tmp_path))
    found = tmp_path / "state" / "trusted-models.sha256"
    assert found.read_text() == f"{digest_of(MODEL)}\n"
    assert stat.S_IMODE(found.stat().st_mode) == 0o600


def test_a_model_that_another_installation_wrote_is_not_given_out_until_approved(tmp_path: Path) -> None:
    add(make_registry(tmp_path))
    stranger = Registry(tmp_path / "models", tmp_path / "another-state")
    with pytest.raises(UntrustedModelError, match="not a model that this installation wrote") as caught:
        stranger.model("v0001")
    assert "yuankan models trust v0001" in caught.value.hint
    stranger.trust(stranger.version("v0001"))
    assert Registry(tmp_path / "models", tmp_path / "another-state").model("v0001") == MODEL


def test_trust_is_of_the_bytes_and_not_of_the_name(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    add(registry, b"1")
    add(registry, b"2")
    first, second = (registry.folder / name / "model.joblib" for name in registry.names())
    first.write_bytes(second.read_bytes())
    with pytest.raises(DamagedVersionError, match="it is not the file that its manifest describes"):
        registry.model("v0001")
    with pytest.raises(DamagedVersionError, match="it is not the file that its manifest describes"):
        registry.trust(registry.version("v0001"))


def test_runs_and_observations_come_back(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    runs = [make_run(after=number) for number in range(3)]
    for run in runs:
        registry.log(run)
    assert make_registry(tmp_path).runs() == runs
    first, second, again = make_observation("a"), make_observation("b"), make_observation("a", unseen=0.9)
    for observation in (first, second, again):
        registry.observe(observation)
    assert make_registry(tmp_path).observations() == [second, again]


def test_leftovers_of_runs_that_were_ended_are_swept_and_nothing_else(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    add(registry)
    for name in (".v0002.part", ".v0003.gone", ".mine.part", "notes"):
        (registry.folder / name).mkdir()
        (registry.folder / name / "model.joblib").write_bytes(b"half")
    (registry.folder / ".aliases.json.part").write_bytes(b"half")
    (registry.folder / ".v0004.part").symlink_to(tmp_path / "state", target_is_directory=True)
    with registry.lock(patience=0):
        assert standing(registry) == {"v0001", ".mine.part", "notes"}
    assert registry.names() == ("v0001",)
    assert registry.model("v0001") == MODEL


def test_a_leftover_that_stays_is_told_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    registry = make_registry(tmp_path)
    (registry.folder / ".v0001.part").mkdir(parents=True)

    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("classifier.storage.registry.disk.shutil.rmtree", refuse)
    with caplog.at_level(logging.WARNING):
        assert add(registry).name == "v0002"
    assert f"{registry.folder / '.v0001.part'}: left over, and could not be deleted" in caplog.text


@pytest.mark.parametrize("name", ["model.joblib", "manifest.json", "evaluation.json", "snapshot.jsonl.gz"])
def test_a_disk_that_fills_up_leaves_what_was_there(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    registry = make_registry(tmp_path)
    crown(registry, add(registry).name)
    before = standing(registry)
    opened = Path.open

    def full(path: Path, mode: str = "r", **rest: object) -> object:
        if path.name == name and mode == "xb":
            opened(path, mode).close()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return opened(path, mode, **rest)  # type: ignore[call-overload]  # whatever it is called with is handed on

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space left") as caught:
        add(registry, b"another")
    assert caught.value.filename == str(registry.folder / "v0002" / name)
    assert standing(registry) == before
    assert registry.names() == ("v0001",)
    assert registry.model(registry.aliases().champion) == MODEL


def test_aliases_that_cannot_be_written_stay_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    registry = make_registry(tmp_path)
    crown(registry, add(registry).name)
    add(registry, b"another")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as caught:
        crown(registry, "v0002")
    assert caught.value.filename == str(registry.folder / "aliases.json")
    monkeypatch.undo()
    assert make_registry(tmp_path).aliases().champion == "v0001"
    crown(registry, "v0002")
    assert make_registry(tmp_path).aliases().champion == "v0002"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_folder_that_is_read_only_can_be_read_and_is_named_when_written(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    crown(registry, add(registry).name)
    registry.folder.chmod(0o500)
    if os.access(registry.folder, os.W_OK):
        pytest.skip("nothing is forbidden to this user")
    try:
        assert make_registry(tmp_path).model(make_registry(tmp_path).aliases().champion) == MODEL
        with pytest.raises(PermissionError) as caught:
            add(make_registry(tmp_path))
        assert str(registry.folder) in str(caught.value.filename)
    finally:
        registry.folder.chmod(0o700)


def test_a_snapshot_is_small_and_plain(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    add(registry)
    text = gzip.decompress((registry.folder / "v0001" / "snapshot.jsonl.gz").read_bytes()).decode()
    assert text.splitlines()[1] == '{"article": "r1", "tags": ["award"], "primary": "award", "part": "training"}'
