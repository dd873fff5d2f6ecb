import datetime as dt
import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.domain.answer import DECISIONS, Answer, Verdict
from classifier.domain.label import Label
from classifier.domain.resolution import Basis, Resolution, labels_of, latest, replaced, resolve

_COUNTER = itertools.count()
_START = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def make_answer(
    by: str,
    *tags: str,
    verdict: Verdict = Verdict.LABEL,
    article: str = "r1",
    undoes: str | None = None,
    replaces: tuple[str, ...] = (),
    makes: tuple[str, ...] = (),
) -> Answer:
    """The next answer of `by`; its primary is the first of the tags."""
    number = next(_COUNTER)
    return Answer(
        id=f"a{number}",
        verdict=verdict,
        article=article,
        annotator=by,
        at=_START + dt.timedelta(seconds=number),
        label=Label(tags=tags, primary=tags[0] if tags else None) if verdict in DECISIONS else None,
        undoes=undoes,
        replaces=replaces,
        makes=makes,
    )


def undo(answer: Answer, by: str = "") -> Answer:
    return make_answer(by or answer.annotator, verdict=Verdict.UNDO, article=answer.article, undoes=answer.id)


def outcome(answers: Sequence[Answer]) -> tuple[Basis, tuple[str, ...] | None]:
    """The basis and the tags of the one article that is spoken of."""
    (found,) = resolve(answers).values()
    return found.basis, found.label.tags if found.label else None


UNSURE, SKIP, ADJUDICATION = Verdict.UNSURE, Verdict.SKIP, Verdict.ADJUDICATION


@pytest.mark.parametrize(
    ("said", "basis", "tags"),
    [
        ([("甲", "award")], Basis.SINGLE, ("award",)),
        ([("甲",)], Basis.SINGLE, ()),
        ([("甲", "award"), ("甲", "event")], Basis.SINGLE, ("event",)),
        ([("甲", "award"), ("乙", "award")], Basis.MAJORITY, ("award",)),
        ([("甲", "award"), ("乙", "event")], Basis.DISPUTED, None),
        ([("甲", "award"), ("乙", "event"), ("乙", "award")], Basis.MAJORITY, ("award",)),
        ([("甲", "award"), ("乙",)], Basis.DISPUTED, None),
        ([("甲", "award"), ("乙", "event"), ("丙", "award")], Basis.MAJORITY, ("award",)),
        ([("甲", "award"), ("乙", "event"), ("丙", "training")], Basis.DISPUTED, None),
        ([("甲", "award"), ("乙", "award"), ("丙", "event"), ("丁", "event")], Basis.DISPUTED, None),
        ([("甲", "award"), ("乙", "award"), ("丙", "event"), ("丁", "training")], Basis.DISPUTED, None),
    ],
)
def test_labels_alone(said: list[tuple[str, ...]], basis: Basis, tags: tuple[str, ...] | None) -> None:
    assert outcome([make_answer(*one) for one in said]) == (basis, tags)


