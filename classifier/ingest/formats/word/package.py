"""The parts of a Word document that hold text, each parsed once."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from classifier.ingest.formats.archive import Archive, damaged
from classifier.ingest.formats.markup import Element, attribute, child, local, parse_xml

_ROOT_RELATIONS = "_rels/.rels"
# The strict variant of the format has the same names in other namespaces.
_NOTES, _MARGINS = ("footnotes", "endnotes"), ("header", "footer")
_PARTS = frozenset({"styles", "numbering", *_NOTES, *_MARGINS})
_FOLDER = re.compile(r"^/+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A Word document.

    Parameters
    ----------
    body : Element
        ``w:body``.
    styles, numbering : Element or None
        Roots of the parts that describe them, where there are any.
    margins : mapping of str to Element
        Headers and footers by the id that sections name them by.
    notes : mapping of (str, str) to Element
        Footnotes and endnotes by the element that refers to them and their id.
    """

    body: Element
    styles: Element | None
    numbering: Element | None
    margins: Mapping[str, Element]
    notes: Mapping[tuple[str, str], Element]


def is_word(archive: Archive) -> bool:
    """Tell whether an archive has parts of a Word document."""
    return any(name.startswith("word/") for name in archive.names)


def open_package(archive: Archive) -> Package:
    """Read the parts that hold text; pictures and whatever else is embedded are never unpacked.

    Parameters
    ----------
    archive : Archive
        A Word document.

    Raises
    ------
    UnreadableError
        Where its main part is missing, or a part that holds text is damaged. A part that is named but not there is
        done without, as word processors do.
    TooLargeError
        Where more text comes out than a document can have.
    """
    main = next((path for kind, path, _ in _relations(archive, _ROOT_RELATIONS, "") if kind == "officeDocument"), "")
    body = child(parse_xml(archive.part(main), archive.given), "body")
    if body is None:
        raise damaged(archive.given)
    folder, name = posixpath.split(main)
    roots: dict[str, list[tuple[str, Element]]] = {kind: [] for kind in _PARTS}
    for kind, path, key in _relations(archive, f"{folder}/_rels/{name}.rels", folder):
        if kind in _PARTS and path in archive.names:
            roots[kind].append((key, parse_xml(archive.part(path), archive.given)))
    return Package(
        body=body,
        styles=next((root for _, root in roots["styles"]), None),
        numbering=next((root for _, root in roots["numbering"]), None),
        margins={key: root for kind in _MARGINS for key, root in roots[kind]},
        notes={
            (f"{local(note)}Reference", attribute(note, "id") or ""): note
            for kind in _NOTES
            for _, root in roots[kind]
            for note in root
            if attribute(note, "type") in {None, "normal"}
        },
    )


def _relations(archive: Archive, part: str, folder: str) -> list[tuple[str, str, str]]:
    """Return the kind, the path and the id of each part that another names."""
    if part not in archive.names:
        return []
    found: list[tuple[str, str, str]] = []
    for relation in parse_xml(archive.part(part), archive.given):
        target = attribute(relation, "Target") or ""
        if attribute(relation, "TargetMode") == "External" or not target:
            continue
        path = _FOLDER.sub("", target) if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        kind = (attribute(relation, "Type") or "").rpartition("/")[2]
        found.append((kind, path, attribute(relation, "Id") or ""))
    return found
