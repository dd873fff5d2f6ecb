"""``yuankan evaluate`` by the real program with the real model."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from classifier.cli.plain import visible
from classifier.storage.shipped import load_starter, load_taxonomy
from tests.cli.factories import HOSTILE
from tests.command import Command
from tests.report.pages import Reader

ARTICLES = (
    ("award", "我院荣获全省卫生健康系统先进集体称号", "6月28日，我院在全省卫生健康系统表彰大会上荣获先进集体称号。"),
    ("training", "急诊科举办心肺复苏技能培训班", "7月2日，急诊科为新入职护士举办培训班，授课后逐一考核。"),
    ("party_building", "第二党支部开展主题党日活动", "7月1日，第二党支部全体党员重温入党誓词，学习党章。"),
    (None, "暑天喝水有讲究", "天热出汗多，喝水要少量多次，别等口渴了才喝。"),
)


def make_line(primary: str | None, title: str, text: str) -> str:
    tags = [primary] if primary else []
    return json.dumps({"title": title, "text": text, "primary": primary, "tags": tags}, ensure_ascii=False)


def told(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    """What stands on standard error; that the model is being trained concerns whichever test comes first."""
    return [line for line in done.stderr.decode().splitlines() if "15 秒" not in line and "fifteen seconds" not in line]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(f"{make_line(*one)}\n" for one in ARTICLES), encoding="utf-8")
    return path


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Articles that are labelled against all sense, so that their titles are listed as mistakes."""
    path = tmp_path / "hostile.jsonl"
    lines = (make_line("clinical_technique", f"{text}暑天喝水有讲究", "少量多次，别等口渴了才喝。") for text in HOSTILE)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_one_object_with_all_figures(gold: Path, yuankan: Command) -> None:
    done = yuankan.run("evaluate", str(gold), "--format", "json")
    assert (done.returncode, told(done)) == (0, [])
    found = json.loads(done.stdout)
    assert found["articles"] == len(ARTICLES)
    assert found["model"].startswith("starter-")
    assert found["seen"] == {"same": 0, "alike": 0}
    assert [one["tag"] for one in found["primary"]["by_tag"]] == [*load_taxonomy().keys, None]
    assert sum(map(sum, found["primary"]["confusion"]["true_by_said"])) == len(ARTICLES)
    assert found["primary"]["accuracy"]["value"] >= 0.75


def test_the_same_seed_gives_the_same_bytes(gold: Path, yuankan: Command) -> None:
    first, again, other = (
        yuankan.run("evaluate", str(gold), "-f", "json", "--seed", seed).stdout for seed in ("3", "3", "4")
    )
    assert first == again != other


def test_a_broken_line_is_named_and_the_rest_is_done(gold: Path, yuankan: Command) -> None:
    with gold.open("a", encoding="utf-8") as file:
        file.write('not json\n{"title": "题", "text": "", "primary": "x", "tags": ["x"]}\n')
    missing = f"{gold}.missing"
    done = yuankan.run("evaluate", str(gold), missing, "-f", "json", "--resamples", "0")
    assert done.returncode == 1
    first, second, third = told(done)
    assert first.startswith(f"yuankan: {gold}: line 5 is not an article: it is not JSON; ")
    assert second == (
        f"yuankan: {gold}: line 6 is not a labelled article: the tag 'x' is not known; "
        f"known are {', '.join(load_taxonomy().keys)}"
    )
    assert third == f"yuankan: {missing}: no such file or folder; check the path"
    found = json.loads(done.stdout)
    assert (found["articles"], found["intervals"]) == (len(ARTICLES), None)


def test_nothing_to_score_leaves_the_old_report(tmp_path: Path, yuankan: Command) -> None:
    report = tmp_path / "report.html"
    report.write_text("old")
    done = yuankan.run("evaluate", str(tmp_path / "missing.jsonl"), "-o", str(report))
    assert (done.returncode, report.read_text()) == (1, "old")


