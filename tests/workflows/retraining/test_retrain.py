import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from classifier.domain.answer import Answer, Verdict
from classifier.domain.contest import Ground
from classifier.domain.label import LabelledArticle
from classifier.domain.run import Cause, Outcome
from classifier.domain.snapshot import Part
from classifier.domain.version import BUILTIN, Aliases
from classifier.errors import CorpusError, DamagedVersionError, UntrustedModelError
from classifier.workflows.registered import champion_tagger, version_tagger
from tests.workflows.retraining.factories import NOON, RULES, Office, ship, small
from tests.world import flip, make_world

WORLD = make_world(900)
SHIPPED, PRINTED = small(WORLD)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    ship(tmp_path / "package", SHIPPED, monkeypatch)
    return Office(tmp_path)


def test_the_first_labels_make_a_version_that_is_tested_on_the_lots_alone(office: Office) -> None:
    office.label(PRINTED, lots=3)
    run = office.retrain()
    assert (run.outcome, run.cause, run.champion, run.version) == (Outcome.PROMOTED, Cause.ASKED, "v0001", "v0001")
    assert (run.training, run.tested, run.borrowed) == (100, 50, 150)
    registry = office.registry
    assert registry.names() == ("v0001",)
    assert registry.aliases() == Aliases(champion="v0001", former=(BUILTIN,))
    assert registry.runs() == [run]
    snapshot, lots = registry.snapshot("v0001"), {one.article.id for one in PRINTED[::3]}
    assert {row.article for row in snapshot.of(Part.TEST)} == lots
    assert lots.isdisjoint(row.article for row in snapshot.of(Part.TRAINING))
    assert run.contest is not None
    assert run.contest.articles == 50
    reference = registry.reference("v0001")
    assert reference is not None
    assert (reference.articles, len(reference.certainties)) == (50, 50)


def test_the_same_again_costs_nothing_whatever_the_gate_said(office: Office) -> None:
    office.label(PRINTED, lots=3)
    first = office.retrain()
    again = office.retrain()
    assert (again.outcome, again.cause, again.version, again.champion) == (
        Outcome.NOTHING, Cause.UNCHANGED, None, first.champion,
    )  # fmt: skip
    assert office.registry.names() == ("v0001",)
    office.rules = replace(RULES, support=10_000)
    kept = office.retrain()
    assert (kept.outcome, kept.version, kept.champion) == (Outcome.KEPT, "v0002", "v0001")
    assert office.registry.aliases().challenger == "v0002"
    assert office.retrain().cause is Cause.UNCHANGED
    assert [run.outcome for run in office.registry.runs()] == [
        Outcome.PROMOTED, Outcome.NOTHING, Outcome.KEPT, Outcome.NOTHING,
    ]  # fmt: skip


def test_the_same_labels_make_the_same_model_bit_for_bit(office: Office) -> None:
    office.label(PRINTED, lots=3)
    office.retrain()
    office.retrain(force=True)
    first, second = (version_tagger(office.registry, name, office.labels) for name in ("v0001", "v0002"))
    articles = [one.article for one in WORLD.held]
    assert [replace(said, model="") for said in first.predict(articles)] == [
        replace(said, model="") for said in second.predict(articles)
    ]


def test_without_labels_there_is_nothing_to_do(office: Office) -> None:
    assert office.retrain().cause is Cause.NO_LABELS
    office.label(PRINTED[:3], lots=1)
    run = office.retrain()
    assert (run.outcome, run.cause, run.champion) == (Outcome.NOTHING, Cause.NO_LABELS, BUILTIN)


