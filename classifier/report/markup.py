"""Elements of a page, built as a tree: whatever text goes in is escaped on its way out, and steers nothing."""

import unicodedata
from collections.abc import Mapping
from xml.etree.ElementTree import Element, tostring

Child = Element | str


def element(tag: str, attributes: Mapping[str, str | float] | None = None, *children: Child) -> Element:
    """Build an element.

    Parameters
    ----------
    tag : str
        Its name.
    attributes : mapping of str to str or float, optional
        Numbers are written with at most two decimals.
    children : Element or str
        In order. Text is made harmless.

    Returns
    -------
    xml.etree.ElementTree.Element
        With its children in it.
    """
    found = Element(tag, {name: _value(value) for name, value in (attributes or {}).items()})
    last: Element | None = None
    for child in children:
        if isinstance(child, Element):
            found.append(child)
            last = child
        elif last is None:
            found.text = (found.text or "") + harmless(child)
        else:
            last.tail = (last.tail or "") + harmless(child)
    return found


def html(root: Element) -> str:
    """Return a tree as a page.

    Parameters
    ----------
    root : xml.etree.ElementTree.Element
        The element ``html``.

    Returns
    -------
    str
        With its document type before it.
    """
    return f"<!DOCTYPE html>\n{tostring(root, encoding='unicode', method='html')}\n"


def harmless(text: str) -> str:
    """Return a text that a page can only show: no control characters, no directional marks, no lone surrogates.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        Each run of lines on one line. Markup in it is still there, and is escaped by `html`.
    """
    shown = (" " if character in "\n\t" else character for character in text)
    return "".join(character for character in shown if unicodedata.category(character) not in {"Cc", "Cf", "Cs"})


def _value(value: str | float) -> str:
    return harmless(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
