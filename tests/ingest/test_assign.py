from collections.abc import Mapping, Sequence

import pytest

from classifier.ingest.affinity import Affinity
from classifier.ingest.assign import Assignment, Place, Slot
from classifier.ingest.cohesion import Cohesion
from tests.ingest.factories import make_paragraph

HEART = (
    "近日，心内科为毛婆婆植入心脏支架，手术由主任王少渊完成。",
    "随后，王少渊带领心内科团队为毛婆婆制定了支架术后方案。",
)
TREES = (
    "近日，团委组织青年到白茅圩植树，栽下香樟一百余株。",
    "随后，青年们在白茅圩为香樟浇水，团委书记卢启文参加植树。",
)
HEADLINES = ("心内科为毛婆婆植入支架", "团委组织青年植树")


def assign(
    texts: Sequence[str],
    slots: Sequence[Slot],
    places: Sequence[Place],
    strengths: Mapping[int, float],
    *,
    headlines: Sequence[str] = HEADLINES,
    measures: Sequence[int] = (),
) -> list[int]:
    widths = measures or [0] * len(texts)
    paragraphs = tuple(make_paragraph(text, measure=m, width=2 * m) for text, m in zip(texts, widths, strict=True))
    cohesion = Cohesion(Affinity([*texts, *headlines]), paragraphs)
    return Assignment(slots, places, strengths, cohesion).best()


def in_place(slot: int) -> Place:
    return Place(slot, displaced=False)


def displaced(slot: int) -> Place:
    return Place(slot, displaced=True)


def test_each_article_stands_below_its_headline() -> None:
    slots = [Slot(0, 0), Slot(1), Slot(2, 1), Slot(3)]
    assert assign([*HEART, *TREES], slots, [in_place(0), in_place(2)], {0: 3.0, 1: 3.0}) == [0, 0, 1, 1]


def test_a_weak_heading_on_the_same_story_only_parts_it() -> None:
    texts = [*HEART, "毛婆婆的心脏支架恢复了血流，王少渊说，心内科今后还将推广这项手术。"]
    slots = [Slot(0, 0), Slot(1), Slot(2, 1)]
    found = assign(texts, slots, [in_place(0), in_place(2)], {0: 3.0, 1: -3.0}, headlines=(HEADLINES[0], "重燃希望"))
    assert found == [0, 0, 0]


def test_headlines_printed_last_find_their_bodies() -> None:
    slots = [Slot(index) for index in range(4)]
    assert assign([*TREES, *HEART], slots, [displaced(4), displaced(4)], {}) == [1, 1, 0, 0]


def test_an_article_without_a_headline_is_one_of_its_own() -> None:
    # That a headline stands at the very end shows that frames are out of order here.
    slots = [Slot(0, 0), Slot(1), Slot(2), Slot(3)]
    headlines = (HEADLINES[0], "检验科通过评审")
    signed = (HEART[0], f"{HEART[1]}（宣传科 李青）")
    found = assign([*signed, *TREES], slots, [in_place(0), displaced(4)], {0: 3.0}, headlines=headlines)
    assert found[:2] == [0, 0]
    assert found[2] == found[3] < 0


def test_a_frame_drawn_in_between_is_taken_out_again() -> None:
    # The headline of the story about the heart stands last; so does its last paragraph, in a column of the same width.
    texts = [HEART[0], *TREES, "毛婆婆的心脏支架由心内科植入，王少渊主任到床边看望。"]
    slots = [Slot(0), Slot(1, 0), Slot(2), Slot(3)]
    places = [in_place(1), displaced(4)]
    found = assign(texts, slots, places, {0: 3.0}, headlines=HEADLINES[::-1], measures=[18, 27, 27, 18])
    assert found == [1, 0, 0, 1]


@pytest.mark.parametrize("count", [0, 1])
def test_a_source_of_next_to_nothing_has_as_many_labels_as_paragraphs(count: int) -> None:
    assert len(assign(HEART[:count], [Slot(index) for index in range(count)], [], {}, headlines=())) == count
