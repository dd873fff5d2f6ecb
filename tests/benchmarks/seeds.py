"""Tag the articles of real issues, cut by a person: ``python -m tests.benchmarks.seeds``.

The issues are those of ``../shared/seeds``, in nobody's training data; a person's cut and tags are in
``tests/data/seeds_gold.json``. A line for each article that is not wholly right, then the sums.
"""

import json
from collections import Counter
from pathlib import Path

from classifier.domain.article import Article
from classifier.ingest.lines import read_lines
from classifier.ingest.paragraphs import join_lines
from classifier.text.encoding import decode
from classifier.workflows.starter import starter_tagger

_ROOT = Path(__file__).resolve().parents[2]
SEEDS = _ROOT.parent / "shared" / "seeds"
GOLD = _ROOT / "tests" / "data" / "seeds_gold.json"


def cut(lines: list[str], spans: list[list[int]]) -> str:
    """Return the paragraphs of some spans of lines, first and last included, counted from 1."""
    text = "\n".join("\n".join(lines[first - 1 : last]) for first, last in spans)
    return "\n".join(paragraph.text for paragraph in join_lines(read_lines(text)))


def main() -> None:
    """Print what is not right, and how much is."""
    tagger, found = starter_tagger(), Counter[str]()
    for name, gold in json.loads(GOLD.read_text(encoding="utf-8")).items():
        lines = decode((SEEDS / name).read_bytes(), name).text.split("\n")
        for number, wanted in enumerate(gold["articles"]):
            title, text = cut(lines, wanted["title"]).replace("\n", " "), cut(lines, wanted["body"])
            (said,) = tagger.predict([Article(title=title, text=text)])
            given, right, maybe = set(said.tags), set(wanted["tags"]), set(wanted["maybe"])
            primary = said.primary in (wanted["primary"] or [None])
            whole = right <= given <= right | maybe
            found.update(articles=1, primary=primary, tags=whole, asked=said.review is not None)
            found.update(silent=not primary and said.review is None)
            if not (primary and whole):
                print(
                    f"{name[:3]}/{number} said {', '.join(said.tags) or 'none'} ({said.certainty:.2f})"
                    f" for {', '.join(wanted['tags']) or 'none'}; review: {said.review}; {title[:30] or text[:30]}"
                )
    print(
        f"{found['articles']} articles: primary right {found['primary']}, all tags right {found['tags']},"
        f" asked about {found['asked']}, primary wrong and not asked about {found['silent']}"
    )


if __name__ == "__main__":
    main()
