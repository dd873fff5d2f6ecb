import json
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from classifier.domain.label import LabelledArticle
from classifier.learn.artifact import Artifact
from classifier.learn.portable import pack, unpack
from classifier.learn.retag import retag
from classifier.learn.space import FeatureSpace
from classifier.learn.tagger import Tagger
from classifier.learn.training import train
from classifier.learn.vocabulary import Vocabulary
from tests.learn.factories import make_corpus, odd_articles

Content = dict[str, Any]


@pytest.fixture(scope="module")
def small() -> Artifact:
    return train(make_corpus(8), ("honour", "lecture"), version="v", seed=0).artifact


def assert_same(one: object, other: object) -> None:
    """Equal to the last bit, array by array."""
    assert type(one) is type(other)
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        assert one.dtype == other.dtype
        assert np.array_equal(one, other)
    elif isinstance(one, Artifact | FeatureSpace | Vocabulary) or hasattr(one, "__dataclass_fields__"):
        for part in fields(one):  # type: ignore[arg-type]  # of a dataclass, as was just seen
            assert_same(getattr(one, part.name), getattr(other, part.name))
    else:
        assert one == other


def test_what_was_packed_comes_back_and_says_the_same(tagger: Tagger, rest: list[LabelledArticle]) -> None:
    found = unpack(pack(tagger.artifact))
    assert_same(found, tagger.artifact)
    articles = [*(example.article for example in rest[::3]), *odd_articles()]
    assert Tagger(found).predict(articles, explain=True) == tagger.predict(articles, explain=True)


def test_a_tagger_that_was_told_of_other_tags_comes_back(tagger: Tagger, rest: list[LabelledArticle]) -> None:
    told = retag(tagger.artifact, ("news", "event"), {"award": "news", "training": "news"})
    found = unpack(pack(told))
    assert_same(found, told)
    articles = [example.article for example in rest[::9]]
    assert Tagger(found).predict(articles) == Tagger(told).predict(articles)


def test_a_model_without_a_word_comes_back() -> None:
    corpus = [
        replace(one, article=replace(one.article, title="…" * (n % 7), text="。" * (n % 5 + 1)))
        for n, one in enumerate(make_corpus(8))
    ]
    bare = train(corpus, ("honour", "lecture"), version="v", seed=0).artifact
    assert bare.space.vocabulary.words == ()
    assert_same(unpack(pack(bare)), bare)


def test_it_is_made_of_nothing_but_numbers_and_text(small: Artifact) -> None:
    plain = {name: part for name, part in pack(small).items() if not isinstance(part, np.ndarray)}
    assert json.loads(json.dumps(plain)) == plain
    arrays = [part for part in pack(small).values() if isinstance(part, np.ndarray)]
    assert {part.dtype.kind for part in arrays} == {"f", "i", "u", "b"}


def test_skops_needs_to_trust_nothing(small: Artifact) -> None:
    io = pytest.importorskip("skops.io", reason="the extra `exchange` is not installed")
    data = io.dumps(pack(small))
    assert io.get_untrusted_types(data=data) == []
    assert_same(unpack(io.loads(data, trusted=[])), small)


def without(name: str) -> Callable[[Content], object]:
    return lambda content: {key: part for key, part in content.items() if key != name}


def changed(name: str, change: Callable[[Any], object]) -> Callable[[Content], object]:
    return lambda content: content | {name: change(content[name])}


def at(place: object, value: object) -> Callable[[Any], object]:
    """Return what puts a value into a copy of an array."""

    def put(array: Any) -> object:
        array = array.copy()
        array[place] = value
        return array

    return put


class Liar(np.ndarray):
    """An array of another class."""


