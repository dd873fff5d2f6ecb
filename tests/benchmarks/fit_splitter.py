"""Learn the splitter's weights anew and write them into the package: ``python -m tests.benchmarks.fit_splitter``.

They are learnt from one half of the starter corpus; what the project quotes of the splitter is of the other half.
"""

from pathlib import Path

import classifier.ingest
from classifier.domain.article import Article
from classifier.ingest.weights import FILE
from classifier.storage.atomic import write_atomic
from classifier.workflows.splitter import as_json, train_splitter
from tests.benchmarks.issues import halves

SHIPPED = Path(classifier.ingest.__path__[0], FILE)


def teachers() -> list[Article]:
    """Return the articles that the shipped weights are learnt from, in an order by chance."""
    return [labelled.article for labelled in halves()[0]]


def main() -> None:
    """Write the file and print it."""
    text = as_json(train_splitter(teachers()))
    write_atomic(SHIPPED, text.encode())
    print(text, end="")


if __name__ == "__main__":
    main()
