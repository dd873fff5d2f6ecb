"""What a command lists, as objects, as rows and as tables: the three things that the formats are made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from classifier.cli.columns import (
    FURNITURE_COLUMNS,
    SPLIT_COLUMNS,
    Cell,
    Column,
    furniture_cells,
    split_cells,
    tag_cells,
    tag_columns,
)
from classifier.domain.issue import Issue
from classifier.domain.taxonomy import Taxonomy
from classifier.workflows.record import article_object, furniture_objects, tagged_object
from classifier.workflows.tag import TaggedIssue

if TYPE_CHECKING:
    from rich.console import RenderableType

Result_contra = TypeVar("Result_contra", contravariant=True)


class Listing(Protocol[Result_contra]):
    """How the result of one issue is shown, whatever the format."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """Columns of `rows`."""
        ...

    def objects(self, result: Result_contra) -> Iterator[dict[str, object]]:
        """Yield one JSON object a line."""
        ...

    def rows(self, result: Result_contra) -> Iterator[tuple[Cell, ...]]:
        """Yield one row of cells a line."""
        ...

    def table(self, result: Result_contra) -> "RenderableType":
        """Return a block for people."""
        ...

    def footer(self) -> "RenderableType | None":
        """Return what stands once under all blocks."""
        ...


@dataclass(frozen=True, slots=True)
class TagListing:
    """Tagged articles."""

    taxonomy: Taxonomy
    explain: bool

    @property
    def columns(self) -> tuple[Column, ...]:
        """Columns of `rows`."""
        return tag_columns(self.taxonomy, explain=self.explain)

    def objects(self, result: TaggedIssue) -> Iterator[dict[str, object]]:
        """Yield one object an article."""
        for article, prediction in result.pairs:
            yield tagged_object(result.issue, article, prediction, explain=self.explain)

    def rows(self, result: TaggedIssue) -> Iterator[tuple[Cell, ...]]:
        """Yield one row an article."""
        for article, prediction in result.pairs:
            yield tag_cells(result.issue, article, prediction, self.taxonomy, explain=self.explain)

    def table(self, result: TaggedIssue) -> "RenderableType":
        """Return the articles of an issue under its masthead."""
        from classifier.cli.tables import tagged_block

        return tagged_block(result, self.taxonomy, explain=self.explain)

    def footer(self) -> "RenderableType | None":
        """Return the English names of the tags, under an English locale."""
        from classifier.cli.tables import legend

        return legend(self.taxonomy)


@dataclass(frozen=True, slots=True)
class SplitListing:
    """Articles without tags."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """Columns of `rows`."""
        return SPLIT_COLUMNS

    def objects(self, result: Issue) -> Iterator[dict[str, object]]:
        """Yield one object an article."""
        for article in result.articles:
            yield article_object(result, article)

    def rows(self, result: Issue) -> Iterator[tuple[Cell, ...]]:
        """Yield one row an article."""
        for article in result.articles:
            yield split_cells(result, article)

    def table(self, result: Issue) -> "RenderableType":
        """Return the articles of an issue under its masthead."""
        from classifier.cli.tables import split_block

        return split_block(result)

    def footer(self) -> "RenderableType | None":
        """Return nothing."""
        return None


@dataclass(frozen=True, slots=True)
class FurnitureListing:
    """What belongs to no article."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """Columns of `rows`."""
        return FURNITURE_COLUMNS

    def objects(self, result: Issue) -> Iterator[dict[str, object]]:
        """Yield one object a piece."""
        return furniture_objects(result)

    def rows(self, result: Issue) -> Iterator[tuple[Cell, ...]]:
        """Yield one row a piece."""
        for piece in result.furniture:
            yield furniture_cells(result, piece)

    def table(self, result: Issue) -> "RenderableType":
        """Return the pieces of an issue under its masthead."""
        from classifier.cli.tables import furniture_block

        return furniture_block(result)

    def footer(self) -> "RenderableType | None":
        """Return nothing."""
        return None
