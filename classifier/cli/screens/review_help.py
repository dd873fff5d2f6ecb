"""The help page of the review screen."""

from collections.abc import Mapping, Sequence

from classifier.cli.language import say
from classifier.cli.screens.frame import BLANK, BOLD, Line, line
from classifier.cli.screens.key_table import tag_span
from classifier.cli.screens.label_keys import SCROLL_LONG, SCROLL_SHOWN
from classifier.cli.screens.pages import capitals, key_row, table_lines
from classifier.cli.screens.review_keys import ANSWERS_LONG, RETAG_KEYS, REVIEW_KEYS, TAGS_LONG
from classifier.domain.taxonomy import Tag


def review_help(tags: Sequence[Tag], keys: Mapping[str, str], width: int) -> list[Line]:
    """Return the help page.

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
        Every key and what it does, and those of editing.
    """
    rows = [("1-9", say(*ANSWERS_LONG)), *map(key_row, REVIEW_KEYS), (say(*SCROLL_SHOWN), say(*SCROLL_LONG))]
    edits = [
        (tag_span(keys), say(*TAGS_LONG)),
        (say("capital", "大写字母"), capitals(tags, keys)),
        *map(key_row, RETAG_KEYS),
    ]
    return [
        line((say("Keys", "按键"), BOLD)),
        *table_lines(rows, width),
        BLANK,
        line((say("After t: editing the tags", "按 t 以后：改标签"), BOLD)),
        *table_lines(edits, width),
    ]
