"""Whatever somebody put into the folder: nothing of it runs, and each thing is told in one line with a way out."""

import gzip
import io
import json
import os
import pickle
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import joblib
import pytest

from classifier.errors import DamagedVersionError, YuankanError
from classifier.storage.registry.folder import Registry
from classifier.storage.registry.versions import digest_of
from tests.storage.registry.factories import MODEL, add, crown, make_observation, make_registry, make_run

Spoil = Callable[[Path], None]
FILES = ("model.joblib", "manifest.json", "evaluation.json", "snapshot.jsonl.gz")
LINKS = pytest.mark.skipif(os.name == "nt", reason="Windows has neither such pipes nor links for everybody")


def make_pair(base: Path) -> Registry:
    """A registry with a champion, v0002, and one before it."""
    registry = make_registry(base)
    for model in (pickle.dumps("before"), MODEL):
        crown(registry, add(registry, model).name)
    registry.log(make_run())
    registry.observe(make_observation())
    return registry


def read_all(registry: Registry, name: str) -> None:
    """Ask for all that is kept of a version."""
    registry.version(name)
    registry.snapshot(name)
    registry.contest(name)
    registry.reference(name)
    registry.model(name)


def put(data: bytes) -> Spoil:
    def spoil(path: Path) -> None:
        path.write_bytes(data)

    return spoil


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def link(path: Path) -> None:
    elsewhere = path.parent.parent / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to("/nonexistent")


def huge(path: Path) -> None:
    # With a hole in it: it takes no room.
    with path.open("r+b") as file:
        file.truncate((1 << 30) + 1)


def entry(key: str, value: Any) -> Spoil:
    """Give an entry another value; one inside another is named with a dot."""

    def spoil(path: Path) -> None:
        found = inner = json.loads(path.read_bytes())
        *outer, last = key.split(".")
        for name in outer:
            inner = inner[name]
        inner[last] = value
        path.write_text(json.dumps(found), encoding="utf-8")

    return spoil


def without(key: str) -> Spoil:
    def spoil(path: Path) -> None:
        found = json.loads(path.read_bytes())
        del found[key]
        path.write_text(json.dumps(found), encoding="utf-8")

    return spoil


ANYWHERE: list[tuple[Spoil, str]] = [
    (Path.unlink, "it is missing"),
    (folder, "it is not a file"),
    (huge, "it is larger than such a file can be"),
]
NOT_ON_WINDOWS: list[tuple[Spoil, str]] = [
    (pipe, "it is not a file"),
    (link, "it is a link, and links are not followed"),
    (nowhere, "it is a link, and links are not followed"),
]
TEXTS: list[tuple[Spoil, str]] = [
    (put(b""), "its text is not JSON"),
    (put(b"{}"), "is missing"),
    (put(b"[]"), "its JSON is not an object"),
    (put(b"null"), "its JSON is not an object"),
    (put(b"\xff\xfe{}"), "its text is not UTF-8"),
    (put(b"[" * 200_000), "its JSON is nested too deep"),
    (put(b'{"a":' * 200_000), "its JSON is nested too deep"),
    (put(b'{"seed": NaN}'), "its text is not JSON"),
    (put(b'{"seed": ' + b"9" * 5_000 + b"}"), "its text is not JSON"),
    (put(pickle.dumps({"made": 1})), "its text is not"),
]
MANIFESTS: list[tuple[Spoil, str]] = [
    (without("digests"), "its entry 'digests' is missing"),
    (entry("surprise", 1), "its entry 'surprise' is not known to this version"),
    (entry("seed", 1.5), "its entry 'seed' is not a whole number from 0"),
    (entry("seed", True), "its entry 'seed' is not a whole number from 0"),
    (entry("seed", 10**400), "its entry 'seed' is not a whole number from 0"),
    (entry("seconds", 10**400), "its entry 'seconds' is not a number"),
    (entry("starter_weight", 1.5), "its entry 'starter_weight' is not a number from 0 to 1"),
    (entry("keys", []), "its entries contradict one another"),
    (entry("keys", ["award", "award"]), "its entries contradict one another"),
    (entry("keys", "award"), "its entry 'keys' is not a list of texts"),
    (entry("made", "yesterday"), "its entry 'made' is not a time"),
    (entry("made", "2026-01-01T00:00:00"), "its entry 'made' is a time without a zone"),
    (entry("parent", "../../etc"), "its entry 'parent' is not the name of a version"),
    (entry("origin", "heaven"), "its entry 'origin' has a value that this version does not know"),
    (entry("who", None), "its entry 'who' is not a text"),
    (entry("digests", []), "its entry 'digests' is not an object"),
    (entry("digests.model", "0" * 63), "its entry 'digests.model' is not a digest"),
    (entry("runtime.libraries", {"numpy": 2}), "its entry 'runtime.libraries' holds something else than texts"),
]
EVALUATIONS: list[tuple[Spoil, str]] = [
    (entry("contest", 3), "its entry 'contest' is not an object"),
    (entry("contest.findings", []), "its entries contradict one another"),
    (entry("contest.findings", [3]), "its entry 'contest.findings' is not a list of objects"),
    (entry("contest.before", None), "its entries contradict one another"),
    (entry("contest.promoted", 1), "its entry 'contest.promoted' is neither true nor false"),
    (entry("contest.support", {"award": -1}), "its entry 'contest.support' is not a whole number from 0"),
    (entry("contest.before.tags", {"award": "x"}), "its entry 'contest.before.tags' is not a number"),
    (entry("reference.certainties", [0.9, 0.1]), "its entry 'reference.certainties' is not a list of rising numbers"),
    (entry("reference.certainties", [0.5] * 1002), "its entry 'reference.certainties' is not a list of rising"),
    (entry("reference.certainties", {}), "its entry 'reference.certainties' is not a list"),
    (entry("reference.accuracy", 2), "its entry 'reference.accuracy' is not a number from 0 to 1"),
]
ALIASES: list[tuple[Spoil, str]] = [
    (entry("champion", "../../../etc"), "its entry 'champion' is not the name of a version"),
    (entry("champion", "v0002/../../x"), "its entry 'champion' is not the name of a version"),
    (entry("champion", None), "its entry 'champion' is not a text"),
    (entry("champion", "v0009"), "its champion v0009 is not here"),
    (entry("challenger", "builtin"), "its entries contradict one another"),
    (entry("challenger", "v1"), "its entry 'challenger' is not the name of a version"),
    (entry("former", ["v0001\n"]), "its entry 'former' is not the name of a version"),
    (entry("last", 3), "its entry 'last' is not a text"),
    (without("former"), "its entry 'former' is missing"),
]


