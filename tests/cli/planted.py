"""What anybody could plant in a workspace: each function does one harm, or makes one file that is given to import."""

import gzip
import hashlib
import json
import os
import pickle
import re
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, rmtree

import joblib

from tests.year.program import Program


class Bomb:
    """Whoever unpickles it leaves a file behind."""

    def __init__(self, canary: Path) -> None:
        self.canary = canary

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Path.touch, (self.canary,)


@dataclass(frozen=True, slots=True)
class Victim:
    """A workspace in which v0001 is champion, and what somebody else may do to it."""

    program: Program
    canary: Path

    @property
    def models(self) -> Path:
        return self.program.workspace / "models"

    @property
    def version(self) -> Path:
        return self.models / "v0001"

    def evil(self) -> bytes:
        path = self.canary.with_name("evil.joblib")
        joblib.dump(Bomb(self.canary), path)
        return path.read_bytes()

    def manifest(self, **digests: bytes) -> None:
        """Let the manifest say the digests of other files."""
        path = self.version / "manifest.json"
        found = json.loads(path.read_text(encoding="utf-8"))
        found["digests"] |= {name: hashlib.sha256(data).hexdigest() for name, data in digests.items()}
        path.write_text(json.dumps(found), encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.program.run(*arguments)


def foreign_model(victim: Victim) -> None:
    (victim.version / "model.joblib").write_bytes(victim.evil())


def foreign_model_described(victim: Victim) -> None:
    foreign_model(victim)
    victim.manifest(model=victim.evil())


def foreign_model_with_a_list_of_its_own(victim: Victim) -> None:
    foreign_model_described(victim)
    digest = hashlib.sha256(victim.evil()).hexdigest()
    for folder in (victim.models, victim.program.workspace, victim.version):
        (folder / "trusted-models.sha256").write_text(f"{digest}\n", encoding="ascii")


def list_that_others_write(victim: Victim) -> None:
    foreign_model_described(victim)
    path = victim.program.home / "state" / "yuankan" / "trusted-models.sha256"
    path.write_text(f"{hashlib.sha256(victim.evil()).hexdigest()}\n", encoding="ascii")
    path.chmod(0o666)


def plain_pickle(victim: Victim) -> None:
    data = pickle.dumps(Bomb(victim.canary))
    (victim.version / "model.joblib").write_bytes(data)
    victim.manifest(model=data)


def linked_model(victim: Victim) -> None:
    foreign_model(victim)
    elsewhere = victim.canary.with_name("elsewhere.joblib")
    (victim.version / "model.joblib").rename(elsewhere)
    (victim.version / "model.joblib").symlink_to(elsewhere)


def linked_version(victim: Victim) -> None:
    foreign_model_described(victim)
    elsewhere = victim.canary.with_name("elsewhere")
    victim.version.rename(elsewhere)
    victim.version.symlink_to(elsewhere, target_is_directory=True)


def pipe_for_a_model(victim: Victim) -> None:
    (victim.version / "model.joblib").unlink()
    os.mkfifo(victim.version / "model.joblib")


def torn_model(victim: Victim) -> None:
    path = victim.version / "model.joblib"
    os.truncate(path, path.stat().st_size // 2)


def empty_model(victim: Victim) -> None:
    (victim.version / "model.joblib").write_bytes(b"")
    victim.manifest(model=b"")


def no_model(victim: Victim) -> None:
    (victim.version / "model.joblib").unlink()


def manifest_that_is_a_pickle(victim: Victim) -> None:
    (victim.version / "manifest.json").write_bytes(pickle.dumps(Bomb(victim.canary)))


def deep_manifest(victim: Victim) -> None:
    (victim.version / "manifest.json").write_text("[" * 200_000, encoding="utf-8")


def impossible_manifest(victim: Victim) -> None:
    path = victim.version / "manifest.json"
    path.write_text(re.sub(r'"seed": \d+', '"seed": NaN', path.read_text(encoding="utf-8")), encoding="utf-8")


def manifest_of_the_future(victim: Victim) -> None:
    path = victim.version / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"hook": "run"}), encoding="utf-8")


def aliases(victim: Victim, **entries: object) -> None:
    path = victim.models / "aliases.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | entries), encoding="utf-8")


def alias_out_of_the_folder(victim: Victim) -> None:
    copytree(victim.version, victim.program.workspace.parent / "v9999")
    aliases(victim, champion="../../v9999")


def alias_of_nothing(victim: Victim) -> None:
    aliases(victim, champion="v0777")


def aliases_that_are_a_pickle(victim: Victim) -> None:
    (victim.models / "aliases.json").write_bytes(pickle.dumps(Bomb(victim.canary)))


def aliases_without_end(victim: Victim) -> None:
    (victim.models / "aliases.json").write_bytes(b" " * (4 << 20))


def linked_aliases(victim: Victim) -> None:
    elsewhere = victim.canary.with_name("aliases.json")
    (victim.models / "aliases.json").rename(elsewhere)
    (victim.models / "aliases.json").symlink_to(elsewhere)


def other_snapshot(victim: Victim) -> None:
    (victim.version / "snapshot.jsonl.gz").write_bytes(gzip.compress(b"{}\n"))


def snapshot_without_end(victim: Victim) -> None:
    data = gzip.compress(b" " * (80 << 20))
    (victim.version / "snapshot.jsonl.gz").write_bytes(data)
    victim.manifest(snapshot=data)


def snapshot_that_is_a_pickle(victim: Victim) -> None:
    data = pickle.dumps(Bomb(victim.canary))
    (victim.version / "snapshot.jsonl.gz").write_bytes(data)
    victim.manifest(snapshot=data)


def evaluation_that_is_a_pickle(victim: Victim) -> None:
    (victim.version / "evaluation.json").write_bytes(pickle.dumps(Bomb(victim.canary)))


def impossible_evaluation(victim: Victim) -> None:
    path = victim.version / "evaluation.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    found["contest"]["before"]["exact_match"] = 7
    path.write_text(json.dumps(found), encoding="utf-8")


def file_for_a_registry(victim: Victim) -> None:
    rmtree(victim.models)
    victim.models.write_bytes(victim.evil())


def skops_of(victim: Victim, schema: object, *, name: str = "schema.json") -> bytes:
    path = victim.canary.with_name("made.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, json.dumps(schema))
    return path.read_bytes()


def function_of_the_system(victim: Victim) -> bytes:
    """What skops itself would ask about before it calls it."""
    node = {
        "__class__": "system",
        "__module__": "os",
        "__loader__": "FunctionNode",
        "__id__": 1,
        "content": {"module_path": "os", "function": "system"},
    }
    return skops_of(victim, node | {"protocol": 2, "_skops_version": "0.13"})


def not_a_zip(victim: Victim) -> bytes:
    return victim.evil()


def pickle_in_a_zip(victim: Victim) -> bytes:
    path = victim.canary.with_name("pickled.zip")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("schema.json", "{}")
        archive.writestr("0.pkl", pickle.dumps(Bomb(victim.canary)))
    return path.read_bytes()


def zip_without_end(victim: Victim) -> bytes:
    path = victim.canary.with_name("bomb.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("schema.json", "w") as schema:
        for _ in range(64):
            schema.write(b" " * (1 << 20))
    return path.read_bytes()


def deep_schema(victim: Victim) -> bytes:
    path = victim.canary.with_name("deep.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("schema.json", "[" * 100_000)
    return path.read_bytes()
