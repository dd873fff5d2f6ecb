"""The labelling screen as lines: a heading, the article, the tags, the status and the keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len

from classifier.cli.language import say
from classifier.cli.screens.article_view import article_lines, told_places, where
from classifier.cli.screens.frame import (
    BLANK,
    BOLD,
    DIM,
    HEAD,
    KEY,
    ON,
    Line,
    Screen,
    cut,
    fitted,
    line,
    spread,
    width_of,
)
from classifier.cli.screens.key_table import key_line, tag_span
from classifier.cli.screens.label_keys import LABEL_KEYS, SPLIT_KEYS
from classifier.cli.screens.label_state import ALWAYS, LabelState, Phase
from classifier.cli.screens.label_status import status
from classifier.cli.screens.pages import tag_name
from classifier.cli.screens.panels import Page, Prompt
from classifier.cli.screens.parts import message_lines, page_screen, prompt_keys, rule
from classifier.cli.screens.splitting import Splitting
from classifier.cli.wrap import wrap
from classifier.domain.prediction import Prediction
from classifier.workflows.labelling.messages import Progress, Stage

_PRIMARY, _ON, _OFF = "★", "●", "○"
_GAP = 2
_DOT = " · "
# An error may take more than one row; the article needs the others.
_STATUS_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Cell:
    """A tag as it is shown."""

    key: str
    mark: str
    name: str
    confidence: str
    count: str


def render(state: LabelState, columns: int, rows: int) -> Screen:
    """Lay the screen out.

    Parameters
    ----------
    state : LabelState
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
    tags = _tags(state, columns, rows)
    said, cursor = _status(state, columns, min(_STATUS_ROWS, rows - len(tags) - 4))
    keys = _keys(state, columns)
    room = rows - 3 - len(tags) - len(said)
    body = _body(state, columns, room)
    middle = [*body, *[BLANK] * (room - len(body))]
    lines = (_heading(state, columns), *middle, rule(state.scroll.marker, columns), *tags, *said, keys)
    place = None if cursor is None else (rows - 1 - len(said), cursor)
    return Screen(lines, place)


def _heading(state: LabelState, columns: int) -> Line:
    tally, left = state.session.tally, state.source.left
    goal = f"/{state.goal}" if state.goal is not None else ""
    parts = [say(f"now {tally.session}{goal}", f"本次 {tally.session}{goal}")]
    parts.append(say(f"{tally.labelled} labelled", f"共标 {tally.labelled}"))
    question = state.session.question
    left += question is not None and state.session.revisited is None
    parts[-1] += say(f", {left} left", f"，剩 {left}")
    due = left if state.goal is None else min(max(state.goal - tally.session, 0), left)
    minutes = tally.minutes_left(due)
    if minutes is not None:
        parts.append(_said_minutes(minutes))
    # On a narrow screen the article's place and the session matter most.
    while len(parts) > 1 and cell_len(_DOT.join(parts)) > columns * 2 // 3:
        parts.pop(-1 if len(parts) > 2 else 1)
    progress = line(_DOT.join(parts))
    place = f"yuankan label · {state.session.annotator}" if question is None else where(question.filed)
    return spread(line(cut(place, columns - width_of(progress) - 1)), progress, columns, HEAD)


def _said_minutes(minutes: float) -> str:
    if minutes < 1:
        return say("<1 min", "不到 1 分钟")
    if minutes < 120:
        return say(f"{minutes:.0f} min", f"约 {minutes:.0f} 分钟")
    return say(f"{minutes / 60:.0f} h", f"约 {minutes / 60:.0f} 小时")


def _body(state: LabelState, columns: int, rows: int) -> Sequence[Line]:
    question = state.session.question
    if question is None:
        state.scroll.measure(0, rows)
        texts = [line((part, BOLD)) for text in _waiting(state) for part in wrap(text, columns)]
        return [BLANK, *texts] if len(texts) < rows else texts[:rows]
    panel = state.panel
    chosen = panel.chosen if isinstance(panel, Splitting) else None
    article = question.filed.article
    laid = article_lines(article, columns, places=told_places(question.prediction), chosen=chosen)
    state.scroll.measure(len(laid.lines), rows)
    if isinstance(panel, Splitting) and panel.moved and laid.starts:
        state.scroll.seek(laid.starts[panel.chosen])
        panel.moved = False
    return state.scroll.show(laid.lines, rows)


