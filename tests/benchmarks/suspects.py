"""How many labels that were made wrong on purpose are found: ``python -m tests.benchmarks.suspects``.

Of the starter corpus 5 % of the labels are made wrong, a third each by another primary, by one tag less and by one tag
more. Every article is then judged by a model of the other folds, near-duplicates in one. Told is how many of the most
suspicious articles, as many as were made wrong, are among them, and how many are found at all. The corpus is not free
of faults of its own: what is found of it as it stands is told last, and is no false alarm for sure.
"""

import argparse
import time
from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from classifier.domain.label import Label, LabelledArticle
from classifier.evaluate.splits import make_folds
from classifier.learn.held_out import held_out
from classifier.query.rules import contradictions, parse_rules
from classifier.query.suspects import find_suspicions
from classifier.storage.shipped import labels_dir, load_starter, load_taxonomy

_FOLDS = 5


class Wrong(StrEnum):
    """How a label is made wrong."""

    PRIMARY = "another primary"
    LESS = "one tag less"
    MORE = "one tag more"


def flipped(
    labelled: Sequence[LabelledArticle], keys: tuple[str, ...], share: float, rng: np.random.Generator
) -> tuple[list[LabelledArticle], dict[int, Wrong]]:
    """Make some labels wrong.

    Parameters
    ----------
    labelled : sequence of LabelledArticle
        With the right labels.
    keys : tuple of str
        The tags.
    share : float
        How many of the labels, 0 to 1.
    rng : numpy.random.Generator
        Chooses them.

    Returns
    -------
    tuple of (list of LabelledArticle, dict of int to Wrong)
        All articles, and which of them are wrong.
    """
    rows = rng.permutation(len(labelled))[: round(len(labelled) * share)].tolist()
    found, wrong = list(labelled), {}
    for number, row in enumerate(rows):
        wanted = tuple(Wrong)[number % len(Wrong)]
        label, wrong[row] = _wrong(labelled[row].label, wanted, keys, rng)
        found[row] = LabelledArticle(labelled[row].article, label)
    return found, wrong


def _wrong(label: Label, wanted: Wrong, keys: tuple[str, ...], rng: np.random.Generator) -> tuple[Label, Wrong]:
    absent = [key for key in keys if key not in label.tags]
    if wanted is Wrong.LESS and label.tags:
        gone = rng.choice(label.tags)
        rest = tuple(tag for tag in label.tags if tag != gone)
        primary = label.primary if label.primary in rest else next(iter(rest), None)
        return Label(tags=rest, primary=primary), Wrong.LESS
    if wanted is Wrong.MORE:
        more = str(rng.choice(absent))
        return Label(tags=(*label.tags, more), primary=label.primary or more), Wrong.MORE
    others = [*absent, *([""] if label.tags else [])]
    other = str(rng.choice(others))
    rest = tuple(tag for tag in label.tags if tag != label.primary)
    changed = Label(tags=(other, *rest), primary=other) if other else Label(tags=(), primary=None)
    return changed, Wrong.PRIMARY


def suspects(labelled: Sequence[LabelledArticle], keys: tuple[str, ...]) -> list[int]:
    """Return the suspicious articles, the most suspicious first."""
    said = held_out(labelled, keys, make_folds(labelled, _FOLDS, seed=0), seed=0)
    labels = [example.label for example in labelled]
    found = find_suspicions(labels, keys, said.confidences, said.primaries, said.probabilities)
    return list(dict.fromkeys(one.row for one in found))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=float, default=0.05, help="of the labels that are made wrong")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2], help="of what is made wrong")
    options = parser.parse_args()
    corpus, keys = load_starter(), load_taxonomy().keys
    rules = parse_rules((labels_dir() / "rules.toml").read_text(encoding="utf-8"))
    for seed in options.seeds:
        noisy, wrong = flipped(corpus, keys, options.share, np.random.default_rng(seed))
        start = time.process_time()
        rows = suspects(noisy, keys)
        took = time.process_time() - start
        first = set(rows[: len(wrong)])
        kinds = {kind: [row for row, made in wrong.items() if made is kind] for kind in Wrong}
        by_kind = ", ".join(f"{kind} {sum(row in first for row in of)}/{len(of)}" for kind, of in kinds.items())
        broken = [row for row, example in enumerate(noisy) if contradictions(rules, example.article, example.label)]
        print(
            f"seed {seed}: {len(wrong)} of {len(noisy)} wrong; precision at {len(wrong)}"
            f" {len(first & set(wrong)) / len(wrong):.3f} ({by_kind}); {len(rows)} suspicious, recall"
            f" {len(set(rows) & set(wrong)) / len(wrong):.3f}; {len(broken)} break a rule,"
            f" {sum(row in wrong for row in broken)} of them made wrong; {took:.0f} s of CPU",
            flush=True,
        )
    rows = suspects(corpus, keys)
    print(f"as it stands: {len(rows)} of {len(corpus)} suspicious; the first ten:")
    for row in rows[:10]:
        label = corpus[row].label
        print(f"  {corpus[row].article.source_id} {', '.join(label.tags) or 'none'}: {corpus[row].article.title}")


if __name__ == "__main__":
    main()
