"""Cross-validate the built-in tagger and two baselines on the same folds: ``python -m tests.benchmarks.crossval``.

Scored are the articles of the corpus's first edition alone, each by a model that has seen neither it nor any
near-duplicate of it. Those of the second edition join what is learnt from, unless ``--first-only`` leaves them out;
with ``--across`` a model of the first edition is scored on the second.

The features, weights and penalties of the tagger were chosen on folds of the seeds 101 to 103; the figures are quoted
on folds of other seeds (0 unless told otherwise). Thresholds and calibration are fitted inside the training folds.
"""

import argparse
import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.domain.evaluation import Evaluation
from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import Prediction
from classifier.evaluate.crossval import Train
from classifier.evaluate.metrics import evaluate
from classifier.evaluate.splits import duplicate_groups, make_folds, near_duplicates
from classifier.storage.shipped import load_taxonomy
from classifier.workflows.starter import train_starter
from tests.benchmarks.baselines import baselines
from tests.benchmarks.corpus import editions

# The share of the articles that the model is left alone with, where a person looks at the rest.
_LEFT_ALONE = 0.85


def predict_folds(
    train: Train,
    scored: Sequence[LabelledArticle],
    beside: Sequence[LabelledArticle],
    folds: Sequence[NDArray[np.int64]],
    groups: NDArray[np.int64],
) -> list[Prediction]:
    """Predict each fold by a model of the other folds and of further articles.

    Parameters
    ----------
    train : callable
        From labelled articles to what predicts.
    scored : sequence of LabelledArticle
        The articles of the folds.
    beside : sequence of LabelledArticle
        Learnt from beside them, never scored.
    folds : sequence of array of int
        Of `scored`.
    groups : array of int, (n_scored + n_beside,)
        Near-duplicates among all: none of a fold's articles is learnt from, nor any of its group.

    Returns
    -------
    list of Prediction
        One for each of `scored`.
    """
    found: dict[int, Prediction] = {}
    corpus = [*scored, *beside]
    for rows in folds:
        kept = np.flatnonzero(~np.isin(groups, groups[rows]))
        predictor = train([corpus[i] for i in kept])
        found.update(zip(rows.tolist(), predictor.predict([scored[i].article for i in rows]), strict=True))
    return [found[i] for i in range(len(scored))]


def table(found: Evaluation) -> str:
    """Return the figures of one model, a line for each tag."""
    lines = [f"{found.model}: {found.articles} articles"]
    for kind, primary in found.primary.items():
        line = f"  {kind or 'none':20s} primary P {primary.precision:.3f} R {primary.recall:.3f} F1 {primary.f1:.3f}"
        if kind is not None:
            tag = found.tags[kind]
            line += f"   tag P {tag.precision:.3f} R {tag.recall:.3f} F1 {tag.f1:.3f}"
        lines.append(line)
    lines.append(
        f"  primary macro F1 {found.primary_macro_f1:.4f}  accuracy {found.primary_accuracy:.4f}"
        f" | tags macro F1 {found.tag_macro_f1:.4f}  micro F1 {found.tag_micro_f1:.4f}  exact {found.exact_match:.4f}"
    )
    alone = next(point for point in found.coverage.points if point.share == _LEFT_ALONE)
    worst = max(reliability.error for reliability in found.tag_reliability.values())
    lines.append(
        f"  calibration error {found.calibration_error:.4f}, of the worst tag {worst:.4f},"
        f" of the primary {found.primary_reliability.error:.4f}"
    )
    lines.append(
        f"  right among the surest {_LEFT_ALONE:.0%} {alone.accuracy:.4f}, area of risk {found.coverage.area:.4f}"
        f" | asks about {found.reviewed / found.articles:.3f}, right where it does not ask {found.accuracy_alone:.4f}"
    )
    return "\n".join(lines)


def across(ways: dict[str, Train], keys: tuple[str, ...]) -> None:
    """Print how models of the first edition do on the second."""
    first, second = editions()
    near = near_duplicates([example.article for example in second], [example.article for example in first])
    scored = [example for example, is_near in zip(second, near.tolist(), strict=True) if not is_near]
    print(f"learnt from {len(first)} articles of the first edition, scored on {len(scored)} of the second")
    for name, train in ways.items():
        said = train(first).predict([example.article for example in scored])
        print(table(evaluate([example.label for example in scored], said, keys, model=name)), flush=True)


def within(ways: dict[str, Train], keys: tuple[str, ...], options: argparse.Namespace) -> None:
    """Print a table for each model and each seed of the folds."""
    first, second = editions()
    beside = [] if options.first_only else second
    groups = duplicate_groups([example.article for example in (*first, *beside)])
    print(f"{len(first)} articles scored, {len(beside)} learnt from beside them, {len(set(groups.tolist()))} groups")
    for seed in options.seeds:
        folds = make_folds(first, options.folds, seed=seed)
        print(f"\nfolds of seed {seed}: {[len(fold) for fold in folds]}")
        for name, train in ways.items():
            start = time.process_time()
            said = predict_folds(train, first, beside, folds, groups)
            print(table(evaluate([example.label for example in first], said, keys, model=name)))
            print(f"  {time.process_time() - start:.0f} s of CPU", flush=True)


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0], help="seeds of the folds")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--tagger-only", action="store_true", help="leave out the baselines")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--first-only", action="store_true", help="learn from the first edition alone")
    which.add_argument("--across", action="store_true", help="learn from the first edition, score on the second")
    options = parser.parse_args()
    keys = load_taxonomy().keys
    ways: dict[str, Train] = {"built-in tagger": lambda part: train_starter(part, keys)}
    if not options.tagger_only:
        ways |= baselines(keys)
    if options.across:
        across(ways, keys)
    else:
        within(ways, keys, options)


if __name__ == "__main__":
    main()
