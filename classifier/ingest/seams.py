"""Whether two pieces of text that stand apart were cut out of one sentence."""

import re

from classifier.text.normalize import HAN
from classifier.text.words import words

_CONTEXT = 6
_HAN_RUN_END, _HAN_RUN_START = re.compile(f"[{HAN}]{{1,{_CONTEXT}}}$"), re.compile(f"^[{HAN}]{{1,{_CONTEXT}}}")


def cuts_word(above: str, below: str) -> bool:
    """Tell whether the end of one text and the start of another are two halves of one word.

    Parameters
    ----------
    above, below : str
        The text before the seam and the one after it.

    Returns
    -------
    bool
        True where the segmenter sees a word across the seam.
    """
    left, right = _HAN_RUN_END.search(above), _HAN_RUN_START.search(below)
    if not (left and right):
        return False
    at, seam = 0, len(left.group())
    for word in words(left.group() + right.group()):
        at += len(word)
        if at >= seam:
            return at > seam
    return False
