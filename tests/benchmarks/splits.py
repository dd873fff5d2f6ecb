"""Score the splitter beside two naive ones, by layout and by kind of error: ``python -m tests.benchmarks.splits``.

The splitter was trained and tuned on issues composed from one half of the starter corpus; the issues here are composed
from the other half. The maker of issues and the scorer are the scripts of a folder that is not part of the project
(``../shared/scoring`` unless told otherwise).
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from classifier.domain.issue import Issue
from classifier.workflows.record import article_object
from tests.benchmarks.issues import LAYOUTS, compose, halves, score
from tests.benchmarks.naive_splits import contiguous, short_lines
from tests.ingest.errors import Fault, GoldArticle, faults
from tests.ingest.factories import make_issue
from tests.ingest.measure import weights

SPLITTERS: dict[str, Callable[[str, str], Issue]] = {
    "splitter": make_issue,
    "contiguous": contiguous,
    "short lines": short_lines,
}
_SCORES = ("coverage", "b3_f1", "article_f1")


def gold_articles(found: dict[str, list[dict[str, list[list[int]]]]]) -> list[GoldArticle]:
    """Return the articles of one issue from the line ranges of a gold file."""
    return [
        GoldArticle(
            *(
                frozenset(line for low, high in article[part] for line in range(low, high + 1))
                for part in ("title", "body")
            )
        )
        for article in found["articles"]
    ]


def split_folder(folder: Path, splitter: Callable[[str, str], Issue], output: Path) -> dict[str, Counter[Fault]]:
    """Split every issue of a folder into `output`; return the faults of each."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    found: dict[str, Counter[Fault]] = {}
    with output.open("w", encoding="utf-8") as file:
        for path in sorted(folder.glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            issue = splitter(text, path.name)
            found[path.name] = faults(gold_articles(gold[path.name]), issue, weights(text))
            for article in issue.articles:
                file.write(json.dumps(article_object(issue, article), ensure_ascii=False) + "\n")
    return found


def rows(folder: Path, name: str, scoring: Path) -> Iterator[str]:
    """Yield one line a layout for one splitter and one composition."""
    predicted = folder / "predicted.jsonl"
    faulty = split_folder(folder, SPLITTERS[name], predicted)
    for layout in LAYOUTS:
        words = score(folder, predicted, scoring, layout).split()
        figures = "  ".join(f"{words[words.index(key) + 1]:>10s}" for key in _SCORES)
        whole = words[words.index("found") + 1]
        counted = sum((count for issue, count in faulty.items() if layout in issue), Counter[Fault]())
        kinds = "  ".join(f"{counted[fault]:>{len(fault)}d}" for fault in Fault)
        yield f"{name:12s}  {layout or 'all':8s}  {figures}  {whole:>9s}  {kinds}"


def main() -> None:
    """Print a table for each composition."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scoring", type=Path, default=Path("../shared/scoring"))
    parser.add_argument("--seeds", type=int, nargs="+", default=[11, 12, 13, 14, 15])
    parser.add_argument("--splitters", nargs="+", choices=list(SPLITTERS), default=list(SPLITTERS))
    options = parser.parse_args()
    _, held = halves()
    head = "  ".join(f"{key:>10s}" for key in _SCORES)
    with tempfile.TemporaryDirectory() as name:
        for seed in options.seeds:
            folder = compose(held, options.scoring.resolve(), Path(name), seed)
            print(f"{f'seed {seed}':12s}  {'layout':8s}  {head}  {'whole':>9s}  {'  '.join(Fault)}")
            for splitter in options.splitters:
                for line in rows(folder, splitter, options.scoring.resolve()):
                    print(line, flush=True)


if __name__ == "__main__":
    main()
