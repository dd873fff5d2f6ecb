"""Every fault of a ``yuankan.toml``, and all that may stand there instead, is told in 中文."""

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest

from classifier.cli.errors import sentence_of
from classifier.cli.settings_faults import said_setting
from classifier.config import KEYS, DriftSettings, RetrainSettings, Settings, load_settings
from classifier.errors import ConfigError
from tests.cli.test_phrases import strings, texts_given_to
from tests.command import ROOT

RETRAIN = "labels、days、set_aside、level、margin、drop、support、keep、seed"
# What tests of English need not know: names of settings and formats, and what stands as an example.
SETTINGS = {field.name for table in (Settings, RetrainSettings, DriftSettings) for field in fields(table)}
LEFT = re.compile(rf"\b(?:UTF-8|TOML|true|mix|issues|much|red|refesh|marign|colour|{'|'.join(SETTINGS)})\b", re.A)
LINES = (
    "retrain.margin = 3",
    "retrain.marign = 0.1",
    "refesh = 3",
    "colour = 'red'",
    "drift = 3",
    "drift.colour = 3",
    "refresh = true",
    "retrain.set_aside = [2026-06-01]",
    "annotator = 3",
    "sources = 3",
    "strategy = 3",
    "refresh = ",
    "refresh = 1\nrefresh = 2",
    "retrain = {margin = 1, margin = 2}",
    "[drift]\n[drift]",
    "annotator = 王芳",
    "annotator '王芳'",
    "annotator = '王芳",
    "refresh = 1 second_share = 1",
    "sources = ['issues'",
    "refresh = 1 = 2",
    "'' = 3\n[[",
    "sources = " + "[" * 100_000,
)


def refused(folder: Path, content: str | bytes) -> ConfigError:
    path = folder / "yuankan.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError) as caught:
        load_settings(path)
    return caught.value


@pytest.mark.parametrize(
    ("line", "said", "way_out"),
    [
        ("retrain.margin = 3", "retrain.margin 不能是 3", "请写 0 到 1 之间的数"),
        ("retrain.level = 1", "retrain.level 不能是 1", "请写 0.5 到 0.9999 之间的数"),
        ("retrain.keep = 0", "retrain.keep 不能是 0", "请写 1 到 1000000 之间的整数"),
        ("retrain.marign = 3", "没有 retrain.marign 这个设置，是不是 margin？", f"可用的设置有 {RETRAIN}"),
        ("drift.colour = 3", "没有 drift.colour 这个设置", "可用的设置有 psi、unseen、accuracy、rate"),
        ("refesh = 3", "没有 refesh 这个设置，是不是 refresh？", f"可用的设置有 {'、'.join(KEYS)}"),
        ("drift = 'much'", "drift 不能是 'much'", "请写成 [drift] 下面每行一个设置"),
        ("refresh = true", "refresh 不能是 true", "请写 1 到 1000 之间的整数"),
        (
            "retrain.set_aside = [2026-06-01]",
            "retrain.set_aside 不能是 [2026-06-01]",
            '请写年、月或日的列表，如 ["2026-06"]',
        ),
        ("sources = 3", "sources 不能是 3", '请写文件和文件夹的列表，如 ["issues"]'),
        ("strategy = 3", "strategy 不能是 3", '请写一种挑选办法的名字，如 "mix"'),
        ("annotator = 3", "annotator 不能是 3", '请写一个名字，如 "王芳"'),
        ("refresh = 1\nrefresh = 2\n", "不是 TOML（第 2 行第 12 个字，同一个设置写了两次）", "请改正那一处"),
        ("annotator = 王芳", "不是 TOML（第 1 行第 13 个字，等号后面不是值：文字要加引号）", "请改正那一处"),
        ("sources = ['issues'", "不是 TOML（末尾，方括号不成对）", "请改正那一处"),
    ],
)
def test_fault_and_way_out(line: str, said: str, way_out: str, tmp_path: Path) -> None:
    assert said_setting(refused(tmp_path, line)) == (f"{tmp_path / 'yuankan.toml'}：{said}", way_out)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:30])
def test_nothing_is_left_in_english(line: str, tmp_path: Path) -> None:
    error = refused(tmp_path, line)
    for told in said_setting(error):
        assert not re.search("[A-Za-z]{2}", LEFT.sub("", told.replace(str(error.path), ""))), told


@pytest.mark.usefixtures("chinese")
def test_the_edge_tells_it(tmp_path: Path) -> None:
    told = sentence_of(refused(tmp_path, "[retrain]\nmarign = 3"))
    place = tmp_path / "yuankan.toml"
    assert told == f"设置有误（{place}：没有 retrain.marign 这个设置，是不是 margin？）；可用的设置有 {RETRAIN}"


def test_every_hint_of_the_settings_is_known() -> None:
    wanted = {
        *(f"it may be {text}" for text in texts_given_to("self._refuse", "config/table.py", place=1)),
        *hints(),
    }
    assert {"it may be a number from 7 to 7", "save the file as UTF-8", "there are 7"} <= wanted
    assert len(wanted) > 10
    path = Path("yuankan.toml")
    for hint in wanted - {"it may be 7"}:
        shown = hint.replace("[7]", "[drift]")
        told = said_setting(ConfigError(path, "is nested too deep", hint=shown))[1]
        assert re.match("请|可用", told), hint


def hints() -> set[str]:
    """What is given to ``ConfigError`` as its hint."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in (ROOT / "classifier" / "config").glob("*.py")]
    nodes = (node for tree in trees for node in ast.walk(tree))
    calls = (node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) == "ConfigError")
    return {text for call in calls for word in call.keywords for text in strings(word.value)}


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path)
    assert said_setting(caught.value) == (f"{tmp_path}：打不开（是一个文件夹）", "请确认它是文件、有权限读取")
    assert said_setting(refused(tmp_path, b"annotator = '\xff'"))[0].endswith("编码不是 UTF-8（第 13 个字节起）")
    odd = ConfigError(tmp_path, "cannot be opened (Lost moon)", hint="check who may read it")
    assert said_setting(odd)[0] == f"{tmp_path}：打不开"


def test_a_long_key_and_a_path_with_a_colon_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "a: b"
    folder.mkdir()
    said, _ = said_setting(refused(folder, f"{'k' * 99} = 1"))
    assert said == f"{folder / 'yuankan.toml'}：没有 {'k' * 39}… 这个设置"
