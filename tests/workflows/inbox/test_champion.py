from pathlib import Path

import pytest

from classifier.config import Settings
from classifier.domain.article import Article
from classifier.errors import CorpusError
from classifier.storage.shipped import load_taxonomy
from classifier.storage.workspace import Workspace
from classifier.workflows.chosen import Chosen, Learnt
from classifier.workflows.inbox.champion import Champion
from tests.workflows.inbox.offices import FakeTagger


def test_a_champion_loads_once_until_another_takes_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names, loaded = ["v0001"], list[str]()

    def choose(*_: object, **__: object) -> Chosen:
        name = names[-1]

        def load() -> FakeTagger:
            loaded.append(name)
            if name == "v0003":
                raise CorpusError("no such luck")
            return FakeTagger(("award",), name)

        return Chosen(name=name, taxonomy=load_taxonomy(), load=load, learnt=Learnt)

    monkeypatch.setattr("classifier.workflows.inbox.champion.choose", choose)
    champion = Champion(Workspace(tmp_path, Settings()))
    assert loaded == []
    for _ in range(3):
        assert champion.now().load().predict([Article(title="题", text="文", position=1)])[0].model == "v0001"
    names.append("v0002")
    assert champion.now().load().version == "v0002"
    assert (champion.now().name, loaded) == ("v0002", ["v0001", "v0002"])
    names.append("v0003")
    for _ in range(2):
        with pytest.raises(CorpusError):
            champion.now().load()
    # What failed is tried again.
    assert loaded == ["v0001", "v0002", "v0003", "v0003"]


def test_without_a_version_the_built_in_model_is_champion(tmp_path: Path) -> None:
    chosen = Champion(Workspace(tmp_path, Settings())).now()
    assert (chosen.name, chosen.champion) == ("builtin", True)
