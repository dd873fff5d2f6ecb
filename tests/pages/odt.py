"""Pages written as flat OpenDocument text: sections of columns, and text frames at fixed places, for LibreOffice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count

from tests.pages.story import Story

SERIF, SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"

# Writer fills one column of a section after the other unless a document says otherwise.
_SETTINGS = (
    '<office:settings><config:config-item-set config:name="ooo:configuration-settings">'
    '<config:config-item config:name="UnbalancedColumns" config:type="boolean">false</config:config-item>'
    "</config:config-item-set></office:settings>"
)
_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in {
        "office": "office",
        "style": "style",
        "text": "text",
        "draw": "drawing",
        "table": "table",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
        "config": "config",
    }.items()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How a paragraph looks; lengths in points, `line` in parts of the type size."""

    size: float
    font: str = SERIF
    bold: bool = False
    align: str = "justify"
    indent: bool = False
    line: float = 1.4
    above: float = 0
    below: float = 0
    colour: str = "#111111"
    ground: str = "transparent"
    spread: float = 0
    shadow: bool = False

    def xml(self, name: str) -> str:
        """Return it as a style of paragraphs."""
        weight = "bold" if self.bold else "normal"
        fonts = "".join(f' style:font-name{kind}="{self.font}"' for kind in ("", "-asian", "-complex"))
        sizes = f' fo:font-size="{self.size}pt" style:font-size-asian="{self.size}pt"'
        weights = f' fo:font-weight="{weight}" style:font-weight-asian="{weight}"'
        extra = f' fo:letter-spacing="{self.spread}pt"' if self.spread else ""
        extra += ' fo:text-shadow="1pt 1pt"' if self.shadow else ""
        # Punctuation does not hang: Writer leaves out of the PDF what would hang over the edge of a column.
        paragraph = (
            f'fo:text-align="{self.align}" fo:text-indent="{2 * self.size if self.indent else 0}pt" '
            f'fo:line-height="{self.size * self.line:.2f}pt" fo:margin-top="{self.above}pt" '
            f'fo:margin-bottom="{self.below}pt" fo:background-color="{self.ground}" '
            'fo:orphans="1" fo:widows="1" style:punctuation-wrap="simple" '
            'style:snap-to-layout-grid="false" style:writing-mode="page"'
        )
        return (
            f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {paragraph}/>'
            f'<style:text-properties fo:color="{self.colour}"{fonts}{sizes}{weights}{extra} '
            'fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/></style:style>'
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A size of paper and its margins, in millimetres; what stands at its head and foot as paragraphs of XML."""

    width: float = 210
    height: float = 297
    margin: float = 15
    columns: int = 1
    gap: float = 6
    head: str = ""
    foot: str = ""


def line(text: str, face: str) -> str:
    """Return one paragraph; a tab in it stays one."""
    return f'<text:p text:style-name="{face}">{escape(text)}</text:p>'


def story(printed: Story, title: str = "title", body: str = "body") -> str:
    """Return a whole story, one paragraph below the other."""
    return heads(printed, title) + blocks(printed, body)


def heads(printed: Story, title: str = "title") -> str:
    """Return kicker, headline, subtitle and byline of a story."""
    faces = {printed.title: title, printed.kicker: "kicker", printed.subtitle: "kicker"}
    parts = [line(text, faces[text]) for text in printed.title_lines]
    if printed.byline:
        parts.append(line(printed.byline, "by"))
    return "".join(parts)


def blocks(printed: Story, body: str = "body") -> str:
    """Return what stands below the headline and the byline of a story."""
    return "".join(line(text, "heading" if heading else body) for text, heading in printed.blocks)


class Writer:
    """Collects the parts of a document, and the styles that they need.

    Parameters
    ----------
    paper : Paper
        What it is printed on.
    faces : mapping of str to Face
        The looks of its paragraphs, by name: "body", "title", "kicker", "by" and "heading" are those of stories.
    """

    def __init__(self, paper: Paper, faces: Mapping[str, Face]) -> None:
        self._paper = paper
        self._faces = faces
        self._styles: list[str] = []
        self._names = (f"x{number}" for number in count(1))

    def section(self, columns: int, *parts: str, gap: float = 6, rule: bool = False) -> str:
        """Return parts that run through columns of equal height."""
        name = next(self._names)
        self._styles.append(
            f'<style:style style:name="{name}" style:family="section"><style:section-properties '
            f'text:dont-balance-text-columns="false" style:editable="false">{_columns(columns, gap, rule=rule)}'
            "</style:section-properties></style:style>"
        )
        return f'<text:section text:style-name="{name}" text:name="{name}">{"".join(parts)}</text:section>'

    def frame(
        self,
        place: tuple[float, float, float, float],
        *parts: str,
        page: int = 1,
        columns: int = 1,
        gap: float = 5,
        border: str = "none",
        ground: str = "transparent",
        padding: float = 0,
        vertical: bool = False,
    ) -> str:
        """Return a text frame at a place of a page: left, top, width and height in millimetres."""
        name = next(self._names)
        fill = f'draw:fill="solid" draw:fill-color="{ground}"' if ground != "transparent" else 'draw:fill="none"'
        mode = ' style:writing-mode="tb-rl"' if vertical else ""
        self._styles.append(
            f'<style:style style:name="{name}" style:family="graphic" style:parent-style-name="Frame">'
            "<style:graphic-properties "
            'style:vertical-pos="from-top" style:vertical-rel="page" style:horizontal-pos="from-left" '
            'style:horizontal-rel="page" style:wrap="run-through" style:run-through="foreground" '
            f'fo:margin="0mm" fo:border="{border}" fo:padding="{padding}mm" {fill} '
            f'fo:background-color="{ground}"{mode}>{_columns(columns, gap)}'
            "</style:graphic-properties></style:style>"
        )
        left, top, width, height = place
        return (
            f'<draw:frame draw:style-name="{name}" draw:name="{name}" text:anchor-type="page" '
            f'text:anchor-page-number="{page}" svg:x="{left}mm" svg:y="{top}mm" svg:width="{width}mm" '
            f'svg:height="{height}mm"><draw:text-box>{"".join(parts) or line("", "body")}</draw:text-box></draw:frame>'
        )

    def table(self, rows: Sequence[Sequence[str]]) -> str:
        """Return a table with borders; each of its cells holds paragraphs of XML, each row as many cells."""
        name = next(self._names)
        self._styles.append(
            f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
            'fo:border="0.2mm solid #333333" fo:padding="2mm"/></style:style>'
        )
        cell = f'<table:table-cell table:style-name="{name}">'
        lines = "".join(
            f"<table:table-row>{''.join(f'{cell}{text}</table:table-cell>' for text in row)}</table:table-row>"
            for row in rows
        )
        columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
        return f'<table:table table:name="{name}t">{columns}{lines}</table:table>'

    def document(self, *parts: str) -> str:
        """Return the whole document."""
        fonts = "".join(
            f'<style:font-face style:name="{font}" svg:font-family="&apos;{font}&apos;"/>' for font in (SERIF, SANS)
        )
        paragraphs = "".join(face.xml(name) for name, face in self._faces.items())
        master = '<style:master-page style:name="Standard" style:page-layout-name="paper">'
        master += f"<style:header>{self._paper.head}</style:header>" if self._paper.head else ""
        master += f"<style:footer>{self._paper.foot}</style:footer>" if self._paper.foot else ""
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} office:version="1.2" '
            'office:mimetype="application/vnd.oasis.opendocument.text">'
            f"{_SETTINGS}<office:font-face-decls>{fonts}</office:font-face-decls>"
            # Without this parent, Writer takes a frame for a drawing, whose text it does not set as text.
            f'<office:styles><style:style style:name="Frame" style:family="graphic"/>{paragraphs}</office:styles>'
            f"<office:automatic-styles>{self._layout()}{''.join(self._styles)}</office:automatic-styles>"
            f"<office:master-styles>{master}</style:master-page></office:master-styles>"
            f"<office:body><office:text>{''.join(parts)}</office:text></office:body></office:document>"
        )

    def _layout(self) -> str:
        paper = self._paper
        return (
            '<style:page-layout style:name="paper"><style:page-layout-properties '
            f'fo:page-width="{paper.width}mm" fo:page-height="{paper.height}mm" fo:margin="{paper.margin}mm" '
            f'style:print-orientation="portrait">{_columns(paper.columns, paper.gap)}'
            "</style:page-layout-properties><style:header-style/><style:footer-style/></style:page-layout>"
        )


def _columns(number: int, gap: float, *, rule: bool = False) -> str:
    inner = '<style:column-sep style:width="0.2mm" style:color="#333333" style:height="100%"/>' if rule else ""
    return f'<style:columns fo:column-count="{number}" fo:column-gap="{gap}mm">{inner}</style:columns>'
