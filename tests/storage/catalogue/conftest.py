"""Databases for the tests of the catalogue: each test that asks for one runs on both kinds."""

from collections.abc import Iterator

import pytest

from classifier.storage.catalogue.catalogue import Catalogue
from tests.postgres import database_url, postgres

__all__ = ["catalogue", "database_url", "postgres"]


@pytest.fixture
def catalogue(database_url: str) -> Iterator[Catalogue]:
    with Catalogue.open(database_url, patience=5) as found:
        yield found
