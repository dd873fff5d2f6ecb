"""A small workspace in a small world, where a training takes a second."""

import datetime as dt
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from classifier.config import RetrainSettings, Settings
from classifier.domain.answer import Answer, Verdict
from classifier.domain.filed import FiledArticle
from classifier.domain.label import LabelledArticle
from classifier.domain.run import Run
from classifier.storage import shipped
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.registry.folder import Registry
from classifier.storage.workspace import Workspace
from classifier.workflows.retraining.retrain import retrain
from tests.world import World, write_gold

NOON = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)
# Of tests of the loop, not of the gate: few labels are enough to say something.
RULES = RetrainSettings(support=1, margin=0.5, drop=0.9, level=0.6, labels=10)


def ship(folder: Path, labelled: Sequence[LabelledArticle], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let these be all that ships."""
    labels = folder / "_labels"
    (labels / "starter").mkdir(parents=True, exist_ok=True)
    shutil.copy(shipped.labels_dir() / "taxonomy.toml", labels)
    write_gold(labels / "starter" / "shipped.jsonl", labelled)
    monkeypatch.setattr(shipped, "_PACKAGE", folder)


@dataclass
class Office:
    """A workspace, and the people in it."""

    root: Path
    rules: RetrainSettings = RULES
    now: dt.datetime = NOON
    count: int = 0

    @property
    def workspace(self) -> Workspace:
        return Workspace(self.root / "院报", Settings(retrain=self.rules))

    @property
    def labels(self) -> LabelFolder:
        return LabelFolder(self.workspace.labels)

    @property
    def registry(self) -> Registry:
        return Registry(self.workspace.models, self.root / "state")

    def label(self, labelled: Iterable[LabelledArticle], *, lots: int = 0, by: str = "王芳") -> list[Answer]:
        """Answer for each of some articles, every so many of them drawn by lot."""
        labels, given = self.labels, []
        for number, one in enumerate(labelled):
            self.count += 1
            by_lot = lots > 0 and number % lots == 0
            labels.file(FiledArticle(one.article, "2026-03.txt"))
            answer = Answer(
                id=f"a{self.count}",
                verdict=Verdict.LABEL,
                article=one.article.id,
                annotator=by,
                at=NOON + dt.timedelta(seconds=self.count),
                label=one.label,
                strategy="random" if by_lot else "mix",
                random=by_lot,
            )
            labels.log(by).append(answer)
            given.append(answer)
        return given

    def retrain(self, **options: object) -> Run:
        return retrain(
            self.workspace,
            clock=lambda: self.now,
            state=self.root / "state",
            cache=self.root / "cache",
            **options,  # type: ignore[arg-type]  # as named
        )


def small(
    world: World, shipped_number: int = 150, own: int = 150
) -> tuple[list[LabelledArticle], list[LabelledArticle]]:
    """What ships, and what the hospital prints, in a world made small."""
    printed = [one for month in world.months for one in month]
    return list(world.shipped[:shipped_number]), printed[:own]
