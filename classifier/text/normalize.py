"""Repair of what extraction did to the characters, and nothing more: full-width punctuation stays as printed."""

import re
import unicodedata

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af〇"

# The radicals block has no compatibility mappings in Unicode but for two; these are the equivalents listed in
# EquivalentUnifiedIdeograph.txt of the Unicode Character Database, for radicals that fonts use as whole characters.
_RADICALS = {
    0x2E81: "厂", 0x2E84: "乙", 0x2E85: "亻", 0x2E88: "刀", 0x2E89: "刂", 0x2E8A: "卜", 0x2E8C: "小", 0x2E8D: "小",
    0x2E8E: "兀", 0x2E8F: "尣", 0x2E90: "尢", 0x2E92: "巳", 0x2E93: "幺", 0x2E94: "彑", 0x2E95: "彐", 0x2E96: "忄",
    0x2E98: "扌", 0x2E99: "攵", 0x2E9B: "旡", 0x2E9C: "日", 0x2E9D: "月", 0x2E9E: "歺", 0x2EA0: "民", 0x2EA1: "氵",
    0x2EA2: "氺", 0x2EA3: "灬", 0x2EA4: "爫", 0x2EA5: "爫", 0x2EA6: "丬", 0x2EA7: "牛", 0x2EA8: "犭", 0x2EA9: "王",
    0x2EAB: "罒", 0x2EAC: "示", 0x2EAD: "礻", 0x2EAE: "竹", 0x2EAF: "糹", 0x2EB0: "纟", 0x2EB2: "罒", 0x2EB6: "羊",
    0x2EB9: "耂", 0x2EBA: "肀", 0x2EBB: "聿", 0x2EBC: "月", 0x2EBD: "臼", 0x2EBE: "艹", 0x2EBF: "艹", 0x2EC0: "艹",
    0x2EC1: "虎", 0x2EC2: "衤", 0x2EC3: "覀", 0x2EC4: "西", 0x2EC5: "见", 0x2EC6: "角", 0x2EC8: "讠", 0x2EC9: "贝",
    0x2ECA: "足", 0x2ECB: "车", 0x2ECC: "辶", 0x2ECD: "辶", 0x2ECE: "辶", 0x2ECF: "阝", 0x2ED0: "钅", 0x2ED1: "長",
    0x2ED2: "镸", 0x2ED3: "长", 0x2ED4: "门", 0x2ED6: "阝", 0x2ED7: "雨", 0x2ED8: "青", 0x2ED9: "韦", 0x2EDA: "页",
    0x2EDB: "风", 0x2EDC: "飞", 0x2EDD: "食", 0x2EDF: "飠", 0x2EE0: "饣", 0x2EE2: "马", 0x2EE3: "骨", 0x2EE4: "鬼",
    0x2EE5: "鱼", 0x2EE6: "鸟", 0x2EE7: "卤", 0x2EE8: "麦", 0x2EE9: "黄", 0x2EEA: "黾", 0x2EEB: "斉", 0x2EEC: "齐",
    0x2EED: "歯", 0x2EEE: "齿", 0x2EEF: "竜", 0x2EF0: "龙", 0x2EF1: "龜", 0x2EF2: "亀",
}  # fmt: skip
_COMPATIBILITY = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_NEWLINES = re.compile("\r\n?")
# Characters that nearly all of a text consists of, and that never need repair.
_SOUND = re.compile("[\n -~‘’“”…—·\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]+")
_SPACES = re.compile("[\t\v\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]")
_HEAD = re.compile("(?m)^([ \u3000]*)[\ufffd\ue000-\uf8ff]+")
_LATIN_GAP = re.compile("(?<=[A-Za-z0-9])[\ufffd\ue000-\uf8ff](?=[A-Za-z0-9])")
# Page breaks (form feed) are kept here: the splitter counts pages by them.
_CATEGORIES_DROPPED = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_KEPT = frozenset("\n\f")


