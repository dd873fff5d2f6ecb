import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from classifier.domain.article import fold


def plainly_folded(text: str) -> str:
    """What `fold` promises, character by character."""
    kept = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] not in "ZC" and c != "\ufffd")
    return "".join(kept).casefold()


def test_every_character_is_folded_as_promised() -> None:
    wrong = [code for code in range(0x110000) if fold(f"中{chr(code)}A") != plainly_folded(f"中{chr(code)}A")]
    assert wrong == []


@given(st.text(st.sampled_from("院报，．！～Ａａ①㈱ﬁ½\u0301\u3099がカ\u200b\u3000 \n\ufffd\ud800…“·Σ")))
def test_texts_are_folded_as_promised(text: str) -> None:
    assert fold(text) == plainly_folded(text)