@pytest.mark.parametrize(
    ("said", "basis", "tags"),
    [
        ([("甲", UNSURE)], Basis.UNSURE, None),
        ([("甲", UNSURE), ("乙", UNSURE)], Basis.UNSURE, None),
        # Who is unsure did not decide, neither for nor against.
        ([("甲", UNSURE), ("乙", "award")], Basis.SINGLE, ("award",)),
        ([("甲", "award"), ("乙", "award"), ("丙", UNSURE)], Basis.MAJORITY, ("award",)),
        ([("甲", "award"), ("乙", "event"), ("丙", UNSURE)], Basis.DISPUTED, None),
        ([("甲", "award"), ("甲", UNSURE)], Basis.UNSURE, None),
        ([("甲", UNSURE), ("甲", "award")], Basis.SINGLE, ("award",)),
        ([("甲", "award"), ("甲", SKIP)], Basis.SINGLE, ("award",)),
        ([("甲", "award"), ("乙", "event"), ("丙", ADJUDICATION, "training")], Basis.ADJUDICATED, ("training",)),
        ([("甲", "award"), ("乙", "award"), ("丙", ADJUDICATION)], Basis.ADJUDICATED, ()),
        ([("丙", ADJUDICATION, "training"), ("甲", "award"), ("乙", "award")], Basis.ADJUDICATED, ("training",)),
        ([("丙", ADJUDICATION, "training"), ("甲", ADJUDICATION, "award")], Basis.ADJUDICATED, ("award",)),
        ([("丙", ADJUDICATION, "training"), ("丙", ADJUDICATION, "award")], Basis.ADJUDICATED, ("award",)),
        # A label that comes later, of the same person too, does not end what was settled.
        ([("丙", ADJUDICATION, "training"), ("丙", "award")], Basis.ADJUDICATED, ("training",)),
        ([("丙", ADJUDICATION, "training"), ("丙", UNSURE)], Basis.ADJUDICATED, ("training",)),
    ],
)
def test_with_other_verdicts(said: list[tuple[str, ...]], basis: Basis, tags: tuple[str, ...] | None) -> None:
    answers = [
        make_answer(by, *rest[1:], verdict=rest[0]) if rest and isinstance(rest[0], Verdict) else make_answer(by, *rest)
        for by, *rest in said
    ]
    assert outcome(answers) == (basis, tags)


def test_the_order_of_tags_is_no_difference_but_the_primary_is() -> None:
    same = [make_answer("甲", "award", "event", "training"), make_answer("乙", "award", "training", "event")]
    assert outcome(same) == (Basis.MAJORITY, ("award", "training", "event"))
    other = [make_answer("甲", "award", "event"), make_answer("乙", "event", "award")]
    assert outcome(other) == (Basis.DISPUTED, None)


def test_what_was_taken_back_counts_for_nothing() -> None:
    first, second = make_answer("甲", "award"), make_answer("甲", "event")
    assert outcome([first, second, undo(second)]) == (Basis.SINGLE, ("award",))
    assert resolve([first, undo(first)]) == {}
    settled = make_answer("丙", "training", verdict=ADJUDICATION)
    assert outcome([first, settled, undo(settled)]) == (Basis.SINGLE, ("award",))
    # Nobody takes back what somebody else said.
    assert outcome([first, undo(first, by="乙")]) == (Basis.SINGLE, ("award",))


def test_who_only_skipped_said_nothing() -> None:
    assert resolve([make_answer("甲", verdict=SKIP)]) == {}
    assert latest([make_answer("甲", verdict=SKIP)]) == {}


def test_what_each_holds_stands_in_the_order_in_which_it_was_said() -> None:
    old, other, new = make_answer("甲", "award"), make_answer("乙", "award"), make_answer("甲", "event")
    assert list(latest([old, other, new])["r1"].values()) == [other, new]
    assert resolve([old, other, new])["r1"].answers == (other, new)


def test_articles_stand_in_the_order_in_which_they_were_first_answered() -> None:
    answers = [make_answer("甲", "award", article=article) for article in ("b", "a", "b", "c")]
    assert list(resolve(answers)) == ["b", "a", "c"]


def edit(by: str, replaces: str, makes: str) -> Answer:
    return make_answer(by, verdict=Verdict.EDIT, article=replaces[0], replaces=tuple(replaces), makes=tuple(makes))


def test_an_article_that_was_replaced_is_left_out() -> None:
    labels = [make_answer("甲", "award", article=article) for article in "xyz"]
    cut = edit("乙", "x", "pq")
    assert list(resolve([*labels, cut])) == ["y", "z"]
    assert list(resolve([cut, *labels])) == ["y", "z"]
    assert list(resolve([*labels, cut, undo(cut)])) == ["x", "y", "z"]


