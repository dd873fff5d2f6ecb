from pathlib import Path

import pytest

from tests.workflows.inbox.offices import World, make_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)
