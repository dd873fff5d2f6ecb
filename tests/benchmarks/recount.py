"""Count a report again: ``python -m tests.benchmarks.recount report.json tagged.jsonl [labels]``.

`tagged.jsonl` is what ``yuankan tag --format jsonl`` printed of the issues that the catalogue was made from, and
`report.json` what ``yuankan report --format json`` made of the catalogue; `labels` is the folder of the workspace. This
script knows the standard library alone and nothing of the program: it reads the logs, settles what people decided,
dates the issues and counts in its own way. It prints each figure on which the two differ and the articles that make the
difference, and ends with status 1 where there is any.

It reads the date of an issue in its name, else takes the latest of its articles. Contributors are counted by their
names, as the byline of an article gives them, but for those who only took pictures.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, count
from pathlib import Path
from typing import Any

NO_TAG, NO_DATE = "untagged", "no date"
DECIDED = {"label", "adjudication"}
SHOWN = 5
Figures = dict[tuple[str, ...], set[str]]
"""Ids of articles, by the section and what in it is counted."""


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_answers(labels: Path) -> list[dict[str, Any]]:
    """Read what everybody answered and nobody took back, in the order of time."""
    found = []
    for log in sorted((labels / "log").glob("*.jsonl")):
        latest = ""
        lines = read_lines(log)
        undone = {line["undoes"] for line in lines if line["verdict"] == "undo"}
        for place, line in enumerate(lines):
            latest = max(latest, line["at"])
            if line["verdict"] != "undo" and line["id"] not in undone:
                found.append((latest, log.name, place, line))
    return [line for *_, line in sorted(found, key=lambda one: one[:3])]


def settle(answers: Iterable[dict[str, Any]]) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Return the tags that people gave each article, the primary first, and of which they could not decide."""
    said: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for answer in answers:
        if answer["verdict"] in DECIDED or answer["verdict"] == "unsure":
            held = said[answer["article"]].get(answer["by"])
            if held is None or held["verdict"] != "adjudication" or answer["verdict"] == "adjudication":
                said[answer["article"]].pop(answer["by"], None)
                said[answer["article"]][answer["by"]] = answer
    labels, undecided = {}, {}
    for article, theirs in said.items():
        votes = [answer for answer in theirs.values() if answer["verdict"] in DECIDED]
        last = [answer for answer in votes if answer["verdict"] == "adjudication"][-1:]
        alike = [answer for answer in votes if 2 * sum(meant(other) == meant(answer) for other in votes) > len(votes)][
            -1:
        ]
        if chosen := last or alike:
            primary = chosen[0].get("primary")
            labels[article] = tuple(dict.fromkeys([*([primary] if primary else []), *chosen[0]["tags"]]))
        else:
            undecided[article] = "disputed" if votes else "unsure"
    return labels, undecided


def meant(answer: dict[str, Any]) -> tuple[frozenset[str], str | None]:
    """Return what two answers that mean the same have in common."""
    return frozenset(answer["tags"]), answer.get("primary")


def mend(tagged: list[dict[str, Any]], answers: list[dict[str, Any]], labels: Path) -> list[dict[str, Any]]:
    """Put what people cut or joined in the place of what the splitter made."""
    gone: set[str] = set()
    made: dict[str, list[str]] = {}
    for answer in answers:
        if answer["verdict"] == "edit":
            gone = (gone | set(answer["replaces"])) - set(answer["makes"])
            made |= dict.fromkeys(answer["replaces"], answer["makes"])
    texts = {line["id"]: line for line in read_lines(labels / "articles.jsonl")} if gone else {}
    found = []
    for line in tagged:
        pieces, seen = [line["id"]], set()
        while pieces:
            piece = pieces.pop(0)
            if piece in gone and piece not in seen:
                pieces = [*made[piece], *pieces]
            elif piece == line["id"]:
                found.append(line)
            elif piece in texts and piece not in seen:
                blank: dict[str, Any] = {
                    "byline": [],
                    "date": None,
                    "tags": [],
                    "primary": None,
                    "review": "no_model",
                    "model": None,
                }
                found.append(line | blank | texts[piece] | {"issue": line["issue"]})
            seen.add(piece)
    return found


