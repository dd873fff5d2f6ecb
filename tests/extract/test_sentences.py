from hypothesis import given
from hypothesis import strategies as st

from classifier.domain.article import Article
from classifier.extract.sentences import LONGEST_QUOTE, Sentence, sentences, simplify

_LONGEST_PIECE = 260


def printed(text: str, *, title: str = "") -> list[str]:
    return [sentence.printed for sentence in sentences(Article(title=title, text=text))]


def test_a_text_is_cut_at_its_full_stops() -> None:
    assert printed("开会了。“大家好！”散会；回家", title="简讯") == ["简讯", "开会了。", "“大家好！”", "散会；", "回家"]


def test_paragraphs_are_counted_and_the_title_is_none() -> None:
    found = list(sentences(Article(title="简讯", text="开会。\n散会。")))
    assert [sentence.paragraph for sentence in found] == [0, 1, 2]


def test_lines_that_a_column_broke_are_joined() -> None:
    lines = [
        "今年全省护理技能大赛在省城落下帷",
        "幕，来自各地的八十支代表队参加了比",
        "赛，我院代表队以总分第一的成绩获得",
        "一等奖。",
    ]
    assert printed("\n".join(lines)) == ["".join(lines)]


def test_lines_of_a_list_stay_apart() -> None:
    assert len(printed("一等奖\n急诊科代表队\n二等奖\n儿科代表队")) == 4


@given(st.text(max_size=2000).filter(str.strip))
def test_nothing_is_lost_and_no_piece_is_long(text: str) -> None:
    found = list(sentences(Article(title="", text=text)))
    assert all(len(sentence.printed) <= _LONGEST_PIECE for sentence in found)
    assert all(len(sentence.printed) == len(sentence.plain) for sentence in found)
    kept = "".join(sentence.printed for sentence in found)
    assert {c for c in text if c.isalnum()} == {c for c in kept if c.isalnum()}


def test_a_paragraph_without_a_full_stop_is_read_in_pieces() -> None:
    found = printed("医" * 1_000_000)
    assert max(map(len, found)) <= _LONGEST_PIECE
    assert sum(map(len, found)) == 1_000_000


def test_traditional_characters_are_simplified_in_place() -> None:
    assert simplify("榮獲國際護理獎") == "荣获国际护理奖"


@given(st.integers(0, 200), st.integers(1, 20))
def test_a_quotation_holds_what_was_found(start: int, length: int) -> None:
    text = "".join(chr(0x4E00 + number) for number in range(230))
    quoted = Sentence(text, text, 1).quote(start, start + length)
    assert len(quoted) <= LONGEST_QUOTE
    assert text[start : start + length] in quoted


def test_marks_of_the_wrong_keyboard_are_read_as_chinese_ones() -> None:
    (sentence,) = sentences(Article(title="", text="8:30开会,到会1,200人"))
    assert (sentence.plain, sentence.printed) == ("8:30开会，到会1,200人", "8:30开会,到会1,200人")
