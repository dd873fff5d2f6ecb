"""A report has the figures that an independent script counts of what ``yuankan tag`` prints and what people said."""

import datetime as dt
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from classifier.domain.answer import Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.shipped import load_starter, load_taxonomy
from tests.command import ROOT, Command

KEYS = load_taxonomy(None).keys
BEGUN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
PEOPLE = ("王芳", "李静", "赵明")
_ISSUES, _ARTICLES, _REPRINTED = 8, 20, 3


class Office:
    """People who label at random: they disagree, are unsure, change their minds, and mend what was split wrongly."""

    def __init__(self, folder: LabelFolder, seed: int) -> None:
        self._folder, self._rng, self._number = folder, random.Random(seed), count(1)  # noqa: S311 - no secrets

    def look(self, tagged: list[dict[str, Any]]) -> None:
        for line in self._rng.sample(tagged, len(tagged) // 3):
            self._file(article_of(line, line["title"], line["text"]), line["issue"])
            for who in self._rng.sample(PEOPLE, self._rng.choice((1, 1, 2, 3))):
                self._say(who, line["id"])
        long = [line for line in tagged if line["text"].count("\n") > 1]
        for line in self._rng.sample(long, min(len(long), 8)):
            self._cut(line)

    def _say(self, who: str, article: str) -> None:
        verdict = self._rng.choice((Verdict.LABEL,) * 7 + (Verdict.ADJUDICATION, Verdict.UNSURE, Verdict.SKIP))
        decides = verdict in {Verdict.LABEL, Verdict.ADJUDICATION}
        said = self._give(who, article, verdict, label=self._label() if decides else None)
        if self._rng.random() < 0.15:
            self._give(who, said.id, Verdict.UNDO, undoes=said.id)

    def _label(self) -> Label:
        tags = tuple(self._rng.sample(KEYS, self._rng.choice((0, 1, 1, 1, 2))))
        # Two people agree now and then.
        return Label(tags=tags, primary=tags[-1] if tags else None) if self._rng.random() < 0.6 else Label(
            tags=("event",), primary="event"
        )  # fmt: skip

    def _cut(self, line: dict[str, Any]) -> None:
        first, _, rest = line["text"].partition("\n")
        pieces = [article_of(line, line["title"], first), article_of(line, "", rest)]
        for piece in pieces:
            self._file(piece, line["issue"])
        ids = tuple(piece.id for piece in pieces)
        said = self._give(PEOPLE[0], line["id"], Verdict.EDIT, replaces=(line["id"],), makes=ids)
        then = self._rng.choice(("nothing", "label", "take back", "join again"))
        if then == "label":
            self._give(PEOPLE[1], ids[1], Verdict.LABEL, label=self._label())
        elif then == "take back":
            self._give(PEOPLE[0], said.id, Verdict.UNDO, undoes=said.id)
        elif then == "join again":
            self._file(article_of(line, line["title"], line["text"]), line["issue"])
            self._give(PEOPLE[2], ids[0], Verdict.EDIT, replaces=ids, makes=(line["id"],))

    def _file(self, article: Article, issue: str) -> None:
        self._folder.file(FiledArticle(article, issue))

    def _give(self, who: str, article: str, verdict: Verdict, **more: Any) -> Answer:
        number = next(self._number)
        # Clocks are set back.
        at = BEGUN + dt.timedelta(seconds=number - (50 if number % 11 == 0 else 0))
        given = Answer(id=f"a{number}", verdict=verdict, article=article, annotator=who, at=at, **more)
        self._folder.log(who).append(given)
        return given


def article_of(line: dict[str, Any], title: str, text: str) -> Article:
    return Article(
        title=title,
        text=text,
        bylines=tuple(name for name in line["byline"] if name in text),
        date=line["date"] and dt.date.fromisoformat(line["date"]),
        position=line["position"],
    )


def is_simplified(text: str) -> bool:
    return bool(text) and text.encode("gb2312", errors="ignore").decode("gb2312") == text


def write_issues(folder: Path) -> None:
    folder.mkdir()
    rng = random.Random(3)  # noqa: S311 - which articles, not secrets
    # The script does not know which traditional name is which simplified one.
    labelled = [one.article for one in load_starter() if one.article.title and is_simplified(one.article.text)]
    drawn = rng.sample(labelled, _ISSUES * _ARTICLES)
    for number in range(_ISSUES):
        printed = drawn[number * _ARTICLES : (number + 1) * _ARTICLES]
        if number:
            printed += drawn[(number - 1) * _ARTICLES :][:_REPRINTED]
        texts = (
            f"## {article.title}\n\n{article.text}\n\n（通讯员 {'甲乙丙丁'[n % 4]}明远）\n"
            for n, article in enumerate(printed)
        )
        # The first has no date but those of its articles.
        head = f"云溪医院报\n2025年{number + 1}月5日 第{number + 1}期\n\n" if number else "云溪医院报\n\n"
        name = f"2025-{number + 1:02d}-05.txt" if number else "附刊.txt"
        (folder / name).write_text(head + "\n".join(texts), encoding="utf-8")


def recount(*files: Path) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, str(ROOT / "tests" / "benchmarks" / "recount.py"), *map(str, files)]
    return subprocess.run(argv, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, yuankan: Command) -> Iterator[tuple[Path, Path]]:
    """A workspace whose issues are tagged, and half of them looked through; and what was printed of them."""
    root = tmp_path_factory.mktemp("office")
    (root / "yuankan.toml").touch()
    write_issues(root / "issues")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        done = yuankan.run("tag", "issues", "--format", "jsonl")
        assert done.returncode == 0, done.stderr.decode()
        tagged = root / "tagged.jsonl"
        tagged.write_bytes(done.stdout)
        Office(LabelFolder(root / "labels"), 4).look([json.loads(line) for line in done.stdout.splitlines()])
        yield root, tagged


@pytest.mark.parametrize("asked", [("--lang", "zh"), ("--from", "2025-03", "--to", "2025-05"), ("--to", "2025-02")])
def test_a_report_has_the_figures_of_an_independent_count(
    office: tuple[Path, Path], yuankan: Command, asked: tuple[str, ...]
) -> None:
    root, tagged = office
    report = root / "report.json"
    done = yuankan.run("report", "--format", "json", "-o", str(report), *asked)
    assert done.returncode == 0, done.stderr.decode()
    counted = recount(report, tagged, root / "labels")
    assert (counted.returncode, counted.stderr) == (0, ""), counted.stdout
    assert int(counted.stdout.split()[0]) > 40
    # The script would tell: it does where it knows nothing of what people said.
    assert recount(report, tagged).returncode == 1
