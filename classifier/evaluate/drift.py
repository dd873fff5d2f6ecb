"""Drift: what the champion meets, held against what it met in training, the year before, and what people accept.

Every sign asks two things. How far have things moved: the value, held against a level that the workspace sets. And
could chance have done it: a test, where there is one. It is drift only where both say so, for the one alone cries out
at small numbers, and the other at large ones.
"""

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from classifier.config import DriftSettings
from classifier.domain.advice import Accuracy
from classifier.domain.answer import Answer, Suggestion, Verdict, standing
from classifier.domain.drift import Drift, Sign, Signal, Silence, Silent
from classifier.domain.observation import Observation, Reference
from classifier.domain.version import ModelVersion
from classifier.evaluate.stability import stability

RECENT_DAYS = 90
"""The news of today is that of so many days before the latest issue, …"""
LEAST_ARTICLES = 100
"""… or of as many more issues as it takes to have so many articles: ten in each bin, had nothing changed."""
LEAST_ISSUES = 3
"""One issue is of one event too often to speak for the news."""
LEAST_YEARLY = 50
"""Articles of three months, this year and the year before, from which shares of tags are compared."""
LATEST_ANSWERS, LEAST_ANSWERS = 200, 50
_LONGEST = dt.timedelta(days=365)
_MONTHS = 3
# Chance alone is believed in down to this probability: the articles of one issue are alike, which no test here knows.
_CHANCE = 0.01


def measure_drift(
    reference: Reference | None,
    observations: Sequence[Observation],
    answers: Sequence[Answer],
    *,
    rules: DriftSettings,
    today: dt.date,
    champion: ModelVersion | None = None,
) -> Drift:
    """Look for every sign of drift.

    Parameters
    ----------
    reference : Reference or None
        What the champion met in training; None where that is not known.
    observations : sequence of Observation
        Each issue once, in any order.
    answers : sequence of Answer
        Of all annotators, in the order in which they were given.
    rules : DriftSettings
        How far things may move.
    today : datetime.date
        The last of the months that are compared with the year before.
    champion : ModelVersion, optional
        Words and certainties are those of issues that it tagged, and suggestions those shown since it was made. Where
        it is not given, the model of the latest observation is meant, and every suggestion counts.

    Returns
    -------
    Drift
        Every sign, measured or silent. An issue that the champion learnt from and tagged again counts like any other:
        it hides drift, but never feigns it.
    """
    name = champion.name if champion else max(observations, key=lambda one: one.at).model if observations else None
    recent = recent_issues([one for one in observations if one.model == name])
    since = champion.manifest.made if champion else None
    found = (
        *_news(reference, recent, rules),
        _rates(observations, rules.rate, today),
        _accuracy(reference, answers, rules.accuracy, since),
    )
    return Drift(
        tuple(one for one in found if isinstance(one, Signal)), tuple(one for one in found if isinstance(one, Silent))
    )


def recent_issues(observations: Sequence[Observation]) -> list[Observation]:
    """Choose the issues that stand for the news of today.

    Parameters
    ----------
    observations : sequence of Observation
        Of one model.

    Returns
    -------
    list of Observation
        The latest first, by the date of the issue, or by when it was tagged where it has none: those of `RECENT_DAYS`
        before the latest, and as many before these, of no more than a year, as it takes to have `LEAST_ARTICLES` and
        `LEAST_ISSUES`. What is tagged of an archive is judged like the news of today.
    """
    ordered = sorted(observations, key=lambda one: (_day(one), one.at), reverse=True)
    chosen: list[Observation] = []
    for one in ordered:
        age = _day(ordered[0]) - _day(one)
        enough = len(chosen) >= LEAST_ISSUES and _articles(chosen) >= LEAST_ARTICLES
        if age > _LONGEST or (enough and age.days > RECENT_DAYS):
            break
        chosen.append(one)
    return chosen


def _news(
    reference: Reference | None, recent: Sequence[Observation], rules: DriftSettings
) -> Iterator[Signal | Silent]:
    """Go through what shows in the issues alone."""
    articles = _articles(recent)
    if reference is None or len(recent) < LEAST_ISSUES or articles < LEAST_ARTICLES:
        why = Silence.NO_REFERENCE if reference is None else Silence.TOO_FEW
        for sign in (Sign.UNSEEN, Sign.CERTAINTY, Sign.SHAPE):
            yield Silent(sign=sign, why=why, articles=articles, needed=LEAST_ARTICLES)
        return
    unseen = sum(one.unseen * one.articles for one in recent) / articles
    more = unseen - reference.unseen
    yield Signal(
        sign=Sign.UNSEEN,
        value=more,
        level=rules.unseen,
        above=more > rules.unseen,
        issues=len(recent),
        articles=articles,
        now=unseen,
        before=reference.unseen,
    )
    yield from _certainties(reference, recent, rules.psi)


