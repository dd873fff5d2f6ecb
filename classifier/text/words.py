"""Words of a text: Han text segmented by jieba's algorithm, Latin words and classes of numbers by rules of our own.

Two engines hold the same algorithm and dictionary: rjieba is fast and is used where it can be imported, jieba is the
fallback. They split Latin letters, digits and rare characters differently, so both are given runs of common Han
characters alone; a test shows that they then agree on every article of the corpus.
"""

import importlib
import logging
import re
import unicodedata
import warnings
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

Cut = Callable[[str], list[str]]

_LEXICON = Path(__file__).parent / "lexicon"
# The frequency at which a word of the lexicon enters the dictionary: common enough to be kept whole, and too rare to
# be cut out of the middle of everyday words. It is given outright, because each engine would guess another one.
_FREQUENCY = 50
HAN_FIRST, HAN_LAST = 0x4E00, 0x9FD5
"""The ideographs that jieba's own dictionary and model know; the engines disagree on all others."""
_TOKEN = re.compile(
    r"(?P<han>[\u4e00-\u9fd5]+)|(?P<number>\d+(?:[.,:]\d+)*%?)|(?P<latin>[^\W\d_\u4e00-\u9fd5]+(?:[-'][a-z]+)*)"
)
_LONGEST_NUMBER = 5
_LONG_NUMBER = re.compile(f"0{{{_LONGEST_NUMBER},}}")


@cache
def lexicon() -> Mapping[str, frozenset[str]]:
    """Return the hospital words that ship with the project.

    Returns
    -------
    mapping of str to frozenset of str
        Name of a word list (``honours``, ``procedures`` …) to its words, folded as by `fold_case`.
    """
    groups = {}
    for path in sorted(_LEXICON.glob("*.txt")):
        lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
        groups[path.stem] = frozenset(fold_case(line) for line in lines if line and not line.startswith("#"))
    return MappingProxyType(groups)


def fold_case(text: str) -> str:
    """Return `text` in NFKC, without case, and in simplified characters: what words and characters are counted in.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        White space and punctuation stay, in their compatibility forms. Traditional characters are simplified one by
        one, so that a newspaper of Hong Kong or Taiwan is read with what was learnt from those of the mainland.
    """
    return unicodedata.normalize("NFKC", text).casefold().translate(_simplified())


@cache
def _simplified() -> Mapping[int, str]:
    """Return the simplified form of every traditional ideograph, after OpenCC's table of characters."""
    converter = importlib.import_module("opencc").OpenCC("t2s")
    ideographs = "".join(map(chr, range(0x3400, 0xA000)))
    forms = converter.convert("\n".join(ideographs)).split("\n")
    return {ord(old): new for old, new in zip(ideographs, forms, strict=True) if old != new and len(new) == 1}


def words(text: str) -> list[str]:
    """Split a text into words.

    Parameters
    ----------
    text : str
        Any text; it is folded here.

    Returns
    -------
    list of str
        In reading order, without punctuation and white space. No word is dropped for being short. A number becomes its
        shape, every digit a 0 (``2024`` is ``0000``, ``97.6%`` is ``00.0%``), so that all years and all percentages
        count as the same word.
    """
    cut = engine()
    found: list[str] = []
    for match in _TOKEN.finditer(fold_case(text)):
        token = match.group()
        if match.lastgroup == "han":
            found.extend(cut(token))
        elif match.lastgroup == "number":
            found.append(number_shape(token))
        else:
            found.append(token)
    return found


@lru_cache(maxsize=4096)
def number_shape(number: str) -> str:
    """Return a number with every digit written as 0, whole numbers of more than five digits as five.

    Parameters
    ----------
    number : str
        Digits, with a decimal point, thousands separators, a colon or a per cent sign.

    Returns
    -------
    str
        Its shape.
    """
    shape = "".join("0" if c.isdigit() else c for c in number.replace(",", ""))
    return shape if "." in shape or ":" in shape else _LONG_NUMBER.sub("0" * _LONGEST_NUMBER, shape)


@cache
def engine() -> Cut:
    """Return the segmenter of this machine: `rjieba_engine` where it can be had, else `jieba_engine`."""
    # Imported by name at first use: neither belongs to the start of the program.
    try:
        return rjieba_engine()
    except ImportError:
        return jieba_engine()


def rjieba_engine() -> Cut:
    """Return a segmenter of runs of Han characters: the compiled one.

    Returns
    -------
    callable
        From a run of ideographs (U+4E00 to U+9FD5) to its words.

    Raises
    ------
    ImportError
        Where there is no rjieba for this machine.
    """
    segmenter = importlib.import_module("rjieba").Jieba()
    # A word that the dictionary has keeps its own frequency: the engines replace one differently.
    for word in _han_words():
        if not segmenter.has_word(word):
            segmenter.add_word(word, _FREQUENCY, "nz")
    cut: Cut = segmenter.cut
    return cut


def jieba_engine() -> Cut:
    """Return a segmenter of runs of Han characters: the one in Python, on every machine.

    Returns
    -------
    callable
        From a run of ideographs (U+4E00 to U+9FD5) to its words.

    Notes
    -----
    The dictionary is built in memory each time. jieba's own way, a marshalled file in the temporary folder that all
    users share, would let another user hand us bytes to load.
    """
    with warnings.catch_warnings():
        # jieba warns of its own old string literals and of pkg_resources while it is imported.
        warnings.simplefilter("ignore")
        jieba = importlib.import_module("jieba")
    logging.getLogger("jieba").setLevel(logging.WARNING)
    segmenter = jieba.Tokenizer()
    segmenter.FREQ, segmenter.total = segmenter.gen_pfdict(segmenter.get_dict_file())
    segmenter.initialized = True
    for word in _han_words():
        if not segmenter.FREQ.get(word):
            segmenter.add_word(word, _FREQUENCY, "nz")
    cut: Cut = segmenter.lcut
    return cut


def _han_words() -> list[str]:
    found = sorted(word for group in lexicon().values() for word in group)
    return [word for word in found if re.fullmatch(r"[\u4e00-\u9fd5]{2,}", word)]
