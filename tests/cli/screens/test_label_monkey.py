"""Any keys in any order, a disk that fails now and then, at any size: the screen holds, and nothing is lost."""

import errno

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from classifier.cli.screens.keys import Key, Pasted, Press
from classifier.cli.screens.label_view import render
from classifier.domain.answer import Verdict, standing
from tests.cli.factories import make_article
from tests.cli.screens.factories import make_question, make_state, texts

KEYS: list[Press] = [*"0123459pPcCsSbuenNgGhHqtdjkx?？１。 ", *Key, Pasted("贴\n上q")]
FULL = OSError(errno.ENOSPC, "No space left on device", "/labels/log/王芳.jsonl")


@settings(max_examples=150)
@given(
    presses=st.lists(st.tuples(st.sampled_from(KEYS), st.booleans()), max_size=60),
    columns=st.integers(40, 130),
    rows=st.integers(10, 50),
    goal=st.none() | st.integers(1, 3),
)
def test_any_keys(presses: list[tuple[Press, bool]], columns: int, rows: int, goal: int | None) -> None:
    articles = [
        make_article(
            title=f"第{place}篇" * (place % 3 > 0), text="\n".join(f"{place}篇{n}段。" for n in range(place * 2))
        )
        for place in range(1, 6)
    ]
    asked = [
        make_question(article, following=after, blind=article is articles[3])
        for article, after in zip(articles, [*articles[1:], None], strict=True)
    ]
    state, keeper, source = make_state(asked, goal=goal)
    for press, failing in presses:
        keeper.fault = FULL if failing else None
        before = (state.session.question, len(keeper.answers))
        state.press(press)
        if failing:
            assert len(keeper.answers) == before[1]
        state.tick()
        screen = render(state, columns, rows)
        assert len(screen.lines) == rows
        assert max(map(cell_len, texts(screen))) <= columns
    assert source.heard == keeper.answers
    decided = {one.article: one.label for one in standing(keeper.answers) if one.verdict is Verdict.LABEL}
    gone = {article for one in standing(keeper.answers) for article in one.replaces}
    assert state.session.tally.labelled == len(decided.keys() - gone)
