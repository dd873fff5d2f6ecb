from classifier.ingest.affinity import Affinity
from classifier.ingest.cohesion import Cohesion
from classifier.ingest.outline import outline
from classifier.ingest.roles import Role, Unit
from classifier.ingest.strength import strengths
from tests.ingest.factories import make_unit, make_units

STORY = "毛婆婆因气道狭窄转入甲乳外科，手术风险极高，治疗一度陷入困局。"
SAME = "甲乳外科为毛婆婆组织会诊，讨论气道狭窄的手术方案和风险。"
OTHER = "团委组织青年到江边植树，栽下香樟一百余株。"


def weigh(*units: Unit) -> dict[int, float]:
    found = outline(units)
    texts = [*(unit.text for unit in units), *(headline.story for headline in found.headlines)]
    return strengths(found, Cohesion(Affinity(texts), tuple(unit.paragraph for unit in units)))


def second(title: str, below: str, *, role: Role = Role.BODY, above: str = STORY) -> float:
    """The strength of a headline in mid-source."""
    parts = [("我院救治危重患者", Role.HEADING), (above, Role.BODY), (title, Role.HEADING), (below, role)]
    return weigh(*make_units(*parts))[1]


def test_a_headline_that_reports_over_another_story_opens_an_article() -> None:
    assert second("团委组织青年植树", OTHER) > 0


def test_a_slogan_over_the_same_story_opens_none() -> None:
    assert second("精准治疗，创造生命奇迹", SAME) < 0


def test_the_story_below_counts_whatever_the_headline_says() -> None:
    assert second("重燃希望", OTHER) > second("重燃希望", SAME)


def test_a_lead_or_a_byline_below_speaks_for_an_article() -> None:
    plain = second("重燃希望", OTHER)
    assert second("重燃希望", f"近日，{OTHER}") > plain
    assert second("重燃希望", f"本报讯（李青）{OTHER}") > plain
    assert second("重燃希望", "□胡青", role=Role.BYLINE) > plain


def test_a_byline_at_the_end_of_the_article_above_speaks_for_a_new_one() -> None:
    assert second("重燃希望", OTHER, above=f"{STORY}（宣传科 李青）") > second("重燃希望", OTHER)


def test_a_markdown_heading_is_all_but_certain() -> None:
    marked = make_unit("精准治疗，创造生命奇迹", Role.HEADING, at=5, level=2)
    units = [*make_units(("我院救治危重患者", Role.HEADING), (STORY, Role.BODY)), marked, make_unit(SAME, at=7)]
    assert weigh(*units)[1] > 5


def test_headlines_without_a_body_below_are_not_weighed() -> None:
    assert weigh(*make_units((STORY, Role.BODY), ("我院获评先进集体", Role.HEADING))) == {}
