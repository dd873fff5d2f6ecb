"""How much two paragraphs of one source have in common, measured by what is rare in that source."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from classifier.text.words import fold_case

# Characters of a paragraph that are looked at: more than any newspaper's paragraph has, so that memory stays bounded.
_READ = 2000
_RUN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]+|[a-z]{2,}|\d+(?:\.\d+)?")


class Affinity:
    """Shared pairs and triples of ideographs, weighted by how few paragraphs of the source hold them.

    Names of people, places and diseases weigh most, without a dictionary that would have to know them; what every
    paragraph of a hospital newspaper says weighs nothing.

    Parameters
    ----------
    texts : sequence of str
        All paragraphs and headlines of one source.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        grams = [_grams(text) for text in texts]
        frequency = Counter(gram for counts in grams for gram in counts)
        weight = {gram: math.log(len(texts) / count) for gram, count in frequency.items()}
        self._vectors = [{gram: weight[gram] for gram in counts if weight[gram] > 0} for counts in grams]
        self._norms = [math.sqrt(sum(value * value for value in vector.values())) for vector in self._vectors]

    def cosine(self, first: int, second: int) -> float:
        """Return the cosine of two texts' weights, 0 (nothing in common) to 1 (the same); by index in `texts`."""
        norm = self._norms[first] * self._norms[second]
        if not norm:
            return 0.0
        return _dot(self._vectors[first], self._vectors[second]) / norm

    def coverage(self, headline: int, body: int) -> float:
        """Return the share of a headline's weight that a body holds too, 0 to 1; both by index in `texts`."""
        vector = self._vectors[headline]
        # Squared, as in the cosine: a name said once outweighs the hospital's own name, said in many paragraphs.
        held = self._vectors[body]
        shared = sum(value * value for gram, value in vector.items() if gram in held)
        return shared / self._norms[headline] ** 2 if shared else 0.0


def _dot(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    if len(first) > len(second):
        first, second = second, first
    return sum(value * second[gram] for gram, value in first.items() if gram in second)


def _grams(text: str) -> set[str]:
    grams: set[str] = set()
    for run in _RUN.findall(fold_case(text[:_READ])):
        if run[0] < "\u3400":
            grams.add(run)
        else:
            grams.update(run[at : at + size] for size in (2, 3) for at in range(len(run) - size + 1))
    return grams
