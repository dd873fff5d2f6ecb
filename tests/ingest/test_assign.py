from collections.abc import Sequence

import pytest

from classifier.ingest.affinity import Affinity
from classifier.ingest.assign import Assigned, assign
from classifier.ingest.evidence import Witness, words
from classifier.ingest.headlines import Headline
from classifier.ingest.outline import Outline, Place, Slot
from classifier.ingest.roles import Role, Unit
from classifier.ingest.weights import shipped
from tests.ingest.factories import make_paragraph, make_unit

HEART = (
    "近日，心内科为毛婆婆植入心脏支架，手术由主任王少渊完成。",
    "随后，王少渊带领心内科团队为毛婆婆制定了支架术后方案。",
)
TREES = (
    "近日，团委组织青年到白茅圩植树，栽下香樟一百余株。",
    "随后，青年们在白茅圩为香樟浇水，团委书记卢启文参加植树。",
)
HEADLINES = ("心内科为毛婆婆植入支架", "团委组织青年到白茅圩植树")


def assigned(
    texts: Sequence[str],
    slots: Sequence[Slot],
    places: Sequence[Place],
    *,
    headlines: Sequence[str] = HEADLINES,
    measures: Sequence[int] = (),
    level: int = 0,
) -> Assigned:
    widths = measures or [0] * len(texts)
    bodies = [make_paragraph(text, measure=m, width=2 * m) for text, m in zip(texts, widths, strict=True)]
    heads = [Headline((make_unit(text, Role.HEADING, level=level),), ()) for text in headlines]
    plan = Outline([Unit(body, Role.BODY) for body in bodies], heads, list(places), list(slots))
    return assign(Witness(plan, Affinity(words(plan))), shipped())


def in_place(slot: int) -> Place:
    return Place(slot, displaced=False)


def displaced(slot: int) -> Place:
    return Place(slot, displaced=True)


def test_each_article_stands_below_its_headline() -> None:
    slots = [Slot(0, 0), Slot(1), Slot(2, 1), Slot(3)]
    assert assigned([*HEART, *TREES], slots, [in_place(0), in_place(2)]).labels == (0, 0, 1, 1)


def test_headlines_printed_last_find_their_bodies() -> None:
    slots = [Slot(index) for index in range(4)]
    assert assigned([*TREES, *HEART], slots, [displaced(4), displaced(4)]).labels == (1, 1, 0, 0)


def test_an_article_without_a_headline_is_one_of_its_own() -> None:
    # That a headline stands at the very end shows that frames are out of order here.
    slots = [Slot(0, 0), Slot(1), Slot(2), Slot(3)]
    signed = (HEART[0], f"{HEART[1]}（宣传科 李青）")
    headlines = (HEADLINES[0], "检验科通过评审")
    found = assigned([*signed, *TREES], slots, [in_place(0), displaced(4)], headlines=headlines).labels
    assert found[:2] == (0, 0)
    assert found[2] == found[3] != 0


def test_an_article_that_another_one_interrupts_is_taken_up_again() -> None:
    texts = [HEART[0], *TREES, "毛婆婆的心脏支架由心内科植入，王少渊主任到床边看望毛婆婆。"]
    slots = [Slot(0, 0), Slot(1, 1), Slot(2), Slot(3)]
    found = assigned(texts, slots, [in_place(0), in_place(1)], measures=[18, 27, 27, 18]).labels
    assert found == (0, 1, 1, 0)


def test_a_marked_heading_opens_its_article_whatever_stands_below_it() -> None:
    texts = [*HEART, "随后，王少渊说，心内科今后还将为更多像毛婆婆一样的患者植入支架。"]
    slots = [Slot(0, 0), Slot(1), Slot(2, 1)]
    headlines = (HEADLINES[0], "重燃希望")
    marked = assigned(texts, slots, [in_place(0), in_place(2)], headlines=headlines, level=2)
    assert marked.labels == (0, 0, 1)
    assert marked.certainties[2] == 1.0


def test_certainties_are_probabilities_and_lowest_where_a_seam_is_in_doubt() -> None:
    slots = [Slot(0, 0), Slot(1), Slot(2), Slot(3)]
    found = assigned([*HEART, *TREES], slots, [in_place(0)], headlines=HEADLINES[:1])
    assert all(0 <= certainty <= 1 for certainty in found.certainties)
    # Without a headline of its own the second story may go on with the first.
    assert max(found.certainties[2:]) < 0.98 < min(found.certainties[:2])


@pytest.mark.parametrize("count", [0, 1])
def test_a_source_of_next_to_nothing_has_as_many_labels_as_paragraphs(count: int) -> None:
    found = assigned(HEART[:count], [Slot(index) for index in range(count)], [], headlines=())
    assert (len(found.labels), len(found.certainties)) == (count, count)
