"""The review screen as lines: a heading, the article, what speaks for another look, the answers, and the keys."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from classifier.cli.language import say
from classifier.cli.plain import visible
from classifier.cli.screens.article_view import article_lines, where
from classifier.cli.screens.frame import (
    BLANK,
    BOLD,
    DIM,
    HEAD,
    KEY,
    ON,
    WARN,
    Line,
    Screen,
    cut,
    fitted,
    line,
    spread,
    width_of,
)
from classifier.cli.screens.key_table import key_line, tag_span
from classifier.cli.screens.notice import Notice
from classifier.cli.screens.pages import tag_name
from classifier.cli.screens.panels import Page, Prompt
from classifier.cli.screens.parts import message_lines, page_screen, prompt_keys, rule
from classifier.cli.screens.review_keys import ANSWERS_SHORT, RETAG_KEYS, REVIEW_KEYS
from classifier.cli.screens.review_state import ReviewState
from classifier.cli.screens.review_words import said_answer, said_label, said_reason
from classifier.cli.screens.tag_screen import Choosing
from classifier.cli.wrap import wrap
from classifier.domain.answer import Answer
from classifier.query.disputes import ReviewItem
from classifier.query.selection import Selection

_PRIMARY, _ON, _OFF = "★", "●", "○"
_GAP = "  "
# Of the rows, what speaks for another look, the answers and a message may each take so much: the article has the rest.
_SHARE = 4
_MESSAGE_ROWS = 3
_MOST_ANSWERS = 9


def render(state: ReviewState, columns: int, rows: int) -> Screen:
    """Lay the screen out.

    Parameters
    ----------
    state : ReviewState
        The screen. Its scroll learns how much there is to scroll.
    columns, rows : int
        Size of the terminal, at least 40 by 10.

    Returns
    -------
    Screen
        As many lines as there are rows.
    """
    if isinstance(state.panel, Page):
        return page_screen(state.panel, columns, rows)
    share = max(rows // _SHARE, 2)
    item = state.review.item
    below: list[Line] = []
    if item is not None:
        below += _reasons(state, item, columns, share)
        selection = state.review.selection
        choices = _tags(state, selection, columns) if selection is not None else _answers(state, item, columns)
        below += _capped(choices, share + 1, columns)
    said, cursor = _status(state, columns)
    room = max(rows - 3 - len(below) - len(said), 1)
    body = _body(state, item, columns, room)
    middle = [*body, *[BLANK] * (room - len(body))]
    lines = (
        _heading(state, columns),
        *middle,
        rule(state.scroll.marker, columns),
        *below,
        *said,
        _keys(state, columns),
    )
    return Screen(lines[:rows], None if cursor is None else (rows - 1 - len(said), cursor))


def _heading(state: ReviewState, columns: int) -> Line:
    review = state.review
    parts = [say(f"{review.decided} decided", f"已裁定 {review.decided}")]
    if review.item is not None:
        parts.insert(0, say(f"{review.place + 1} of {review.total}", f"第 {review.place + 1}/{review.total} 篇"))
    progress = line(" · ".join(parts))
    place = where(review.item.filed) if review.item is not None else "yuankan review"
    return spread(line(cut(place, columns - width_of(progress) - 1)), progress, columns, HEAD)


def _body(state: ReviewState, item: ReviewItem | None, columns: int, rows: int) -> Sequence[Line]:
    if item is not None:
        return state.scroll.show(article_lines(item.filed.article, columns).lines, rows)
    state.scroll.measure(0, rows)
    texts = (
        say("Nothing is left to review.", "没有要复核的稿件了。")
        if state.review.total
        else say("Nothing has to be reviewed: no dispute, no suspicion.", "没有要复核的：没有分歧，也没有可疑的标签。"),
        say("Enter or q quits, u goes back.", "按回车或 q 退出，按 u 退回。"),
    )
    return [BLANK, *(line((part, BOLD)) for text in texts for part in wrap(text, columns))][:rows]


def _reasons(state: ReviewState, item: ReviewItem, columns: int, most: int) -> list[Line]:
    said = [said_reason(finding, state.taxonomy) for finding in item.findings]
    lines = [line((part, WARN)) for one in said for part in wrap(f"! {one}", columns)]
    return _capped(lines, most, columns)


def _answers(state: ReviewState, item: ReviewItem, columns: int) -> list[Line]:
    lines = []
    if item.label is not None:
        keep = (say("[Enter] ", "[回车] "), KEY)
        holds = (say(" holds now", " 现行标签"), DIM)
        lines.append(fitted(line(keep, (said_label(item.label, state.taxonomy), ON), holds), columns))
    said = item.answers[:_MOST_ANSWERS]
    widest = min(max((cell_len(visible(answer.annotator)) for answer in said), default=0), columns // _SHARE)
    for number, answer in enumerate(said, start=1):
        name = fitted(line(answer.annotator), widest)
        lines.append(fitted((*line((f"[{number}] ", KEY)), *name, *line(*_answer(state, answer))), columns))
    more = len(item.answers) - _MOST_ANSWERS
    if more > 0:
        lines.append(line((say(f"and {more} more", f"还有 {more} 个"), DIM)))
    return lines


def _answer(state: ReviewState, answer: Answer) -> Iterator[str | tuple[str, str]]:
    yield (f" {answer.at:%Y-%m-%d %H:%M}  ", DIM)
    yield (said_answer(answer, state.taxonomy), ON)
    if answer.blind:
        yield (say(" (blind)", "（盲标）"), DIM)
    if answer.note:
        yield f" · {answer.note}"


def _tags(state: ReviewState, selection: Selection, columns: int) -> list[Line]:
    """Return the tags as they are switched, as many on a line as have room."""
    keys = {tag: key for key, tag in reversed(list(state.keys.items()))}
    cells = []
    for tag in state.taxonomy:
        mark = _PRIMARY if tag.key == selection.primary else _ON if tag.key in selection.tags else _OFF
        style = "" if mark == _OFF else ON
        cells.append(line((f"[{keys.get(tag.key, ' ')}] ", KEY), (f"{mark} {tag_name(tag)}{_GAP}", style)))
    none = _OFF if selection.tags else _ON
    cells.append(line(("[0] ", KEY), (f"{none} {say('no tag', '不打标签')}", "" if selection.tags else ON)))
    lines: list[Line] = [BLANK]
    for cell in cells:
        if lines[-1] and width_of(lines[-1]) + width_of(cell) > columns:
            lines.append(BLANK)
        lines[-1] = (*lines[-1], *cell)
    return lines


def _capped(lines: list[Line], most: int, columns: int) -> list[Line]:
    if len(lines) <= most:
        return lines
    more = say(
        f"… {len(lines) - most + 1} more lines in a larger window", f"……还有 {len(lines) - most + 1} 行，放大窗口可见"
    )
    return [*lines[: most - 1], line((cut(more, columns), DIM))]


def _status(state: ReviewState, columns: int) -> tuple[list[Line], int | None]:
    if isinstance(state.panel, Prompt):
        shown, cursor = state.panel.editor.shown(state.panel.label, columns)
        return [shown], cursor
    if isinstance(state.panel, Choosing):
        asked = say("Which tag? Press its key; Esc for none", "看哪个标签的标准？请按它的键；Esc 返回")
        return message_lines(Notice(asked, WARN), columns, _MESSAGE_ROWS), None
    note = state.review.note
    noted = Notice(say(f"note: {note}", f"备注：{note}") if note else "", DIM)
    return message_lines(state.notice or noted, columns, _MESSAGE_ROWS), None


def _keys(state: ReviewState, columns: int) -> Line:
    if isinstance(state.panel, Prompt):
        return prompt_keys()
    if state.editing:
        return key_line(RETAG_KEYS, columns, first=[(tag_span(state.keys), say("tags", "标签"))])
    item = state.review.item
    numbers = min(len(item.answers), _MOST_ANSWERS) if item is not None else 0
    first = [("1" if numbers == 1 else f"1-{numbers}", say(*ANSWERS_SHORT))] if numbers else []
    return key_line(REVIEW_KEYS, columns, first=first)
