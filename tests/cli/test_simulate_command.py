"""``yuankan label --simulate``, without the parser: a small corpus for what it finds, none for how that is shown."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from classifier.cli.commands.simulate import LEAST, simulate
from classifier.cli.language import Language, spoken, use
from classifier.domain.curve import Simulation
from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.errors import UsageError
from classifier.query.strategies.catalogue import STRATEGIES
from classifier.storage.shipped import load_starter
from classifier.workflows import simulate as workflow
from tests.cli.test_steps import Terminal
from tests.command import Command
from tests.report.curve_factories import make_simulation
from tests.report.pages import Reader


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    before = spoken()
    use(Language.EN)
    yield
    use(before)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    lines = [
        {
            "title": one.article.title,
            "text": one.article.text,
            "primary": one.label.primary,
            "tags": list(one.label.tags),
        }
        for one in load_starter()[:: len(load_starter()) // LEAST][:LEAST]
    ]
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the workflow is asked for; it answers at once."""
    found: dict[str, Any] = {}

    def answer(gold: list[object], keys: tuple[str, ...], **given: Any) -> Simulation:
        found.update(given, articles=len(gold), keys=keys)
        given["passed"](1, 2)
        return make_simulation()

    monkeypatch.setattr(workflow, "simulate_gold", answer)
    return found


def test_curves_of_the_strategies_asked_for_beside_random(
    gold: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    simulate([str(gold)], strategies=["margin"], seeds=2, wanted="json")
    found = json.loads(capsysbinary.readouterr().out)
    assert [one["strategy"] for one in found["strategies"]] == ["random", "margin"]
    assert [trial["seed"] for trial in found["trials"]] == [0, 1]
    for trial in found["trials"]:
        # A quarter, as near as near-duplicates and primaries allow.
        assert trial["pool"] + trial["test"] == LEAST
        assert abs(trial["test"] - LEAST / 4) <= 5
    random, margin = ({curve["seed"]: curve for curve in one["curves"]} for one in found["strategies"])
    for seed, trial in enumerate(found["trials"]):
        # Both begin with the same articles, and end with all, which is the full score.
        assert random[seed]["primary_macro_f1"][0] == margin[seed]["primary_macro_f1"][0]
        assert random[seed]["labels"][-1] == margin[seed]["labels"][-1] == trial["pool"]
        assert margin[seed]["primary_macro_f1"][-1] == pytest.approx(trial["primary_macro_f1"], abs=0.05)


def test_every_strategy_runs_unless_some_are_named(gold: Path, asked: dict[str, Any]) -> None:
    simulate([str(gold)])
    assert asked["strategies"][0] == "random"
    assert sorted(asked["strategies"]) == sorted(STRATEGIES)
    assert (list(asked["seeds"]), asked["articles"]) == ([0, 1, 2, 3, 4], LEAST)
    simulate([str(gold)], strategies=["margin", "random", "margin"], seeds=1)
    assert (asked["strategies"], list(asked["seeds"])) == (("random", "margin"), [0])


def test_tags_of_the_users_own_are_those_that_are_scored(tmp_path: Path, asked: dict[str, Any]) -> None:
    path = tmp_path / "own.jsonl"
    line = json.dumps({"title": "题", "text": "文", "primary": "sport", "tags": ["sport"]}, ensure_ascii=False)
    path.write_text(f"{line}\n" * LEAST, encoding="utf-8")
    simulate([str(path)], taxonomy=Taxonomy((Tag(key="sport", zh="体育", en="Sport", definition="d"),)))
    assert (asked["keys"], asked["articles"]) == (("sport",), LEAST)


def test_a_table_in_chinese(gold: Path, asked: dict[str, Any], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    use(Language.ZH)
    simulate([str(gold)])
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert lines[0].startswith("模拟 3 次：每次 400–402 篇供挑选，另 100")
    assert "达到全量成绩的 95 % 所需标注：主标签宏平均 F1" in lines
    assert ["margin", "100", "90–109", "0.50", "0.50–0.51"] in [line.split() for line in lines]


def test_a_page_is_written_whole_and_the_name_tells_the_format(
    gold: Path, tmp_path: Path, asked: dict[str, Any], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    output = tmp_path / "curves.html"
    simulate([str(gold)], output=str(output))
    assert "Labelling, simulated" in Reader(output.read_text(encoding="utf-8")).texts
    assert capsysbinary.readouterr().out == b""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["curves.html", "gold.jsonl"]


def test_a_broken_line_is_named_and_the_rest_is_simulated(
    gold: Path, asked: dict[str, Any], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with gold.open("a", encoding="utf-8") as file:
        file.write("not json\n")
    with pytest.raises(typer.Exit) as ended:
        simulate([str(gold)], wanted="json")
    out, err = capsysbinary.readouterr()
    assert (ended.value.exit_code, asked["articles"]) == (1, LEAST)
    assert json.loads(out)["target"] == 0.95
    assert f"line {LEAST + 1} is not an article" in err.decode()


def test_nothing_to_read_leaves_the_old_report(tmp_path: Path, asked: dict[str, Any]) -> None:
    report = tmp_path / "curves.html"
    report.write_text("old")
    with pytest.raises(typer.Exit):
        simulate([str(tmp_path / "missing.jsonl")], output=str(report))
    assert (report.read_text(), asked) == ("old", {})


@pytest.mark.parametrize(
    ("given", "en", "zh"),
    [
        ({"strategies": ["oracle"]}, "oracle: no such strategy", "oracle：没有这种办法"),
        ({"wanted": "csv"}, "--format csv: a simulation has no such form", "--format csv：模拟结果没有这种格式"),
        ({"output": "a.csv"}, "a.csv: the name does not tell the format", "a.csv：从文件名看不出格式"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_read(given: dict[str, Any], en: str, zh: str) -> None:
    for language, words in ((Language.EN, en), (Language.ZH, zh)):
        use(language)
        with pytest.raises(UsageError) as refused:
            simulate(["missing.jsonl"], **given)
        assert refused.value.message == words
        assert refused.value.hint
    with pytest.raises(UsageError, match="没有给出要读的文件"):
        simulate([])


def test_too_little_gold_is_refused_with_a_hint(gold: Path, tmp_path: Path) -> None:
    lines = gold.read_text(encoding="utf-8").splitlines(keepends=True)
    few, alike = tmp_path / "few.jsonl", tmp_path / "alike.jsonl"
    few.write_text("".join(lines[1:]), encoding="utf-8")
    alike.write_text(lines[0] * LEAST, encoding="utf-8")
    for path, count in ((few, LEAST - 1), (alike, LEAST)):
        with pytest.raises(UsageError, match=f"^{count} labelled articles are too few") as refused:
            simulate([str(path)], strategies=["margin"], seeds=1)
        assert refused.value.hint == "give at least 100, better some hundreds"


def test_whoever_waits_sees_how_far_it_is(
    gold: Path, asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    simulate([str(gold)])
    assert "simulating" in stream.getvalue()
    assert "1/2" in stream.getvalue()


def test_the_program_hands_everything_over(gold: Path, yuankan: Command) -> None:
    done = yuankan.run("label", str(gold), "--simulate", "--seeds", "1", "--strategy", "margin", "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    found = json.loads(done.stdout)
    assert ([one["strategy"] for one in found["strategies"]], len(found["trials"])) == (["random", "margin"], 1)
