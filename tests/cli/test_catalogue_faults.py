"""Every fault of a catalogue that the floors below tell in English is told in 中文, with a way out."""

import re

import pytest

from classifier.cli.catalogue_faults import CATALOGUE_FAULTS
from classifier.cli.errors import sentence_of
from classifier.cli.label_faults import said_fault
from classifier.errors import CatalogueError, DamagedCatalogueError, NewerCatalogueError, YuankanError
from classifier.storage.catalogue import faults
from tests.cli.test_phrases import texts_given_to

FILES = (
    "storage/catalogue/engine.py", "storage/catalogue/migrations.py", "storage/catalogue/postgres.py",
    "workflows/catalogue.py",
)  # fmt: skip
WHERE = "postgresql://user@127.0.0.1:5432/catalogue"
NAMES = (
    r"URL|PostgreSQL|UTF-8|CREATE DATABASE|ENCODING 'UTF8'|pip install|yuankan|catalogue|rebuild|tag issues/|"
    r"\[postgres\]|sqlite:///|postgresql://"
)


def raised() -> list[YuankanError]:
    """One error for each fault that there is."""
    passing = {fault for known in (faults._SQLITE, faults._POSTGRES) for fault, _ in known.values()}
    passing |= {faults._OTHER[0], faults._NOBODY[0]}
    passing |= set(texts_given_to("CatalogueError", *FILES, place=1))
    damaged = {*faults._SQLITE_DAMAGED.values(), *faults._POSTGRES_DAMAGED.values()}
    return [
        *(CatalogueError(WHERE, fault, hint="do something") for fault in sorted(passing)),
        *(DamagedCatalogueError(WHERE, fault) for fault in sorted(damaged)),
        NewerCatalogueError(WHERE, 12, 3),
    ]


def test_no_fault_is_left_out() -> None:
    messages = [error.message.removeprefix(f"{WHERE}: ") for error in raised()]
    assert len(messages) > 15
    unused = [phrase for phrase in CATALOGUE_FAULTS if all(phrase.say(message) is None for message in messages)]
    assert unused == []


@pytest.mark.parametrize("error", raised(), ids=lambda error: error.message.partition(": ")[2])
@pytest.mark.usefixtures("chinese")
def test_every_fault_is_told_in_chinese_with_a_way_out(error: YuankanError) -> None:
    said, way_out = said_fault(error.message)
    assert said.startswith(f"{WHERE}：")
    assert way_out.startswith("请")
    # Names of things that are called so in 中文 too.
    told = re.sub(f"{re.escape(WHERE)}|{NAMES}", "", sentence_of(error))
    assert not re.search("[A-Za-z]{2}", told), told


@pytest.mark.parametrize("error", raised(), ids=lambda error: error.message.partition(": ")[2])
def test_every_fault_is_one_sentence_that_names_the_catalogue(error: YuankanError) -> None:
    sentence = sentence_of(error)
    assert sentence.startswith(f"{WHERE}: ")
    assert "; " in sentence
    assert "\n" not in sentence
