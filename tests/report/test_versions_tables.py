import json

import pytest

from classifier.domain.contest import Contest
from classifier.domain.inventory import Entry
from classifier.domain.run import Cause, Outcome
from classifier.domain.version import Origin
from classifier.report.tables import Say
from classifier.report.versions_object import history_object, inventory_object
from classifier.report.versions_tables import manifest_table, reasons, runs_table, versions_table
from classifier.report.versions_words import cause_name, held, outcome_name, run_told
from classifier.storage.shipped import load_taxonomy
from tests.report.factories import chinese, english
from tests.report.test_contest_tables import UNTESTED
from tests.report.versions_factories import (
    make_entry,
    make_fault,
    make_inventory,
    make_run,
    make_version,
    two_versions,
)
from tests.storage.registry.factories import make_contest


def test_every_version_is_a_row() -> None:
    rows = versions_table(two_versions(), english).rows
    assert [row[:2] + row[3:] for row in rows] == [
        ("v0001", "champion", "2", "1", "0.900", "0.800", "passed"),
        ("v0002", "challenger", "2", "1", "0.900", "0.800", "failed"),
    ]


def test_a_damaged_version_is_a_row_that_says_so() -> None:
    unreadable = Entry(name="v0001", fault=make_fault())
    partly = make_entry("v0002", contest=make_contest(), fault=make_fault("v0002"))
    rows = versions_table(make_inventory(unreadable, partly), english).rows
    assert rows[0] == ("v0001", "champion", "—", "—", "—", "—", "—", "cannot be used")
    assert (rows[1][0], rows[1][-1]) == ("v0002", "cannot be used")


def test_what_an_imported_version_learnt_from_is_not_counted_as_ones_own() -> None:
    entry = make_entry(version=make_version(origin=Origin.IMPORTED), outcome=None)
    (row,) = versions_table(make_inventory(entry), english).rows
    assert row[3:] == ("—", "—", "—", "—", "none (imported)")


@pytest.mark.parametrize(
    ("outcome", "contest", "told"),
    [
        (Outcome.PROMOTED, make_contest(), ("passed", "通过")),
        (Outcome.KEPT, make_contest(promoted=False), ("failed", "未通过")),
        (Outcome.KEPT, UNTESTED, ("none", "未检验")),
        (None, None, ("none", "未检验")),
    ],
)
def test_a_test_stays_what_it_was_whatever_part_the_version_plays(
    outcome: Outcome | None, contest: Contest | None, told: tuple[str, str]
) -> None:
    entry = make_entry("v0001", outcome=outcome, contest=contest)
    rows = [versions_table(make_inventory(entry), say).rows[0] for say in (english, chinese)]
    assert [(row[1], row[-1]) for row in rows] == [("champion", told[0]), ("现用", told[1])]


def test_who_is_champion_is_told_if_anybody_knows() -> None:
    assert held(two_versions(), english) == "2 versions; champion: v0001"
    assert held(make_inventory(make_entry(), aliases=None), english) == "1 version; champion: ?"


@pytest.mark.parametrize("say", [english, chinese])
def test_outcomes_and_causes_have_names_of_their_own(say: Say) -> None:
    assert len({outcome_name(outcome, say) for outcome in Outcome}) == len(Outcome)
    assert len({cause_name(cause, say) for cause in Cause}) == len(Cause)


def test_the_history_tells_the_newest_first_and_why() -> None:
    found = runs_table(two_versions().runs, load_taxonomy(), english)
    assert [row[1] for row in found.rows] == ["champion kept", "promoted"]
    assert found.rows[1][2:9] == ("v0001", "v0001", "12", "30", "8", "+0.010", "+0.010")
    assert found.rows[1][9] == "labels changed; better: the macro F1 of the primary +0.010, surely no lower than -0.020"


def test_a_run_that_failed_says_what_went_wrong_and_a_deed_who_did_it() -> None:
    failed = make_run(outcome=Outcome.FAILED, version=None, champion=None, fault="the disk is full")
    assert reasons(failed, {}, english) == "labels changed; the disk is full"
    assert "champion" not in run_told(failed, english)
    deed = make_run(outcome=Outcome.CROWNED, cause=Cause.ASKED)
    assert reasons(deed, {}, english) == "asked for by 王芳"
    assert run_told(deed, english).endswith("made champion by hand  v0002  learnt 30, test 8  champion after it: v0001")


def test_all_of_a_manifest_is_shown() -> None:
    found = {row[0]: row[1] for row in manifest_table(make_version(), english).rows}
    assert found["by"] == "王芳"
    assert found["starter"] == "1, each counting 50 %"
    assert len(found["SHA-256"]) == 64
    assert len(manifest_table(make_version(), chinese).rows) == len(found)


def test_a_registry_as_an_object() -> None:
    inventory = two_versions()
    found = inventory_object(inventory)
    assert (found["champion"], found["challenger"], found["former"]) == ("v0001", "v0002", ["v0003"])
    versions = found["versions"]
    assert isinstance(versions, list)
    assert [(one["name"], one["roles"], one["fault"], one["outcome"]) for one in versions] == [
        ("v0001", ["champion"], None, "promoted"),
        ("v0002", ["challenger"], None, "kept"),
    ]
    assert versions[0]["manifest"]["digests"]["model"] == make_version().manifest.digests.model
    history = history_object(inventory)
    runs = history.pop("runs")
    assert history == found
    assert isinstance(runs, list)
    assert [run["outcome"] for run in runs] == ["promoted", "kept"]
    json.dumps(history, allow_nan=False)


def test_what_cannot_be_read_is_null() -> None:
    found = inventory_object(make_inventory(Entry(name="v0001", fault=make_fault()), aliases=None))
    assert (found["champion"], found["challenger"], found["former"]) == (None, None, None)
    assert found["versions"] == [
        {
            "name": "v0001", "roles": [], "fault": "models/v0001/manifest.json: it is missing", "outcome": None,
            "manifest": None, "contest": None,
        }
    ]  # fmt: skip
