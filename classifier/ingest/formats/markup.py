"""XML of documents, parsed so that no entity, network or depth can be turned against the reader."""

import re
from typing import Any

from classifier.ingest.formats.archive import damaged

# lxml comes without types: its elements are Any, told apart from other things by this name.
Element = Any

_NUMBER = re.compile(r"-?[0-9]{1,9}\Z")


def parse_xml(data: bytes, given: str) -> Element:
    """Return the root of an XML part.

    Parameters
    ----------
    data : bytes
        The part.
    given : str
        What errors call its document.

    Raises
    ------
    UnreadableError
        Where it is not well-formed, nested deeper than 256 elements, or declares a document type: no word processor
        writes one, and entities are declared nowhere else.
    """
    from lxml import etree  # noqa: PLC0415 - slow to import, and only there with an extra

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(given) from error
    if root.getroottree().docinfo.doctype:
        raise damaged(given)
    return root


def local(element: Element) -> str:
    """Return the name of an element without its namespace; empty for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute by its name, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along a path of names without namespaces, or None."""
    for name in path:
        if element is None:
            return None
        element = next((found for found in element if local(found) == name), None)
    return element


def whole_number(text: str | None) -> int | None:
    """Return a number that an attribute holds, None where it is none or larger than any in a document."""
    digits = (text or "").strip()
    return int(digits) if _NUMBER.match(digits) else None
