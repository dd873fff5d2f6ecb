from collections.abc import Iterator

import pytest

from classifier.cli.language import Language, use


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tests read English whatever the locale of the machine, and leave no language behind."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    use(Language.EN)
    yield
    use(Language.EN)


@pytest.fixture
def chinese() -> None:
    use(Language.ZH)
