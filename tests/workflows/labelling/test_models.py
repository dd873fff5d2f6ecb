from pathlib import Path

import pytest

from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.errors import CorpusError
from classifier.storage.shipped import load_taxonomy
from classifier.workflows.labelling import models as module
from classifier.workflows.labelling.models import SessionModels
from tests.learn.factories import make_corpus, make_labelled
from tests.workflows.labelling.factories import KEYS, small_tagger

OWN = Taxonomy(tuple(Tag(key=key, zh=key, en=key, definition=key) for key in KEYS))


@pytest.fixture(autouse=True)
def _small_starter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "starter_tagger", lambda **_: small_tagger())


def make_models(tmp_path: Path, taxonomy: Taxonomy = OWN) -> SessionModels:
    return SessionModels(taxonomy, cache=tmp_path / "cache", state=tmp_path / "state")


def test_the_built_in_model_comes_first_where_its_tags_are_in_use(tmp_path: Path) -> None:
    models = make_models(tmp_path, load_taxonomy())
    assert models.first(make_corpus(9)) is models.reader()


def test_other_tags_have_a_model_once_there_is_enough_to_learn_from(tmp_path: Path) -> None:
    models = make_models(tmp_path)
    assert models.first([]) is None
    assert models.first(make_corpus(9, ("honour",))) is None
    assert models.train(make_corpus(4, ("honour", "visit")), "session-1") is None
    labelled = make_corpus(6, ("honour", "visit", None))
    first = models.first(labelled)
    assert first is not None
    assert first.version.startswith("own-")
    trained = models.train(labelled, "session-1")
    assert trained is not None
    assert (trained.version, trained.keys) == ("session-1", KEYS)
    assert trained.predict([make_labelled("visit", 80).article])[0].primary == "visit"


def test_a_tag_that_is_none_is_told_of(tmp_path: Path) -> None:
    models = make_models(tmp_path)
    labelled = [*make_corpus(6, ("honour", "visit", None)), make_labelled("lecture", 1)]
    labelled[-1] = type(labelled[-1])(labelled[-1].article, type(labelled[-1].label)(tags=("gone",), primary="gone"))
    with pytest.raises(CorpusError, match="gone"):
        models.train(labelled, "session-1")
