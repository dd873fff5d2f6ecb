"""Styles of a Word document: how large, how heavy and how deep a paragraph is, through all that it inherits."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from classifier.ingest.formats.markup import Element, attribute, child, local, whole_number

# Word's own size where nothing says otherwise, in half points.
_DEFAULT_SIZE = 20
_HEADING = re.compile(r"^(?:heading|标题|標題)\s*([1-9])$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|标题|標題)$", re.IGNORECASE)
# Body text, in the numbering of outline levels.
_NO_LEVEL = 9
# Word itself follows no more of them.
_MAX_CHAIN = 11
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a style or a paragraph or a run sets; None for what it leaves to what it is based on.

    Parameters
    ----------
    size : int or None
        In half points.
    bold, hidden : bool or None
        Of the type.
    level : int or None
        Depth as a heading, from 1, 0 for none.
    indented : bool or None
        Whether the first line is moved in.
    list_id, list_level : int or None
        The list whose numbers its paragraphs carry, and the depth in it; list 0 is none.
    """

    size: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    level: int | None = None
    indented: bool | None = None
    list_id: int | None = None
    list_level: int | None = None

    def over(self, base: "Look") -> "Look":
        """Return this look with what it does not set taken from `base`."""
        given = {field.name: value for field in fields(self) if (value := getattr(self, field.name)) is not None}
        return replace(base, **given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style: its name in lower case, and its look with all that it inherits."""

    name: str
    look: Look


class Styles:
    """The styles of one document.

    Parameters
    ----------
    root : Element or None
        The part that describes them.
    """

    __slots__ = ("_default", "_elements", "_known", "_root_look")

    def __init__(self, root: Element | None) -> None:
        styles = [element for element in root if local(element) == "style"] if root is not None else []
        self._elements: Mapping[str, Element] = {attribute(style, "styleId") or "": style for style in styles}
        defaults = child(root, "docDefaults")
        self._root_look = look_of(child(defaults, "pPrDefault", "pPr"), child(defaults, "rPrDefault", "rPr"))
        self._default = next((attribute(style, "styleId") for style in styles if _is_default(style)), None)
        self._known: dict[str, Style] = {}

    def of_paragraph(self, style_id: str | None) -> Style:
        """Return the style that a paragraph names, or else that of paragraphs which name none."""
        return self.named(style_id if style_id in self._elements else self._default)

    def named(self, style_id: str | None) -> Style:
        """Return a style by its id; one without a name that looks as the document does where there is none."""
        key = style_id or ""
        if key not in self._known:
            self._known[key] = self._resolved(key)
        return self._known[key]

    def set_by(self, style_id: str | None) -> Look:
        """Return what a style of runs sets by itself and by what it is based on, without the document's defaults."""
        look = Look()
        for element in reversed(self._chain(style_id)):
            look = _style_look(element).over(look)
        return look

    def _resolved(self, style_id: str) -> Style:
        chain = self._chain(style_id)
        look = self._root_look
        for element in reversed(chain):
            look = _style_look(element).over(look)
        return Style(name=_name(chain[0]) if chain else "", look=look)

    def _chain(self, at: str | None) -> list[Element]:
        """Return a style and those that it is based on, not without end: a hostile one may be based on itself."""
        chain: list[Element] = []
        while (element := self._elements.get(at or "")) is not None and len(chain) < _MAX_CHAIN:
            chain.append(element)
            base = child(chain[-1], "basedOn")
            at = attribute(base, "val") if base is not None else None
        return chain


def look_of(paragraph: Element | None, run: Element | None) -> Look:
    """Return what the properties of a paragraph, of a run, or of both, set.

    Parameters
    ----------
    paragraph, run : Element or None
        ``w:pPr`` and ``w:rPr``.
    """
    level = _number(paragraph, "outlineLvl")
    indent = child(paragraph, "ind")
    moved = [attribute(indent, name) for name in ("firstLine", "firstLineChars")] if indent is not None else []
    return Look(
        size=_number(run, "sz"),
        bold=_switch(run, "b"),
        hidden=_switch(run, "vanish"),
        level=None if level is None else (level + 1 if 0 <= level < _NO_LEVEL else 0),
        indented=any((whole_number(value) or 0) > 0 for value in moved) if any(moved) else None,
        list_id=_number(child(paragraph, "numPr"), "numId"),
        list_level=_number(child(paragraph, "numPr"), "ilvl"),
    )


def size_of(look: Look) -> int:
    """Return a size in half points, never 0."""
    return max(1, look.size if look.size is not None else _DEFAULT_SIZE)


def _style_look(element: Element) -> Look:
    look = look_of(child(element, "pPr"), child(element, "rPr"))
    name = _name(element)
    if heading := _HEADING.match(name):
        return replace(look, level=int(heading[1]))
    return replace(look, level=1) if _TITLE.match(name) else look


def _name(element: Element) -> str:
    name = child(element, "name")
    return (attribute(name, "val") or "").strip().lower() if name is not None else ""


def _is_default(element: Element) -> bool:
    return attribute(element, "type") == "paragraph" and attribute(element, "default") not in {None, *_OFF}


def _number(element: Element | None, name: str) -> int | None:
    found = child(element, name)
    return whole_number(attribute(found, "val")) if found is not None else None


def _switch(element: Element | None, name: str) -> bool | None:
    found = child(element, name)
    return None if found is None else attribute(found, "val") not in _OFF
