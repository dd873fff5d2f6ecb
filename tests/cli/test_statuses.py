import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from classifier.cli.language import Language, use
from classifier.cli.output import Sink
from classifier.cli.statuses import write_status
from classifier.domain.contest import Finding, Ground
from classifier.domain.drift import Drift, Sign, Signal, Silence, Silent
from classifier.domain.run import Cause, Outcome
from classifier.domain.status import Advice, Idle, LabelCount, Status, Step
from classifier.domain.version import Aliases
from classifier.errors import DamagedVersionError, UntrustedModelError
from classifier.storage.shipped import load_taxonomy
from tests.domain.status_factories import KEYS, NOON, make_contest, make_run, make_status

WIDTH, HEIGHT = 80, 24
# The figures of all signs at once.
SIGNALS = (
    Signal(sign=Sign.UNSEEN, value=0.25, level=0.1, above=True, issues=12, articles=240, now=0.45, before=0.2),
    Signal(sign=Sign.CERTAINTY, value=1.25, level=0.25, above=True, issues=12, articles=240, now=0.61, before=0.85),
    Signal(sign=Sign.SHAPE, value=0.4, level=0.11, above=True, issues=12, articles=240, now=0.61, before=0.85, p=0.0),
    Signal(
        sign=Sign.RATES, value=0.3, level=0.15, above=True, issues=3, articles=60, now=0.1, before=0.4, p=0.0001,
        tag="clinical_technique",
    ),
    Signal(sign=Sign.ACCURACY, value=0.2, level=0.1, above=True, issues=0, articles=200, now=0.7, before=0.9),
)  # fmt: skip
FULL = make_status(
    labels=LabelCount(
        training=12_356, test=1_260, disputed=123, unsure=45, neither=678, support=dict.fromkeys(KEYS, 1)
    ),
    changed=1_236,
    cause=Cause.TAXONOMY,
    drift=Drift(SIGNALS),
    queue=tuple(f"article-{number}" for number in range(1_234)),
    runs=(
        make_run(outcome=Outcome.CROWNED, cause=Cause.ASKED),
        make_run(outcome=Outcome.FAILED, version=None, fault="/srv/院刊/models/v0004: " + "no space left " * 30),
        make_run(
            outcome=Outcome.KEPT,
            cause=Cause.DRIFT,
            contest=make_contest(
                findings=(Finding(ground=Ground.TOO_FEW, tag="clinical_technique", value=1, bound=5),)
            ),
        ),
    ),
    idle=Idle(1_234, NOON),
    advice=tuple(Advice(step=step, number=1_234, needed=5, tags=KEYS, version="v0004") for step in Step),
)
SILENT = Drift((), tuple(Silent(sign=sign, why=Silence.TOO_FEW, articles=40, needed=100) for sign in Sign))


