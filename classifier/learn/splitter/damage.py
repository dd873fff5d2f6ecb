"""Damage: what fonts, recognisers and exports do to the characters of a newspaper."""

from dataclasses import dataclass

import numpy as np

_RADICALS = str.maketrans("一人大工日用立入心高力门风白老", "⼀⼈⼤⼯⽇⽤⽴⼊⼼⾼⼒⻔⻛⽩⽼")
_HALF_WIDTH = str.maketrans("，：；（）！？", ",:;()!?")
_LOOK_ALIKES = dict(
    zip("日已末土人未己大天干白目云士太院科治员", "曰己未士入末已太夭千自且去土犬浣料冶贝", strict=True)
)


@dataclass(frozen=True, slots=True)
class Damage:
    """How the characters of one article come out.

    Parameters
    ----------
    radicals : bool
        A broken font gives ideographs as the radicals that look the same.
    half_width : bool
        Marks come out half-width.
    substituted, dropped : float
        Share of ideographs that a recogniser takes for others, and of characters that it misses, 0 to 1.
    """

    radicals: bool = False
    half_width: bool = False
    substituted: float = 0.0
    dropped: float = 0.0

    def spoil(self, text: str, rng: np.random.Generator) -> str:
        """Return a text as it comes out.

        Parameters
        ----------
        text : str
            As it was printed.
        rng : numpy.random.Generator
            Decides which characters are hit.

        Returns
        -------
        str
            Never empty where `text` was not.
        """
        if self.radicals:
            text = text.translate(_RADICALS)
        if self.half_width:
            text = text.translate(_HALF_WIDTH)
        if not (self.substituted or self.dropped):
            return text
        chances = rng.random(len(text))
        # A mark that a recogniser takes for another one matters less than a word that it does: ideographs alone.
        spoilt = "".join(
            _LOOK_ALIKES.get(char, char) if chance < self.substituted else char
            for char, chance in zip(text, chances, strict=True)
            if chance < 1 - self.dropped
        )
        return spoilt or text
