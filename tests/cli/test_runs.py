import datetime as dt
import io
import json
from collections.abc import Mapping

import pytest

from classifier.cli.language import Language, use
from classifier.cli.output import Sink
from classifier.cli.runs import Surroundings, headline, learnt, next_step, write_run
from classifier.config import RetrainSettings
from classifier.domain.contest import Contest, Difference, Figures, Finding, Ground
from classifier.domain.run import Cause, Outcome, Run
from tests.cli.factories import TAXONOMY

NOON = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)
RULES = RetrainSettings(labels=50)
TRAINED = (Cause.ASKED, Cause.LABELS, Cause.TAXONOMY, Cause.DRIFT, Cause.AGE)
IDLE = (Cause.UNCHANGED, Cause.NOT_DUE, Cause.NO_LABELS, Cause.BUSY)


def make_figures(macro: float = 0.861, *, tags: Mapping[str, float] | None = None) -> Figures:
    return Figures(
        primary_macro_f1=macro,
        primary_accuracy=0.9,
        tag_macro_f1=0.82,
        exact_match=0.75,
        calibration_error=0.04,
        tags=tags or {"award": 0.9, "training": 0.8},
    )


def make_contest(*findings: Finding, promoted: bool = False, tested: bool = True) -> Contest:
    gap = Difference(value=0.023, low=-0.004, high=0.05) if tested else None
    return Contest(
        champion="v0002",
        articles=64 if tested else 0,
        support={"award": 20, "training": 11},
        before=make_figures() if tested else None,
        after=make_figures(0.884) if tested else None,
        primary=gap,
        tags=gap,
        promoted=promoted,
        findings=findings or (Finding(ground=Ground.BETTER, value=0.023, bound=-0.004),),
    )


def make_run(
    *,
    outcome: Outcome = Outcome.PROMOTED,
    cause: Cause = Cause.ASKED,
    champion: str | None = "v0003",
    version: str | None = "v0003",
    changed: int = 62,
    contest: Contest | None = None,
) -> Run:
    return Run(
        at=NOON,
        outcome=outcome,
        cause=cause,
        champion=champion,
        version=version,
        changed=changed,
        training=180,
        tested=64,
        borrowed=2816,
        contest=contest,
        seconds=21.4,
    )


def shown(run: Run, *, as_json: bool = False) -> str:
    binary = io.BytesIO()
    sink = Sink(binary=binary, terminal=False, standard=False)
    write_run(run, Surroundings(TAXONOMY, RULES), sink, as_json=as_json)
    return binary.getvalue().decode()


def test_a_promotion_with_its_figures() -> None:
    page = shown(make_run(contest=make_contest(promoted=True)))
    lines = page.splitlines()
    assert lines[0] == "promoted: v0003 is champion now, in place of v0002"
    assert "62 labels changed since the version before" in page
    assert "180 articles of yours and 2816 built-in ones; 64 kept for testing; 21.4 s" in page.replace("\n", " ")
    figures = next(line for line in lines if line.startswith("macro F1 of the primary"))
    assert figures.split(maxsplit=5)[5].split() == ["0.861", "0.884", "+0.023", "(from", "-0.004", "to", "+0.050)"]
    assert "why: better: the macro F1 of the primary +0.023" in page
    assert lines[-1].endswith("`yuankan models rollback` takes it back")


@pytest.mark.usefixtures("chinese")
def test_the_same_in_chinese() -> None:
    lines = shown(make_run(contest=make_contest(promoted=True))).splitlines()
    assert lines[0] == "已启用：v0003 取代 v0002，成为现用模型"
    assert any("学习了您的 180 篇稿件和内置的 2816 篇" in line for line in lines)
    assert any(line.startswith("原因：有提高：主标签宏平均 F1 +0.023") for line in lines)


