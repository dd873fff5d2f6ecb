"""Pages to be read and left: every key there is, and what a tag means."""

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len

from classifier.cli.language import say
from classifier.cli.plain import visible
from classifier.cli.screens.frame import BLANK, BOLD, GOOD, KEY, WRONG, Line, line
from classifier.cli.screens.key_table import Binding, tag_span
from classifier.cli.screens.label_keys import LABEL_KEYS, SCROLL_LONG, SCROLL_SHOWN, SPLIT_KEYS
from classifier.cli.wrap import wrap
from classifier.domain.taxonomy import Tag

_HANGING = 2
_YES, _NO = "✓", "✗"


def tag_name(tag: Tag) -> str:
    """Return the name of a tag in the language spoken."""
    return visible(say(tag.en or tag.key, tag.zh))


def help_lines(tags: Sequence[Tag], keys: Mapping[str, str], width: int) -> list[Line]:
    """Return the help page of the labelling screen.

    Parameters
    ----------
    tags : sequence of Tag
        The tags in use.
    keys : mapping of str to str
        From a key to a tag, as `tag_keys` gives them.
    width : int
        Columns that there are.

    Returns
    -------
    list of Line
        Every key, what it does, and what the signs mean.
    """
    rows = [key_row(one) for one in LABEL_KEYS]
    rows.insert(
        1,
        (
            tag_span(keys),
            say(
                "switch a tag on or off; the first that is on is the primary ★",
                "打开或关掉一个标签；最先打开的是主标签 ★",
            ),
        ),
    )
    rows.insert(2, (say("capital", "大写字母"), capitals(tags, keys)))
    rows.append((say(*SCROLL_SHOWN), say(*SCROLL_LONG)))
    signs = [
        (
            "★ ● ○",
            say("the primary tag, another tag that is on, one that is off", "主标签，其他亮着的标签，关着的标签"),
        ),
        (
            "0.97",
            say(
                "how sure the model is of the tag; nothing in a blind second pass", "模型对这个标签的把握；盲标时不显示"
            ),
        ),
        ("(34)", say("how many labelled articles carry the tag", "已标的稿件里有多少篇带这个标签")),
    ]
    return [
        line((say("Keys", "按键"), BOLD)),
        *table_lines(rows, width),
        BLANK,
        line((say("After e: mending the split", "按 e 以后：改正拆分"), BOLD)),
        *table_lines([key_row(one) for one in SPLIT_KEYS], width),
        BLANK,
        line((say("On the screen", "屏幕上"), BOLD)),
        *table_lines(signs, width),
    ]


def guideline_lines(tag: Tag, width: int) -> list[Line]:
    """Return what a tag means.

    Parameters
    ----------
    tag : Tag
        From the taxonomy.
    width : int
        Columns that there are.

    Returns
    -------
    list of Line
        Its definition, what carries it, and what does not.
    """
    found = [line((tag_name(tag), BOLD), f"  {tag.key}"), BLANK, *(line(part) for part in wrap(tag.definition, width))]
    lists = (
        (say("Yes", "是"), _YES, GOOD, tag.yes),
        (say("No", "不是"), _NO, WRONG, tag.no),
    )
    for heading, mark, style, examples in lists:
        if examples:
            found += [BLANK, line((heading, BOLD))]
            found += [one for example in examples for one in _hanging((mark, style), example, _HANGING, width)]
    return found


def key_row(binding: Binding) -> tuple[str, str]:
    """Return keys and what they do, as a row of a help page."""
    return say(*binding.shown), say(*binding.long)


def capitals(tags: Sequence[Tag], keys: Mapping[str, str]) -> str:
    """Return which capital switches which tag."""
    names = {tag.key: tag_name(tag) for tag in tags}
    return say(", ", "，").join(f"{key} {names[tag]}" for key, tag in keys.items() if not key.isdigit())


def table_lines(rows: Sequence[tuple[str, str]], width: int) -> Iterable[Line]:
    """Lay out keys or signs, and beside each what it means."""
    indent = min(max(cell_len(shown) for shown, _ in rows) + 2, width // 2)
    for shown, text in rows:
        yield from _hanging((shown, KEY), text, indent, width)


def _hanging(first: tuple[str, str], text: str, indent: int, width: int) -> Iterable[Line]:
    shown, style = first
    for number, part in enumerate(wrap(visible(text), max(width - indent, 2))):
        lead = shown if number == 0 else ""
        yield line((lead, style), " " * (indent - cell_len(lead)), part)
