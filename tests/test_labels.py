"""What ships in labels/ and the segmenter's lexicon: every line of it, as data."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from statistics import median

import pytest

from classifier.domain.article import fold
from classifier.domain.label import LabelledArticle
from classifier.storage.shipped import labels_dir, load_starter, load_taxonomy

LEXICON = Path(__file__).resolve().parents[1] / "classifier" / "text" / "lexicon"
SHINGLE = 4
# Shingles that stand in so many articles are set phrases of the trade: they make no two articles alike.
COMMON_SHINGLE = 60
ALIKE = 0.4
CASES = 18
FEWEST_FILES = 15
FIRST_EDITION = ("award", "briefs", "clinical", "event", "mixed", "none", "official", "party", "training")
KINDS = ("event", "award", "training", "party_building", "clinical_technique", "none")


@pytest.fixture(scope="module")
def starter() -> list[LabelledArticle]:
    return load_starter()


@pytest.fixture(scope="module")
def card() -> str:
    return (labels_dir() / "starter" / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def files(starter: list[LabelledArticle]) -> dict[str, list[LabelledArticle]]:
    """The articles of each file, by its name."""
    labelled = {one.article.source_id: one for one in starter}
    paths = sorted((labels_dir() / "starter").glob("*.jsonl"))
    lines = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in paths}
    return {name: [labelled[json.loads(line)["id"]] for line in held] for name, held in lines.items()}


def table(card: str, *columns: str) -> list[list[str]]:
    """Return the cells of the table that has these columns."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in card.splitlines() if line[:1] == "|"]
    start = rows.index(list(columns)) + 2
    heads = [number for number, row in enumerate(rows) if set(row) == {"---"} and number > start]
    return rows[start : heads[0] - 1 if heads else len(rows)]


def shingles(text: str) -> frozenset[str]:
    """Runs of `SHINGLE` characters of the folded text; the text itself where it is shorter."""
    folded = fold(text)
    return frozenset(folded[i : i + SHINGLE] for i in range(max(1, len(folded) - SHINGLE + 1)))