def test_gold_from_the_starter_corpus_is_warned_of(tmp_path: Path, yuankan: Command) -> None:
    example = load_starter()[0]
    known = make_line(example.label.primary, example.article.title, example.article.text)
    done = yuankan.run("evaluate", "-", "-f", "json", stdin=known.encode())
    assert done.returncode == 0
    (line,) = told(done)
    assert line.startswith("yuankan: the model was trained on 1 of these 1 articles")
    assert json.loads(done.stdout)["seen"] == {"same": 1, "alike": 0}


@pytest.mark.parametrize("form", ["table", "json", "html"])
def test_hostile_titles_are_shown_and_never_obeyed(form: str, hostile: Path, yuankan: Command) -> None:
    done = yuankan.run("evaluate", str(hostile), "-f", form, COLUMNS="200")
    assert done.returncode == 0
    text = done.stdout.decode()
    assert visible(text, keep_lines=True) == text
    shown = text if form != "html" else "".join(Reader(text).texts)
    assert "<script>" in shown
    assert "[bold red]粗[/bold red]" in shown
    if form == "html":
        assert "<script" not in text


def test_the_table_fits_80_columns_and_speaks_chinese(hostile: Path, yuankan: Command) -> None:
    done = yuankan.run("evaluate", str(hostile), LC_ALL="zh_CN.UTF-8", COLUMNS="80")
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert max(sum(2 if ord(one) > 0x2E80 else 1 for one in line) for line in lines) <= 80
    own = "\n".join(lines[: next(place for place, line in enumerate(lines) if line.startswith("错得最有把握"))])
    assert not re.search(r"[A-Za-z]{3}", re.sub(r"starter-\w+", "", own))
    assert {"主标签", "标签", "置信度的校准"} <= set(lines)


def test_a_page_is_written_whole(gold: Path, tmp_path: Path, yuankan: Command) -> None:
    output = tmp_path / "out" / "evaluation.html"
    output.parent.mkdir()
    done = yuankan.run("evaluate", str(gold), "-o", str(output), "--lang", "zh")
    assert (done.returncode, done.stdout, told(done)) == (0, b"", [])
    assert Reader(output.read_text(encoding="utf-8")).of("html") == [{"lang": "zh-CN"}]
    assert [path.name for path in output.parent.iterdir()] == ["evaluation.html"]


def test_too_few_articles_for_the_parts(gold: Path, yuankan: Command) -> None:
    done = yuankan.run("evaluate", str(gold), "--cross-validate", "3")
    assert done.returncode == 2
    assert done.stderr.decode().startswith(
        "yuankan: --cross-validate 3: 4 labelled articles cannot be dealt to 3 folds"
    )


@pytest.mark.parametrize(
    ("arguments", "en", "zh"),
    [
        ((), "no file, folder or - to read", "没有给出要读的文件"),
        (
            ("g", "--model", "m.joblib"),
            "m.joblib: no such model; there is builtin",
            "m.joblib：没有这个模型；现有：builtin",
        ),
        (("g", "--model", "builtin", "--cross-validate", "2"), "leave --model out", "请去掉 --model"),
        (("g", "--cross-validate", "1"), "'--cross-validate'", "'--cross-validate' 至少是 2"),
        (("g", "--resamples", "1000000"), "'--resamples'", "'--resamples' 至多是 100000"),
        (("g", "--seed", "x"), "'--seed'", "'--seed' 须是整数"),
        (("g", "-o", "a.csv"), "a.csv: the name does not tell the format", "a.csv：从文件名看不出格式"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], en: str, zh: str, yuankan: Command) -> None:
    for language, words in (("en", en), ("zh", zh)):
        done = yuankan.run("evaluate", *arguments, "--lang", language)
        assert done.returncode == 2
        (line,) = done.stderr.decode().splitlines()
        assert words in line


def test_a_model_file_is_never_opened(tmp_path: Path, gold: Path, yuankan: Command) -> None:
    trap = tmp_path / "trap.joblib"
    # A pickle that would make a file.
    trap.write_bytes(f"cos\nmkdir\n(V{tmp_path}/sprung\ntR.".encode())
    assert yuankan.run("evaluate", str(gold), "--model", str(trap)).returncode == 2
    assert not (tmp_path / "sprung").exists()