def number_order(name: str) -> list[Any]:
    """Return a key that puts 2 before 10."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"[0-9]+|[^0-9]+", name)]


def issue_dates(tagged: Iterable[dict[str, Any]]) -> dict[str, str | None]:
    """Return the day of each issue."""
    dates: dict[str, list[str]] = defaultdict(list)
    for line in tagged:
        dates[line["issue"]] += [line["date"]] if line["date"] else []
    found: dict[str, str | None] = {}
    for issue, days in dates.items():
        named = re.search(r"(?<!\d)((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?!\d)", issue)
        found[issue] = "-".join((named[1], named[2], named[3] or "01")) if named else max(days, default=None)
    return found


def standing(tagged: list[dict[str, Any]], period: dict[str, str | None]) -> list[dict[str, Any]]:
    """Return every article of a period once, as in the first issue that it stands in, with the day of that issue."""
    days = issue_dates(tagged)
    dated = [line | {"day": days[line["issue"]] or line["date"]} for line in tagged]
    within = [
        line
        for line in dated
        if (period["from"] is None or (line["day"] or "") >= period["from"])
        and (period["to"] is None or (line["day"] or "9999") <= period["to"])
    ]
    within.sort(key=lambda line: (days[line["issue"]] or "9999", number_order(line["issue"]), line["position"]))
    first: dict[str, dict[str, Any]] = {}
    for line in within:
        first.setdefault(line["id"], line)
    return list(first.values())


def counted(
    articles: Iterable[dict[str, Any]], labels: dict[str, tuple[str, ...]], undecided: dict[str, str]
) -> Figures:
    """Count."""
    found: Figures = defaultdict(set)
    for line in articles:
        own, id_ = line["id"], line["id"]
        tags = labels.get(own, tuple(tag["tag"] for tag in line["tags"]))
        primary = tags[0] if tags else NO_TAG
        month = line["day"][:7] if line["day"] else NO_DATE
        found["overview", "articles"].add(id_)
        found["overview", "confirmed"].update([id_] if own in labels else [])
        found["tags", primary, "primary"].add(id_)
        found["months", month, primary].add(id_)
        found["issues", line["issue"], primary].add(id_)
        for tag in tags:
            found["tags", tag, "any"].add(id_)
        pairs = [(tags[0], tags[0])] if len(tags) == 1 else [*combinations(tags, 2), *combinations(tags[::-1], 2)]
        for one, other in pairs:
            found["together", one, other].add(id_)
        for name in line["byline"]:
            if not took_pictures(name, line["text"]):
                found["contributors", "".join(unicodedata.normalize("NFKC", name).split())].add(id_)
        if own not in labels and (own in undecided or line["review"] is not None):
            found["waiting", undecided.get(own) or line["review"]].add(id_)
    return found


def took_pictures(name: str, text: str) -> bool:
    """Tell whether a byline says that somebody took the pictures and did nothing else."""
    who = re.escape(name)
    before = re.search(rf"(?<![文/、])(?:图|摄影|摄)[\s:：/／]+(?:[^\s、，]{{2,8}}[\s　])?{who}", text)
    return bool(before or re.search(rf"{who}\s*[/／（(]\s*(?:图|摄影)", text))


def reported(report: dict[str, Any]) -> Figures:
    """Return the same figures as a report has them, and see that each number is that of its articles."""
    sections = {section["key"]: section for section in report["sections"]}
    names = {tag[language]: tag["key"] for tag in report["tags"] for language in ("zh", "en", "key")}
    found: Figures = defaultdict(set)
    for key, row in (("articles", 0), ("confirmed", 2)):
        found["overview", key] = checked(sections["overview"], row, 1)
    for row, place, column in cells(sections["tags"]):
        name = names.get(sections["tags"]["rows"][row][0], NO_TAG)
        if column in {"primary", "any"} and (name, column) != (NO_TAG, "any"):
            found["tags", name, column] = checked(sections["tags"], row, place)
    for section in ("months", "issues", "together"):
        for row, place, column in cells(sections[section]):
            if column.startswith("tag_") or column == NO_TAG:
                name = row_name(section, sections[section]["rows"][row][0], names)
                found[section, name, column.removeprefix("tag_")] = checked(sections[section], row, place)
    for row, place, column in cells(sections["contributors"]):
        if column == "articles":
            # People of one name, in several departments, are one name here.
            found["contributors", sections["contributors"]["rows"][row][1]] |= checked(
                sections["contributors"], row, place
            )
    for one in filter(lambda one: one["review"] is not None, report["articles"]):
        found["waiting", one["review"]].add(one["id"])
    return found


def row_name(section: str, name: str, names: dict[str, str]) -> str:
    """Return what a row is called in every language."""
    if section == "together":
        return names[name]
    return name if section == "issues" or re.fullmatch(r"\d{4}-\d\d", name) else NO_DATE


def cells(section: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Yield the row, the place and the column of every cell."""
    for row in range(len(section["rows"])):
        for place, column in zip(count(), section["columns"], strict=False):
            yield row, place, column["key"]


def checked(section: dict[str, Any], row: int, place: int) -> set[str]:
    """Return the articles behind a number.

    Raises
    ------
    ValueError
        Where there are more or fewer of them than it says.
    """
    value, ids = section["rows"][row][place], section["articles"][row][place]
    if value != len(ids) or len(set(ids)) != len(ids):
        raise ValueError(f"{section['key']}, row {row}, column {place}: {value} stands for {len(ids)} articles")
    return set(ids)


def differences(own: Figures, theirs: Figures) -> Iterator[str]:
    """Yield a line for each figure that is not the same."""
    for key in sorted({*own, *theirs}):
        lacking, surplus = own.get(key, set()) - theirs.get(key, set()), theirs.get(key, set()) - own.get(key, set())
        if lacking or surplus:
            counts = f"{len(own.get(key, ()))} counted, {len(theirs.get(key, ()))} reported"
            yield f"{' / '.join(key)}: {counts}; not reported {shown(lacking)}; not counted {shown(surplus)}"


def shown(ids: set[str]) -> str:
    """Return the first of some ids."""
    return ", ".join(sorted(ids)[:SHOWN]) + (" …" if len(ids) > SHOWN else "") if ids else "none"


def main() -> int:
    """Print the differences; return 1 where there are any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=Path)
    parser.add_argument("tagged", type=Path)
    parser.add_argument("labels", type=Path, nargs="?")
    given = parser.parse_args()
    report = json.loads(given.report.read_text(encoding="utf-8"))
    tagged, answers = read_lines(given.tagged), []
    if given.labels is not None:
        answers = read_answers(given.labels)
        tagged = mend(tagged, answers, given.labels)
    own = counted(standing(tagged, report["period"]), *settle(answers))
    theirs = reported(report)
    found = list(differences(own, theirs))
    for line in found:
        print(line)
    print(f"{len({*own, *theirs})} figures compared, {len(found)} differ")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
