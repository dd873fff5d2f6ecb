"""Every fault of the registry that storage tells in English is told in 中文."""

import re
from pathlib import Path

import pytest

from classifier.cli.errors import sentence_of
from classifier.cli.label_faults import said_fault
from classifier.cli.model_faults import MODEL_FAULTS
from classifier.errors import DamagedVersionError, NoVersionError, RegistryBusyError, UntrustedModelError
from tests.cli.test_phrases import texts_given_to
from tests.command import ROOT

# Names of files and formats stay as they are in any language.
LEFT = re.compile(r"7|seed|UTF-8|JSON|SHA-256|(?:manifest|aliases)\.json|true|false|v0009|yuankan models \w+")


def faults() -> set[str]:
    files = [f"storage/registry/{path.name}" for path in (ROOT / "classifier/storage/registry").glob("*.py")]
    calls = ("source.refuse", "self._source.refuse", "self._source.refuse_newer", "self._aliases.source.refuse")
    found = {text for call in calls for text in texts_given_to(call, *files, place=0)}
    found |= {text for call in ("of_registry(self._folder)", "of_registry(self.folder)", "of_version(home)")
              for text in texts_given_to(f"{call}.refuse", *files, place=0)}  # fmt: skip
    entries = {f"its entry 'seed' {text}" for text in texts_given_to("self._refuse", *files, place=1)}
    shown = {text.replace("champion 7", "champion v0009").replace("entry 7", "entry 'seed'") for text in found}
    return (shown | entries) - {"its entry 'seed' 7"}


def test_every_fault_is_told_in_chinese() -> None:
    every = faults()
    assert {
        "it is missing",
        "its text is not JSON",
        "its entry 'seed' is not a whole number from 0",
        "its entry 'seed' is not known to this version",
        "it is not a folder",
        "no number is left for another version",
        "its champion v0009 is not here",
    } <= every
    assert len(every) > 30
    for fault in every:
        said, _ = said_fault(f"/a: b/v0001/manifest.json, line 3: {fault}")
        assert said.startswith("/a: b/v0001/manifest.json 第 3 行："), fault
        assert not re.search("[A-Za-z]{2}", LEFT.sub("", said.partition("：")[2])), said


def test_no_phrase_is_left_that_nobody_says() -> None:
    shown = {
        *faults(),
        *(error.message.partition(": ")[2] for error in errors()),
    }
    assert [phrase.english for phrase in MODEL_FAULTS if not any(phrase.say(text) for text in shown)] == []


def errors() -> list[NoVersionError | RegistryBusyError | UntrustedModelError]:
    path = Path("models/v0009/model.joblib")
    return [
        NoVersionError("v0009"),
        RegistryBusyError(Path("models")),
        UntrustedModelError(path),
        UntrustedModelError(path, "v0009"),
    ]


@pytest.mark.usefixtures("chinese")
def test_sentences() -> None:
    told = [sentence_of(error) for error in errors()]
    assert told == [
        "v0009：没有这个版本；请用 yuankan models list 查看有哪些版本",
        "models：另一次运行正在使用这些模型；请等它结束后再试",
        "models/v0009/model.joblib：不是本机写出的模型，没有打开；请删除它，程序会重新训练",
        "models/v0009/model.joblib：既不是本机写出的模型，也没有经您认可，没有打开；"
        "模型文件可以运行任何程序；如果信得过制作的人，请运行 yuankan models trust 加版本名",
    ]
    damaged = DamagedVersionError(Path("models/aliases.json"), "its text is not JSON", hint="delete it")
    assert sentence_of(damaged).startswith("模型库有损坏（models/aliases.json：不是 JSON）；请从备份恢复它，或用")
    newer = DamagedVersionError(Path("m.json"), "its entry 'a.b' is not known to this version", hint="update", line=2)
    assert sentence_of(newer) == "模型库有损坏（m.json 第 2 行：这个版本不认识 a.b）；这是新版本写的：请升级后再用"