def alike(texts: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Pairs of indices whose shingles overlap by `ALIKE` (Jaccard) or more, found through an inverted index."""
    sets = [shingles(text) for text in texts]
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, grams in enumerate(sets):
        for gram in grams:
            index[gram].append(number)
    shared = Counter(
        pair for found in index.values() if len(found) <= COMMON_SHINGLE for pair in combinations(found, 2)
    )
    for (left, right), common in shared.items():
        overlap = common / len(sets[left] | sets[right])
        if overlap >= ALIKE:
            yield left, right, overlap


def lexicon_words() -> list[tuple[str, str]]:
    """Every word of the lexicon with its file and line."""
    return [
        (f"{path.name}:{number}", line)
        for path in sorted(LEXICON.glob("*.txt"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if not line.startswith("#")
    ]


def test_every_starter_line_passes_the_door(starter: list[LabelledArticle]) -> None:
    known = set(load_taxonomy().keys)
    names = [labelled.article.source_id for labelled in starter]
    assert len(set(names)) == len(names)
    for labelled in starter:
        assert set(labelled.label.tags) <= known
        assert (labelled.label.primary is None) == (not labelled.label.tags)


def test_a_primary_tag_comes_first_in_its_line(starter: list[LabelledArticle]) -> None:
    wrong = [one.article.source_id for one in starter if one.label.tags and one.label.tags[0] != one.label.primary]
    assert wrong == []


def test_no_two_starter_articles_have_one_identity(starter: list[LabelledArticle]) -> None:
    twice = [identity for identity, count in Counter(one.article.id for one in starter).items() if count > 1]
    assert twice == []


def test_no_two_starter_articles_are_near_duplicates(starter: list[LabelledArticle]) -> None:
    texts = [one.article.title + one.article.text for one in starter]
    found = [(starter[i].article.source_id, starter[j].article.source_id, overlap) for i, j, overlap in alike(texts)]
    assert found == []


def test_the_search_for_near_duplicates_finds_one(starter: list[LabelledArticle]) -> None:
    texts = [one.article.title + one.article.text for one in starter[:40]]
    copy = texts[7].replace("，", ", ").replace("我院", "本院") + "（宣传科）"
    assert [(left, right) for left, right, _ in alike([*texts, copy])] == [(7, 40)]


def test_the_card_counts_the_files_as_they_are(card: str, files: dict[str, list[LabelledArticle]]) -> None:
    told = {
        name: int(count)
        for names, _, counts in table(card, "file", "what", "articles")
        for name, count in zip(names.split(", "), counts.split(), strict=True)
    }
    assert told == {name: len(labelled) for name, labelled in files.items()}
    assert len(told) >= FEWEST_FILES
    assert set(FIRST_EDITION) < set(told)


def test_the_card_counts_the_tags_as_they_are(card: str, files: dict[str, list[LabelledArticle]]) -> None:
    second = [name for name in files if name not in FIRST_EDITION]
    parts = {name: [name] for name in second}
    parts |= {"first edition": list(FIRST_EDITION), "second edition": second, "both": list(files)}
    rows = {row[0]: row[1:] for row in table(card, "part", *KINDS, "several tags", "median body")}
    assert set(rows) == set(parts)
    for name, told in rows.items():
        labelled = [one for file in parts[name] for one in files[file]]
        primaries = Counter(one.label.primary or "none" for one in labelled)
        several = sum(len(one.label.tags) > 1 for one in labelled)
        body = f"{median(len(one.article.text) for one in labelled):g}"
        assert told == [*(str(primaries[kind]) for kind in KINDS), str(several), body], name


def test_the_card_counts_all_articles(card: str, starter: list[LabelledArticle]) -> None:
    total = re.search(r"(\d+) articles$", card.splitlines()[0])
    assert total
    assert int(total[1]) == len(starter)


def test_what_the_card_calls_few_is_counted(card: str, starter: list[LabelledArticle]) -> None:
    long = re.search(r"(\d+) bodies have more than 900 characters, none more than ([\d,]+)", card)
    three = re.search(r"Three tags on one article are rare \((\d+)\)", card)
    assert long
    assert three
    lengths = [len(one.article.text) for one in starter]
    assert int(long[1]) == sum(length > 900 for length in lengths)
    assert max(lengths) <= int(long[2].replace(",", ""))
    assert int(three[1]) == sum(len(one.label.tags) > 2 for one in starter)


def test_the_guidelines_tell_each_tag_and_each_case() -> None:
    guidelines = (labels_dir() / "GUIDELINES.md").read_text(encoding="utf-8")
    for tag in load_taxonomy():
        assert f"| `{tag.key}` | {tag.zh} |" in guidelines
    parts = re.split(r"^### 情形 (\d+)　", guidelines, flags=re.M)[1:]
    assert [int(number) for number in parts[::2]] == list(range(1, CASES + 1))
    names = {tag.zh for tag in load_taxonomy()}
    for number, body in zip(parts[::2], parts[1::2], strict=True):
        examples = re.findall(r"^- \*\*.+?\*\*——.*→ (\w+)", body, flags=re.M)
        assert examples, f"case {number} has no worked example"
        assert set(examples) <= names, f"case {number} names a tag that does not exist"


def test_the_guidelines_show_a_line_that_the_reader_takes() -> None:
    guidelines = (labels_dir() / "GUIDELINES.md").read_text(encoding="utf-8")
    shown = re.findall(r"```json\n(.+?)\n```", guidelines, flags=re.S)
    assert [set(json.loads(line)) for line in shown] == [{"id", "title", "text", "primary", "tags"}]


def test_every_tag_has_examples_of_yes_and_no() -> None:
    for tag in load_taxonomy():
        assert tag.definition
        assert len(tag.yes) >= 2
        assert len(tag.no) >= 2


def test_no_sample_issue_copies_the_starter_corpus(starter: list[LabelledArticle]) -> None:
    samples = sorted((labels_dir() / "samples").iterdir())
    assert [path.suffix for path in samples] == [".txt", ".md"]
    for path in samples:
        sample = shingles(path.read_text(encoding="utf-8"))
        long = [one.article for one in starter if len(one.article.text) >= 100]
        shares = {article.source_id: len(sample & shingles(article.text)) for article in long}
        sizes = {article.source_id: len(shingles(article.text)) for article in long}
        copied = [name for name, common in shares.items() if common / sizes[name] >= ALIKE]
        assert copied == []


def test_the_lexicon_holds_han_words_once_each() -> None:
    words = lexicon_words()
    assert len(words) >= 500
    assert [place for place, word in words if not re.fullmatch(r"[\u4e00-\u9fff]{2,}", word)] == []
    twice = [word for word, count in Counter(word for _, word in words).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("path", sorted(LEXICON.glob("*.txt")), ids=lambda path: path.stem)
def test_each_lexicon_file_says_at_its_head_what_it_is(path: Path) -> None:
    head = path.read_text(encoding="utf-8").splitlines()[:2]
    assert all(line.startswith("# ") for line in head)
