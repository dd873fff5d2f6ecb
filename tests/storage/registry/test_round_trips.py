"""Whatever is written is what is read, of any content at all."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given

from classifier.domain.contest import Contest
from classifier.domain.observation import Observation, Reference
from classifier.domain.run import Run
from classifier.domain.snapshot import Snapshot
from classifier.domain.version import Aliases, Manifest
from classifier.storage.labels.record import line_of
from classifier.storage.registry.aliases import AliasFile
from classifier.storage.registry.entries import entries_of
from classifier.storage.registry.evaluations import evaluation_text, read_evaluation
from classifier.storage.registry.manifests import manifest_text, read_manifest
from classifier.storage.registry.runs import observation_entries, read_observation, read_run, run_entries
from classifier.storage.registry.snapshots import read_snapshot, snapshot_data
from classifier.storage.registry.source import of_journal, of_version
from tests.storage.registry import factories

VERSION = of_version(Path("v0001/some.json"))
JOURNAL = of_journal(Path("history.jsonl"))


@given(factories.manifests)
def test_manifests(manifest: Manifest) -> None:
    data = manifest_text(manifest)
    assert read_manifest(data, VERSION) == manifest
    assert data.isascii()


@given(factories.contests, factories.references)
def test_evaluations(contest: Contest, reference: Reference) -> None:
    assert read_evaluation(evaluation_text(contest, reference), VERSION) == (contest, reference)
    assert read_evaluation(evaluation_text(None, reference), VERSION) == (None, reference)
    assert read_evaluation(evaluation_text(contest, None), VERSION) == (contest, None)


@given(factories.snapshots)
def test_snapshots(snapshot: Snapshot) -> None:
    data = snapshot_data(snapshot)
    assert read_snapshot(data, VERSION) == snapshot
    assert snapshot_data(snapshot) == data


@given(factories.runs)
def test_runs(run: Run) -> None:
    line = line_of(run_entries(run))
    assert read_run(entries_of(line.encode(), JOURNAL)) == run
    assert len(line.splitlines()) == 1


@given(factories.observations)
def test_observations(observation: Observation) -> None:
    line = line_of(observation_entries(observation))
    assert read_observation(entries_of(line.encode(), JOURNAL)) == observation
    assert len(line.splitlines()) == 1


@given(factories.aliases, factories.versions)
def test_aliases(aliases: Aliases, last: str) -> None:
    with TemporaryDirectory() as folder:
        file = AliasFile(Path(folder) / "aliases.json")
        file.write(aliases, last)
        assert file.read() == (aliases, last)


@given(factories.manifests)
def test_a_manifest_is_read_the_same_however_it_is_laid_out(manifest: Manifest) -> None:
    packed = json.dumps(json.loads(manifest_text(manifest)), separators=(",", ":"), sort_keys=True)
    assert read_manifest(packed.encode(), VERSION) == manifest
