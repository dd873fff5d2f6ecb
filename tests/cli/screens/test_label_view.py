"""The labelling screen as lines, at several sizes and in both languages."""

import pytest
from rich.cells import cell_len

from classifier.cli.language import Language, use
from classifier.cli.screens.frame import Screen
from classifier.cli.screens.keys import Key
from classifier.cli.screens.label_state import LabelState
from classifier.cli.screens.label_status import said_advice
from classifier.cli.screens.label_view import render
from classifier.domain.advice import Accuracy, Advice, Ground, Stop
from classifier.domain.prediction import Evidence, Place
from tests.cli.factories import HOSTILE, make_article
from tests.cli.screens.factories import ListSource, make_question, make_state, numbered, press, scored, shown, texts

SIZES = [(40, 10), (60, 20), (80, 24), (120, 40), (200, 60)]


def looks(state: LabelState) -> dict[str, str]:
    screen: Screen = render(state, 80, 24)
    return {segment.text: str(segment.style) for one in screen.lines for segment in one}


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("keys", ["", "e", "et", "n", "h", "g", "g1", "\r\r\r"])
def test_every_screen_fits_whatever_the_size(columns: int, rows: int, language: Language, keys: str) -> None:
    use(language)
    state, _, _ = make_state(goal=3)
    press(state, *(Key.ENTER if key == "\r" else key for key in keys))
    screen = render(state, columns, rows)
    assert len(screen.lines) == rows
    assert max(map(cell_len, texts(screen))) <= columns
    assert texts(screen)[-1].strip()


def test_the_screen_at_80_by_24() -> None:
    state, _, _ = make_state(numbered(6), goal=30)
    press(state, Key.ENTER, Key.ENTER)
    found = shown(state)
    assert found[0].startswith("2024-04.txt · 3 ")
    assert found[0].endswith("now 2/30 · 2 labelled, 4 left · <1 min")
    assert found[1] == "第3篇：我院获奖"
    assert found[2] == "张三 · 2024-04-26"
    assert [text.rstrip() for text in found[-5:-2]] == [
        "[1] ○ Party building 0.02 (0)           [4] ○ Training 0.02 (0)",
        "[2] ○ Clinical technique 0.02 (0)       [5] ○ Event 0.02 (0)",
        "[3] ★ Award 0.97 (2)                    [0] ○ no tag (0)",
    ]
    assert found[-1].startswith("1-5 tags  Enter accept  0 none")
    assert found[-1].endswith("q quit")


@pytest.mark.usefixtures("chinese")
def test_the_screen_in_chinese() -> None:
    state, _, _ = make_state(numbered(6))
    press(state, "1", Key.ENTER)
    found = shown(state)
    assert found[0].endswith("本次 1 · 共标 1，剩 5 · 不到 1 分钟")
    assert found[-4].startswith("[1] ○ 党建 0.02 (1)")
    assert "回车 接受" in found[-1]


def test_tags_that_are_on_stand_out_without_colour() -> None:
    state, _, _ = make_state()
    press(state, "5")
    found = looks(state)
    assert "bold" in found["★ Award"]
    assert "bold" in found["● Event"]
    assert "bold" not in found["○ Training"]
    press(state, "0")
    assert "bold" in looks(state)["● no tag"]


def test_a_blind_question_shows_no_confidence() -> None:
    state, _, _ = make_state([make_question(blind=True)])
    found = "\n".join(shown(state))
    assert "0.97" not in found
    assert "] ★" not in found
    assert "blind second pass" in found
    assert "(0)" not in found


def test_telling_terms_are_underlined() -> None:
    evidence: dict[str, tuple[Evidence, ...]] = {"award": (Evidence("荣获", 1.5, (Place("title", 2, 4),)),)}
    state, _, _ = make_state([make_question(prediction=scored("award", evidence=evidence))])
    assert "underline" in looks(state)["荣获"]


def test_the_marker_says_how_far_a_long_article_is() -> None:
    state, _, _ = make_state([make_question(make_article(text="\n".join(["一段。"] * 37)))])
    assert "17/40" in shown(state)[-6]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_hostile_is_on_the_screen(hostile: str) -> None:
    import unicodedata

    state, _, _ = make_state([make_question(make_article(title=hostile, text=hostile), issue=hostile)])
    state.session.write(hostile)
    found = "".join(shown(state))
    assert not {unicodedata.category(character) for character in found} & {"Cc", "Cf"}


def test_the_cursor_is_behind_what_is_typed() -> None:
    state, _, _ = make_state()
    assert render(state, 80, 24).cursor is None
    press(state, "n", "备", "注")
    assert render(state, 80, 24).cursor == (22, len("Note: ") + 4)


def test_a_long_message_takes_several_rows_and_no_more_than_three() -> None:
    state, keeper, _ = make_state()
    keeper.fault = OSError(28, "No space left on device", "/" + "很长的文件夹名/" * 30)
    press(state, Key.ENTER)
    found = shown(state)
    assert sum("NOT KEPT" in text for text in found) == 1
    assert found[-2].endswith("…")
    assert len(found) == 24


def test_advice_to_stop_is_given_with_its_grounds() -> None:
    advice = Advice(stop=Stop.STOP, grounds=(Ground.STABLE,), agreement=0.985, accuracy=Accuracy(47, 50))
    source = ListSource(numbered(2))
    source.advice = advice
    state, _, _ = make_state(source=source)
    said = " ".join(shown(state)[-3:-1])
    assert said.startswith("you may stop: more labels bring next to nothing")
    assert said.endswith("(models agree 0.98, suggestions right 47 of 50)")
    assert said_advice(None) == ""
    assert said_advice(Advice(stop=Stop.GO_ON, grounds=(Ground.CHANGING,))) == ""


def test_minutes_become_hours() -> None:
    state, _, source = make_state(numbered(3))
    press(state, Key.ENTER)
    source.waiting *= 2000
    assert shown(state)[0].endswith(" h")
