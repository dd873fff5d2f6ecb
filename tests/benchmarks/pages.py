"""Score the splits of pages laid out as newspapers are: ``python -m tests.benchmarks.pages``.

Every PDF of a set is read and split, and its articles are held against those that were printed on it. ``--set dev``,
the default, is what the layout was tuned on; nothing was ever tuned on ``--set held``, so that its figures are what
other newspapers may expect, and nobody should look at what becomes of its single stories to mend the code. With
``--scans`` its pages are rendered instead as pictures of so many dots an inch, and each picture is recognised and split
by itself, as a person would feed them in; the articles of all its pictures together are then held against those
printed. A piece of text with one wrong character still counts as found there, and two more columns show how the
recogniser did: ``cer``, wrong characters over printed ones, counted over what the recogniser itself gave, before it is
laid out, whatever its order (`tests.pages.misread`), and ``sure``, the mean confidence that it says it has.

``lost`` counts printed characters that stand neither in an article nor in the furniture.
"""

import argparse
import io
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium

from classifier.domain.article import Article
from classifier.ingest.document import Document
from classifier.ingest.formats import pdf
from classifier.ingest.formats.recognition.page import read_picture
from classifier.ingest.formats.scan import load
from classifier.ingest.layout.lay_out import lay_out
from classifier.ingest.layout.page import Page
from classifier.ingest.split import split
from tests.ingest.measure import characters, printed
from tests.pages.gold import PAGES, SETS, LaidOut, read_gold
from tests.pages.misread import Misread, misread
from tests.pages.score import Fate, Tally, score

_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came out of one design's pages."""

    tally: Tally = field(default_factory=Tally)
    pages: int = 0
    seconds: float = 0.0
    lost: int = 0
    misread: Misread = field(default_factory=Misread)
    recognised: int = 0
    confidence: float = 0.0

    def __add__(self, other: "Result") -> "Result":
        """Return the sums over both."""
        return Result(
            tally=self.tally + other.tally,
            pages=self.pages + other.pages,
            seconds=self.seconds + other.seconds,
            lost=self.lost + other.lost,
            misread=self.misread + other.misread,
            recognised=self.recognised + other.recognised,
            confidence=self.confidence + other.confidence,
        )


def read_printed(laid_out: LaidOut) -> list[Document]:
    """Read a PDF."""
    return [pdf.read(laid_out.path.read_bytes(), laid_out.path.name)]


def recognise(laid_out: LaidOut, dpi: int) -> list[Page]:
    """Render each page of a PDF as a picture, and recognise it."""
    found = []
    with pdfium.PdfDocument(laid_out.path) as pages:
        for number, page in enumerate(pages, start=1):
            picture = io.BytesIO()
            page.render(scale=dpi / _POINTS_PER_INCH).to_pil().save(picture, "PNG", dpi=(dpi, dpi))
            scan = load(picture.getvalue(), f"{laid_out.name}-{number}.png")
            found.append(read_picture(scan.picture, scan.dpi, 1))
    return found


def measure(laid_out: LaidOut, dpi: int | None) -> tuple[Result, list[Article], list[Fate]]:
    """Read and split one design; return the sums, its articles, and what became of each one printed."""
    start = time.perf_counter()
    pages = recognise(laid_out, dpi) if dpi is not None else []
    documents = [Document(lines=lay_out((page,))) for page in pages] if pages else read_printed(laid_out)
    issues = [split(document, laid_out.path.name) for document in documents]
    seconds = time.perf_counter() - start
    articles = [article for issue in issues for article in issue.articles]
    tally, fates = score(laid_out.stories, articles, tolerant=dpi is not None)
    runs = [run for page in pages for run in page.runs]
    sure = [(len(run.text), run.recognition) for run in runs if run.recognition is not None]
    found = sum(map(printed, issues), characters(""))
    result = Result(
        tally=tally,
        pages=laid_out.pages,
        seconds=seconds,
        lost=(characters("\n".join(laid_out.lines)) - found).total(),
        misread=misread((run.text for run in runs), laid_out.lines) if runs else Misread(),
        recognised=sum(size for size, _ in sure),
        confidence=sum(size * confidence for size, confidence in sure),
    )
    return result, articles, fates


def row(name: str, result: Result, *, scanned: bool) -> str:
    """Return one line of the table."""
    tally = result.tally
    figures = (
        f"{name:18s} {tally.coverage:8.3f} {tally.precision:6.3f} {tally.recall:6.3f} {tally.f1:6.3f} "
        f"{f'{tally.found}/{tally.wanted}':>9s} {tally.given:5d} {tally.article_f1:10.3f} {result.lost:5d} "
        f"{result.seconds / max(result.pages, 1):8.2f}"
    )
    if not scanned:
        return figures
    return f"{figures} {result.misread.rate:7.4f} {result.confidence / max(result.recognised, 1):6.3f}"


def show(articles: Sequence[Article], fates: Sequence[Fate]) -> None:
    """Print what became of each article that was printed, and which articles came out that none was."""
    for fate in fates:
        found = "-" if fate.index is None else f"{fate.index + 1:2d} {articles[fate.index].title[:30]}"
        print(f"    {fate.iou:5.2f}  {fate.story.id}  {fate.story.lines[0][:24]}  <- {found}")
    taken = {fate.index for fate in fates}
    for index, article in enumerate(articles):
        if index not in taken:
            print(f"           besides  {index + 1:2d} {article.title[:30]} | {article.text[:30]!r}")


def main() -> None:
    """Print the figures of each design, and of each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="DESIGN", help="these alone")
    parser.add_argument("--set", choices=(*SETS, "all"), default="dev", help="dev unless told otherwise")
    parser.add_argument("--pages", type=Path, default=PAGES, help="the folder of the sets")
    parser.add_argument("--scans", type=int, metavar="DPI", help="recognise the pages as pictures")
    parser.add_argument("--show", action="store_true", help="what became of each article")
    options = parser.parse_args()
    scanned = options.scans is not None
    heads = "design             coverage   b3_p   b3_r  b3_f1     found given article_f1  lost  s/page"
    print(heads + ("     cer   sure" if scanned else ""))
    for name in SETS if options.set == "all" else (options.set,):
        laid_out = [one for one in read_gold(options.pages / name) if one.name in options.names or not options.names]
        total = print_rows(laid_out, options.scans, shown=options.show)
        print(row(f"all of {name}", total, scanned=scanned), flush=True)


def print_rows(designs: Sequence[LaidOut], dpi: int | None, *, shown: bool) -> Result:
    """Print the figures of designs, and what became of their articles if told; return the sums."""
    total = Result()
    for laid_out in designs:
        result, articles, fates = measure(laid_out, dpi)
        total += result
        print(row(laid_out.name, result, scanned=dpi is not None), flush=True)
        if shown:
            show(articles, fates)
    return total


if __name__ == "__main__":
    main()
