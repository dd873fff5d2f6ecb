"""The elements of a page, parsed within bounds that no real page comes near."""

import re

from classifier.errors import UnreadableError
from classifier.ingest.formats.markup import Element

# The largest pages saved from a news site have some 20,000 elements.
_MAX_MARKS = 400_000
# The parser compares each attribute of an element with all others of it.
_MAX_ATTRIBUTES = 256
_OPENING = re.compile(r"<(?:(!--)|(script|style|textarea)\b|(?=[a-z]))", re.IGNORECASE)
_ATTRIBUTE = r"[\s/]*+(?=[^>\s])=?[^\s/>=]*+\s*+(?:=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?)?"
_TAG = re.compile(rf"<[^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MAX_ATTRIBUTES}}}+(?P<more>{_ATTRIBUTE})?")
_SAVE = "save its text as .txt in UTF-8 and try again"


def parse_page(text: str, given: str) -> Element | None:
    """Return the root element of a page, None where it has none.

    Parameters
    ----------
    text : str
        The decoded page.
    given : str
        What errors call it.

    Raises
    ------
    UnreadableError
        Where it has more elements, more attributes of one element, or elements nested deeper than any page has.
    """
    from lxml import etree  # noqa: PLC0415 - slow to import, and only there with an extra

    if text.count("<") > _MAX_MARKS or _has_many_attributes(text):
        raise _monstrous(given)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.replace("\x00", "").encode(), parser)
    except etree.XMLSyntaxError:
        # It has no element at all.
        return None
    # Beyond its depth the parser drops what follows without raising.
    if any(error.type_name == "ERR_RESOURCE_LIMIT" or "depth" in error.message for error in parser.error_log):
        raise _monstrous(given)
    return root


def _has_many_attributes(text: str) -> bool:
    """Tell whether an element has more attributes than any of a real page, scripts and comments passed over."""
    at = 0
    while found := _OPENING.search(text, at):
        comment, raw = found.groups()
        tag = _TAG.match(text, found.start())
        if not comment and tag and tag["more"]:
            return True
        at = found.end() if comment or tag is None else tag.end()
        if comment or raw:
            end = re.compile("-->" if comment else f"</{raw}", re.IGNORECASE).search(text, at)
            if end is None:
                break
            at = end.start()
    return False


def _monstrous(given: str) -> UnreadableError:
    return UnreadableError(f"{given}: it has more elements than any page", source=given, hint=_SAVE)
