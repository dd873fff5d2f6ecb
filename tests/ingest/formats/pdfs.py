"""PDF files of a few hundred bytes, written by hand: what no program prints can be in them too."""

from collections.abc import Sequence

A4 = "0 0 595 842"
_ESCAPED = {ord("("): r"\(", ord(")"): r"\)", ord("\\"): r"\\"}


def show(
    text: str,
    *,
    x: float = 50,
    y: float = 700,
    size: float = 10,
    font: str = "H",
    matrix: str = "1 0 0 1",
    mode: int = 0,
) -> str:
    """Return the operations that draw a line; `y` is of its baseline, from the foot of the page."""
    shown = f"<{text.encode('utf-16-be').hex()}>" if font in "HVBX" else f"({text.translate(_ESCAPED)})"
    return f"BT {mode} Tr /{font} {size} Tf {matrix} {x} {y} Tm {shown} Tj ET\n"


def make_pdf(
    *contents: str,
    box: str = A4,
    page: str = "",
    catalog: str = "",
    trailer: str = "",
    count: int | None = None,
    objects: Sequence[str] = (),
) -> bytes:
    """Return a PDF with a page for each of `contents`.

    Fonts: H and V are Chinese type for horizontal and vertical lines, B the same named bold, X has no known characters,
    L is Latin. `objects` are numbered from 20.
    """
    pages = {100 + 2 * at: content for at, content in enumerate(contents)}
    kids = " ".join(f"{number} 0 R" for number in pages)
    numbered = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(contents) if count is None else count}>>",
        3: _chinese("SongTi", "H", 4),
        4: _descendant("SongTi"),
        5: _chinese("SongTi", "V", 4),
        6: _chinese("SongTi-Bold", "H", 7),
        7: _descendant("SongTi-Bold"),
        8: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        9: "<</Type/Font/Subtype/Type0/BaseFont/Unknown/Encoding/Identity-H/DescendantFonts[10 0 R]>>",
        10: "<</Type/Font/Subtype/CIDFontType2/BaseFont/Unknown"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>",
    }
    numbered.update(enumerate(objects, start=20))
    fonts = "<</H 3 0 R/V 5 0 R/B 6 0 R/L 8 0 R/X 9 0 R>>"
    for number, content in pages.items():
        numbered[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {number + 1} 0 R{page}"
            f"/Resources<</Font{fonts}/XObject<</X 20 0 R>>>>>>"
        )
        numbered[number + 1] = stream(content)
    return _file(numbered, trailer)


def stream(content: str, entries: str = "") -> str:
    """Return a stream with its dictionary."""
    return f"<<{entries}/Length {len(content)}>>stream\n{content}\nendstream"


def _chinese(name: str, way: str, descendant: int) -> str:
    return f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/UniGB-UTF16-{way}/DescendantFonts[{descendant} 0 R]>>"


def _descendant(name: str) -> str:
    return (
        f"<</Type/Font/Subtype/CIDFontType0/BaseFont/{name}/DW 1000/W[814[500] 1[500 500]]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>"
    )


def _file(numbered: dict[int, str], trailer: str) -> bytes:
    written = b"%PDF-1.7\n"
    table = []
    for number, content in sorted(numbered.items()):
        table.append(f"{number} 1\n{len(written):010} 00000 n \n")
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    size = max(numbered) + 1
    head = f"xref\n0 1\n0000000000 65535 f \n{''.join(table)}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\n"
    return written + f"{head}startxref\n{len(written)}\n%%EOF\n".encode("latin-1")
