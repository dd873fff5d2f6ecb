"""Versions and what goes with them, with what a test does not care about filled in, and any at all for properties."""

import datetime as dt
import hashlib
import pickle
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from classifier.domain.contest import Contest, Difference, Figures, Finding, Ground
from classifier.domain.label import Label
from classifier.domain.observation import Observation, Reference
from classifier.domain.run import Cause, Outcome, Run
from classifier.domain.snapshot import Part, Snapshot, SnapshotRow
from classifier.domain.version import BUILTIN, Aliases, Digests, Manifest, ModelVersion, Origin, Runtime
from classifier.storage.registry.folder import Registry
from tests.storage.labels.factories import labels, times

MOMENT = dt.datetime(2026, 3, 1, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
MODEL = pickle.dumps("a model that harms nobody")


def make_registry(base: Path) -> Registry:
    return Registry(base / "models", base / "state")


def make_manifest(model: str = "", snapshot: str = "", *, seed: int = 0) -> Manifest:
    """A manifest; digests of nothing where none is given."""
    other = hashlib.sha256().hexdigest()
    return Manifest(
        made=MOMENT,
        who="王芳",
        origin=Origin.TRAINED,
        parent=BUILTIN,
        keys=("award", "event"),
        seed=seed,
        digests=Digests(
            model=model or other, snapshot=snapshot or other, corpus=other, taxonomy=other, code=other, inputs=other
        ),
        runtime=Runtime(format=1, python="3.11", libraries={"numpy": "2.0"}),
        own=2,
        tested=1,
        borrowed=1,
        starter_weight=0.5,
        seconds=1.5,
    )


def make_snapshot(*articles: str, seed: int = 0) -> Snapshot:
    """A snapshot of awards to learn from."""
    award = Label(tags=("award",), primary="award")
    rows = tuple(SnapshotRow(article, award, Part.TRAINING) for article in articles or ("r1", "r2"))
    return Snapshot(keys=("award", "event"), rows=rows, borrowed=("s1",), starter_weight=0.5, seed=seed)


def make_contest(*, promoted: bool = True) -> Contest:
    figures = Figures(
        primary_macro_f1=0.9,
        primary_accuracy=0.9,
        tag_macro_f1=0.8,
        exact_match=0.7,
        calibration_error=0.05,
        tags={"award": 0.9},
    )
    difference = Difference(value=0.01, low=-0.02, high=0.03)
    finding = Finding(ground=Ground.BETTER if promoted else Ground.WORSE_TAGS, value=0.01, bound=-0.02)
    return Contest(
        champion=BUILTIN,
        articles=40,
        support={"award": 20},
        before=figures,
        after=figures,
        primary=difference,
        tags=difference,
        promoted=promoted,
        findings=(finding,),
    )


def make_run(*, champion: str = "v0001", version: str | None = None, after: float = 0.0) -> Run:
    return Run(
        at=MOMENT + dt.timedelta(seconds=after),
        outcome=Outcome.PROMOTED,
        cause=Cause.LABELS,
        champion=champion,
        version=version,
        contest=make_contest(),
    )


def make_observation(issue: str = "a.txt", *, articles: int = 2, unseen: float = 0.1) -> Observation:
    return Observation(
        issue=issue,
        date=dt.date(2026, 3, 1),
        at=MOMENT,
        model="v0001",
        articles=articles,
        unseen=unseen,
        certainties=(0.9,) * articles,
        tags={"award": 1},
        doubtful=("r1",),
    )


def make_reference() -> Reference:
    return Reference(certainties=(0.1, 0.5, 0.9), articles=30, unseen=0.1, accuracy=0.8)


def add(registry: Registry, model: bytes = MODEL, *, name: str | None = None) -> ModelVersion:
    """Add a version with all that goes with one."""
    with registry.lock(patience=30):
        return registry.add(
            name or registry.next_name(),
            model,
            snapshot=make_snapshot(),
            contest=make_contest(),
            reference=make_reference(),
            describe=make_manifest,
        )


def crown(registry: Registry, name: str) -> None:
    """Make a version champion."""
    with registry.lock(patience=30):
        registry.point(registry.aliases().crowned(name))


# Any text that Python holds, halves of characters too: a file name may bring them.
texts = st.text(max_size=12)
shares = st.floats(min_value=0, max_value=1)
reals = st.floats(min_value=-1e12, max_value=1e12)
wholes = st.integers(min_value=0, max_value=2**63 - 1)
digests = st.binary(max_size=8).map(lambda data: hashlib.sha256(data).hexdigest())
versions = st.integers(min_value=1, max_value=999_999_999).map(lambda number: f"v{number:04d}")
champions = versions | st.just(BUILTIN)
text_lists = st.lists(texts, max_size=4).map(tuple)
key_lists = st.lists(texts, min_size=1, max_size=4, unique=True).map(tuple)

manifests = st.builds(
    Manifest,
    made=times,
    who=texts,
    origin=st.sampled_from(Origin),
    parent=champions,
    keys=key_lists,
    seed=wholes,
    digests=st.builds(
        Digests, model=digests, snapshot=digests, corpus=digests, taxonomy=digests, code=digests, inputs=digests
    ),
    runtime=st.builds(Runtime, format=wholes, python=texts, libraries=st.dictionaries(texts, texts, max_size=4)),
    own=wholes,
    tested=wholes,
    borrowed=wholes,
    starter_weight=shares,
    seconds=reals,
)
snapshots = st.builds(
    Snapshot,
    keys=text_lists,
    rows=st.lists(
        st.builds(SnapshotRow, texts, labels(), st.sampled_from(Part)), max_size=6, unique_by=lambda row: row.article
    ).map(tuple),
    borrowed=text_lists,
    starter_weight=shares,
    seed=wholes,
)
figures = st.builds(
    Figures,
    primary_macro_f1=shares,
    primary_accuracy=shares,
    tag_macro_f1=shares,
    exact_match=shares,
    calibration_error=shares,
    tags=st.dictionaries(texts, shares, max_size=4),
)
differences = st.builds(Difference, value=reals, low=reals, high=reals)
untested = st.builds(
    Contest,
    champion=champions,
    articles=wholes,
    support=st.dictionaries(texts, wholes, max_size=4),
    before=st.none(),
    after=st.none(),
    primary=st.none(),
    tags=st.none(),
    promoted=st.booleans(),
    findings=st.lists(
        st.builds(
            Finding,
            ground=st.sampled_from(Ground),
            tag=st.none() | texts,
            value=reals,
            bound=reals,
            articles=text_lists,
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
)


def _tested(contest: Contest, before: Figures, after: Figures, primary: Difference, tags: Difference) -> Contest:
    return replace(contest, before=before, after=after, primary=primary, tags=tags)


contests = untested | st.builds(_tested, untested, figures, figures, differences, differences)
references = st.builds(
    Reference,
    certainties=st.lists(shares, max_size=20).map(lambda found: tuple(sorted(found))),
    articles=wholes,
    unseen=shares,
    accuracy=shares,
)
runs = st.builds(
    Run,
    at=times,
    outcome=st.sampled_from(Outcome),
    cause=st.sampled_from(Cause),
    champion=champions,
    version=st.none() | champions,
    who=texts,
    changed=wholes,
    training=wholes,
    tested=wholes,
    borrowed=wholes,
    contest=st.none() | contests,
    seconds=reals,
    fault=texts,
)
observations = st.lists(shares, max_size=6).flatmap(
    lambda certainties: st.builds(
        Observation,
        issue=texts,
        date=st.none() | st.dates(),
        at=times,
        model=texts,
        articles=st.just(len(certainties)),
        unseen=shares,
        certainties=st.just(tuple(certainties)),
        tags=st.dictionaries(texts, wholes, max_size=4),
        doubtful=text_lists,
    )
)
aliases = st.builds(
    Aliases, champion=champions, challenger=st.none() | versions, former=st.lists(champions, max_size=4).map(tuple)
)
