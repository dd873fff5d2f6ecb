"""Kill a watch while a year of issues comes in: ``python -m tests.benchmarks.watch_kills``.

24 issues of about 700 articles are put into a watched folder by one process: at once, slowly in pieces, under another
name until they are whole, renamed later, broken and mended later, and copied. Another kills the real ``yuankan watch``
(SIGKILL) again and again, every second time shortly after it wrote something, and starts it anew. Once without an
archive and once with one, and with a long file of ready articles besides. Afterwards every article must be recorded
once for each issue that it stands in, every file must have been announced by ``--then`` at least once, and none may be
lost, doubled or half there.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from classifier.domain.label import LabelledArticle
from classifier.storage.shipped import load_starter
from tests.benchmarks.issues import compose
from tests.command import Command
from tests.watched import Drop, Watched, Way, feeder, write_plan

_ISSUES, _PIECES, _ARTICLES = 24, 5, 790
_READY = 1200
_SEED = 7
_WAYS = (Way.WHOLE, Way.SLOWLY, Way.FETCHED, Way.RENAMED, Way.SLOWLY, Way.WHOLE)
_MENDED, _COPIED = (5, 17), (11,)


def year(scoring: Path, folder: Path) -> list[Drop]:
    """Compose a year: two issues a month, each of five composed pages of one layout."""
    rng = np.random.default_rng(_SEED)
    labelled = [one for one in load_starter() if one.article.title and one.article.text and one.label.primary]
    chosen = [labelled[place] for place in rng.permutation(len(labelled))[:_ARTICLES]]
    pages = _pages(chosen, scoring, folder)
    drops = []
    for number in range(_ISSUES):
        month, day = number // 2 + 1, 10 + 15 * (number % 2)
        head = f"禾川中心医院报\n2025年{month}月{day}日 总第{200 + number}期\n\n"
        data = (head + "\n\n".join(pages[number])).encode()
        name = f"2025-{month:02d}-{day}.txt"
        way = Way.MENDED if number in _MENDED else Way.COPIED if number in _COPIED else _WAYS[number % len(_WAYS)]
        other = {Way.RENAMED: f"新建文档{number}.txt", Way.COPIED: f"{name[:-4]} 副本.txt"}.get(way, "")
        # Some come into a folder of their month.
        drops.append(Drop(f"{month:02d}/{name}" if number % 8 == 3 else name, data, way, other))
    return drops


def _pages(chosen: Sequence[LabelledArticle], scoring: Path, folder: Path) -> list[list[str]]:
    if not scoring.exists():
        texts = [f"## {one.article.title}\n\n{one.article.text}\n" for one in chosen]
        return [texts[number::_ISSUES] for number in range(_ISSUES)]
    made = compose(chosen, scoring, folder, _SEED)
    layouts: dict[str, list[str]] = defaultdict(list)
    for path in sorted(made.glob("*.txt")):
        layouts[path.stem.partition("_")[2]].append(path.read_text(encoding="utf-8"))
    names = sorted(layouts)
    return [[layouts[names[number % len(names)]].pop() for _ in range(_PIECES)] for number in range(_ISSUES)]


def ready() -> Drop:
    """Return a file of ready articles that comes in two pieces."""
    lines = [{"title": one.article.title, "text": one.article.text} for one in load_starter()[:_READY]]
    return Drop("backlog.jsonl", "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode())


def killed(watched: Watched, drops: Sequence[Drop], kills: int, seed: int, pause: float) -> str:
    """Kill the watch of one folder while it fills."""
    rng = np.random.default_rng(seed)
    watched.found()
    plan = watched.root / "plan.json"
    write_plan(plan, drops)
    filling = feeder(watched.inbox, plan, pause)
    for number in range(kills):
        watched.kill(watched.start(), number, rng)
    still = filling.poll() is None
    if filling.wait() != 0:
        watched.faults.append("the files were not put in")
    watched.finish()
    watched.check(drops)
    landed = ", ".join(f"{count} {doing}" for doing, count in sorted(watched.landed.items()))
    return f"{kills} kills ({landed}), files {'still' if still else 'no longer'} coming; {len(watched.faults)} faults"


def main() -> None:
    """Print the figures of each, and fail where one is not as promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20, help="of each of the two watches")
    parser.add_argument("--seed", type=int, default=0, help="of the moments")
    parser.add_argument("--pause", type=float, default=3.0, help="seconds between two files")
    parser.add_argument("--scoring", type=Path, default=Path("../shared/scoring"), help="where the maker of issues is")
    parser.add_argument("--keep", type=Path, help="folder that the workspaces are left in")
    given = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as name:
        base = (given.keep or Path(name)).resolve()
        made = Path(name) / "made"
        made.mkdir()
        drops = year(given.scoring.resolve(), made)
        command = Command(base / "home")
        for label, more in (("plain", []), ("archive", [ready()])):
            root = base / label
            watched = Watched(command, root, root / "done" if label == "archive" else None)
            print(f"{label}: {killed(watched, [*more, *drops], given.kills, given.seed, given.pause)}", flush=True)
            faults += [f"{label}: {fault}" for fault in watched.faults]
    if faults:
        print("\n".join(faults))
        raise SystemExit(1)


if __name__ == "__main__":
    main()