def _waiting(state: LabelState) -> Sequence[str]:
    match state.phase:
        case Phase.REACHED:
            return (
                say(f"{state.goal} of {state.goal} are done.", f"{state.goal} 篇已经标完。"),
                say(
                    "Enter goes on, q quits, u takes the last answer back.",
                    "按回车继续，按 q 退出，按 u 撤销上一个回答。",
                ),
            )
        case Phase.EXHAUSTED:
            unread = len(state.source.troubles)
            named = say(f"Not read: {unread}; named when you quit.", f"有 {unread} 处读不了，退出时会列出。")
            return (
                say("Nothing is left to label.", "没有要标的稿件了。"),
                say("Enter or q quits, u takes the last answer back.", "按回车或 q 退出，按 u 撤销上一个回答。"),
                *([named] if unread else []),
            )
    return (_looking(state.source.progress),)


def _looking(progress: Progress) -> str:
    match progress.stage:
        case Stage.READING:
            return say(f"Reading the issues: {progress.done} articles so far …", f"正在读报：已有 {progress.done} 篇……")
        case Stage.TRAINING:
            return say("Training a model, about fifteen seconds …", "正在训练模型，约需 15 秒……")
    return say("Looking for the next article …", "正在找下一篇……")


def _tags(state: LabelState, columns: int, rows: int) -> list[Line]:
    """Return the tags in as many columns as have room, read from the top down; the article keeps half of the rows."""
    cells = _cells(state)
    widest = max(map(_wanted, cells)) + _GAP
    across = max(columns // widest, -(-len(cells) // (rows // 2)), 1)
    deep = -(-len(cells) // across)
    width = columns // across
    heaps = [cells[begin : begin + deep] for begin in range(0, len(cells), deep)]
    return [
        tuple(segment for cell in row for segment in (_cell(cell, width) if cell else fitted(BLANK, width)))
        for row in zip_longest(*heaps)
    ]


def _cells(state: LabelState) -> list[_Cell]:
    session = state.session
    asked = session.question
    prediction = asked.prediction if asked is not None else None
    keys = {tag: key for key, tag in reversed(list(state.keys.items()))}
    counts = session.tally.per_tag
    # Where they change, they would tell what somebody else said of a blind question.
    blind = asked is not None and asked.blind
    cells = []
    for tag in session.taxonomy:
        on = tag.key in session.selection.tags
        mark = _PRIMARY if tag.key == session.selection.primary else _ON if on else _OFF
        shown = _confidence(prediction, tag.key)
        cells.append(
            _Cell(keys.get(tag.key, " "), mark, tag_name(tag), shown, "" if blind else f" ({counts[tag.key]})")
        )
    none = asked is not None and session.chosen and not session.selection.tags
    mark = _ON if none else _OFF
    untagged = "" if blind else f" ({session.tally.untagged})"
    return [*cells, _Cell("0", mark, say("no tag", "不打标签"), "", untagged)]


def _wanted(cell: _Cell) -> int:
    return cell_len(f"[{cell.key}] {cell.mark} {cell.name}{cell.confidence}{cell.count}")


def _cell(cell: _Cell, width: int) -> Line:
    name = cut(cell.name, width - _GAP - (_wanted(cell) - cell_len(cell.name)))
    style = "" if cell.mark == _OFF else ON
    parts = ((f"[{cell.key}] ", KEY), (f"{cell.mark} {name}", style), cell.confidence, (cell.count, DIM))
    return fitted(line(*parts), width)


def _confidence(prediction: Prediction | None, tag: str) -> str:
    if prediction is None or tag not in prediction.scores:
        return ""
    return f" {prediction.scores[tag]:.2f}"


def _status(state: LabelState, columns: int, most: int) -> tuple[list[Line], int | None]:
    prompt = state.panel.prompt if isinstance(state.panel, Splitting) else state.panel
    if isinstance(prompt, Prompt):
        shown, cursor = prompt.editor.shown(prompt.label, columns)
        return [shown], cursor
    return message_lines(status(state), columns, most), None


def _keys(state: LabelState, columns: int) -> Line:
    if isinstance(state.panel, Splitting):
        if state.panel.prompt is not None:
            return prompt_keys()
        return key_line(SPLIT_KEYS, columns)
    if isinstance(state.panel, Prompt):
        return prompt_keys()
    if state.phase is not Phase.ASKING:
        return key_line([one for one in LABEL_KEYS if one.act in ALWAYS], columns)
    return key_line(LABEL_KEYS, columns, first=[(tag_span(state.keys), say("tags", "标签"))])
