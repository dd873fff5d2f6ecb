"""Label: what a person decided of one article."""

from dataclasses import dataclass

from classifier.domain.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The tags that a person gave, one of them primary; none at all is a decision too."""

    tags: tuple[str, ...]
    primary: str | None

    def __post_init__(self) -> None:
        if len(set(self.tags)) < len(self.tags):
            raise ValueError(f"a tag stands twice: {', '.join(self.tags)}")
        if self.tags and self.primary not in self.tags:
            raise ValueError(f"primary {self.primary} is none of the tags: {', '.join(self.tags)}")
        if not self.tags and self.primary is not None:
            raise ValueError(f"primary {self.primary} without any tag")


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article beside the label a person gave it: what a tagger learns from and is scored on."""

    article: Article
    label: Label
