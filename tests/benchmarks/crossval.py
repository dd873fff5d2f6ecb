"""Cross-validate the built-in tagger and two baselines on the same folds: ``python -m tests.benchmarks.crossval``.

The features, weights and penalties of the tagger were chosen on folds of the seeds 101 to 103; the figures are quoted
on folds of other seeds (0 unless told otherwise). Thresholds and calibration are fitted inside the training folds.
"""

import argparse
import time

from classifier.domain.evaluation import Evaluation
from classifier.evaluate.crossval import Train, cross_validate
from classifier.evaluate.splits import duplicate_groups, make_folds
from classifier.storage.shipped import load_starter, load_taxonomy
from classifier.workflows.starter import train_starter
from tests.benchmarks.baselines import baselines


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
    lines.append(
        f"  calibration error {found.calibration_error:.4f} | asks about {found.reviewed / found.articles:.3f},"
        f" right where it does not ask {found.accuracy_alone:.4f}"
    )
    return "\n".join(lines)


def main() -> None:
    """Print a table for each model and each seed of the folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0], help="seeds of the folds")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--tagger-only", action="store_true")
    options = parser.parse_args()
    labelled, keys = load_starter(), load_taxonomy().keys
    ways: dict[str, Train] = {"built-in tagger": lambda part: train_starter(part, keys)}
    if not options.tagger_only:
        ways |= baselines(keys)
    groups = duplicate_groups([example.article for example in labelled])
    print(f"{len(labelled)} articles in {len(set(groups.tolist()))} groups of near-duplicates")
    for seed in options.seeds:
        folds = make_folds(labelled, options.folds, seed=seed)
        print(f"\nfolds of seed {seed}: {[len(fold) for fold in folds]}")
        for name, train in ways.items():
            start = time.process_time()
            print(table(cross_validate(train, labelled, folds, keys, model=name)))
            print(f"  {time.process_time() - start:.0f} s of CPU", flush=True)


if __name__ == "__main__":
    main()
