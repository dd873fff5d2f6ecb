"""Seconds and memory to train on so many articles: ``python -m tests.benchmarks.training``.

The articles are those of the starter corpus again and again, each time with other digits and their sentences in another
order. Each number of them is learnt from in a process of its own; ``peak`` holds the articles too.
"""

import argparse
import resource
import subprocess
import sys
import time

from classifier.domain.label import LabelledArticle
from classifier.learn.tagger import Tagger
from classifier.storage.shipped import load_starter, load_taxonomy
from classifier.text.words import words
from tests.benchmarks.corpus import varied
from tests.benchmarks.footprint import own_peak

_SIZES = (1_000, 10_000, 100_000)


def cpu_seconds() -> float:
    """Return the CPU seconds of this process and of those it started and waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def measure(labelled: list[LabelledArticle]) -> str:
    """Return the row of one number of articles, learnt from in this process."""
    # The dictionary of the segmenter is loaded once a process, not once a training.
    words("本院")
    held, wall, cpu = own_peak(), time.perf_counter(), cpu_seconds()
    Tagger.train(labelled, load_taxonomy().keys, version="benchmark")
    wall, cpu = time.perf_counter() - wall, cpu_seconds() - cpu
    characters = sum(len(example.article.title) + len(example.article.text) for example in labelled)
    return f"{len(labelled):9,}{characters:13,}{wall:9.1f}{cpu:9.1f}{held:9d}{own_peak():9d}"


def main() -> None:
    """Print a row for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=_SIZES, help="numbers of articles")
    sizes = parser.parse_args().sizes
    if len(sizes) == 1:
        print(measure(list(varied(load_starter(), sizes[0]))))
        return
    print(f"{'articles':>9}{'characters':>13}{'wall s':>9}{'CPU s':>9}{'articles':>9}{'peak MiB':>9}", flush=True)
    for size in sizes:
        subprocess.run([sys.executable, "-m", "tests.benchmarks.training", str(size)], check=True)


if __name__ == "__main__":
    main()