def refused(ask: Callable[[], object], fault: str, path: Path) -> None:
    with pytest.raises(DamagedVersionError) as caught:
        ask()
    assert caught.value.exit_status == 3
    assert str(path) in caught.value.message
    assert fault in caught.value.message
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < len(str(path)) + 200
    assert caught.value.hint


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(("spoil", "fault"), [*ANYWHERE, *(pytest.param(*one, marks=LINKS) for one in NOT_ON_WINDOWS)])
def test_something_else_in_the_place_of_a_file(file: str, spoil: Spoil, fault: str, tmp_path: Path) -> None:
    registry = make_pair(tmp_path)
    path = registry.folder / "v0002" / file
    spoil(path)
    refused(lambda: read_all(registry, "v0002"), fault, path)
    read_all(registry, "v0001")
    # A larger one is still a file; all else is no whole version.
    assert registry.names() == (("v0001", "v0002") if spoil is huge else ("v0001",))
    # It can be gone back from, and gets rid of.
    registry.point(registry.aliases().rolled_back())
    registry.remove("v0002")
    assert registry.names() == ("v0001",)


@pytest.mark.parametrize(
    ("file", "spoil", "fault"),
    [
        *(("manifest.json", *one) for one in (*TEXTS, *MANIFESTS)),
        *(("evaluation.json", *one) for one in (*TEXTS, *EVALUATIONS)),
    ],
)
def test_text_that_was_never_written(file: str, spoil: Spoil, fault: str, tmp_path: Path) -> None:
    registry = make_pair(tmp_path)
    path = registry.folder / "v0002" / file
    spoil(path)
    refused(lambda: read_all(registry, "v0002"), fault, path)
    read_all(registry, "v0001")


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        *ANYWHERE[1:],
        *(pytest.param(*one, marks=LINKS) for one in NOT_ON_WINDOWS),
        *TEXTS,
        *ALIASES,
    ],
)
def test_aliases_that_were_never_written(spoil: Spoil, fault: str, tmp_path: Path) -> None:
    registry = make_pair(tmp_path)
    path = registry.folder / "aliases.json"
    spoil(path)
    refused(registry.aliases, fault, path)
    read_all(registry, "v0002")
    # As the hint says.
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    crown(registry, "v0002")
    assert registry.aliases().champion == "v0002"


def snapshot_of(data: bytes) -> Spoil:
    """A snapshot that its manifest vouches for."""

    def spoil(path: Path) -> None:
        path.write_bytes(data)
        entry("digests.snapshot", digest_of(data))(path.with_name("manifest.json"))

    return spoil


def zipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


