"""Score splits and tags on composed issues: ``python -m tests.benchmarks.issues``.

The splitter was trained and tuned on issues composed from one half of the starter corpus. The figures here are of
issues composed from the other half, and the tagger is trained on the first half alone. The maker of issues and the
scorer are the scripts of a folder that is not part of the project (``../shared/scoring`` unless told otherwise).
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from classifier.domain.label import LabelledArticle
from classifier.learn.tagger import Tagger
from classifier.storage.shipped import load_taxonomy
from classifier.workflows.record import tagged_object
from classifier.workflows.starter import train_starter
from tests.benchmarks.corpus import editions
from tests.ingest.factories import make_issue

LAYOUTS = ("markdown", "plain", "columns", "frames", "ocr", "")
_HALVES_SEED = 1


def halves() -> tuple[list[LabelledArticle], list[LabelledArticle]]:
    """Return the half of the corpus's first edition that the splitter was tuned on, and the half it is scored on."""
    labelled, _ = editions()
    random.Random(_HALVES_SEED).shuffle(labelled)  # noqa: S311 - a fixed split, not a secret
    middle = len(labelled) // 2
    return labelled[:middle], labelled[middle:]


def compose(labelled: Sequence[LabelledArticle], scoring: Path, folder: Path, seed: int) -> Path:
    """Lay articles out as issues in `folder`; return the folder."""
    lines = [
        {
            "id": example.article.source_id,
            "title": example.article.title,
            "text": example.article.text,
            "primary": example.label.primary,
            "tags": list(example.label.tags),
        }
        for example in labelled
        # The maker of issues cannot lay out an article without a text.
        if example.article.text
    ]
    source = folder / "articles.jsonl"
    source.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    made = folder / f"issues{seed}"
    subprocess.run([sys.executable, scoring / "make_issues.py", source, made, str(seed)], check=True)
    return made


def tag_folder(folder: Path, tagger: Tagger, output: Path) -> None:
    """Split and tag every issue of a folder."""
    with output.open("w", encoding="utf-8") as file:
        for path in sorted(folder.glob("*.txt")):
            issue = make_issue(path.read_text(encoding="utf-8"), path.name)
            predictions = tagger.predict(issue.articles)
            for article, prediction in zip(issue.articles, predictions, strict=True):
                found = tagged_object(issue, article, prediction, explain=False)
                file.write(json.dumps(found, ensure_ascii=False) + "\n")


def score(folder: Path, predicted: Path, scoring: Path, layout: str) -> str:
    """Return the scorer's last line for the issues of one layout; the empty layout is all of them."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    part = folder / "part.json"
    part.write_text(json.dumps({name: found for name, found in gold.items() if layout in name}), encoding="utf-8")
    command = [sys.executable, str(scoring / "score_issue.py"), str(part), str(folder), str(predicted)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.splitlines()[-1]


def main() -> None:
    """Print the scorer's line for each layout and each seed of the composition."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scoring", type=Path, default=Path("../shared/scoring"))
    parser.add_argument("--seeds", type=int, nargs="+", default=[11, 12, 13, 14])
    options = parser.parse_args()
    tuned, held = halves()
    tagger = train_starter(tuned, load_taxonomy().keys)
    with tempfile.TemporaryDirectory() as name:
        for seed in options.seeds:
            folder = compose(held, options.scoring.resolve(), Path(name), seed)
            predicted = folder / "predicted.jsonl"
            tag_folder(folder, tagger, predicted)
            for layout in LAYOUTS:
                print(f"seed {seed} {layout or 'all':9s}", score(folder, predicted, options.scoring.resolve(), layout))


if __name__ == "__main__":
    main()
