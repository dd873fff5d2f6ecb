"""fastText's supervised model, over the words that this project segments."""

import importlib.util
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from classifier.text.words import words

ABSENT = "fastText left out: it comes with the extra, pip install -e '.[bench]'"
_PREFIX = "__label__"
_SEED = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is tuned of fastText; everything else is as it comes, but for a table that fits small corpora.

    Parameters
    ----------
    rate : float
        Learning rate at the start.
    epochs : int
        Times that every text is gone through.
    pairs : bool
        Whether pairs of words are terms too.
    shortest, longest : int
        Characters of the runs within words that are terms too; 0 for none.
    """

    rate: float = 0.5
    epochs: int = 25
    pairs: bool = True
    shortest: int = 0
    longest: int = 0


def installed() -> bool:
    """Tell whether fastText is there; where it is not, `ABSENT` says so."""
    return importlib.util.find_spec("fasttext") is not None


def spaced(text: str) -> str:
    """Return a text as fastText reads it: its words, parted by spaces, on one line."""
    return " ".join(words(text))


class FastText:
    """One model of numbered classes.

    Parameters
    ----------
    texts : sequence of str
        From `spaced`.
    classes : sequence of sequence of int
        Of each text; more than one needs `independent`.
    settings : Settings
        See there.
    independent : bool
        One yes or no for each class, rather than one class for each text.
    """

    def __init__(
        self,
        texts: Sequence[str],
        classes: Sequence[Sequence[int]],
        settings: Settings,
        *,
        independent: bool = False,
    ) -> None:
        # Optional: the rest of the benchmarks runs without it.
        import fasttext

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "train.txt"
            lines = (
                " ".join([*(f"{_PREFIX}{one}" for one in given), text])
                for text, given in zip(texts, classes, strict=True)
                if given
            )
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            self._model: Any = fasttext.train_supervised(
                str(path),
                lr=settings.rate,
                epoch=settings.epochs,
                wordNgrams=2 if settings.pairs else 1,
                minn=settings.shortest,
                maxn=settings.longest,
                bucket=200_000,
                loss="ova" if independent else "softmax",
                # More threads than one would make another model every time.
                thread=1,
                seed=_SEED,
                verbose=0,
            )

    def likeliest(self, texts: Sequence[str]) -> list[int]:
        """Return the class of each text."""
        labels, _ = self._model.predict(list(texts), k=1)
        return [int(found[0].removeprefix(_PREFIX)) for found in labels]

    def above(self, texts: Sequence[str], threshold: float = 0.5) -> list[list[int]]:
        """Return the classes of each text that are at least so sure."""
        labels, _ = self._model.predict(list(texts), k=-1, threshold=threshold)
        return [[int(label.removeprefix(_PREFIX)) for label in found] for found in labels]