def repair_characters(text: str) -> str:
    r"""Repair single characters; line breaks stay where they are, so that line numbers hold.

    Parameters
    ----------
    text : str
        Decoded text.

    Returns
    -------
    str
        Line ends are ``\n``; compatibility ideographs and radicals are the ideographs they stand for; odd spaces are
        plain ones (the ideographic space stays); a replacement or private-use character is a space between Latin
        letters, an ideographic space at the head of a line, where it was an indent, and gone elsewhere; control,
        zero-width, bidirectional and unassigned characters are gone, but for form feeds, which part pages.
    """
    text = _NEWLINES.sub("\n", text)
    # What stands nowhere in a text needs no pass over the whole of it.
    doubtful = "".join(set(_SOUND.sub("", text)))
    if _SPACES.search(doubtful):
        text = _SPACES.sub(" ", text)
    if _COMPATIBILITY.search(doubtful):
        text = _COMPATIBILITY.sub(_ideograph, text)
    junk = "".join(filter(_is_junk, doubtful))
    if junk:
        text = re.sub(f"[{re.escape(junk)}]+", "", _HEAD.sub("\\1\u3000", _LATIN_GAP.sub(" ", text)))
    return text


def _is_junk(char: str) -> bool:
    return char == "\ufffd" or (char not in _KEPT and unicodedata.category(char) in _CATEGORIES_DROPPED)


def _ideograph(match: re.Match[str]) -> str:
    char = match.group()
    return _RADICALS.get(ord(char)) or unicodedata.normalize("NFKC", char)


_SPACED_LETTERS = re.compile(f"(?<![{HAN}])[{HAN}](?:[ \u3000]+[{HAN}])+(?![{HAN}])")
_SPACED_DIGITS = re.compile(r"(?<!\d)\d(?: \d){1,7}(?=\s*[年月日])")
_AROUND_NUMBER = re.compile(f"(?<=[{HAN}]) +(?=\\d)|(?<=\\d) +(?=[{HAN}%％‰℃])")
_AROUND_MARK = re.compile(f"(?<=[{HAN}0-9]) +(?=[，。、；：！？）”’》])|(?<=[（“‘《]) +(?=[{HAN}0-9])")
# Bounded, so that a text of opening quotes alone does not take quadratic time.
_QUOTED = re.compile(
    "“[^”]{0,200}”|‘[^’]{0,200}’|《[^》]{0,200}》|（[^）]{0,200}）|\\([^)]{0,200}\\)|【[^】]{0,200}】|「[^」]{0,200}」"
)
_BETWEEN_HAN = re.compile(f"(?<=[{HAN}])[ \u3000]+(?=[{HAN}])")


def repair_spaces(text: str, *, prose: bool) -> str:
    """Take out the spaces that typesetting left inside Chinese words, numbers and dates.

    Parameters
    ----------
    text : str
        One headline, or one paragraph on one line.
    prose : bool
        True for running sentences, where no space belongs between two ideographs. False for headlines, bylines and
        mastheads, where a space parts two phrases or two names: only letter-spaced words are closed up there.

    Returns
    -------
    str
        `text` with some spaces fewer. Inside quotes and brackets a space is always kept between two ideographs: it
        parts slogans and names.
    """
    text = text.strip(" \u3000")
    if " " not in text and "\u3000" not in text:
        return text
    text = _SPACED_LETTERS.sub(_close_up, text)
    text = _SPACED_DIGITS.sub(_close_up, text)
    text = _AROUND_MARK.sub("", _AROUND_NUMBER.sub("", text))
    if not prose:
        return text
    pieces, at = [], 0
    for quoted in _QUOTED.finditer(text):
        pieces += [_BETWEEN_HAN.sub("", text[at : quoted.start()]), quoted.group()]
        at = quoted.end()
    return "".join([*pieces, _BETWEEN_HAN.sub("", text[at:])])


def _close_up(match: re.Match[str]) -> str:
    return re.sub("[ \u3000]+", "", match.group())
