"""Small Word documents, made from the markup that a test says they hold."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def paragraph(text: str, *, style: str = "", run: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def part(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_NAMES}>{inner}</w:{name}>'


def relations(*found: tuple[str, str, str]) -> str:
    inner = "".join(f'<Relationship Id="{i}" Type="{RELATIONS}/{kind}" Target="{to}"/>' for i, kind, to in found)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def make_docx(body: str, *, document: str | bytes | None = None, **parts: str) -> bytes:
    """A document of this body; `parts` are the inner markup of styles, numbering, footnotes, header, footer."""
    files: dict[str, str | bytes] = {
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document or part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(
            ("gone", "image", "media/gone.png"), *((name, name, f"{name}.xml") for name in parts)
        ),
        **{f"word/{name}.xml": part(_ROOTS.get(name, name), inner) for name, inner in parts.items()},
    }
    return make_zip(files)


def make_zip(files: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


_ROOTS = {"header": "hdr", "footer": "ftr"}
