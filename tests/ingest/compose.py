"""Issues laid out from ready articles, with the lines of each article known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from classifier.domain.article import Article
from classifier.storage.shipped import load_starter
from tests.ingest.factories import wrap

_RADICALS = str.maketrans("一人大工日用立入心高力门风", "⼀⼈⼤⼯⽇⽤⽴⼊⼼⾼⼒⻔⻛")
_HALF_WIDTH = str.maketrans("，：；（）", ",:;()")
_WRITERS = ("柳青禾", "邹远舟", "马晓岚", "申若溪", "唐小满")
_MASTHEAD = (
    "临川医院报",
    "准印证号: (临) 2022011",
    "主 编: 申若溪",
    "联系电话: 0999-5810000",
    "2022年5月31日 (总第131期)",
)


@dataclass(slots=True)
class Sheet:
    """A source in the making: its lines, and for each line the number of its article, None for furniture."""

    lines: list[str] = field(default_factory=list)
    owners: list[int | None] = field(default_factory=list)

    def put(self, *lines: str, owner: int | None = None, gap: int = 0) -> None:
        self.lines += [*lines, *[""] * gap]
        self.owners += [*[owner] * len(lines), *[None] * gap]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def gold(self) -> dict[int, int]:
        """Line, from 1, to the number of its article, for every line that holds something."""
        return {
            number: owner
            for number, (line, owner) in enumerate(zip(self.lines, self.owners, strict=True), start=1)
            if owner is not None and line.strip()
        }

    @property
    def articles(self) -> list[list[int]]:
        """The lines of each article, in the order of their numbers."""
        gold = self.gold
        return [[line for line in gold if gold[line] == owner] for owner in sorted(set(gold.values()))]


Layout = Callable[[Sequence[Article], np.random.Generator], Sheet]


def news(count: int, *, start: int = 0) -> list[Article]:
    """Starter articles that tell news in several paragraphs, taken from all over the corpus."""
    fit = [
        item.article
        for item in load_starter()
        if item.label.primary and item.article.title and item.article.text.count("\n") >= 2
    ]
    return fit[start :: len(fit) // count][:count]


def markdown(articles: Sequence[Article], rng: np.random.Generator) -> Sheet:
    sheet = Sheet()
    for owner, article in enumerate(articles):
        sheet.put(f"## {article.title}", owner=owner, gap=1)
        for paragraph in article.text.split("\n"):
            sheet.put(paragraph, owner=owner, gap=int(rng.integers(1, 4)))
    return sheet


def plain(articles: Sequence[Article], rng: np.random.Generator) -> Sheet:
    sheet = Sheet()
    for owner, article in enumerate(articles):
        sheet.put(article.title, owner=owner, gap=1)
        for paragraph in _signed(article, rng):
            sheet.put(paragraph, owner=owner, gap=1)
        sheet.put(gap=int(rng.integers(0, 3)))
    return sheet


def columns(articles: Sequence[Article], rng: np.random.Generator) -> Sheet:
    sheet = Sheet()
    for owner, article in enumerate(articles):
        width = int(rng.choice([17, 19, 21]))
        sheet.put(*wrap(article.title, max(width, -(-len(article.title) // 2))), owner=owner, gap=1)
        first, *others = article.text.split("\n")
        for paragraph in (f"本报讯（{' '.join(rng.choice(_WRITERS, 2, replace=False))}）{first}", *others):
            sheet.put(*wrap(paragraph, width), owner=owner, gap=1)
        if rng.random() < 0.3:
            sheet.put("图为现场", gap=1)
    return sheet


def frames(articles: Sequence[Article], rng: np.random.Generator) -> Sheet:
    """Paragraphs turned round, every other headline at the very end, characters of a broken font."""
    sheet = Sheet()
    for owner, article in enumerate(articles):
        if owner % 2:
            sheet.put(article.title, owner=owner)
        paragraphs = article.text.split("\n")
        turn = int(rng.integers(0, len(paragraphs)))
        broken, width = owner % 3 == 0, int(rng.choice([24, 28]))
        for paragraph in (*paragraphs[turn:], *paragraphs[:turn]):
            for line in wrap(("\ufffd" * 8 if broken else "    ") + paragraph, width):
                sheet.put(line.translate(_RADICALS) if broken else line, owner=owner, gap=1)
    for owner in range(0, len(articles), 2):
        sheet.put(articles[owner].title, owner=owner, gap=1)
    return sheet


def ocr(articles: Sequence[Article], rng: np.random.Generator) -> Sheet:
    """Articles in any order, half-width marks, the masthead in the middle."""
    sheet = Sheet()
    for place, owner in enumerate(int(number) for number in rng.permutation(len(articles))):
        if place == len(articles) // 2:
            for line in _MASTHEAD:
                sheet.put(line, gap=1)
        sheet.put(articles[owner].title.translate(_HALF_WIDTH), owner=owner, gap=1)
        for paragraph in articles[owner].text.translate(_HALF_WIDTH).split("\n"):
            sheet.put(paragraph, owner=owner, gap=int(rng.choice([1, 3])))
    return sheet


def _signed(article: Article, rng: np.random.Generator) -> list[str]:
    paragraphs = article.text.split("\n")
    if rng.random() < 0.5 and not paragraphs[-1].endswith(("）", ")")):
        paragraphs[-1] += f"（供稿：{rng.choice(_WRITERS)}）"
    return paragraphs
