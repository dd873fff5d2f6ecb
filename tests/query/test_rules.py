import re
from dataclasses import dataclass

import pytest

from classifier.domain.article import Article
from classifier.domain.label import Label
from classifier.query.rules import Rule, contradictions, parse_rules
from classifier.storage.shipped import labels_dir, load_starter, load_taxonomy

RULES = parse_rules((labels_dir() / "rules.toml").read_text(encoding="utf-8"))
P, C, A, T, E = "party_building", "clinical_technique", "award", "training", "event"
# What they object to in the starter corpus is in truth labelled against case 7: a festival whose headline tells of the
# commendation is an award first.
FAULTS = {"e006", "e049", "m032"}


@dataclass(frozen=True)
class Case:
    """A headline that a rule fits, tags that break it, tags that do not, and a headline it does not fit."""

    title: str
    wrong: str
    right: str
    other: str


CASES = {
    "notice": Case("关于检验科搬迁的通知", E, "", "检验科搬迁，没有一位病人接到通知白跑一趟"),
    "roster": Case("八月份专家门诊时间表", E, "", "检验科把时间表贴上墙"),
    "good-news": Case("喜报！我院再添一个省级名号", E, A, "喜报频传的一年"),
    "prize": Case("检验科荣获市级集体称号", E, A, "学习检验科荣获市级集体称号的事迹"),
    "grant": Case("我院获批省级重点专科", C, A, "获批省级重点专科一周年座谈会"),
    "grant-alone": Case("我院获批省级住培基地", f"{A} {T}", A, "我院获批省级住培基地，首期培训班开班"),
    "passed": Case("我院通过国家级卒中中心认证", E, A, "我院通过视频迎接卒中中心评审"),
    "study-session": Case("院党委中心组开展集体学习", f"{P} {E}", P, "院党委中心组学习暨院务会召开"),
    "anti-corruption": Case("我院部署腐败问题专项整治", f"{P} {E}", P, "腐败问题整治暨年度总结会召开"),
    "branch-day": Case("外科支部开展主题党日", E, f"{P} {E}", "主题党日案例获市级奖"),
    "branch-clinic": Case("外科党支部到柳河村义诊", f"{P} {E}", f"{E} {P}", "外科党支部主题党日走进义诊点"),
    "league": Case("院团委完成换届", E, P, "主题团日案例获奖"),
    "party-honour": Case("谷雨桐获评全市优秀共产党员", A, f"{A} {P}", "谷雨桐获评优秀共产党员事迹报告"),
    "party-commendation": Case("我院大会表彰“两优一先”", P, f"{P} {A}", "关于表彰优秀共产党员的通知"),
    "course": Case("腔镜疝修补学习班在我院开班", C, f"{T} {C}", "腔镜疝修补学习班将举办"),
    "skills-contest": Case("急诊急救技能竞赛落幕", E, T, "关于举办护理技能竞赛的通知"),
    "commendation": Case("我院召开年度表彰大会", E, f"{A} {E}", "年度表彰大会筹备会召开"),
    "festival-commendation": Case("护士节庆祝会并表彰先进", f"{E} {A}", f"{A} {E}", "护士节庆祝大会举行"),
    "prize-fetched": Case("院长赴省城领取“健康医院”奖牌", f"{A} {E}", A, "院长赴省城开会"),
    "pennant": Case("家属送来一面锦旗，送锦旗的还有邻居", A, E, "锦旗上的错字"),
    "start-with-training": Case("单病种质控启动暨培训会召开", f"{T} {E}", f"{E} {T}", "单病种质控启动会召开"),
    "send-off": Case("欢送六名骨干赴省城进修", T, E, "六名骨干进修归来"),
    "two-themes-party-first": Case("我院召开党风廉政暨安全生产工作会", P, f"{P} {E}", "我院召开安全生产工作会"),
    "two-themes-party-second": Case("我院召开年中工作会暨警示教育会", f"{P} {E}", f"{E} {P}", "党建工作会暨警示教育会"),
}


def make_label(tags: str) -> Label:
    given = tuple(tags.split())
    return Label(tags=given, primary=given[0] if given else None)


def make_article(title: str) -> Article:
    return Article(title=title, text="正文。")


def broken(title: str, tags: str) -> set[str]:
    return {rule.id for rule in contradictions(RULES, make_article(title), make_label(tags))}


def test_every_rule_has_its_case_here() -> None:
    assert list(CASES) == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_what_contradicts_it_and_nothing_else(rule: Rule) -> None:
    case = CASES[rule.id]
    assert rule.id in broken(case.title, case.wrong)
    assert not broken(case.title, case.right)
    assert not rule.fits(make_article(case.other))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_speaks_of_known_tags_and_names_a_case_of_the_guidelines(rule: Rule) -> None:
    assert rule.tags <= set(load_taxonomy().keys)
    guidelines = (labels_dir() / "GUIDELINES.md").read_text(encoding="utf-8")
    assert rule.case == 0 or f"### 情形 {rule.case}　" in guidelines
    assert rule.zh
    assert rule.en
    assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.id)


def test_what_the_rules_object_to_in_the_starter_corpus_is_wrong() -> None:
    starter = load_starter()
    found = {e.article.source_id for e in starter if contradictions(RULES, e.article, e.label)}
    assert found <= FAULTS
    # A rule that fits next to nothing has not been shown to be right.
    assert sum(any(rule.fits(e.article) for rule in RULES) for e in starter) > 250


def test_traditional_characters_and_full_width_forms_make_no_difference() -> None:
    assert broken("關於檢驗科搬遷的通知", E) == {"notice"}
    assert broken("喜報！我院再添一個省級名號", E) == {"good-news"}


def test_an_article_without_a_headline_breaks_no_rule() -> None:
    assert contradictions(RULES, Article(title="", text="关于检验科搬迁的通知"), make_label(E)) == ()


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ("", "demands nothing"),
        ('all = ["award"]\nuntagged = true', "demands tags, and none"),
        ('al = ["award"]', "unknown entry al"),
        ("untagged = true\n[[rule]]\nid = 'a'\ncase = 0\ntitle = 'x'\nzh = ''\nen = ''\nuntagged = true", "twice"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(entries: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_rules(f"[[rule]]\nid = 'a'\ncase = 0\ntitle = 'x'\nzh = 'z'\nen = 'e'\n{entries}")
