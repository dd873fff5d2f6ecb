"""A workspace with a catalogue, and a model that tags by the first word: recording is tested, not tagging."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from classifier.config import Settings
from classifier.domain.article import Article
from classifier.domain.prediction import Evidence, Prediction
from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.storage.workspace import Workspace
from classifier.workflows.chosen import Chosen, Learnt

TAXONOMY = Taxonomy(tuple(Tag(key=key, zh=key, en=key, definition="") for key in ("award", "event")))


@dataclass
class FirstWordTagger:
    """Gives the tag `award` to titles that begin with one of its words, and `event` to all others."""

    words: tuple[str, ...]
    version: str
    keys: tuple[str, ...] = TAXONOMY.keys

    def predict(self, articles: Sequence[Article], *, explain: bool = False) -> list[Prediction]:
        return [self._predicted(article, explain=explain) for article in articles]

    def _predicted(self, article: Article, *, explain: bool) -> Prediction:
        tag, other = ("award", "event") if article.title.startswith(self.words) else ("event", "award")
        return Prediction(
            scores={tag: 0.9, other: 0.1},
            tags=(tag,),
            primary=tag,
            review=None,
            model=self.version,
            certainty=0.9,
            evidence={tag: (Evidence("荣获", 1.5), Evidence("会议", -0.5))} if explain else {},
        )


def make_workspace(folder: Path, url: str) -> Workspace:
    (folder / "issues").mkdir(parents=True, exist_ok=True)
    return Workspace(folder, Settings(catalogue=url))


def make_chosen(*words: str, name: str = "v0001") -> Chosen:
    return Chosen(
        name=name,
        taxonomy=TAXONOMY,
        load=lambda: FirstWordTagger(words or ("荣获",), name),
        learnt=Learnt,
        champion=True,
    )


def write_issue(workspace: Workspace, name: str, *titles: str) -> Path:
    """Write an issue of articles that the splitter cannot take apart wrongly."""
    file = workspace.root / "issues" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    bodies = "".join(f"## {title}\n\n{_body(title)}\n\n" for title in titles)
    file.write_text(bodies, encoding="utf-8")
    return file


def _body(title: str) -> str:
    return f"本报讯 5月8日，医院就{title}一事在门诊楼一楼大厅举行了有关活动，院领导和各科室负责人到场，反响热烈。" * 3
