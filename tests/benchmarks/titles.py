"""Other people's titles, by the same pipeline unchanged: ``python -m tests.benchmarks.titles``.

A title is learnt and tagged as what it is, an article that has a headline alone; its class is its one tag. As the body
of an article without a headline it is shown beside. Plain TF-IDF with a linear machine, and fastText, whose settings
are chosen on a fifth of the training titles, have the same titles; fastText has the words that this project segments.
The titles are in a folder that is not part of the project.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from classifier.domain.article import Article
from classifier.domain.label import Label, LabelledArticle
from classifier.learn.tagger import Tagger
from classifier.text.words import words
from tests.benchmarks.baselines import of_joined
from tests.benchmarks.fast_text import ABSENT, FastText, Settings, installed, spaced

SETS = ("thucnews_titles", "tnews")
_SEED = 0
_GRID = tuple(
    Settings(rate=rate, epochs=epochs, pairs=pairs, shortest=shortest, longest=longest)
    for rate, epochs, pairs, (shortest, longest) in product((0.1, 0.25, 0.5), (10, 25), (False, True), ((0, 0), (1, 3)))
)


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles beside the names of their classes."""

    titles: tuple[str, ...]
    classes: tuple[str, ...]


Predict = Callable[[Sequence[str]], list[str]]
Learn = Callable[[Titles], Predict]


def read_titles(path: Path) -> Titles:
    """Read a file of ``title<TAB>class`` lines."""
    lines = [line.rsplit("\t", 1) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return Titles(tuple(title.strip() for title, _ in lines), tuple(name for _, name in lines))


def as_headline(title: str) -> Article:
    """Return a title as a headline without a body."""
    return Article(title=title, text="")


def as_body(title: str) -> Article:
    """Return a title as a body without a headline."""
    return Article(title="", text=title)


def ours(make: Callable[[str], Article]) -> Learn:
    """Return this project's way, with articles made of titles."""

    def learn(train: Titles) -> Predict:
        labelled = [
            LabelledArticle(make(title), Label(tags=(name,), primary=name))
            for title, name in zip(train.titles, train.classes, strict=True)
        ]
        tagger = Tagger.train(labelled, tuple(sorted(set(train.classes))), version="titles")
        return lambda titles: [said.primary or "" for said in tagger.predict(list(map(make, titles)))]

    return learn


def plain(train: Titles) -> Predict:
    """Learn by TF-IDF of words and of one to three characters, and a linear machine."""
    model = make_pipeline(of_joined(words), LinearSVC(random_state=_SEED)).fit(train.titles, train.classes)
    return lambda titles: [str(name) for name in model.predict(list(titles))]


def fast_text(settings: Settings) -> Learn:
    """Return fastText's way, with some settings."""

    def learn(train: Titles) -> Predict:
        names = sorted(set(train.classes))
        model = FastText(list(map(spaced, train.titles)), [[names.index(name)] for name in train.classes], settings)
        return lambda titles: [names[number] for number in model.likeliest(list(map(spaced, titles)))]

    return learn


def tuned(train: Titles) -> Settings:
    """Choose fastText's settings on a fifth of what it may learn from."""
    names = sorted(set(train.classes))
    texts, classes = list(map(spaced, train.titles)), [names.index(name) for name in train.classes]
    learnt, held, theirs, truth = train_test_split(texts, classes, test_size=0.2, random_state=_SEED, stratify=classes)

    def accuracy(settings: Settings) -> float:
        try:
            model = FastText(learnt, [[one] for one in theirs], settings)
        except RuntimeError:
            # Too high a rate for so many terms: what is learnt is not a number.
            return 0.0
        return float(accuracy_score(truth, model.likeliest(held)))

    return max(_GRID, key=accuracy)


def contest(train: Titles, test: Titles, ways: dict[str, Learn]) -> Iterator[str]:
    """Yield a line for each way."""
    # The dictionary of the segmenter is loaded once a process.
    words("本院")
    for name, learn in ways.items():
        begun = time.perf_counter()
        predict = learn(train)
        learnt = time.perf_counter()
        said = predict(test.titles)
        taken = time.perf_counter() - learnt
        accuracy, f1 = accuracy_score(test.classes, said), f1_score(test.classes, said, average="macro")
        yield f"{name:24}{accuracy:10.4f}{f1:10.4f}{learnt - begun:10.1f}{len(said) / taken:12,.0f}"


def main() -> None:
    """Print a table for each set of titles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--no-grid", dest="grid", action="store_false", help="leave fastText untuned")
    options = parser.parse_args()
    for name in options.sets:
        train, test = (read_titles(options.folder / name / f"{part}.tsv") for part in ("train", "test"))
        ways = {"this project": ours(as_headline), "this project, as body": ours(as_body), "TF-IDF + LinearSVC": plain}
        print(f"{name:24}{'accuracy':>10}{'macro F1':>10}{'train s':>10}{'titles/s':>12}", flush=True)
        for line in contest(train, test, ways):
            print(line, flush=True)
        if not installed():
            print(ABSENT)
            continue
        settings = tuned(train) if options.grid else Settings()
        for line in contest(train, test, {"fastText": fast_text(settings)}):
            print(f"{line}  {settings}", flush=True)


if __name__ == "__main__":
    main()
