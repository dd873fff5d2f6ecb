"""The five files of ../shared/seeds, beside a person's split of their lines in tests/data/seeds_gold.json."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from classifier.storage.shipped import load_taxonomy
from tests.ingest.factories import make_issue
from tests.ingest.measure import b_cubed, whole

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
GOLD = Path(__file__).parents[1] / "data" / "seeds_gold.json"
# What a person counted in each file, and how many of them came out whole when this floor was set.
COUNTED = (7, 6, 6, 4, 6)
WHOLE = 27


@dataclass(frozen=True, slots=True)
class Page:
    """One file, and the lines of each of its articles."""

    name: str
    text: str
    articles: list[list[int]]
    furniture: list[int]

    @property
    def gold(self) -> dict[int, int]:
        return {line: number for number, lines in enumerate(self.articles) for line in lines}


def _lines(ranges: list[list[int]], text: str) -> list[int]:
    printed = text.split("\n")
    return [line for low, high in ranges for line in range(low, high + 1) if printed[line - 1].strip()]


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    if not SEEDS.is_dir():
        pytest.skip("../shared is not here")
    found = []
    for name, gold in json.loads(GOLD.read_text(encoding="utf-8")).items():
        text = (SEEDS / name).read_text(encoding="utf-8")
        articles = [_lines(article["title"] + article["body"], text) for article in gold["articles"]]
        found.append(Page(name, text, articles, _lines(gold["furniture"], text)))
    return found


def test_the_gold_names_known_tags_and_its_primaries_are_among_them() -> None:
    for page in json.loads(GOLD.read_text(encoding="utf-8")).values():
        for article in page["articles"]:
            assert set(article["primary"]) <= set(article["tags"]) <= set(load_taxonomy().keys)
            assert not set(article["maybe"]) & set(article["tags"])


@pytest.mark.shared
def test_the_gold_gives_every_line_of_every_file_to_one_owner(pages: list[Page]) -> None:
    for page in pages:
        owners = Counter([line for lines in page.articles for line in lines] + page.furniture)
        assert set(owners.values()) == {1}, page.name
        # A line of replacement characters alone holds nothing.
        printed = {number for number, line in enumerate(page.text.split("\n"), start=1) if line.strip("\ufffd \n")}
        assert printed == set(owners), page.name
    assert tuple(len(page.articles) for page in pages) == COUNTED


@pytest.mark.shared
def test_nearly_all_articles_of_the_seeds_come_out_whole(pages: list[Page]) -> None:
    found = [whole(page.text, page.articles, make_issue(page.text, page.name)) for page in pages]
    assert sum(map(sum, found)) >= WHOLE, found


@pytest.mark.shared
def test_the_split_of_the_seeds_agrees_with_the_persons(pages: list[Page]) -> None:
    scores = [b_cubed(page.text, page.gold, make_issue(page.text, page.name)) for page in pages]
    assert min(scores) >= 0.7, scores
