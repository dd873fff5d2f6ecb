import pytest

from classifier.ingest.roles import Role, Unit
from classifier.ingest.surroundings import ABOVE, RECENT, Surroundings
from tests.ingest.factories import make_judgement, make_unit

HEADLINE = "心内科为毛婆婆植入支架"
BODY = "近日，心内科为毛婆婆植入心脏支架，手术由主任王少渊完成。"
OTHER = "近日，团委组织青年到白茅圩植树，栽下香樟一百余株。"


def make_units_below(*, level: int, bodies: int = 1, headlines: int = 2) -> list[Unit]:
    heads = [make_unit(HEADLINE, Role.HEADING, at=1, level=level)]
    heads += [make_unit(f"第{at}次会议召开", Role.HEADING, at=2 * at, level=level) for at in range(1, headlines)]
    return [
        unit
        for head in heads
        for unit in (head, *(make_unit(BODY if head is heads[0] else OTHER) for _ in range(bodies)))
    ]


def around(units: list[Unit]) -> Surroundings:
    return Surroundings(make_judgement(units).witness)


@pytest.mark.parametrize("level", [0, 2])
def test_a_slot_holds_the_more_of_its_own_headline(level: int) -> None:
    found = around(make_units_below(level=level))
    assert found.share(0, 0) > 0.5 > found.share(1, 0)


@pytest.mark.parametrize("level", [0, 2])
def test_a_headline_out_of_reach_shares_nothing(level: int) -> None:
    units = [*make_units_below(level=level, headlines=60), make_unit(BODY)]
    found = around(units)
    assert found.share(0, 0) > 0
    assert found.share(60, 0) == 0


def test_headlines_that_share_enough_are_named_in_order() -> None:
    assert list(around(make_units_below(level=0)).enough(0)) == [0]
    assert list(around([make_unit(BODY)]).enough(0)) == []


def test_as_many_slots_above_are_compared_as_an_article_may_be_taken_up_after() -> None:
    found = around(make_units_below(level=0, bodies=20, headlines=1))
    assert found.cosines(0) == {}
    assert list(found.cosines(19)) == list(range(19 - RECENT, 19))


def test_marked_headings_call_for_no_more_than_the_slots_that_tell_of_them() -> None:
    found = around(make_units_below(level=2, bodies=10))
    assert list(found.cosines(10)) == list(range(10 - ABOVE, 10))
    assert list(found.cosines(11)) == [10]


def test_a_paragraph_has_more_in_common_with_its_own_story() -> None:
    found = around([make_unit(BODY), make_unit(OTHER), make_unit(BODY), make_unit("院")]).cosines(2)
    assert found[0] > found[1]
