"""How the departments of hospitals are written: one name for each, and the others that it goes by."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from classifier.extract.lists import lines_of, words_of
from classifier.text.words import lexicon

_ENDINGS = ("科", "部", "室", "办", "中心", "房", "处", "工会")


@cache
def department_names() -> Mapping[str, str]:
    """Return every known way to write a department.

    Returns
    -------
    mapping of str to str
        To the name that counts, which stands for itself.
    """
    names = {name: name for name in _own_names()}
    for line in lines_of("synonyms"):
        counted, *others = line.split()
        names.update(dict.fromkeys((counted, *others), counted))
    return MappingProxyType(names)


def _own_names() -> Iterator[str]:
    yield from words_of("departments")
    others = frozenset(words_of("no_departments"))
    yield from (word for word in lexicon()["departments"] if word.endswith(_ENDINGS) and word not in others)
