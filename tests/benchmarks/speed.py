"""CPU seconds of splitting text issues, stage by stage: ``python -m tests.benchmarks.speed``.

Issues of three sizes are laid out from the starter corpus: a third of the articles with a paragraph on each line, a
third wrapped in columns, a third with a blank line below every wrapped line. The last row is what no newspaper is: as
many lines of a few characters as one file may hold. Each row is measured in a process of its own, so that its memory is
its own too; user and system time are counted, which a busy machine disturbs less than the clock on the wall.
"""

import argparse
import random
import resource
import subprocess
import sys
from itertools import cycle
from time import process_time

from classifier.domain.article import Article
from classifier.ingest.affinity import Affinity
from classifier.ingest.document import Document
from classifier.ingest.evidence import words
from classifier.ingest.formats.text import MAX_LINES, from_text
from classifier.ingest.lines import read_lines
from classifier.ingest.outline import outline
from classifier.ingest.paragraphs import join_lines
from classifier.ingest.roles import assign_roles
from classifier.ingest.split import draft, split, survey
from classifier.ingest.weights import shipped
from classifier.storage.shipped import load_starter
from classifier.text.encoding import decode
from classifier.text.words import words as segmented
from tests.ingest.factories import wrap

SIZES = {"20 KB": 20_000, "200 KB": 200_000, "2 MB": 2_000_000}
TINY = "tiny lines"
# An issue of less is split several times, until this many bytes are read.
_LEAST = 400_000
_COLUMN = 21
_ENDS = ("\n", "\n", "。\n", "，\n", "\n\n")


def laid_out(article: Article, layout: int) -> str:
    """Return an article as one of three ways of extraction give it."""
    paragraphs = article.text.split("\n")
    if layout == 0:
        return "\n\n".join([f"## {article.title}", *paragraphs])
    lines = [line for paragraph in paragraphs for line in wrap(f"　　{paragraph}", _COLUMN)]
    return "\n".join([article.title, "", *lines]) if layout == 1 else "\n\n".join([article.title, *lines])


def issue_of(size: int, rng: random.Random) -> bytes:
    """Return an issue of at least `size` bytes; one larger than the corpus prints its articles again."""
    articles = [item.article for item in load_starter() if item.article.title and item.article.text]
    rng.shuffle(articles)
    issue = bytearray()
    for number, article in enumerate(cycle(articles)):
        if len(issue) >= size:
            break
        issue += f"{laid_out(article, number % 3)}\n\n\n".encode()
    return bytes(issue)


def tiny_lines(rng: random.Random) -> bytes:
    """Return as many lines of the corpus, two to ten characters each, as one file may hold."""
    text = "".join(item.article.text for item in load_starter()).replace("\n", "")
    issue = bytearray()
    for _ in range(MAX_LINES):
        at = rng.randrange(len(text))
        issue += (text[at : at + rng.randint(2, 10)] + rng.choice(_ENDS)).encode()
    return bytes(issue)


def stages(data: bytes) -> dict[str, float]:
    """Return the CPU seconds of each stage, and of the whole from bytes to an issue."""
    marks = [process_time()]
    decoded = decode(data, "issue")
    marks.append(process_time())
    lines = read_lines(decoded.text)
    marks.append(process_time())
    paragraphs = join_lines(lines)
    marks.append(process_time())
    plan = outline(assign_roles(paragraphs))
    marks.append(process_time())
    Affinity(words(plan))
    marks.append(process_time())
    names = ("decode", "lines", "join", "outline", "affinity")
    spent = {name: after - before for name, before, after in zip(names, marks, marks[1:], strict=False)}
    witness = survey(Document(lines=tuple(lines)))
    begun = process_time()
    draft(witness, shipped())
    return spent | {"draft": process_time() - begun}


def whole(data: bytes) -> float:
    """Return the CPU seconds from bytes to an issue."""
    begun = process_time()
    split(from_text(decode(data, "issue")), "2024-04.txt")
    return process_time() - begun


def measure(name: str) -> str:
    """Return the row of one source."""
    rng = random.Random(1)  # noqa: S311 - a fixed draw, not a secret
    issues = [tiny_lines(rng)] if name == TINY else [issue_of(SIZES[name], rng)]
    while name != TINY and sum(map(len, issues)) < _LEAST:
        issues.append(issue_of(SIZES[name], rng))
    # The dictionary of the segmenter and the weights are loaded once a process, not once an issue.
    segmented("本院")
    shipped()
    total = sum(map(whole, issues))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    size = sum(map(len, issues)) / 1e6
    spent = [stages(issue) for issue in issues]
    parts = "".join(f"{sum(row[stage] for row in spent) / size:9.3f}" for stage in spent[0])
    return f"{name:12}{parts}{total / size:9.3f}{size / total:9.2f}{peak:9d}"


def main() -> None:
    """Print a table: seconds for each MB by stage and in the whole, MB for each second, peak memory in MiB."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="rows to measure; all where none is named")
    options = parser.parse_args()
    if len(options.names) == 1:
        print(measure(options.names[0]))
        return
    heads = ("decode", "lines", "join", "outline", "affinity", "draft", "whole", "MB/s", "MiB")
    print(f"{'s/MB':12}{''.join(f'{head:>9}' for head in heads)}", flush=True)
    for name in options.names or [*SIZES, TINY]:
        subprocess.run([sys.executable, "-m", "tests.benchmarks.speed", name], check=True)


if __name__ == "__main__":
    main()
