"""The articles of the benchmarks: the two editions of the starter corpus, and as many alike as are wanted."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.evaluate.splits import make_folds
from classifier.storage.shipped import labels_dir, load_starter

FIRST_EDITION = ("award", "briefs", "clinical", "event", "mixed", "none", "official", "party", "training")
"""Files of the 915 articles that the corpus began with: figures are quoted on these, so that they stay comparable."""
_FOLDS = 5
_DIGITS = "0123456789"
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"(?<=[。！？；])")


def editions() -> tuple[list[LabelledArticle], list[LabelledArticle]]:
    """Return the articles of the first edition, and those that joined the corpus later, as the second."""
    folder = labels_dir() / "starter"
    early = {
        json.loads(line)["id"]
        for name in FIRST_EDITION
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    }
    corpus = load_starter()
    return (
        [example for example in corpus if example.article.source_id in early],
        [example for example in corpus if example.article.source_id not in early],
    )


def held_out() -> tuple[list[LabelledArticle], list[LabelledArticle]]:
    """Return four fifths of the first edition to learn from, and the fifth to score on; no near-duplicates between."""
    first, _ = editions()
    held = set(make_folds(first, _FOLDS, seed=0)[0].tolist())
    return (
        [example for i, example in enumerate(first) if i not in held],
        [example for i, example in enumerate(first) if i in held],
    )


def renumbered(articles: Sequence[Article], number: int, *, seed: int = 0) -> Iterator[Article]:
    """Yield so many articles, one at a time: those given, again and again, each time with other digits."""
    rng = random.Random(seed)  # noqa: S311 - other numbers, not secrets
    for article in islice(cycle(articles), number):
        other = str.maketrans(_DIGITS, "".join(rng.sample(_DIGITS, len(_DIGITS))))
        yield replace(article, title=article.title.translate(other), text=article.text.translate(other))


def varied(labelled: Sequence[LabelledArticle], number: int, *, seed: int = 0) -> Iterator[LabelledArticle]:
    """Yield so many labelled articles, one at a time: those given, sentences shuffled in each paragraph, other digits.

    Sentences stay in their paragraphs, so that what is made of a news item still begins as one.
    """
    rng = random.Random(seed)  # noqa: S311 - as above

    def digits(text: str) -> str:
        return _DIGIT.sub(lambda _: rng.choice(_DIGITS), text)

    def paragraph(text: str) -> str:
        sentences = _SENTENCE.split(text)
        rng.shuffle(sentences)
        return digits("".join(sentences))

    for example in islice(cycle(labelled), number):
        article = example.article
        text = "\n".join(map(paragraph, article.text.split("\n")))
        yield replace(example, article=replace(article, title=digits(article.title), text=text))
