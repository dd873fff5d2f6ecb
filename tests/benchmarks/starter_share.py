"""How much a built-in label should count beside the user's own: ``python -m tests.benchmarks.starter_share``.

A world of `tests.world` has what ships and a year of a hospital that writes otherwise. From so many labels of that
year and what ships a tagger is learnt, a label that ships counting as much as the column says, and scored on articles
of the hospital that nobody labelled. One user means by the tags what the shipped labels mean. The other does not:
training is whatever speaks of 培训, and that alone; an activity is one only where nothing else is reported. A cell is
the mean of the macro F1 of the primary and of the tags. ``--all`` lets all of the corpus ship that the hospital did
not write, almost three times as much.

The rule was chosen on the seeds 101 to 103; its figures are quoted on 0 to 2.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from classifier.domain.label import Label, LabelledArticle
from classifier.evaluate.metrics import evaluate
from classifier.evaluate.splits import near_duplicates
from classifier.learn.borrowed import starter_weight
from classifier.learn.tagger import Tagger
from classifier.storage.shipped import load_starter
from tests.world import World, make_world

_OWN = (50, 200, 720)
_CONSTANT = (1.0, 0.25, 0.0)
_FEWEST = 10
_COURSE = "培训"


def alike(example: LabelledArticle) -> LabelledArticle:
    """Label as what ships is labelled."""
    return example


def otherwise(example: LabelledArticle) -> LabelledArticle:
    """Label by other conventions, which change a fifth of the primaries: see the head of this file."""
    label = example.label
    tags = [tag for tag in label.tags if tag not in ("training", "event")]
    if _COURSE in example.article.title + example.article.text:
        tags.append("training")
    elif label.tags and not tags:
        tags.append("event")
    primary = label.primary if label.primary in tags else tags[0] if tags else None
    return replace(example, label=Label(tags=tuple(tags), primary=primary))


_USERS: dict[str, Callable[[LabelledArticle], LabelledArticle]] = {"alike": alike, "otherwise": otherwise}


def all_else(world: World) -> list[LabelledArticle]:
    """Return what of the corpus neither the hospital wrote nor nearly."""
    corpus = load_starter()
    own = [one.article for one in (*world.held, *(one for month in world.months for one in month))]
    near = near_duplicates([one.article for one in corpus], own)
    return [one for one, is_near in zip(corpus, near.tolist(), strict=True) if not is_near]


def score(
    shipped: Sequence[LabelledArticle],
    own: Sequence[LabelledArticle],
    held: Sequence[LabelledArticle],
    keys: tuple[str, ...],
    weight: float,
) -> float:
    """Return the mean of both macro F1 on what is held out, of a tagger of both."""
    borrowed = shipped if weight else ()
    tagger = Tagger.train([*own, *borrowed], keys, version="share", weights=[1.0] * len(own) + [weight] * len(borrowed))
    said = tagger.predict([one.article for one in held])
    found = evaluate([one.label for one in held], said, keys, model="share")
    return (found.primary_macro_f1 + found.tag_macro_f1) / 2


def measure(seed: int, user: str, numbers: Sequence[int], weights: Sequence[float | None], *, more: bool) -> np.ndarray:
    """Return the figure of each number of own labels with each weight, the rule where it is None."""
    world, convention = make_world(seed), _USERS[user]
    shipped = all_else(world) if more else world.shipped
    own = [convention(one) for month in world.months for one in month]
    held = [convention(one) for one in world.held]
    return np.array(
        [
            [
                score(shipped, own[:n], held, world.keys, starter_weight(n) if weight is None else weight)
                for weight in weights
            ]
            for n in numbers
        ]
    )


def main() -> None:
    """Print a table for each user, and one of both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2], help="seeds of the worlds")
    parser.add_argument("--own", type=int, nargs="+", default=_OWN, help="numbers of the user's labels")
    parser.add_argument("--weights", type=float, nargs="*", default=_CONSTANT, help="beside the rule")
    parser.add_argument("--all", action="store_true", help="let three times as much ship")
    options = parser.parse_args()
    if min(options.own) < _FEWEST:
        parser.error(f"at least {_FEWEST} labels of the user's")
    weights = [None, *options.weights]
    tables = {
        user: np.mean([measure(seed, user, options.own, weights, more=options.all) for seed in options.seeds], axis=0)
        for user in _USERS
    }
    for name, found in {**tables, "both": np.mean(list(tables.values()), axis=0)}.items():
        print(f"\n{name}\n{'own':>5}{'rule':>8}{'weight':>8}" + "".join(f"{weight:8.2f}" for weight in options.weights))
        for n, row in zip(options.own, found.tolist(), strict=True):
            cells = "".join(f"{value:8.3f}" for value in row[1:])
            print(f"{n:5d}{row[0]:8.3f}{starter_weight(n):8.2f}{cells}", flush=True)


if __name__ == "__main__":
    main()
