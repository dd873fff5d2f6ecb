"""Headlines that a typist made by type alone: larger than the text, without a style that says so."""

from collections.abc import Sequence
from dataclasses import replace

from classifier.ingest.formats.blocks import Block
from classifier.ingest.lines import wider
from classifier.ingest.signs import ends_sentence

# Times the size of the running text: 16 points over 12 make a headline, 小四 under 四号 does not.
_LARGE = 1.2
# In columns. No headline is longer, even one of two lines.
_LONG = 92
# Where more of the text than this is large, size tells nothing.
_MOST = 0.3


def with_headlines(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, those that are headlines by their type marked as headings.

    Parameters
    ----------
    blocks : sequence of Block
        Of one document in order, their sizes relative to the running text's.

    Returns
    -------
    list of Block
        The same texts. A large line right below another large one is of the same headline, as a kicker, a headline
        and a subtitle are; a blank line or a smaller one parts them.
    """
    large = [_is_large(block) for block in blocks]
    told = sum(len(block.text) for block in blocks)
    if sum(len(block.text) for block, is_large in zip(blocks, large, strict=True) if is_large) > _MOST * told:
        return list(blocks)
    found: list[Block] = []
    for at, block in enumerate(blocks):
        if large[at] and not block.level:
            below = at > 0 and large[at - 1] and not blocks[at - 1].level
            found.append(replace(block, level=1, joins=below))
        else:
            found.append(block)
    return found


def _is_large(block: Block) -> bool:
    text = block.text.strip()
    return (
        block.kind is None
        and block.size >= _LARGE
        and bool(text)
        and not wider(text, _LONG)
        and not ends_sentence(text)
    )
