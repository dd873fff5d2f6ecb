"""A small world to try the loop of retraining in: what ships, a year of a hospital's own articles, and a fair judge.

Everything is of the starter corpus, dealt anew for each seed. The hospital of the year writes other beats than those
that ship in this world, so its labels have something to teach; from July on a campaign fills its pages that nobody
wrote of before.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

import classifier
from classifier.domain.label import Label, LabelledArticle
from classifier.evaluate.splits import duplicate_groups
from classifier.storage.shipped import labels_dir, load_labelled, load_taxonomy

SHIPPED_BEATS = ("award", "briefs", "clinical", "event", "none", "official", "party", "training")
OWN_BEATS = ("borders", "happenings", "inspections", "notices", "pairs", "reports", "rosters")
CAMPAIGN_BEAT = "campaigns"
MONTHS, CAMPAIGN_MONTH = 12, 7
SHIPPED = 700
_MONTH, _HELD = 60, 210
# Of a month, and of what is held out, once the campaign has come.
_OF_CAMPAIGN, _HELD_OF_CAMPAIGN = 16, 24
# The beats of the hospital tell of events far more than of anything else; a tag that is rare by nature would not be
# drawn by lot often enough to be tested before the year is out.
_MOST_OF_ONE = 230


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Labelled articles, each in one place; near-duplicates are in the same.

    Parameters
    ----------
    shipped : tuple of LabelledArticle
        What the built-in model of this world learns from.
    months : tuple of tuple of LabelledArticle
        Twelve, January first: what the hospital prints, with true labels. The campaign comes in July.
    held : tuple of LabelledArticle
        What the hospital prints too, the campaign among it; nobody labels it, so that it can judge any model.
    keys : tuple of str
        The tags.
    """

    shipped: tuple[LabelledArticle, ...]
    months: tuple[tuple[LabelledArticle, ...], ...]
    held: tuple[LabelledArticle, ...]
    keys: tuple[str, ...]


def make_world(seed: int, *, shipped: int = SHIPPED) -> World:
    """Deal the starter corpus to a world: the same seed makes the same one.

    Parameters
    ----------
    seed : int
        Of the lot.
    shipped : int
        How many articles ship: the fewer, the more the hospital's own have to teach, and the sooner all is learnt.
    """
    rng = np.random.default_rng(seed)
    beats = _beats()
    foreign = _shuffled([one for name in SHIPPED_BEATS for one in beats[name]], rng)[:SHIPPED]
    printed = [name for name in (*OWN_BEATS, CAMPAIGN_BEAT) for _ in beats[name]]
    own = [one for name in (*OWN_BEATS, CAMPAIGN_BEAT) for one in beats[name]]
    groups = duplicate_groups([one.article for one in (*foreign, *own)])
    known = set(groups[: len(foreign)].tolist())
    # Of near-duplicates the first alone is printed: then no two can come to lie on two sides.
    seen = dict.fromkeys(known, -1)
    fresh = [
        row
        for row, group in enumerate(groups[len(foreign) :].tolist())
        if seen.setdefault(group, row) == row and own[row].article.title and own[row].article.text
    ]
    usual = _shuffled([own[row] for row in fresh if printed[row] != CAMPAIGN_BEAT], rng)
    campaign = _shuffled([own[row] for row in fresh if printed[row] == CAMPAIGN_BEAT], rng)
    months, held = _dealt(_shuffled(_evened(usual), rng), campaign, rng)
    return World(shipped=tuple(foreign[:shipped]), months=months, held=held, keys=load_taxonomy().keys)


def flip(labelled: Sequence[LabelledArticle], share: float, rng: np.random.Generator) -> list[LabelledArticle]:
    """Return the articles in their order, such a share of them with a primary that is not even one of their tags."""
    answers = (*load_taxonomy().keys, None)
    wrong = set(rng.permutation(len(labelled))[: round(share * len(labelled))].tolist())
    flipped = []
    for row, one in enumerate(labelled):
        if row in wrong:
            others = [answer for answer in answers if answer != one.label.primary and answer not in one.label.tags]
            primary = others[int(rng.integers(len(others)))]
            label = Label(tags=() if primary is None else (primary,), primary=primary)
            flipped.append(LabelledArticle(one.article, label))
        else:
            flipped.append(one)
    return flipped


def install_world(folder: Path, world: World) -> Path:
    """Make a folder that ``PYTHONPATH`` can name: the package as a wheel installs it, with what ships in this world."""
    package = folder / "classifier"
    shutil.copytree(Path(classifier.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__", "_labels"))
    (package / "_labels" / "starter").mkdir(parents=True)
    for name in ("taxonomy.toml", "rules.toml"):
        shutil.copy(labels_dir() / name, package / "_labels" / name)
    write_gold(package / "_labels" / "starter" / "shipped.jsonl", world.shipped)
    return folder


def write_gold(path: Path, labelled: Sequence[LabelledArticle]) -> Path:
    """Write labelled articles as the starter corpus and ``yuankan evaluate`` read them."""
    lines = [
        {
            "id": one.article.source_id,
            "title": one.article.title,
            "text": one.article.text,
            "primary": one.label.primary,
            "tags": list(one.label.tags),
        }
        for one in labelled
    ]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def _beats() -> dict[str, list[LabelledArticle]]:
    folder = labels_dir() / "starter"
    beat_of = {
        json.loads(line)["id"]: path.stem
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    beats: dict[str, list[LabelledArticle]] = {}
    for one in load_labelled(folder, load_taxonomy()):
        beats.setdefault(beat_of[one.article.source_id], []).append(one)
    return beats


def _evened(labelled: Sequence[LabelledArticle]) -> list[LabelledArticle]:
    """Leave out what goes beyond so many of one primary."""
    counts: dict[str | None, int] = {}
    kept = []
    for one in labelled:
        counts[one.label.primary] = counts.get(one.label.primary, 0) + 1
        if counts[one.label.primary] <= _MOST_OF_ONE:
            kept.append(one)
    return kept


def _dealt(
    usual: Sequence[LabelledArticle], campaign: Sequence[LabelledArticle], rng: np.random.Generator
) -> tuple[tuple[tuple[LabelledArticle, ...], ...], tuple[LabelledArticle, ...]]:
    """Deal the hospital's articles to the months and to what is held out; the order of both lists is that of a lot."""
    usual_left, campaign_left = iter(usual), iter(campaign)

    def take(number: int, of_campaign: int) -> tuple[LabelledArticle, ...]:
        drawn = [*islice(usual_left, number - of_campaign), *islice(campaign_left, of_campaign)]
        if len(drawn) < number:
            raise ValueError("the starter corpus is too small for a year")
        return tuple(_shuffled(drawn, rng))

    held = take(_HELD, _HELD_OF_CAMPAIGN)
    months = tuple(take(_MONTH, _OF_CAMPAIGN if month >= CAMPAIGN_MONTH else 0) for month in range(1, MONTHS + 1))
    # What is left over makes the judge the surer.
    return months, (*held, *usual_left, *campaign_left)


def _shuffled(labelled: Sequence[LabelledArticle], rng: np.random.Generator) -> list[LabelledArticle]:
    return [labelled[row] for row in rng.permutation(len(labelled))]
