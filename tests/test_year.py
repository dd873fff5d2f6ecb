"""The simulated year, by real commands: twelve months, a campaign, a bad batch, a rollback (`tests.year`)."""

import json

import pytest

from classifier.storage.registry.folder import Registry
from tests.world import MONTHS
from tests.year.story import BAD_MONTH, BY_LOT, CHOSEN, Year, live

PROMOTED, KEPT, NOTHING = 0, 10, 11
STATUSES = {"promoted": PROMOTED, "kept": KEPT, "nothing": NOTHING}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    return live(tmp_path_factory.mktemp("year"), seed=0)


def test_each_month_is_read_and_labelled(year: Year) -> None:
    assert [month.number for month in year.months] == list(range(1, MONTHS + 1))
    assert all(month.cut >= 0.9 * month.printed for month in year.months)
    assert {month.answers for month in year.months[1:]} == {BY_LOT + CHOSEN}


def test_the_exit_status_says_what_came_of_each_run(year: Year) -> None:
    for month in year.months:
        for ended in month.ended:
            assert ended.status == STATUSES[ended.outcome]


def test_better_models_become_champion(year: Year) -> None:
    promoted = [month for month in year.months if month.ended[0].outcome == "promoted"]
    assert len(promoted) >= 2
    for month in promoted:
        assert month.ended[0].run["champion"] == month.ended[0].run["version"]


def test_the_bad_batch_is_refused(year: Year) -> None:
    month, before = year.months[BAD_MONTH - 1], year.months[BAD_MONTH - 2]
    refused, _ = month.ended
    assert refused.outcome == "kept"
    assert refused.grounds
    assert refused.run["champion"] == before.ended[-1].run["champion"]


def test_once_the_batch_is_taken_back_nothing_is_left_of_it_and_the_next_month_goes_on(year: Year) -> None:
    before, bad, following = year.months[BAD_MONTH - 2 : BAD_MONTH + 1]
    _, after = bad.ended
    assert after.outcome == "nothing" or after.run["training"] == before.ended[-1].run["training"]
    assert "labels_clash" not in (*after.grounds, *following.ended[0].grounds)
    assert following.ended[0].run["training"] > before.ended[-1].run["training"]


def test_the_champion_of_the_end_is_no_worse_than_what_shipped(year: Year) -> None:
    assert year.months[-1].score >= year.builtin


def test_a_champion_is_rolled_back_and_promoted_again(year: Year) -> None:
    before, back, again = year.champions
    assert before != back
    assert again == before


def test_the_history_has_every_run_and_every_deed(year: Year) -> None:
    runs = json.loads(year.program.output("report", "--models", "--format", "json"))["runs"]
    of_retrain = [run["outcome"] for run in runs if run["outcome"] in STATUSES]
    assert of_retrain == [ended.outcome for month in year.months for ended in month.ended]
    deeds = [run["outcome"] for run in runs if run["outcome"] not in STATUSES]
    assert deeds == ["rolled_back", "crowned"]


def test_each_version_is_listed_and_the_champion_is_one_of_them(year: Year) -> None:
    made = [str(ended.run["version"]) for month in year.months for ended in month.ended if ended.run["version"]]
    assert [version["name"] for version in year.models["versions"]] == made
    assert year.models["champion"] in made
    assert not [version for version in year.models["versions"] if version["fault"]]


def test_every_issue_was_observed(year: Year) -> None:
    registry = Registry(year.program.workspace / "models", year.program.home / "state" / "yuankan")
    observed = registry.observations()
    assert len(observed) == 2 * MONTHS
    assert sum(one.articles for one in observed) >= sum(month.cut for month in year.months)


def test_the_report_draws_the_versions(year: Year) -> None:
    page = year.program.workspace / "models.html"
    year.program.output("report", "--models", "-o", str(page))
    assert "<svg" in page.read_text(encoding="utf-8")
