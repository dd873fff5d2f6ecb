"""Label: what a person decided of one article."""

from collections.abc import Container, Mapping
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

    @property
    def ordered(self) -> tuple[str, ...]:
        """The tags, the primary first."""
        return tuple(sorted(self.tags, key=lambda tag: tag != self.primary))

    def renamed(self, names: Mapping[str, str]) -> "Label":
        """Return the label under the names that its tags have by now.

        Parameters
        ----------
        names : mapping of str to str
            Keys in use, by former ones. Two tags that became one are that one.
        """
        if names.keys().isdisjoint(self.tags):
            return self
        tags = tuple(dict.fromkeys(names.get(tag, tag) for tag in self.tags))
        return Label(tags=tags, primary=self.primary and names.get(self.primary, self.primary))

    def without(self, retired: Container[str]) -> "Label | None":
        """Return what is left of the label once some tags are not in use any more.

        Parameters
        ----------
        retired : container of str
            Keys of these tags.

        Returns
        -------
        Label or None
            None where the primary is among them: what the article mainly is, nobody has said then.
        """
        if self.primary in retired:
            return None
        return Label(tags=tuple(tag for tag in self.tags if tag not in retired), primary=self.primary)


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article beside the label a person gave it: what a tagger learns from and is scored on."""

    article: Article
    label: Label