HEAD = b'{"keys": ["award"], "borrowed": [], "starter_weight": 0.5, "seed": 0}\n'
ROW = b'{"article": "r1", "tags": ["award"], "primary": "award", "part": "training"}\n'
BOMB = zipped(HEAD) + zipped(b" " * (1 << 20)) * 64


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "it is empty"),
        (b"plain", "it cannot be unpacked"),
        (zipped(HEAD)[:-5], "it cannot be unpacked"),
        (zipped(HEAD) + b"more", "it cannot be unpacked"),
        (zipped(HEAD)[:12] + b"\xff" * 40, "it cannot be unpacked"),
        (BOMB, "it unpacks to more than any snapshot has"),
        (zipped(b""), "it is empty"),
        (zipped(HEAD + b"\n"), "line 2: its text is not JSON"),
        (zipped(HEAD + ROW + ROW), "an article stands in it twice"),
        (zipped(HEAD + ROW.replace(b'["award"]', b"[]")), "line 2: its entries contradict one another"),
        (zipped(HEAD + ROW.replace(b"training", b"both")), "line 2: its entry 'part' has a value"),
        (zipped(HEAD.replace(b"0.5", b"1e999")), "line 1: its entry 'starter_weight' is not a number"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_snapshots_that_were_never_written(data: bytes, fault: str, tmp_path: Path) -> None:
    registry = make_pair(tmp_path)
    path = registry.folder / "v0002" / "snapshot.jsonl.gz"
    path.write_bytes(data)
    refused(lambda: registry.snapshot("v0002"), "it is not the file that its manifest describes", path)
    snapshot_of(data)(path)
    with pytest.raises(DamagedVersionError) as caught:
        registry.snapshot("v0002")
    assert fault in caught.value.message
    assert registry.model("v0002") == MODEL


@LINKS
def test_a_link_in_the_place_of_a_version_is_not_followed(tmp_path: Path) -> None:
    registry = make_pair(tmp_path)
    home = registry.folder / "v0002"
    home.rename(tmp_path / "elsewhere")
    home.symlink_to(tmp_path / "elsewhere")
    refused(lambda: registry.model("v0002"), "it is a link", home)
    assert registry.names() == ("v0001",)
    registry.point(registry.aliases().rolled_back())
    registry.remove("v0002")
    assert (tmp_path / "elsewhere" / "model.joblib").exists()


def test_a_file_in_the_place_of_a_version_or_of_the_registry(tmp_path: Path) -> None:
    registry = make_pair(tmp_path)
    home = registry.folder / "v0002"
    shutil.rmtree(home)
    home.write_bytes(b"")
    refused(lambda: registry.version("v0002"), "it is not a folder", home)
    shutil.rmtree(registry.folder)
    registry.folder.write_bytes(b"")
    refused(registry.names, "it is not a folder", registry.folder)
    refused(lambda: add(registry), "it is not a folder", registry.folder)


class Malice:
    """Touches a file when it is unpickled."""

    def __init__(self, touched: Path) -> None:
        self._touched = touched

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return _touch, (str(self._touched),)


def _touch(path: str) -> None:
    Path(path).touch()


def malicious(touched: Path) -> bytes:
    buffer = io.BytesIO()
    joblib.dump(Malice(touched), buffer)
    return buffer.getvalue()


def load(registry: Registry, name: str) -> None:
    """Do what a caller does with a model that it is given."""
    joblib.load(io.BytesIO(registry.model(name)))


def test_malice_would_run_where_it_is_loaded(tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    joblib.load(io.BytesIO(malicious(touched)))
    assert touched.exists()


PLACES = [
    *(f"models/v0002/{file}" for file in FILES),
    "models/v0002/another.joblib",
    "models/aliases.json",
    "models/history.jsonl",
    "models/observed.jsonl",
    "models/.lock",
    "models/.v0003.part/model.joblib",
    "models/.aliases.json.part",
    "models/v0003/model.joblib",
    "models/model.joblib",
    "state/trusted-models.sha256",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_malicious_file_runs_nowhere(place: str, tmp_path: Path) -> None:
    make_pair(tmp_path)
    touched, planted = tmp_path / "touched", tmp_path / place
    planted.parent.mkdir(exist_ok=True)
    planted.write_bytes(malicious(touched))
    _do_everything(make_registry(tmp_path))
    assert not touched.exists()
    assert digest_of(malicious(touched)) not in (tmp_path / "state" / "trusted-models.sha256").read_text("latin-1")


def test_a_malicious_version_that_is_whole_in_itself_runs_nowhere(tmp_path: Path) -> None:
    """Its manifest vouches for it; the list of the user does not."""
    registry = make_pair(tmp_path)
    touched = tmp_path / "touched"
    shutil.copytree(registry.folder / "v0002", registry.folder / "v0003")
    (registry.folder / "v0003" / "model.joblib").write_bytes(malicious(touched))
    entry("digests.model", digest_of(malicious(touched)))(registry.folder / "v0003" / "manifest.json")
    entry("champion", "v0003")(registry.folder / "aliases.json")
    assert registry.aliases().champion == "v0003"
    _do_everything(make_registry(tmp_path))
    assert not touched.exists()
    # Until the user says so: then it is theirs.
    registry.trust(registry.version("v0003"))
    load(registry, "v0003")
    assert touched.exists()


def _do_everything(registry: Registry) -> None:
    asks: list[Callable[[], object]] = [
        registry.names,
        registry.next_name,
        registry.aliases,
        registry.runs,
        registry.observations,
        lambda: registry.log(make_run()),
        lambda: registry.observe(make_observation()),
        lambda: crown(registry, "v0001"),
        lambda: add(registry),
    ]
    for name in ("v0001", "v0002", "v0003"):
        asks += [partial(read_all, registry, name), partial(load, registry, name)]
    for ask in asks:
        # What is refused is told in words; anything else is a fault of ours.
        with suppress(YuankanError, OSError):
            ask()
