import dataclasses
import json
from pathlib import Path

import pytest

from classifier.config import KEYS, DriftSettings, ReportSettings, RetrainSettings, Settings, load_settings
from classifier.errors import ConfigError


def load(folder: Path, content: str | bytes) -> Settings:
    path = folder / "yuankan.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_settings(path)


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, "") == Settings()
    assert load(tmp_path, "\ufeff# 全用默认值\n") == Settings()


def test_every_key_is_followed(tmp_path: Path) -> None:
    wanted = Settings(
        annotator="王芳",
        sources=("2024", "/srv/院报"),
        refresh=25,
        strategy="margin-diversity",
        random_share=0.25,
        second_share=0.0,
        retrain=RetrainSettings(
            labels=20,
            days=30,
            set_aside=("2025", "2026-06", "2026-07-31"),
            level=0.9,
            margin=0.01,
            drop=0.2,
            support=8,
            keep=3,
            seed=7,
        ),
        drift=DriftSettings(psi=0.5, unseen=0.2, accuracy=0.3, rate=0.4),
        catalogue="postgresql://office@localhost/yuankan",
        report=ReportSettings(points={"award": 3.0, "event": 0.5}, shared=True),
    )
    tables = ("retrain", "drift", "report")
    content = dataclasses.asdict(wanted)
    lines = [f"{key} = {_json(content[key])}" for key in KEYS if key not in tables]
    for table in tables:
        lines += [f"[{table}]", *(f"{key} = {_json(value)}" for key, value in content[table].items())]
    found = load(tmp_path, "\n".join(lines))
    assert found == wanted
    assert all(getattr(found, key) != getattr(Settings(), key) for key in KEYS)
    for table in tables:
        default = dataclasses.asdict(Settings())[table]
        assert all(value != default[key] for key, value in content[table].items())


def _json(value: object) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_json(one)}' for key, one in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)


def test_a_whole_number_may_be_a_share(tmp_path: Path) -> None:
    found = load(tmp_path, "random_share = 1\n")
    assert found.random_share == 1.0
    assert isinstance(found.random_share, float)


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("refesh = 3", ", perhaps refresh is meant"),
        ("random-share = 0.1", ", perhaps random_share is meant"),
        ("Annotator = 'a'", ", perhaps annotator is meant"),
        ("colour = 'red'", ""),
        ("[label]\nrefresh = 3", ""),
    ],
)
def test_a_key_that_means_nothing_is_refused_with_the_nearest(line: str, near: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, line)
    key = line.split(maxsplit=1)[0].strip("[]")
    assert caught.value.message == f"{tmp_path / 'yuankan.toml'}: the key '{key}' is not known{near}"
    assert caught.value.hint == f"there are {', '.join(KEYS)}"


@pytest.mark.parametrize(
    ("key", "value", "wanted"),
    [
        ("annotator", "3", "it may be a name"),
        ("annotator", "''", "it may be a name"),
        ("annotator", "' '", "it may be a name"),
        ("sources", "'issues'", "a list of files and folders"),
        ("sources", "[]", "a list of files and folders"),
        ("sources", "['']", "a list of files and folders"),
        ("sources", "[3]", "a list of files and folders"),
        ("sources", r'["a\u0000b"]', "a list of files and folders"),
        ("refresh", "0", "a whole number from 1 to 1000"),
        ("refresh", "1001", "a whole number from 1 to 1000"),
        ("refresh", "10.0", "a whole number from 1 to 1000"),
        ("refresh", "true", "a whole number from 1 to 1000"),
        ("strategy", "'No Such'", "the name of a strategy"),
        ("strategy", "['mix']", "the name of a strategy"),
        ("random_share", "-0.1", "a number from 0 to 1"),
        ("random_share", "1.1", "a number from 0 to 1"),
        ("random_share", "nan", "a number from 0 to 1"),
        ("second_share", "'0.1'", "a number from 0 to 1"),
        ("second_share", "true", "a number from 0 to 1"),
        ("retrain", "3", "a table, [retrain]"),
        ("drift", "'much'", "a table, [drift]"),
        ("retrain.labels", "0", "a whole number from 1 to 1000000"),
        ("retrain.days", "2.5", "a whole number from 1"),
        ("retrain.set_aside", "'2026-06'", "a list of years, months or days"),
        ("retrain.set_aside", "['2026-13']", "a list of years, months or days"),
        ("retrain.set_aside", "['2026-06-32']", "a list of years, months or days"),
        ("retrain.set_aside", "[2026]", "a list of years, months or days"),
        ("retrain.level", "1", "a number from 0.5 to 0.9999"),
        ("retrain.level", "0.4", "a number from 0.5 to 0.9999"),
        ("retrain.margin", "-0.1", "a number from 0 to 1"),
        ("retrain.drop", "nan", "a number from 0 to 1"),
        ("retrain.support", "0", "a whole number from 1"),
        ("retrain.keep", "0", "a whole number from 1"),
        ("retrain.seed", "-1", "a whole number from 0"),
        ("drift.psi", "11", "a number from 0 to 10"),
        ("drift.unseen", "inf", "a number from 0 to 1"),
        ("drift.accuracy", "true", "a number from 0 to 1"),
        ("drift.rate", "'0.1'", "a number from 0 to 1"),
        ("report", "1", "a table, [report]"),
        ("report.points", "3", "a table"),
        ("report.points.award", "-1", "a number from 0 to 1000"),
        ("report.shared", "1", "true or false"),
    ],
)
def test_a_value_that_cannot_be_followed_is_refused(key: str, value: str, wanted: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, f"{key} = {value}\n")
    assert caught.value.message.startswith(f"{tmp_path / 'yuankan.toml'}: {key} cannot be ")
    assert wanted in caught.value.hint
    assert (caught.value.path, caught.value.exit_status) == (tmp_path / "yuankan.toml", 2)


def test_a_long_value_is_shown_in_part(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, f"strategy = '{'x ' * 9999}'\n")
    assert len(caught.value.message) < 200 + len(str(tmp_path))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("refresh = ", "is not TOML"),
        ("refresh = 1\nrefresh = 2", "is not TOML"),
        (b"annotator = '\xff'", "is not UTF-8 at byte 13"),
        ("sources = " + "[" * 100_000, "is nested too deep"),
    ],
)
def test_what_is_no_settings_file_is_named(content: str | bytes, fault: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=fault) as caught:
        load(tmp_path, content)
    assert str(tmp_path / "yuankan.toml") in caught.value.message
    assert caught.value.hint


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be opened"):
        load_settings(tmp_path)


def test_a_key_of_a_table_that_means_nothing_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, "[retrain]\nmargins = 0.1\n")
    assert "the key 'retrain.margins' is not known, perhaps margin is meant" in caught.value.message
    assert caught.value.hint.startswith("there are labels, days,")


@pytest.mark.parametrize("value", ["3", "'mysql://root:secret@db/x'", "''", "'secret'", "'sqlite:///'"])
def test_a_database_that_is_not_known_is_refused_and_not_shown(value: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, f"catalogue = {value}\n")
    assert caught.value.message == f"{tmp_path / 'yuankan.toml'}: catalogue is no database that is known"
    assert "postgresql://" in caught.value.hint