def _certainties(reference: Reference, recent: Sequence[Observation], level: float) -> Iterator[Signal]:
    """Compare certainties: by how much they have moved, and whether they are surely lower.

    Higher ones are no drift: what people are asked about, and what is learnt from, is harder than most of the news.
    """
    # Half a second to import, and needed by nobody who has not tagged yet.
    from scipy.stats import ks_2samp  # noqa: PLC0415

    before = np.array(reference.certainties, dtype=np.float64)
    now = np.array([value for one in recent for value in one.certainties], dtype=np.float64)
    index = stability(before, now)
    test = ks_2samp(now, before, alternative="greater", method="asymp")
    # The distance that chance alone surpasses with the probability _CHANCE.
    furthest = float(np.sqrt(-np.log(_CHANCE) / 2 * (1 / len(before) + 1 / len(now))))
    distance, p = float(test.statistic), float(test.pvalue)
    above = index > level and distance > furthest
    for sign, value, bound, chance in (
        (Sign.CERTAINTY, index, level, None),
        (Sign.SHAPE, distance, furthest, p),
    ):
        yield Signal(
            sign=sign,
            value=value,
            level=bound,
            above=above,
            issues=len(recent),
            articles=len(now),
            now=float(now.mean()),
            before=float(before.mean()),
            p=chance,
        )


def _rates(observations: Sequence[Observation], level: float, today: dt.date) -> Signal | Silent:
    """Compare how often each tag was given in the last three months, and in the same months of the year before.

    Issues of which no date is known are left out, for an archive is tagged today. The year before may have been tagged
    by another model: where that matters, tag it again. A tag that was never given in one of the two is not compared:
    the model of then did not know it.
    """
    now, before = _Season.until(today, observations), _Season.until(_months_before(today, 12), observations)
    tags = sorted(now.carried.keys() & before.carried.keys())
    articles = min(now.articles, before.articles)
    if articles < LEAST_YEARLY or not tags:
        why = Silence.TOO_FEW if before.articles else Silence.NO_YEAR
        return Silent(sign=Sign.RATES, why=why, articles=articles, needed=LEAST_YEARLY)
    moved = (_moved(tag, now, before, level, _CHANCE / len(tags)) for tag in tags)
    return max(moved, key=lambda signal: (signal.above, signal.value))


@dataclass(frozen=True, slots=True)
class _Season:
    """What was tagged of three months: issues, articles, and how many carry each tag that was given at all."""

    issues: int
    articles: int
    carried: Counter[str]

    @classmethod
    def until(cls, end: dt.date, observations: Sequence[Observation]) -> Self:
        start = _months_before(end, _MONTHS)
        found = [one for one in observations if one.date is not None and start < one.date <= end]
        return cls(
            issues=len(found),
            articles=_articles(found),
            # A sum of counters drops what it counts none of.
            carried=sum((Counter(one.tags) for one in found), Counter()),
        )

    def rate(self, tag: str) -> float:
        return self.carried[tag] / self.articles


def _moved(tag: str, now: _Season, before: _Season, level: float, chance: float) -> Signal:
    change = abs(now.rate(tag) - before.rate(tag))
    p = _chance(now.carried[tag], now.articles, before.carried[tag], before.articles)
    return Signal(
        sign=Sign.RATES,
        value=change,
        level=level,
        above=change > level and p < chance,
        issues=now.issues,
        articles=now.articles,
        now=now.rate(tag),
        before=before.rate(tag),
        p=p,
        tag=tag,
    )


def _chance(now: int, n_now: int, before: int, n_before: int) -> float:
    """Return the probability that so different numbers of so many articles come of one rate."""
    from scipy.stats import chi2_contingency  # noqa: PLC0415 - see _certainties

    # Of a tag that none carries, or all do, in both years, the test knows nothing: it has not moved.
    if now + before in (0, n_now + n_before):
        return 1.0
    return float(chi2_contingency([[now, n_now - now], [before, n_before - before]]).pvalue)


def _accuracy(
    reference: Reference | None, answers: Sequence[Answer], level: float, since: dt.datetime | None
) -> Signal | Silent:
    """Compare how often people kept the primary that was suggested with how often it was right when tested.

    Answers to articles drawn by lot are held against the test as it was. Where there are too few of them, the latest of
    all are, and against no more than the suggestions themselves promised: what people are asked about is harder.
    """
    shown = [
        (answer, answer.suggestion)
        for answer in standing(list(answers))
        if answer.verdict is Verdict.LABEL and answer.suggestion is not None and not answer.blind
        if since is None or answer.at > since
    ]
    by_lot = [pair for pair in shown if pair[0].random]
    asked = (by_lot if len(by_lot) >= LEAST_ANSWERS else shown)[-LATEST_ANSWERS:]
    if reference is None:
        return Silent(sign=Sign.ACCURACY, why=Silence.NO_REFERENCE, articles=len(asked), needed=LEAST_ANSWERS)
    if len(asked) < LEAST_ANSWERS:
        return Silent(sign=Sign.ACCURACY, why=Silence.TOO_FEW, articles=len(asked), needed=LEAST_ANSWERS)
    promised = float(np.mean([suggestion.certainty for _, suggestion in asked]))
    expected = reference.accuracy if len(by_lot) >= LEAST_ANSWERS else min(reference.accuracy, promised)
    right = Accuracy(sum(_kept(answer, suggestion) for answer, suggestion in asked), len(asked))
    share = right.right / right.asked
    return Signal(
        sign=Sign.ACCURACY,
        value=expected - share,
        level=level,
        above=expected - share > level and right.interval().high < expected,
        issues=0,
        articles=right.asked,
        now=share,
        before=expected,
    )


def _kept(answer: Answer, suggestion: Suggestion) -> bool:
    return answer.label is not None and answer.label.primary == suggestion.primary


def _day(one: Observation) -> dt.date:
    return one.date or one.at.date()


def _articles(observations: Sequence[Observation]) -> int:
    return sum(one.articles for one in observations)


def _months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months before, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
