"""``yuankan models``, ``report --models`` and ``--model``, run as a person types them but in this process."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from classifier.cli.app import YuankanGroup
from classifier.cli.commands import evaluate, models, report, tag
from classifier.cli.language import Language
from classifier.domain.version import BUILTIN, Aliases
from classifier.storage.registry.folder import Registry
from classifier.storage.shipped import load_starter
from classifier.workflows import registered
from tests.storage.registry.factories import make_contest
from tests.workflows.versions.factories import keep_version, make_registry, make_workspace, small_tagger
from tests.world import write_gold

ISSUE = "## 我院获评省级文明单位\n\n6月28日，我院在全省表彰大会上获评省级文明单位，院长李青禾代表医院上台领奖。\n"


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    """The models of a workspace that the calls are made in: two versions, the second with a contest that it lost."""
    workspace = make_workspace(tmp_path)
    monkeypatch.chdir(tmp_path)
    # The lists of trust of the factories and of the commands are one.
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: tmp_path / "state")
    monkeypatch.setattr(registered, "starter_tagger", lambda **_: small_tagger())
    found = make_registry(workspace)
    keep_version(found)
    keep_version(found, contest=make_contest(promoted=False))
    with found.lock(patience=1):
        found.point(Aliases(champion="v0001", challenger="v0002", former=(BUILTIN,)))
    return found


def run(*arguments: str, lang: Language = Language.EN) -> int:
    app = typer.Typer(cls=YuankanGroup, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.add_typer(models.app, name="models")
    app.command("report")(report.report_command)
    app.command("tag")(tag.tag_command)
    app.command("evaluate")(evaluate.evaluate_command)
    # A group of its own, so that help pages in Chinese do not stay so.
    with pytest.raises(SystemExit) as left:
        typer.main.get_command(app).main([*arguments, "--lang", lang])
    assert isinstance(left.value.code, int)
    return left.value.code


def printed(capfd: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run(*arguments) == 0
    told = capfd.readouterr()
    assert told.err == ""
    return json.loads(told.out)


@pytest.mark.usefixtures("registry")
def test_the_list_has_every_version(capfd: pytest.CaptureFixture[str]) -> None:
    found = printed(capfd, "models", "list", "--json")
    assert [(one["name"], one["roles"]) for one in found["versions"]] == [
        ("v0001", ["champion"]), ("v0002", ["challenger"]),
    ]  # fmt: skip
    assert run("models", "list", lang=Language.ZH) == 0
    told = capfd.readouterr().out
    assert "2 个模型版本，现用：v0001" in told
    assert "未通过" in told
    assert "未启用" not in told


@pytest.mark.usefixtures("registry")
def test_a_damaged_version_is_named_and_the_status_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "models" / "v0002" / "manifest.json").write_text("{")
    assert run("models", "list", "--json") == 3
    told = capfd.readouterr()
    assert [one["fault"] is None for one in json.loads(told.out)["versions"]] == [True, False]
    assert told.err.count("\n") == 1
    assert "manifest.json: its text is not JSON" in told.err
    assert run("models", "show", "v0002") == 3
    assert run("models", "show", "v0001") == 0
    assert run("report", "--models") == 3


@pytest.mark.usefixtures("registry")
def test_a_version_is_shown_with_its_contest_in_words(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("models", "show", "challenger") == 0
    told = capfd.readouterr().out
    assert "not promoted, built-in stayed (on 40 test articles)" in told
    assert "- the macro F1 of the tags may have fallen: +0.010, perhaps as far as -0.020" in told
    found = printed(capfd, "models", "show", "v0002", "--json")
    assert (found["name"], found["contest"]["promoted"]) == ("v0002", False)


@pytest.mark.usefixtures("registry")
def test_two_models_are_held_against_one_another(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("models", "compare", "builtin", "champion") == 0
    assert "built-in (before) and v0001 (after)" in capfd.readouterr().out
    found = printed(capfd, "models", "compare", "v0001", "challenger", "--json")
    assert (found["first"], found["second"], found["primary"]["value"]) == ("v0001", "v0002", 0)
    assert found["articles"] > 0


def test_the_champion_is_moved_and_moved_back(registry: Registry, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("models", "promote", "challenger") == 0
    assert "v0002 is champion now; before: v0001" in capfd.readouterr().err
    assert registry.aliases().champion == "v0002"
    assert run("models", "promote", "v0002", lang=Language.ZH) == 0
    assert "本来就是现用模型" in capfd.readouterr().err
    for champion in ("v0001", BUILTIN):
        assert run("models", "rollback") == 0
        assert registry.aliases().champion == champion
    assert run("models", "rollback") == 2
    assert "no champion before this one" in capfd.readouterr().err


def test_old_versions_are_deleted_once_it_is_meant(registry: Registry, capfd: pytest.CaptureFixture[str]) -> None:
    keep_version(registry)
    keep_version(registry)
    assert run("models", "prune", "--keep", "1", "--dry-run") == 0
    assert capfd.readouterr().err == "yuankan: would be deleted: v0003\n"
    assert run("models", "prune", "--keep", "1") == 0
    assert capfd.readouterr().err == "yuankan: deleted: v0003\n"
    assert registry.names() == ("v0001", "v0002", "v0004")
    assert run("models", "prune") == 0


def test_a_version_goes_to_another_machine_and_comes_back(
    registry: Registry, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("skops.io")
    assert run("models", "export", "champion", "-o", "out/model.skops") == 0
    assert run("models", "import", "out/model.skops") == 0
    assert "out/model.skops: imported as v0003; it tags once you say" in capfd.readouterr().err
    assert registry.names() == ("v0001", "v0002", "v0003")
    assert registry.aliases().champion == "v0001"
    assert run("models", "export", "v0001", "-o", "out/model.bin", "--format", "joblib") == 0
    assert "whoever opens it runs what it holds" in capfd.readouterr().err
    assert (tmp_path / "out" / "model.bin").read_bytes() == registry.model("v0001")
    assert run("models", "import", "out/model.bin", lang=Language.ZH) == 3
    assert "这个文件不能导入（out/model.bin：不是导出的 .skops 模型，或已损坏）" in capfd.readouterr().err


@pytest.mark.usefixtures("registry")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show",), "no version named"),
        (("show", "builtin"), "the built-in model is no version"),
        (("show", "v0009"), "no version of that name"),
        (("show", "../workspace"), "no version of that name"),
        (("compare", "v0001"), "no version named"),
        (("promote",), "no version named"),
        (("promote", "v0009"), "no version of that name"),
        (("prune", "--keep", "0"), "--keep"),
        (("export", "v0001"), "no file named to write to"),
        (("export", "v0001", "-o", "-"), "no file named to write to"),
        (("export", "v0001", "-o", "labels"), "no file named to write to"),
        (("export", "v0001", "-o", "model.bin"), "does not tell the format"),
        (("export", "v0001", "-o", "m.skops", "-f", "joblib"), "the name says skops"),
        (("export", "v0001", "-o", "models/v0002/model.joblib"), "lies among the models themselves"),
        (("export", "builtin", "-o", "m.skops"), "the built-in model is no version"),
        (("import",), "no file named"),
        (("trust",), "no version named"),
        (("trust", "builtin"), "the built-in model is no version"),
    ],
)
@pytest.mark.parametrize("lang", Language)
def test_wrong_usage_is_one_line(
    arguments: tuple[str, ...], says: str, lang: Language, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("models", *arguments, lang=lang) == 2
    told = capfd.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert (says in told.err) == (lang is Language.EN or says == "--keep")
    assert ("; " if lang is Language.EN else "；") in told.err


def test_outside_a_workspace_there_is_nothing_to_look_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (("models", "list"), ("report", "--models")):
        assert run(*arguments) == 2
        assert "no workspace here" in capfd.readouterr().err
    assert run("tag", "x.txt", "--model", "v0001") == 2
    assert "v0001: no such model; there is builtin alone outside a workspace" in capfd.readouterr().err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_trust_is_asked_for_on_a_terminal_and_said_elsewhere(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("models", "trust", "v0001") == 0
    assert "trusted already" in capfd.readouterr().err
    (tmp_path / "state" / "trusted-models.sha256").unlink()
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert run("models", "trust", "v0001") == 2
    told = capfd.readouterr()
    assert registry.version("v0001").manifest.digests.model in "".join(told.out.split())
    assert "nobody is here to ask; look at what stands above, then add --yes" in told.err
    assert run("models", "promote", "v0001") == 3
    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    assert run("models", "trust", "v0001") == 1
    assert run("models", "promote", "v0001") == 3
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    assert run("models", "trust", "v0001") == 0
    assert registry.model("v0001")


def test_what_a_manifest_says_cannot_steer_the_terminal(
    registry: Registry, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "models" / "v0001" / "manifest.json"
    manifest = json.loads(file.read_text())
    file.write_text(json.dumps(manifest | {"who": "\x1b]0;root\x07\x1b[2J\u202e芳王"}))
    (tmp_path / "state" / "trusted-models.sha256").unlink()
    assert run("models", "trust", "v0001", "--yes") == 0
    told = capfd.readouterr()
    assert "芳王" in told.out
    assert not {"\x1b", "\x07", "\u202e"} & set(told.out + told.err)
    assert registry.model("v0001")


@pytest.mark.usefixtures("registry")
def test_the_report_is_a_page_an_object_or_a_table(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("models", "promote", "v0002") == 0
    capfd.readouterr()
    found = printed(capfd, "report", "--models", "--format", "json")
    assert [one["outcome"] for one in found["runs"]] == ["crowned"]
    assert run("report", "--models", "-o", "models.html", lang=Language.ZH) == 0
    assert "人工启用" in (tmp_path / "models.html").read_text(encoding="utf-8")
    assert run("report", "--models") == 0
    assert "made champion by hand  v0002  champion after it: v0002" in capfd.readouterr().out
    assert run("report", "--models", "--from", "2026") == 2
    assert run("report", "--models", "--format", "xlsx") == 2
    assert "html" in capfd.readouterr().err


def tagged(capfd: pytest.CaptureFixture[str], *more: str) -> str:
    (record,) = [json.loads(line) for line in spoken(capfd, "tag", "issue.md", "--format", "jsonl", *more)]
    model: str = record["model"]
    return model


def spoken(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert run(*arguments) == 0
    return capfd.readouterr().out.splitlines()


def test_the_champion_tags_unless_another_is_named(
    registry: Registry, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "issue.md").write_text(ISSUE, encoding="utf-8")
    # Both versions hold one model, which is called by the name that it was trained under.
    assert tagged(capfd) == "v0001"
    assert [one.model for one in registry.observations()] == ["v0001"]
    assert tagged(capfd, "--model", "v0002") == "v0001"
    assert [one.model for one in registry.observations()] == ["v0001"]
    (tmp_path / "models" / "v0001" / "model.joblib").write_bytes(b"no model")
    assert run("tag", "issue.md") == 3
    assert run("tag", "issue.md", "--model", "builtin") == 0


def test_a_champion_that_nobody_trusts_does_not_tag(
    registry: Registry, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "issue.md").write_text(ISSUE, encoding="utf-8")
    (tmp_path / "state" / "trusted-models.sha256").unlink()
    assert run("tag", "issue.md", "--format", "jsonl") == 3
    told = capfd.readouterr()
    assert told.out == ""
    assert "yuankan models trust v0001" in told.err
    assert registry.observations() == []


def test_labels_of_ones_own_and_a_model_are_not_asked_for_together(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("tag", "x.txt", "--labels", str(tmp_path), "--model", "builtin") == 2
    assert "leave --model out" in capfd.readouterr().err


@pytest.mark.usefixtures("registry")
def test_gold_that_the_version_learnt_from_is_warned_of(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_gold(tmp_path / "gold.jsonl", [*load_starter()[:1], *load_starter()[25:27]])
    assert run("evaluate", "gold.jsonl", "--resamples", "0", "--format", "json") == 0
    told = capfd.readouterr()
    assert json.loads(told.out)["model"] == "v0001"
    assert "the model was trained on 1 of these 3 articles" in told.err
    assert run("evaluate", "gold.jsonl", "--model", "v0009") == 2
    assert "no version of that name" in capfd.readouterr().err
    assert run("evaluate", "gold.jsonl", "--model", "v0001", "--cross-validate", "2") == 2