def test_if_due_waits_for_enough_labels_and_skips_do_not_count(office: Office) -> None:
    office.label(PRINTED[:9])
    log = office.labels.log("王芳")
    for number, one in enumerate(PRINTED[20:40]):
        verdict = Verdict.SKIP if number % 2 else Verdict.UNSURE
        log.append(
            Answer(id=f"s{number}", verdict=verdict, article=one.article.id, annotator="王芳", at=NOON, strategy="mix")
        )
    run = office.retrain(if_due=True)
    assert (run.outcome, run.cause, run.changed) == (Outcome.NOTHING, Cause.NOT_DUE, 9)
    office.label(PRINTED[9:10])
    run = office.retrain(if_due=True)
    assert (run.cause, run.changed, run.outcome) == (Cause.LABELS, 10, Outcome.KEPT)
    assert run.contest is not None
    assert run.contest.findings[0].ground is Ground.NO_TEST


def test_age_asks_for_a_training_once_anything_has_changed(office: Office) -> None:
    office.label(PRINTED[:100], lots=3)
    office.retrain()
    office.now = NOON + dt.timedelta(days=91)
    assert office.retrain(if_due=True).cause is Cause.UNCHANGED
    office.label(PRINTED[100:101])
    assert office.retrain(if_due=True).cause is Cause.AGE


