"""Lay the pages out again: ``python -m tests.pages [--into FOLDER] [NAME …]``.

The pages of `tests/data/pages` are those that were scored; ``--into`` lays out others elsewhere, to look at.

Needs Chromium, LibreOffice Writer, qpdf, opencc, fontforge, fonttools (``pyftsubset``) and the fonts of Noto CJK, from
Debian's packages of these names. Other versions of them break lines elsewhere, so that the PDFs change; their text and
the gold do not.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

import pypdfium2 as pdfium

from tests.ingest.measure import characters
from tests.pages.design import Design
from tests.pages.designs import DESIGNS
from tests.pages.gold import PAGES, write_gold


def main() -> None:
    """Print the designs named on the command line, all of them where none is, and write the gold of their sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--into", type=Path, default=PAGES, metavar="FOLDER", help="where the folders of the sets are")
    options = parser.parse_args()
    for name, makers in DESIGNS.items():
        designs = [make() for make in makers]
        wanted = [design for design in designs if design.name in options.names or not options.names]
        if wanted:
            folder = options.into / name
            folder.mkdir(parents=True, exist_ok=True)
            lay_out(wanted, folder)
            write_gold(designs, folder)


def lay_out(designs: Iterable[Design], folder: Path) -> None:
    """Print designs as PDFs, and say what each of them holds."""
    for design in designs:
        design.print(folder / f"{design.name}.pdf")
        sys.stdout.write(f"{design.name}: {check(design, folder)}\n")


def check(design: Design, folder: Path) -> str:
    """Say whether a PDF holds what was laid out, on as many pages as meant.

    Returns
    -------
    str
        What is missing, what is there besides, or the number of characters.
    """
    with pdfium.PdfDocument(folder / f"{design.name}.pdf") as printed:
        pages = len(printed)
        text = "\n".join(page.get_textpage().get_text_range() for page in printed)
    # What pdfium makes of a hyphen at the end of a line.
    text = text.replace("\ufffe", "-").replace("\x02", "-")
    wanted = characters("\n".join((*(line for story in design.stories for line in story.lines), *design.furniture)))
    found = characters(text)
    if pages != design.pages:
        return f"{pages} pages, not {design.pages}"
    if missing := wanted - found:
        return f"{missing.total()} characters are missing: {dict(missing.most_common(8))}"
    besides = (found - wanted).total() - design.twice
    return f"{besides} characters besides" if besides else f"{wanted.total()} characters"


if __name__ == "__main__":
    main()