def screen(found: Status, *, as_json: bool = False, terminal: bool = False) -> str:
    page = io.BytesIO()
    write_status(found, load_taxonomy(), Sink(binary=page, terminal=terminal, standard=False), as_json=as_json)
    return page.getvalue().decode()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "found",
    [*(replace(FULL, advice=FULL.advice[first:]) for first in range(0, len(Step), 3)), make_status(drift=SILENT)],
)
def test_all_fits_one_screen(found: Status, language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    use(language)
    monkeypatch.setattr("classifier.cli.canvas.FILE_WIDTH", WIDTH)
    lines = screen(replace(found, root=Path("/srv/" + "很长的路径" * 30))).splitlines()
    assert max(map(cell_len, lines)) <= WIDTH
    # The prompt takes the last line.
    assert len(lines) < HEIGHT


def test_it_says_how_things_stand() -> None:
    text = screen(make_status(queue=("a",), drift=Drift(SIGNALS[:1])))
    assert "/srv/院刊" in text
    assert "v0003, 41 days old, learnt from 320 articles of yours and 1,200 built-in" in text
    assert "on 60 test articles: primary F1 0.870, tag F1 0.850, 88 % of primaries right" in text
    assert "356 to learn from, 60 kept for testing, 0 disputed, 2 unsure" in text
    assert "36 changed since the last training, 1 doubtful and unlabelled" in text
    assert "DRIFT: new words 45 %, in training 20 % (+10 points allowed)" in text
    assert "v0003 promoted (labels changed)" in text
    assert "nothing: all is well" in text


def test_it_says_so_in_chinese_too(chinese: None) -> None:
    text = screen(replace(FULL, advice=FULL.advice[3:]))
    assert "v0003，训练于 41 天前，学了您的 320 篇、内置的 1,200 篇" in text
    assert "已变：标签比例 临床技术 10 %，去年同期 40 %（最多差 15 个百分点）" in text
    assert "裁定有分歧的 1,234 篇：yuankan review --disputes" in text
    assert not [line for line in text.splitlines() if "training" in line]


def test_runs_are_told_with_what_came_of_them(chinese: None) -> None:
    clash = make_contest(promoted=False, findings=(Finding(ground=Ground.LABELS_CLASH, value=0.3, bound=0.1),))
    text = screen(
        make_status(
            runs=(
                make_run(outcome=Outcome.FAILED, version=None, fault="/srv/院刊/labels/x.jsonl: it is not JSON"),
                make_run(outcome=Outcome.KEPT, version="v0004", contest=clash),
            ),
            idle=Idle(12, NOON),
        )
    )
    assert "失败：labels/x.jsonl: it is not JSON" in text
    assert "v0004 未启用（新增的标注前后不一；标注有变）" in text
    assert "无需训练 ×12，最近 2026-11-2" in text


@pytest.mark.parametrize("ground", list(Ground))
def test_every_ground_can_be_told(ground: Ground, chinese: None) -> None:
    contest = make_contest(findings=(Finding(ground=ground, tag="award"),))
    (line,) = [
        line for line in screen(make_status(runs=(make_run(contest=contest),))).splitlines() if "v0003 已" in line
    ]
    assert "；标注有变）" in line
    assert "{" not in line


def test_a_narrow_screen_cuts_the_cause_before_the_ground(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("classifier.cli.canvas.FILE_WIDTH", WIDTH)
    assert "(too few clinical_technique tested" in screen(FULL)


def test_a_model_that_was_gone_back_from_is_not_forgotten(chinese: None) -> None:
    changes = {"aliases": Aliases(), "version": None, "contest": None}
    assert "内置，还没有启用自己训练的模型" in screen(make_status(**changes))
    text = screen(make_status(**changes, crowned=("v0001",)))
    assert "内置（已退回）" in text
    assert "还没有启用" not in text


def test_labels_of_no_use_are_shown_only_where_there_are_any(chinese: None) -> None:
    assert "不学也不测 678 篇" in screen(FULL)
    assert "不学也不测" not in screen(make_status())


def test_certainty_is_told_in_words(chinese: None) -> None:
    text = screen(make_status(drift=Drift(SIGNALS)))
    assert "已变：把握 61 %，训练时 85 %，相差较大" in text
    assert "PSI" not in text
    assert "KS" not in text
    quiet = replace(SIGNALS[1], value=0.05, above=False, now=0.84)
    lines = screen(make_status(drift=Drift((replace(SIGNALS[0], above=False), quiet, SIGNALS[3])))).splitlines()
    drift = next(place for place, line in enumerate(lines) if line.startswith("变化"))
    assert "已变：标签比例" in lines[drift]
    assert "把握 84 %，训练时 85 %，相近" in lines[drift + 2]


def test_the_way_out_of_damaged_aliases_names_the_champion() -> None:
    text = screen(make_status(advice=(Advice(step=Step.ALIASES, version="v0002"),)))
    assert "1. delete models/aliases.json, then: yuankan models promote v0002" in text
    text = " ".join(screen(make_status(advice=(Advice(step=Step.ALIASES),))).split())
    assert "1. delete models/aliases.json, and the built-in model is used; others: yuankan models list" in text
    assert "None" not in text


def test_what_cannot_be_told_yet_is_told_once() -> None:
    lines = [line for line in screen(make_status(drift=SILENT)).splitlines() if "too early" in line]
    assert len(lines) == 1
    assert "new words, certainty, tag rates, suggestions: too early to tell, 40 of 100 needed" in lines[0]


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        (UntrustedModelError(Path("model.joblib"), "v0003"), "NOT TRUSTED"),
        (DamagedVersionError(Path("manifest.json"), "it is not JSON", hint=""), "DAMAGED"),
    ],
)
def test_a_champion_that_cannot_be_used_is_marked(fault: UntrustedModelError | DamagedVersionError, word: str) -> None:
    assert word in screen(make_status(faults=(fault,)))
    assert word in screen(make_status(faults=(fault,), version=None, contest=None))


def test_what_is_not_known_is_not_made_up() -> None:
    text = screen(make_status(aliases=None, version=None, contest=None, labels=None, changed=None, cause=None))
    assert "unknown" in text
    assert "cannot be read, see below" in text
    assert "None" not in text


def test_escape_sequences_of_a_folder_are_shown_never_obeyed() -> None:
    assert "\x1b" not in screen(make_status(root=Path("/srv/\x1b[31mred")))


def test_json_is_one_object_on_one_line_of_plain_values() -> None:
    text = screen(FULL, as_json=True)
    assert text.count("\n") == 1
    found = json.loads(text)
    assert found["champion"] == "v0003"
    assert found["due"] is True
    assert found["cause"] == "taxonomy"
    assert found["drift"]["above"] is True
    assert [one["sign"] for one in found["drift"]["signals"]] == [sign.value for sign in Sign]
    assert [one["value"] for one in found["drift"]["signals"][1:3]] == [1.25, 0.4]
    assert found["labels"]["neither"] == 678
    assert found["idle"] == {"number": 1_234, "at": NOON.isoformat()}
    assert [run["grounds"] for run in found["runs"]] == [[], [], ["too_few"]]
    assert found["advice"][0]["version"] == "v0004"
    assert found["labels"]["test_tags"] == dict.fromkeys(KEYS, 1)
    assert len(found["queue"]) == 1_234
    assert found["figures"]["primary_macro_f1"] == 0.87


def test_json_names_faults_and_says_null_of_what_is_not_known() -> None:
    fault = UntrustedModelError(Path("model.joblib"), "v0003")
    found = json.loads(
        screen(make_status(faults=(fault, OSError("disk")), aliases=None, version=None, labels=None), as_json=True)
    )
    assert found["faults"] == [{"message": fault.message, "status": 3}, {"message": "disk", "status": 1}]
    assert (found["champion"], found["days"], found["labels"]) == (None, None, None)


def test_every_step_can_be_told(chinese: None) -> None:
    for step in Step:
        text = screen(make_status(advice=(Advice(step=step, number=3, needed=5, tags=("award",)),)))
        assert "{" not in text
        assert "1. " in text