def test_each_of_several_reasons_has_a_line_and_clashing_labels_say_where_to_look() -> None:
    found = (
        Finding(ground=Ground.LABELS_CLASH, value=0.34, bound=0.12, articles=("a1b2", "c3d4")),
        Finding(ground=Ground.TAG_FELL, tag="award", value=-0.143, bound=-0.1),
    )
    page = shown(make_run(outcome=Outcome.KEPT, champion="v0002", contest=make_contest(*found)))
    assert page.startswith("champion kept: v0002 stays, and v0003 is its challenger\n")
    lines = page.splitlines()
    place = lines.index("why:")
    assert "34 %" in lines[place + 1]
    assert "a1b2" in page
    assert any(line.startswith("- the F1 of 获奖 Award fell") and "-0.143" in line for line in lines)
    assert "yuankan review" in lines[-1]


@pytest.mark.parametrize("language", Language)
def test_what_to_do_depends_on_what_stood_against_the_challenger(language: Language) -> None:
    use(language)
    bad = Finding(ground=Ground.WORSE_PRIMARY, value=-0.05, bound=-0.09)
    few = Finding(ground=Ground.TOO_FEW, tag="award", value=3, bound=5)
    none = Finding(ground=Ground.NO_TEST)

    def step(*findings: Finding) -> str:
        return next_step(make_run(outcome=Outcome.KEPT, contest=make_contest(*findings)))

    assert "random_share" in step(few) == step(none)
    assert "yuankan models promote v0003" in step(bad) == step(bad, few)


def test_a_contest_without_a_test_has_no_table() -> None:
    contest = make_contest(Finding(ground=Ground.NO_TEST), tested=False)
    page = shown(make_run(outcome=Outcome.KEPT, contest=contest))
    assert "macro F1" not in page
    assert "why: there is no test article that neither has learnt from" in page


@pytest.mark.parametrize("cause", IDLE)
def test_an_idle_run_says_why_and_what_to_do(cause: Cause) -> None:
    run = make_run(outcome=Outcome.NOTHING, cause=cause, version=None, changed=12)
    assert headline(run, RULES).startswith("nothing ")
    assert next_step(run).startswith("next: ")
    assert shown(run).count("\n") <= 4


def test_labels_that_are_waited_for_are_counted() -> None:
    run = make_run(outcome=Outcome.NOTHING, cause=Cause.NOT_DUE, version=None, changed=1)
    assert "1 label changed since the last training, and 50 are waited for" in headline(run, RULES)


def test_every_sentence_is_of_its_own_in_both_languages() -> None:
    def sentences() -> list[str]:
        outcomes = [headline(make_run(outcome=outcome, champion="v0001"), RULES) for outcome in Outcome]
        idle = [make_run(outcome=Outcome.NOTHING, cause=cause, version=None) for cause in IDLE[1:]]
        return [
            *outcomes,
            *(headline(run, RULES) for run in idle),
            *(next_step(run) for run in idle),
            *(learnt(make_run(cause=cause)) for cause in TRAINED),
        ]

    english = sentences()
    use(Language.ZH)
    chinese = sentences()
    assert len(set(english)) == len(english) == len(set(chinese))
    assert not set(english) & set(chinese)
    assert not any("\u4e00" <= letter <= "\u9fff" for sentence in english for letter in sentence)


@pytest.mark.parametrize(("champion", "told"), [("builtin", "the built-in model"), (None, "?")])
def test_a_champion_that_is_no_version(champion: str | None, told: str) -> None:
    run = make_run(outcome=Outcome.KEPT, champion=champion, contest=make_contest())
    assert f"champion kept: {told} stays" in headline(run, RULES)


def test_what_a_fault_brings_cannot_steer_a_terminal() -> None:
    run = Run(at=NOON, outcome=Outcome.FAILED, cause=Cause.ASKED, champion=None, fault="a\x1b[31mb\nc")
    assert shown(run) == "failed: a[31mb c\n"


def test_the_object_is_one_and_holds_every_finding() -> None:
    found = tuple(Finding(ground=ground, articles=("a1",)) for ground in Ground)
    given = json.loads(shown(make_run(contest=make_contest(*found)), as_json=True))
    assert (given["outcome"], given["champion"], given["changed"]) == ("promoted", "v0003", 62)
    assert [one["ground"] for one in given["contest"]["findings"]] == [str(ground) for ground in Ground]
    assert given["contest"]["primary"] == {"value": 0.023, "low": -0.004, "high": 0.05}
