"""What reports are counted from, for their tests: one article, a few, or a year of a newspaper."""

import datetime as dt
import hashlib
import random
from dataclasses import replace
from typing import Any

from classifier.domain.facts import Attendance, Award, Contributor, First, Level
from classifier.domain.period import Period
from classifier.domain.prediction import ReviewReason
from classifier.domain.reported import Reported, ReportedArticle

AT = dt.datetime(2025, 1, 6, 8, 30, tzinfo=dt.UTC)
YEAR = Period(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
HOSTILE = (
    "<script>alert(document.title)</script>",
    '=HYPERLINK("http://example.invalid/","点我")',
    "右起\u202eexe.gpj 的标题\u202c",
    "竖线 | 反引号 ` 星号 ** [链接](http://example.invalid/) <img src=x onerror=alert(1)>",
    "控制符\x07与\x1b[31m红色\x1b[0m",
    "</script><svg onload=alert(1)>&amp;&#x202e;",
)
"""Titles that a renderer shows as the text that they are."""

_TAGS = ("party_building", "clinical_technique", "award", "training", "event")
_SHARES = (18, 27, 14, 17, 24)
_DEPARTMENTS = (
    "心血管内科", "骨科", "急诊科", "护理部", "儿科", "消化内科", "神经外科", "药学部", "检验科", "医务部",
    "党委办公室", "宣传科", "妇产科", "重症医学科", "放射科", "麻醉手术中心",
)  # fmt: skip
_SURNAMES, _GIVEN = "赵钱孙李周吴郑王冯陈褚卫", ("安之", "伯言", "晓岚", "文", "若水", "明远", "静", "思齐")
_TITLES = {
    "party_building": ("{}党支部开展主题党日", "{}党支部与社区党支部结对共建"),
    "clinical_technique": ("{}完成首例机器人辅助手术", "{}多学科协作救治一位危重病人"),
    "award": ("{}获评省级先进集体", "{}在全市技能竞赛中夺得一等奖"),
    "training": ("{}举办新技术培训班", "{}组织应急演练"),
    "event": ("{}走进乡镇义诊", "{}举行迎新座谈"),
    "": ("{}提醒：换季谨防感冒", "{}值班安排"),
}
_TERMS = {
    "party_building": (("党支部", 2.1), ("主题党日", 1.7), ("党员", 0.6)),
    "clinical_technique": (("手术", 2.4), ("救治", 1.3), ("首例", 1.1)),
    "award": (("获评", 2.2), ("一等奖", 1.9), ("先进集体", 0.9)),
    "training": (("培训班", 2.6), ("演练", 1.2)),
    "event": (("义诊", 2.0), ("座谈", 1.1)),
}


def make_reported_article(which: int = 1, /, **given: Any) -> ReportedArticle:
    """Return an article of a report; what is not given is as of a plain article that nobody looked at."""
    fields: dict[str, Any] = {
        "id": hashlib.sha256(str(which).encode()).hexdigest()[:16],
        "title": f"第 {which} 篇",
        "excerpt": "本报讯 昨天下午，医院举行了一场座谈。",
        "issue": "2024-03.txt",
        "newspaper": "云溪医院报",
        "number": "第 5 期",
        "date": dt.date(2024, 3, 15),
        "tags": ("event",),
        "model": "v0001",
        "certainty": 0.9,
    }
    return ReportedArticle(**fields | given)


def make_reported(*articles: ReportedArticle, **given: Any) -> Reported:
    """Return what a report of these articles is counted from; of one plain article where none is given."""
    fields: dict[str, Any] = {
        "at": AT,
        "period": YEAR,
        "model": "v0001",
        "articles": articles or (make_reported_article(),),
    }
    return Reported(**fields | given)


def year_reported(articles: int = 700, *, hostile: bool = True, dated: bool = True) -> Reported:
    """Return a year of a newspaper that comes out twice a month, and three quarters as much of the year before.

    Parameters
    ----------
    articles : int
        How many articles the year has: all kinds of facts, a few without tags or a title. The same each time.
    hostile : bool
        Whether some of them have the titles of `HOSTILE`.
    dated : bool
        Otherwise the last issue has no date, and the period no ends, so that there is nothing before it.
    """
    now = [_year_article(number, articles, 2024) for number in range(articles)]
    fewer = articles * 3 // 4
    before = [_year_article(number, fewer, 2023) for number in range(fewer)]
    if hostile and articles >= len(HOSTILE):
        step = articles // len(HOSTILE)
        for place, text in enumerate(HOSTILE):
            now[place * step] = _year_article(place * step, articles, 2024, title=text, excerpt=text)
    if not dated:
        now = [replace(one, date=None) if one.issue == "2024-24.txt" else one for one in now]
    return Reported(
        at=AT,
        period=YEAR if dated else Period(),
        model="v0002",
        articles=tuple(now),
        earlier=tuple(before) if dated else None,
        points={"award": 3.0, "clinical_technique": 2.0, "event": 1.0},
        shared=True,
    )


def _year_article(number: int, articles: int, year: int, **given: str) -> ReportedArticle:
    rng = random.Random(year * 1_000_000 + number)  # noqa: S311 - makes up news, not secrets
    issue = number * 24 // articles
    day = dt.date(year, issue // 2 + 1, 1 + issue % 2 * 14)
    primary = rng.choices(_TAGS, _SHARES)[0] if rng.random() < 0.93 else ""
    tags = (primary, *rng.sample(sorted(set(_TAGS) - {primary}), rng.choice((0, 0, 0, 1, 1, 2)))) if primary else ()
    department = rng.choice(_DEPARTMENTS)
    confirmed = rng.random() < 0.4
    reasons = [None] * 8 + [ReviewReason.UNCERTAIN.value, ReviewReason.TOO_SHORT.value, "disputed"]
    fields: dict[str, Any] = {
        "title": "" if rng.random() < 0.01 else rng.choice(_TITLES[primary]).format(department) + f"（{number + 1}）",
        "excerpt": f"本报讯 {day.month} 月 {day.day} 日，{department}的同事们忙了一整天，事情办得妥当，大家都很高兴。",
        "issue": f"{year}-{issue + 1:02d}.txt",
        "number": f"第 {issue + 1} 期",
        "date": day,
        "page": rng.randint(1, 4),
        "tags": tags,
        "confirmed": confirmed,
        "review": None if confirmed else rng.choice(reasons),
        "model": rng.choice(("v0001", "v0002", "v0002")),
        "certainty": round(rng.uniform(0.35, 0.999), 3),
        "terms": {tag: _TERMS[tag] for tag in tags},
        "contributors": _authors(rng),
        "departments": tuple(dict.fromkeys((department, rng.choice(_DEPARTMENTS)))),
        "organisations": ("云溪市卫生健康委员会",) if rng.random() < 0.1 else (),
        "repeats": rng.choice((0,) * 30 + (1, 2)),
    }
    return make_reported_article(year * 1_000_000 + number, **fields | _facts(rng, tags, department) | given)


def _authors(rng: random.Random) -> tuple[Contributor, ...]:
    # Who comes early in the list writes most, as in a real office.
    found = {min(int(rng.expovariate(0.05)), 95) for _ in range(rng.choice((0, 1, 1, 1, 2, 3)))}
    return tuple(
        Contributor(
            name=_SURNAMES[one % 12] + _GIVEN[one // 12],
            department=None if rng.random() < 0.3 else _DEPARTMENTS[one % len(_DEPARTMENTS)],
        )
        for one in sorted(found)
    )


def _facts(rng: random.Random, tags: tuple[str, ...], department: str) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if "award" in tags:
        level = rng.choice((*Level, None))
        body = rng.choice(("省卫生健康委员会", "市总工会", None))
        sentence = f"{department}获评先进集体称号。"
        facts["awards"] = (Award(name="先进集体", level=level, body=body, sentence=sentence),)
    if "clinical_technique" in tags and rng.random() < 0.4:
        sentence = f"{department}完成全省首例机器人辅助手术。"
        scope = rng.choice(("全省", "全市", None))
        facts["firsts"] = (First(technique="机器人辅助手术", wording="首例", scope=scope, sentence=sentence),)
    if "training" in tags and rng.random() < 0.6:
        people = rng.randint(12, 480)
        facts["attendance"] = Attendance(
            people=people, about=rng.random() < 0.4, sentence=f"共有 {people} 名医护人员参加了培训。"
        )
    return facts
