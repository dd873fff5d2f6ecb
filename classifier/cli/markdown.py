"""An article as a markdown file: a front matter for programs, a headline and paragraphs for people."""

import json
import re
from collections.abc import Mapping

from classifier.cli.plain import json_safe, visible

_FENCE = "---"
# Marks that some flavour of markdown obeys wherever they stand: emphasis, code, links and pictures, HTML, tables,
# mathematics, strikethrough, templates. Every flavour takes a backslash before ASCII punctuation for plain text;
# template engines, which do not, know their marks by two characters, and a backslash parts them.
_ACTIVE = re.compile(r"[\\`*\[\]<{}|$~#]|_(?!(?<=[^\W_]_)[^\W_])|&(?=#?\w+;)|(?<==)=|(?<=[%{])%|(?<=\^)\^")
# Marks that are obeyed at the head of a line: quotations, lists, rules, definitions.
_LEADING = re.compile(r"^(?:[>\-+=:%!]|\d+(?=[.)]))")
# What JSON may hold and YAML may not.
_NO_YAML = re.compile("[\ufffe\uffff]")


def article_file(record: Mapping[str, object]) -> bytes:
    """Return a whole file.

    Parameters
    ----------
    record : mapping of str to object
        An article as ``--format jsonl`` prints it.

    Returns
    -------
    bytes
        In UTF-8: every field but the text in a YAML front matter, each value on one line in the JSON that YAML
        includes, then the headline, if there is one, and the paragraphs, parted by blank lines. The text can only be
        read: nothing of it is obeyed as markdown, HTML or a template.
    """
    fields = "".join(f"{key}: {scalar(value)}\n" for key, value in record.items() if key != "text")
    title = escaped(str(record["title"]))
    paragraphs = (escaped(paragraph) for paragraph in str(record["text"]).split("\n"))
    blocks = [f"{_FENCE}\n{fields}{_FENCE}", f"# {title}" if title else "", *paragraphs]
    return ("\n\n".join(filter(None, blocks)) + "\n").encode()


def scalar(value: object) -> str:
    """Return a value for a front matter.

    Parameters
    ----------
    value : object
        Anything that JSON can hold.

    Returns
    -------
    str
        One line of JSON that is YAML too, whatever the value holds.
    """
    line = json_safe(json.dumps(value, ensure_ascii=False))
    return _NO_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def issue_in(head: bytes) -> str | None:
    """Return the issue that an article's file came from.

    Parameters
    ----------
    head : bytes
        The beginning of a file.

    Returns
    -------
    str or None
        None where `article_file` did not write it.
    """
    lines = head.decode("utf-8", errors="replace").split("\n")
    if len(lines) < 3 or lines[0] != _FENCE or not lines[1].startswith('id: "'):
        return None
    try:
        issue = json.loads(lines[2].removeprefix("issue: "))
    except ValueError:
        return None
    return issue if isinstance(issue, str) else None


def escaped(text: str) -> str:
    """Return a text that markdown shows as it stands.

    Parameters
    ----------
    text : str
        A headline or a paragraph.

    Returns
    -------
    str
        On one line, without spaces around it; a backslash stands before whatever a renderer might obey.
    """
    line = _ACTIVE.sub(lambda found: f"\\{found[0]}", " ".join(visible(text).split(" ")).strip())
    head = _LEADING.match(line)
    if not head:
        return line
    if head[0].isdecimal():
        return f"{head[0]}\\{line[head.end() :]}"
    return f"\\{line}"
