from dataclasses import replace

import pytest

from classifier.ingest.assemble import Draft
from classifier.ingest.doubt import Doubts, confidence
from classifier.ingest.features import Feature, Sign
from classifier.ingest.roles import Role
from classifier.ingest.weights import Weights, shipped
from tests.ingest.factories import make_issue, make_judgement, make_units

LEAD = "近日，心内科为毛婆婆植入心脏支架。"
LATER = "毛婆婆的家属给心内科送来锦旗。"
TITLE = "心内科为毛婆婆植入支架"


def signs(*drafts: Draft) -> list[list[float]]:
    units = make_units((TITLE, Role.HEADING), (LEAD, Role.BODY), (LATER, Role.BODY))
    doubts = Doubts(make_judgement(units).witness, drafts)
    return [doubts.signs(draft) for draft in drafts]


def test_a_certain_article_shows_no_doubt() -> None:
    (found,) = signs(Draft(0, None, [1, 2], {1: 1.0, 2: 1.0}))
    assert found == [1.0, *[0.0] * (len(Sign) - 1)]


def test_the_worst_paragraph_and_the_seam_below_count() -> None:
    upper, lower = signs(Draft(0, None, [1], {1: 0.9}), Draft(None, None, [2], {2: 0.5}))
    assert upper[Sign.SEAM_BELOW] == lower[Sign.WORST_PARAGRAPH] == pytest.approx(0.693, abs=1e-3)
    assert (upper[Sign.UNTITLED], lower[Sign.UNTITLED]) == (0.0, 1.0)


def test_every_doubt_lowers_the_confidence() -> None:
    sure = [1.0, *[0.0] * (len(Sign) - 1)]
    most = confidence(sure, shipped())
    assert most > 0.8
    for sign in (Sign.WORST_PARAGRAPH, Sign.SEAM_BELOW, Sign.TITLE, Sign.UNTITLED, Sign.HEADLINE_ALONE):
        doubted = list(sure)
        doubted[sign] = 1.0
        assert confidence(doubted, shipped()) < most, sign


def test_an_issue_in_order_is_trusted_and_a_headline_paired_by_order_alone_is_not() -> None:
    ordered = make_issue(f"## {TITLE}\n\n{LEAD}\n\n{LATER}\n\n## 我院召开会议\n\n近日，我院召开会议，部署工作。\n")
    assert [article.doubtful for article in ordered.articles] == [False, False]
    late = make_issue(
        f"{LEAD}\n\n{LATER}（宣传科 李青）\n\n近日，团委植树。\n\n检验科通过国家评审\n\n精神科举办开放日\n"
    )
    assert all(article.doubtful for article in late.articles)


def test_every_span_has_its_certainty() -> None:
    issue = make_issue(f"{TITLE}\n\n{LEAD}\n\n{LATER}\n")
    for article in issue.articles:
        assert len(article.certainties) == len(article.spans)
        assert all(0 <= certainty <= 1 for certainty in (*article.certainties, article.confidence))


def test_weights_are_as_many_as_features() -> None:
    with pytest.raises(ValueError, match="weights for"):
        replace(shipped(), moves=(0.0,))
    assert Weights(moves=(2.0,) * len(Feature)).weigh([(Feature.OPENS, 1.5), (Feature.JUMPS, 1.0)]) == 5.0