def test_an_article_that_was_made_again_is_one() -> None:
    cut, join = edit("甲", "x", "pq"), edit("甲", "pq", "x")
    assert replaced([cut]) == {"x"}
    assert replaced([cut, join]) == {"p", "q"}
    assert replaced([cut, join, undo(join)]) == {"x"}
    # A headline that was mended in what does not count.
    assert replaced([edit("甲", "x", "x")]) == frozenset()


def test_a_label_goes_with_a_decision() -> None:
    with pytest.raises(ValueError, match="disputed"):
        Resolution(article="a", basis=Basis.DISPUTED, label=Label(tags=(), primary=None), answers=())
    with pytest.raises(ValueError, match="single"):
        Resolution(article="a", basis=Basis.SINGLE, label=None, answers=())


def test_only_what_holds_can_be_learnt_from() -> None:
    answers = [
        make_answer("甲", "award", article="settled"),
        make_answer("甲", "award", article="disputed"),
        make_answer("乙", "event", article="disputed"),
        make_answer("甲", verdict=UNSURE, article="unsure"),
    ]
    assert labels_of(resolve(answers)) == {"settled": Label(tags=("award",), primary="award")}


@st.composite
def histories(draw: st.DrawFn) -> list[Answer]:
    """Answers of up to four people on up to three articles, with undos of what was said before."""
    answers: list[Answer] = []
    for _ in range(draw(st.integers(0, 14))):
        verdict = draw(st.sampled_from([Verdict.LABEL, Verdict.LABEL, ADJUDICATION, UNSURE, SKIP, Verdict.UNDO]))
        said = [answer for answer in answers if answer.verdict is not Verdict.UNDO]
        if verdict is Verdict.UNDO:
            answers += [undo(draw(st.sampled_from(said)))] if said else []
            continue
        tags = draw(st.lists(st.sampled_from(["award", "event"]), unique=True)) if verdict in DECISIONS else []
        by, article = draw(st.sampled_from("甲乙丙丁")), draw(st.sampled_from("xyz"))
        answers.append(make_answer(by, *tags, verdict=verdict, article=article))
    return answers


@given(histories())
def test_what_always_holds(answers: list[Answer]) -> None:
    found = resolve(answers)
    undone = {answer.undoes for answer in answers}
    speaking = {*DECISIONS, UNSURE}
    standing = [answer for answer in answers if answer.id not in undone and answer.verdict in speaking]
    assert set(found) == {answer.article for answer in standing}
    for article, resolution in found.items():
        of_it = [answer for answer in standing if answer.article == article]
        held = resolution.answers
        assert {answer.annotator for answer in held} == {answer.annotator for answer in of_it}
        assert len({answer.annotator for answer in held}) == len(held)
        settled = [answer for answer in of_it if answer.verdict is ADJUDICATION]
        assert (resolution.basis is Basis.ADJUDICATED) == bool(settled)
        if settled:
            assert resolution.label == settled[-1].label
        elif resolution.label is not None:
            votes = [answer.label for answer in held if answer.label is not None]
            same = [
                vote
                for vote in votes
                if set(vote.tags) == set(resolution.label.tags) and vote.primary == resolution.label.primary
            ]
            assert 2 * len(same) > len(votes)


@given(histories())
def test_who_answered_first_makes_no_difference(answers: list[Answer]) -> None:
    """Logs of several people interleave in any way; only adjudications of several depend on who came last."""
    answers = [answer for answer in answers if answer.verdict is not ADJUDICATION]
    answers = [answer for answer in answers if answer.undoes is None or answer.undoes in {one.id for one in answers}]
    apart = sorted(answers, key=lambda answer: answer.annotator)

    def sense(found: dict[str, Resolution]) -> dict[str, tuple[Basis, frozenset[str], str | None]]:
        return {
            article: (
                one.basis,
                frozenset(one.label.tags if one.label else ()),
                one.label.primary if one.label else None,
            )
            for article, one in found.items()
        }

    assert sense(resolve(apart)) == sense(resolve(answers))
