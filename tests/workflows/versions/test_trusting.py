from pathlib import Path

import pytest

from classifier.errors import DamagedVersionError, NoVersionError, UntrustedModelError
from classifier.workflows.versions.trusting import is_trusted
from tests.storage.registry.factories import add, make_registry


def test_what_a_person_approved_may_be_opened(tmp_path: Path) -> None:
    version = add(make_registry(tmp_path))
    (tmp_path / "state" / "trusted-models.sha256").unlink()
    registry = make_registry(tmp_path)
    assert not is_trusted(registry, "v0001")
    with pytest.raises(UntrustedModelError):
        registry.model("v0001")
    registry.trust(version)
    assert is_trusted(registry, "v0001")
    assert registry.model("v0001")


def test_what_changed_since_it_was_shown_is_not_approved(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    shown = add(registry)
    registry.remove("v0001")
    with pytest.raises(NoVersionError):
        registry.trust(shown)
    # Another one in its place, with a manifest of its own.
    add(registry, b"another model", name="v0001")
    (tmp_path / "state" / "trusted-models.sha256").unlink()
    with pytest.raises(DamagedVersionError, match="changed since it was shown"):
        make_registry(tmp_path).trust(shown)
    assert not is_trusted(make_registry(tmp_path), "v0001")


def test_a_model_that_is_not_what_its_manifest_says_cannot_be_approved(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    version = add(registry)
    (tmp_path / "models" / "v0001" / "model.joblib").write_bytes(b"exchanged")
    with pytest.raises(DamagedVersionError):
        is_trusted(registry, "v0001")
    with pytest.raises(DamagedVersionError):
        registry.trust(version)
