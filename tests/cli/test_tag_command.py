"""``yuankan tag`` as the plan promises it, by the real program with the real model."""

import csv
import io
import json
import math
from pathlib import Path

import openpyxl
import pytest

from classifier.cli.plain import visible
from classifier.domain.prediction import REST
from classifier.storage.shipped import load_taxonomy
from tests.cli.factories import HOSTILE
from tests.command import Command

FIELDS = ["id", "issue", "position", "title", "byline", "organisation", "date", "page", "pages", "text"]
FIELDS += ["split_confidence", "recognition", "primary", "tags", "scores", "review", "model"]
ISSUE = """## 我院荣获全省卫生健康系统先进集体称号

6月28日，我院在全省卫生健康系统表彰大会上荣获先进集体称号，院长李青禾代表医院上台领奖。（供稿：周远舟）

## 急诊科举办心肺复苏技能培训班

7月2日，急诊科为全院新入职护士举办心肺复苏技能培训班，授课后逐一考核，三十二名学员全部合格。
"""


@pytest.fixture
def issue(tmp_path: Path) -> str:
    path = tmp_path / "2024-04.md"
    path.write_text(ISSUE, encoding="utf-8")
    return str(path)


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    path = tmp_path / "hostile.jsonl"
    lines = (
        json.dumps({"id": f"=a{place}", "title": text, "text": f"{text}\n{text}"})
        for place, text in enumerate(HOSTILE, start=1)
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_fields_names_and_order(issue: str, yuankan: Command) -> None:
    done = yuankan.run("tag", issue, "--format", "jsonl")
    assert done.returncode == 0
    award, training = map(json.loads, done.stdout.decode().splitlines())
    assert list(award) == list(training) == FIELDS
    assert (award["primary"], training["primary"]) == ("award", "training")
    assert award["issue"] == "2024-04.md"
    assert award["byline"] == ["周远舟"]
    keys = list(load_taxonomy().keys)
    for record in (award, training):
        assert sorted(record["scores"]) == sorted(keys)
        assert record["tags"][0] == {"tag": record["primary"], "confidence": record["scores"][record["primary"]]}
        assert all(score == round(score, 4) for score in record["scores"].values())
        assert record["model"].startswith("starter-")


def test_explain_adds_terms_with_their_places_that_add_up_to_the_confidence(issue: str, yuankan: Command) -> None:
    done = yuankan.run("tag", issue, "--format", "jsonl", "--explain")
    for record in map(json.loads, done.stdout.splitlines()):
        assert list(record) == [*FIELDS, "evidence"]
        assert list(record["evidence"]) == [one["tag"] for one in record["tags"]]
        for key, terms in record["evidence"].items():
            assert terms[-1][0] == REST
            assert len(terms) == 9
            log_odds = sum(weight for _, weight, _ in terms)
            assert math.isclose(1 / (1 + math.exp(-log_odds)), record["scores"][key], abs_tol=0.0005)
            placed = [(term, *place) for term, _, places in terms for place in places]
            assert placed
            assert [term for term, field, start, end in placed if record[field][start:end] != term] == []


def test_ready_articles_come_back_in_order_with_their_ids(hostile: str, yuankan: Command) -> None:
    done = yuankan.run("tag", hostile, "--format", "jsonl")
    assert done.returncode == 0
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [record["position"] for record in records] == list(range(1, len(HOSTILE) + 1))
    assert all(list(record) == [*FIELDS, "source_id"] for record in records)
    assert [record["source_id"] for record in records] == [f"=a{place}" for place in range(1, len(HOSTILE) + 1)]


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_hostile_articles_are_shown_and_never_obeyed(form: str, hostile: str, yuankan: Command) -> None:
    done = yuankan.run("tag", hostile, "--format", form, "--explain", COLUMNS="200")
    assert done.returncode == 0
    text = done.stdout.decode("utf-8-sig")
    assert visible(text, keep_lines=True).replace("\r", "") == text.replace("\r", "")
    assert "<script>" in text
    assert "[bold red]粗[/bold red]" in text
    if form == "csv":
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]


def test_hostile_articles_in_a_workbook(hostile: str, tmp_path: Path, yuankan: Command) -> None:
    output = tmp_path / "out" / "tags.xlsx"
    output.parent.mkdir()
    done = yuankan.run("tag", hostile, "-o", str(output), "--explain")
    assert (done.returncode, done.stdout) == (0, b"")
    sheet = openpyxl.load_workbook(output).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    titles = [row[2].value for row in sheet.iter_rows(min_row=2)]
    assert titles == [visible(text) for text in HOSTILE]
