from classifier.ingest.features import Evidence, Feature
from classifier.ingest.moves import Context, Moves, follow
from classifier.ingest.roles import Role
from tests.ingest.factories import make_judgement, make_unit, make_units

H, B = Role.HEADING, Role.BODY
LEAD = "近日，心内科为毛婆婆植入心脏支架。"
LATER = "毛婆婆的家属给心内科送来锦旗。"


def moves(*parts: tuple[str, Role]) -> Moves[Evidence]:
    return Moves(make_judgement(make_units(*parts)).witness, lambda evidence: evidence)


def test_the_first_paragraph_begins_an_article_and_goes_on_with_none() -> None:
    found = dict(moves(("我院召开会议", H), (LEAD, B)).of(0, None))
    assert set(found) == {0, -1}


def test_a_later_paragraph_may_go_on_or_begin() -> None:
    found = dict(moves(("我院召开会议", H), (LEAD, B), (LATER, B)).of(1, Context(0)))
    assert set(found) == {0, -2}
    assert Feature.UNTITLED in dict(found[-2])


def test_a_headline_that_stands_at_the_end_is_tried_in_turn_even_without_shared_words() -> None:
    found = dict(moves((LEAD, B), (LATER, B), ("检验科通过评审", H), ("团委组织植树", H)).of(0, None))
    assert set(found) == {0, -1}
    assert Feature.JUMPS_IN_TURN in dict(found[0])


def test_an_article_left_is_taken_up_not_begun_again() -> None:
    found = moves(("我院召开会议", H), (LEAD, B), ("团委组织植树", H), (LATER, B), (LATER, B))
    context = follow(Context(0), 1, 1, displaced=False)
    assert context.left == ((0, 0),)
    assert Feature.RESUMES in dict(dict(found.of(2, context))[0])


def test_a_marked_heading_leaves_one_move() -> None:
    units = [make_unit("我院召开会议", H, level=2), make_unit(LEAD, at=3), make_unit("重燃希望", H, at=5, level=2)]
    found: Moves[Evidence] = Moves(make_judgement([*units, make_unit(LATER, at=7)]).witness, lambda evidence: evidence)
    assert [label for label, _ in found.of(1, Context(0))] == [1]


def test_what_a_context_remembers() -> None:
    first = follow(None, 2, 0, displaced=True)
    assert (first.taken, first.since, first.begun) == (2, 0, {2})
    assert follow(first, 2, 1, displaced=True) is first
    other = follow(first, -3, 2, displaced=False)
    assert (other.left, other.taken, other.previous, other.since) == (((2, 1),), 2, (2, 0), 2)
    assert follow(other, 2, 3, displaced=True).left == ((-3, 2),)