WRONG: dict[str, tuple[Callable[[Content], object], str]] = {
    "a list": (lambda content: [content], "no packed model"),
    "nothing": (lambda _: {}, "no packed model"),
    "a name that is none": (lambda content: content | {3: 4}, "no packed model"),
    "another format": (changed("portable", lambda number: number + 1), "another version"),
    "a format that is an array": (changed("portable", lambda _: np.ones(3)), "no packed model"),
    "true for one": (changed("portable", lambda _: True), "no packed model"),
    "a part too many": (lambda content: content | {"more": 1}, "lacks parts"),
    "a part too few": (without("idf"), "lacks parts"),
    "other views": (changed("sees", lambda names: names[1:]), "reads articles otherwise"),
    "views as an array": (changed("sees", np.array), "reads articles otherwise"),
    "a long version": (changed("version", lambda _: "v" * 101), "part version "),
    "a version that moves the cursor": (changed("version", lambda _: "v\x1b[2J"), "part version "),
    "a version of no type": (changed("version", lambda _: None), "part version "),
    "no keys": (changed("keys", lambda _: []), "part keys "),
    "a key twice": (changed("keys", lambda keys: [keys[0]] * 2), "part keys "),
    "a key with a space": (changed("keys", lambda keys: [keys[0], "a b"]), "part keys "),
    "a key that is an array": (changed("keys", lambda keys: [keys[0], np.ones(2)]), "part keys "),
    "keys as a tuple": (changed("keys", tuple), "part keys "),
    "a key too many": (changed("keys", lambda keys: [*keys, "more"]), "part slopes "),
    "a primary that is no tag": (changed("primaries", lambda kinds: [*kinds[1:], "party"]), "part primaries "),
    "a primary that is a number": (changed("primaries", lambda kinds: [*kinds[1:], 7]), "part primaries "),
    "a primary too many": (changed("primaries", lambda kinds: [*kinds, None]), "part stack "),
    "runs that fall": (changed("grams", lambda keys: keys[::-1]), "part grams "),
    "runs beyond Unicode": (changed("grams", at(-1, (1 << 63) - 1)), "part grams "),
    "a run below zero": (changed("grams", at(0, -5)), "part grams "),
    "runs of another kind": (changed("grams", lambda keys: keys.astype(np.int32)), "part grams "),
    "runs of other bytes": (changed("grams", lambda keys: keys.astype(">i8")), "part grams "),
    "runs in a row too many": (changed("grams", lambda keys: keys[None]), "part grams "),
    "objects for runs": (changed("grams", lambda keys: keys.astype(object)), "part grams "),
    "an array of another class": (changed("grams", lambda keys: keys.view(Liar)), "part grams "),
    "runs as a list": (changed("grams", lambda keys: keys.tolist()), "part grams "),
    "a run too few": (changed("grams", lambda keys: keys[1:]), "part known "),
    "words that are no text": (changed("words", at(0, 0xFF)), "part words "),
    "words out of order": (changed("words", lambda text: np.r_[text, text[-1:] * 0 + 10, text[:3]]), "part words "),
    "a word twice": (changed("words", lambda text: np.r_[text, np.uint8(10), text]), "part words "),
    "an empty word": (changed("words", lambda text: np.r_[text, np.uint8(10)]), "part words "),
    "a list below zero": (changed("lists", at(0, -1)), "part lists "),
    "a list that is none": (changed("lists", at(0, 10_000)), "part lists "),
    "a listed word too many": (changed("lists", lambda lists: lists[1:]), "part lists "),
    "a term known beyond all": (changed("known", lambda bits: np.r_[bits, True]), "part known "),
    "a term known too few": (changed("known", lambda bits: bits & False), "part idf "),
    "a rarity below zero": (changed("idf", at(0, -1)), "part idf "),
    "a weight that is no number": (changed("weights", at((0, 0), np.nan)), "part weights "),
    "an endless weight": (changed("weights", at((0, 0), -np.inf)), "part weights "),
    "a weight that overflows": (changed("weights", at((0, 0), 1e30)), "part weights "),
    "a feature too few": (changed("weights", lambda weights: weights[1:]), "part weights "),
    "fewer columns than tags": (changed("weights", lambda weights: weights[:, :1]), "part weights "),
    "a column too few": (changed("weights", lambda weights: weights[:, :-1]), "part intercepts "),
    "weights of twice the bits": (changed("weights", lambda weights: weights.astype(np.float64)), "part weights "),
    "a slope that is no number": (changed("slopes", at(0, np.nan)), "part slopes "),
    "an offset too many": (changed("offsets", lambda offsets: np.r_[offsets, 0.0]), "part offsets "),
    "a stack turned over": (changed("stack", lambda stack: stack.T), "part stack "),
    "an endless stack": (changed("stack", at((0, 0), np.inf)), "part stack "),
    "an endless offset of the stack": (changed("stack_offsets", at(0, np.inf)), "part stack_offsets "),
    "a threshold above one": (changed("thresholds", at(0, 1.1)), "part thresholds "),
    "a threshold below zero": (changed("thresholds", at(0, -0.1)), "part thresholds "),
    "sure beyond doubt": (changed("sure", lambda _: 1.5), "part sure "),
    "sure of no number": (changed("sure", lambda _: float("nan")), "part sure "),
    "sure as an array": (changed("sure", lambda _: np.ones(1)), "part sure "),
    "short as a float": (changed("short", float), "part short "),
    "short below zero": (changed("short", lambda _: -1), "part short "),
    "shortest beyond counting": (changed("shortest", lambda _: 10**30), "part shortest "),
    "true for shortest": (changed("shortest", lambda _: True), "part shortest "),
    "familiar in words": (changed("familiar", lambda _: "0.5"), "part familiar "),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_fit_is_refused(small: Artifact, name: str) -> None:
    spoil, reason = WRONG[name]
    with pytest.raises(ValueError, match=reason):
        unpack(spoil(pack(small)))
    # What was spoilt is a copy: the model itself still is one.
    assert_same(unpack(pack(small)), small)


def test_every_part_is_held_against_the_others() -> None:
    told = " ".join(reason for _, reason in WRONG.values())
    small = train(make_corpus(8), ("honour", "lecture"), version="v", seed=0).artifact
    assert {name for name in pack(small) if f"part {name} " not in told} == {"portable", "sees", "listed"}


def test_arrays_in_another_layout_say_the_same(small: Artifact) -> None:
    packed: Content = pack(small)
    turned = {name: np.asfortranarray(part) if isinstance(part, np.ndarray) else part for name, part in packed.items()}
    assert unpack(turned).linear.weights.flags.c_contiguous
    assert_same(unpack(turned), small)
