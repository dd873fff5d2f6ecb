"""The characters of one Word paragraph, with what hangs on it: text boxes and notes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from classifier.ingest.formats.markup import Element, attribute, child, local
from classifier.ingest.formats.word.styles import Look, Style, Styles, look_of, size_of

# Deleted text, the commands of fields, readings above ideographs, and descriptions: none of it is printed in a line.
_UNPRINTED = frozenset(
    {
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "rt",
        "pPr",
        "rPr",
        "sectPr",
        "tblPr",
        "trPr",
        "tcPr",
        "tblGrid",
        "sdtPr",
        "sdtEndPr",
    }
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BOLD_SHARE = 0.9


@dataclass(slots=True)
class Printed:
    """What a paragraph prints.

    Parameters
    ----------
    runs : list of (str, int, bool)
        Texts, their sizes in half points, whether they are bold; a newline where a line is broken.
    boxes : list of Element or str
        Contents of the text boxes that are anchored in it, and words set as a drawing.
    notes : list of (str, str)
        Notes that it refers to.
    """

    runs: list[tuple[str, int, bool]] = field(default_factory=list)
    boxes: list[Element | str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of its characters."""
        return "".join(text for text, _, _ in self.runs)

    @property
    def size(self) -> int:
        """The size of most of its characters, in half points; 0 where it has none."""
        counts: dict[int, int] = {}
        for text, size, _ in self.runs:
            counts[size] = counts.get(size, 0) + len("".join(text.split()))
        return max(counts, key=lambda size: (counts[size], size)) if any(counts.values()) else 0

    @property
    def bold(self) -> bool:
        """Whether nearly all of it is bold."""
        lengths = [(len("".join(text.split())), bold) for text, _, bold in self.runs]
        total = sum(length for length, _ in lengths)
        return total > 0 and sum(length for length, bold in lengths if bold) >= _BOLD_SHARE * total


def printed(paragraph: Element, style: Style, styles: Styles) -> Printed:
    """Return what a paragraph prints, inserted text included, deleted and hidden text not.

    Parameters
    ----------
    paragraph : Element
        ``w:p``.
    style : Style
        Its style.
    styles : Styles
        All of the document.
    """
    found = Printed()
    _walk(paragraph, style.look, styles, found)
    return found


def members(element: Element) -> Iterator[Element]:
    """Yield the children of an element that are printed; of alternatives of one drawing, the first alone."""
    for member in element:
        name = local(member)
        if not name or name in _UNPRINTED:
            continue
        if name == "AlternateContent":
            first = next(iter(member), None)
            if first is not None:
                yield from members(first)
        else:
            yield member


def _walk(element: Element, look: Look, styles: Styles, found: Printed) -> None:
    for member in members(element):
        match local(member):
            case "r":
                own = _run_look(member, look, styles)
                if not own.hidden:
                    _walk(member, own, styles, found)
            case "t":
                found.runs.append((member.text or "", size_of(look), bool(look.bold)))
            case "tab" | "ptab" | "br" | "cr" | "noBreakHyphen" as name:
                found.runs.append((_CHARACTERS[name], size_of(look), bool(look.bold)))
            case "sym":
                found.runs.append((_symbol(member), size_of(look), bool(look.bold)))
            case "txbxContent":
                found.boxes.append(member)
            case "textpath":
                found.boxes.append(attribute(member, "string") or "")
            case "footnoteReference" | "endnoteReference" as name:
                found.notes.append((name, attribute(member, "id") or ""))
            case _:
                _walk(member, look, styles, found)


def _run_look(run: Element, look: Look, styles: Styles) -> Look:
    properties = child(run, "rPr")
    named = child(properties, "rStyle")
    own = look_of(None, properties)
    if named is None:
        return own.over(look)
    style = styles.set_by(attribute(named, "val"))
    return own.over(style.over(look))


def _symbol(element: Element) -> str:
    code = attribute(element, "char") or ""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
