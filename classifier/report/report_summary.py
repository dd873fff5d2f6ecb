"""A report in about ten lines of plain text, for messages that show no tables."""

from collections import Counter
from collections.abc import Iterable

from classifier.domain.facts import Level
from classifier.domain.reported import Reported, ReportedArticle
from classifier.domain.taxonomy import Taxonomy
from classifier.report.report_words import level_name, tag_name
from classifier.report.sections.facts import is_training
from classifier.report.sections.people import Contribution, by_department, by_person, ranks
from classifier.report.tables import Say

_FIRST_RANKS, _MOST_NAMED = 3, 5
_MOST_FIRSTS = 3
# Of a name that was found in a text: more of it would be a paragraph.
_WIDEST = 30


def report_summary(reported: Reported, taxonomy: Taxonomy, say: Say) -> tuple[str, ...]:
    """Return what a report comes to.

    Parameters
    ----------
    reported : Reported
        What is reported on.
    taxonomy : Taxonomy
        The tags.
    say : callable
        Chooses the language.

    Returns
    -------
    tuple of str
        A line for each thing that there is any of; none where there is no article. Names stand in them as they were
        printed: whoever shows them makes them harmless.
    """
    if not reported.articles:
        return ()
    lines = (
        _all_told(reported, say),
        _tags_told(reported, taxonomy, say),
        _people_told(reported, say),
        _departments_told(reported, say),
        _awards_told(reported, say),
        _firsts_told(reported, say),
        _trainings_told(reported, say),
        _people_or_machine(reported, say),
    )
    return tuple(filter(None, lines))


def _all_told(reported: Reported, say: Say) -> str:
    articles, issues = len(reported.articles), len({article.issue for article in reported.articles})
    english = f"This period: {_many(issues, 'issue')}, {_many(articles, 'article')}"
    chinese = f"这段时间：{issues} 期 {articles} 篇"
    if reported.earlier is not None:
        before = len(reported.earlier)
        more = articles - before
        english += f"; {_many(before, 'article')} in the period before ({more:+d})"
        changed = f"多 {more} 篇" if more > 0 else f"少 {-more} 篇" if more else "持平"
        chinese += f"，比上一时期（{before} 篇）{changed}"
    return say(f"{english}.", f"{chinese}。")


def _tags_told(reported: Reported, taxonomy: Taxonomy, say: Say) -> str:
    found = Counter(article.primary for article in reported.articles)
    named = [(tag_name(tag, say), found[tag.key]) for tag in taxonomy]
    if found[None]:
        named.append((say("untagged", "无标签"), found[None]))
    told = _listed((f"{name} {number}" for name, number in named), say)
    return say(f"By primary tag: {told}.", f"各标签（按主标签）：{told}。")


def _people_told(reported: Reported, say: Say) -> str:
    found = by_person(reported)
    first = [one for rank, one in zip(ranks(found), found, strict=True) if rank <= _FIRST_RANKS][:_MOST_NAMED]
    told = _listed((_wrote(one.of.name, one, reported, say) for one in first), say)
    return say(f"Most points for articles: {told}.", f"发稿前三（按积分）：{told}。") if first else ""


def _departments_told(reported: Reported, say: Say) -> str:
    found = [one for one in by_department(reported) if one.of.department is not None]
    first = [one for rank, one in zip(ranks(found), found, strict=True) if rank <= _FIRST_RANKS][:_MOST_NAMED]
    told = _listed((_wrote(one.of.department or "", one, reported, say) for one in first), say)
    return say(f"Departments with most points: {told}.", f"发稿科室前三（按积分）：{told}。") if first else ""


def _awards_told(reported: Reported, say: Say) -> str:
    found = [(award, article) for article in reported.articles for award in article.awards]
    if not found:
        return ""
    by_level = Counter(award.level for award, _ in found)
    levels: list[Level | None] = [*Level, None]
    told = _listed(
        (
            f"{level_name(level, say) or say('not told', '未写明')} {by_level[level]}"
            for level in levels
            if by_level[level]
        ),
        say,
    )
    waits = _waits((article for _, article in found), "项", say)
    return say(f"Awards: {len(found)} ({told}){waits}.", f"获奖：{len(found)} 项（{told}）{waits}。")


def _firsts_told(reported: Reported, say: Say) -> str:
    found = [(first, article) for article in reported.articles for first in article.firsts]
    if not found:
        return ""
    # Articles without a date stand last, and are no news.
    dated = [first for first, article in found if article.date is not None] or [first for first, _ in found]
    named = dict.fromkeys((one.technique, (one.scope or "") + one.wording) for one in reversed(dated))
    newest = _listed(
        (
            say(f"{_cut(what)} ({_cut(how)})", f"{_cut(what)}（{_cut(how)}）")
            for what, how in list(named)[:_MOST_FIRSTS]
        ),
        say,
    )
    waits = _waits((article for _, article in found), "项", say)
    english = f"First-time techniques: {len(found)}{waits}; the newest: {newest}."
    return say(english, f"首例与新技术：{len(found)} 项{waits}；最近的：{newest}。")


def _trainings_told(reported: Reported, say: Say) -> str:
    found = [article for article in reported.articles if is_training(article)]
    if not found:
        return ""
    stated = [article.attendance for article in found if article.attendance is not None]
    english, chinese = f"Training sessions: {len(found)}", f"培训：{len(found)} 场"
    if stated:
        people, about = sum(one.people for one in stated), sum(one.about for one in stated)
        rough = say(f", {about} of them about so many", f"，{about} 场是约数") if about else ""
        english += f" ({people} people in the {len(stated)} that tell{rough})"
        chinese += f"（{len(stated)} 场写明人数，共 {people} 人{rough}）"
    waits = _waits(found, "场", say)
    return say(f"{english}{waits}.", f"{chinese}{waits}。")


def _people_or_machine(reported: Reported, say: Say) -> str:
    confirmed = sum(article.confirmed for article in reported.articles)
    waiting = sum(article.review is not None for article in reported.articles)
    return say(
        f"To review: {_many(waiting, 'article')}; confirmed by a person: {confirmed}.",
        f"待核：{waiting} 篇；人工确认：{confirmed} 篇。",
    )


def _waits(articles: Iterable[ReportedArticle], unit: str, say: Say) -> str:
    number = sum(article.review is not None for article in articles)
    return say(f", {number} of them to review", f"，其中待核 {number} {unit}") if number else ""


def _wrote(name: str, one: Contribution, reported: Reported, say: Say) -> str:
    number, points = len(one.places), f"{round(float(one.points), 2):g}"
    # Where every article is worth the same, their number says it all.
    english, chinese = (f", {points} points", f"，{points} 分") if reported.points or reported.shared else ("", "")
    return say(f"{_cut(name)} ({_many(number, 'article')}{english})", f"{_cut(name)}（{number} 篇{chinese}）")


def _listed(names: Iterable[str], say: Say) -> str:
    return say(", ", "、").join(names)


def _cut(name: str) -> str:
    return f"{name[: _WIDEST - 1]}…" if len(name) > _WIDEST else name


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