def test_a_renamed_tag_keeps_its_name_of_today_in_an_old_model(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.label(PRINTED, lots=3)
    office.retrain()
    shipped = (office.root / "package" / "_labels" / "taxonomy.toml").read_text(encoding="utf-8")
    own = shipped.replace('key = "award"', 'key = "honour"\nformerly = ["award"]')
    (office.workspace.labels / "taxonomy.toml").write_text(own, encoding="utf-8")
    articles = [one.article for one in WORLD.held]
    old = version_tagger(office.registry, "v0001", office.labels).predict(articles)
    new = champion_tagger(office.workspace, state=office.root / "state").predict(articles)
    assert any("award" in said.tags for said in old)
    assert [tuple("honour" if tag == "award" else tag for tag in said.tags) for said in old] == [
        said.tags for said in new
    ]
    assert "does not know" not in caplog.text
    run = office.retrain(if_due=True)
    assert (run.cause, run.borrowed) == (Cause.TAXONOMY, 150)


def test_a_stale_model_never_gives_a_retired_tag_and_says_which_it_does_not_know(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.label(PRINTED, lots=3)
    office.retrain()
    shipped = (office.root / "package" / "_labels" / "taxonomy.toml").read_text(encoding="utf-8")
    own = shipped.replace('key = "event"', 'key = "people"')
    (office.workspace.labels / "taxonomy.toml").write_text(own, encoding="utf-8")
    tagger = champion_tagger(office.workspace, state=office.root / "state")
    said = tagger.predict([one.article for one in WORLD.held])
    assert all("event" not in one.tags and "people" not in one.tags for one in said)
    assert all("event" not in one.scores and "people" in one.scores for one in said)
    assert "v0001: the model does not know the tags people and never gives them" in caplog.text


def test_a_version_of_other_libraries_is_made_again_and_never_opened(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.label(PRINTED, lots=3)
    office.retrain()
    articles = [one.article for one in WORLD.held]
    before = version_tagger(office.registry, "v0001", office.labels).predict(articles)
    path = office.workspace.models / "v0001" / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["runtime"]["libraries"]["numpy"] = "1.0.0"
    path.write_text(json.dumps(manifest), encoding="utf-8")
    monkeypatch.setattr("classifier.learn.tagger.loads", lambda _data: pytest.fail("an old file was opened"))
    told: list[str] = []
    made = version_tagger(
        office.registry, "v0001", office.labels, report=told.append,
        state=office.root / "state", cache=office.root / "cache",
    )  # fmt: skip
    assert made.predict(articles) == before
    assert len(told) == 1


def test_a_file_that_was_not_written_here_is_refused_and_the_run_says_so(office: Office) -> None:
    office.label(PRINTED, lots=3)
    office.retrain()
    office.label(WORLD.held[:20])
    (office.root / "state" / "trusted-models.sha256").unlink()
    with pytest.raises(UntrustedModelError):
        office.retrain()
    run = office.registry.runs()[-1]
    assert (run.outcome, run.champion) == (Outcome.FAILED, "v0001")
    assert "v0001" in run.fault


def test_a_list_of_trusted_models_that_cannot_be_written_is_found_before_anything_is_trained(office: Office) -> None:
    office.label(PRINTED[:30])
    (office.root / "state").write_text("")
    with pytest.raises(OSError, match="state"):
        office.retrain(report=lambda _said: pytest.fail("trained in vain"))


def test_a_damaged_alias_file_stops_the_run_and_is_named(office: Office) -> None:
    office.label(PRINTED[:30])
    office.workspace.models.mkdir(parents=True)
    (office.workspace.models / "aliases.json").write_text("{", encoding="utf-8")
    with pytest.raises(DamagedVersionError, match=r"aliases\.json"):
        office.retrain()
    assert [run.champion for run in office.registry.runs()] == [None]


def test_a_label_without_its_text_fails_and_the_history_has_it(office: Office) -> None:
    office.label(PRINTED[:30])
    (office.workspace.labels / "articles.jsonl").unlink()
    with pytest.raises(CorpusError, match="its text is not in"):
        office.retrain()
    assert office.registry.runs()[-1].outcome is Outcome.FAILED
    assert office.registry.names() == ()


def test_a_run_that_finds_another_under_way_leaves(office: Office) -> None:
    office.label(PRINTED[:30])
    with office.registry.lock(patience=1):
        run = office.retrain()
    assert (run.outcome, run.cause) == (Outcome.NOTHING, Cause.BUSY)
    assert office.registry.names() == ()


def test_what_a_killed_run_began_is_finished_by_the_next(office: Office) -> None:
    office.label(PRINTED, lots=3)
    office.retrain()
    office.registry.point(Aliases())
    assert office.retrain().cause is Cause.UNCHANGED
    assert office.registry.aliases() == Aliases(champion="v0001", former=(BUILTIN,))


def test_old_versions_go_and_those_that_play_a_part_stay(office: Office) -> None:
    office.rules = replace(RULES, keep=1)
    office.label(PRINTED[:90], lots=3)
    office.retrain()
    for start in (90, 110, 130):
        office.label(PRINTED[start : start + 20], lots=3)
        office.retrain()
    registry = office.registry
    aliases = registry.aliases()
    assert set(registry.names()) == {
        name
        for name in (aliases.champion, aliases.challenger, aliases.former[-1], "v0004")
        if name not in {None, BUILTIN}
    }
    assert registry.next_name() == "v0005"
    assert all(name in {BUILTIN, *registry.names()} for name in aliases.former)


def test_near_copies_of_what_is_tested_on_teach_nothing(office: Office) -> None:
    copies = [
        LabelledArticle(replace(one.article, text=f"{one.article.text}\n（通讯员供稿）"), one.label)
        for one in PRINTED[:30:3]
    ]
    office.label(PRINTED, lots=3)
    office.label(copies)
    run = office.retrain()
    snapshot = office.registry.snapshot("v0001")
    assert {row.article for row in snapshot.of(Part.NEITHER)} == {one.article.id for one in copies}
    assert run.training == 100


def test_a_bad_batch_is_refused_until_it_is_mended_whatever_joins_it(office: Office) -> None:
    office.label(PRINTED[:80], lots=4)
    assert office.retrain().outcome is Outcome.PROMOTED
    bad = flip(WORLD.held[:40], 0.5, np.random.default_rng(0))
    office.label(bad)
    run = office.retrain()
    assert run.outcome is Outcome.KEPT
    assert run.contest is not None
    (clash,) = run.contest.findings
    assert clash.ground is Ground.LABELS_CLASH
    wrong = {one.article.id for one, true in zip(bad, WORLD.held[:40], strict=True) if one.label != true.label}
    assert len(wrong.intersection(clash.articles)) > len(clash.articles) / 2
    office.label(PRINTED[80:])
    again = office.retrain()
    assert again.contest is not None
    assert [finding.ground for finding in again.contest.findings] == [Ground.LABELS_CLASH]
    office.label(WORLD.held[:40])
    assert office.retrain().outcome is Outcome.PROMOTED
