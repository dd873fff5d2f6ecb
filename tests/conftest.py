"""What every folder of tests shares."""

import os

import pytest
from hypothesis import settings

from tests.command import Command

pytest_plugins = ("tests.postgres",)

# A busy machine is slow, not wrong: no test asserts a time.
settings.register_profile("yuankan", deadline=None)
settings.load_profile("yuankan")


@pytest.fixture(scope="session")
def yuankan(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """The real program; its built-in model is trained at most once a session, whichever worker comes first."""
    base = tmp_path_factory.getbasetemp()
    return Command(home=(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "yuankan-home")
