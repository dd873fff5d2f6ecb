"""Tag and Taxonomy: what an article can be tagged with."""

from collections.abc import Iterator
from dataclasses import dataclass

from classifier.errors import TaxonomyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One tag: the key that programs use, the names that people read, and what it means.

    Parameters
    ----------
    key : str
        A plain ASCII word.
    zh, en : str
        The names.
    definition : str
        What it means.
    yes, no : tuple of str
        Examples of articles that carry it, and of such that do not though one might think so.
    formerly : tuple of str
        Keys that it had before: a label or a model of an earlier day that holds one of these means this tag.
    """

    key: str
    zh: str
    en: str
    definition: str
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.key.isidentifier() and self.key.isascii()):
            raise TaxonomyError(
                f"tag key {self.key!r} is not a plain ASCII word", hint="use letters, digits and underscores"
            )
        if not self.zh.strip():
            raise TaxonomyError(f"tag {self.key} has no Chinese name", hint="give it a `zh`")


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The tags of one workspace, in the order in which they are shown."""

    tags: tuple[Tag, ...]

    def __post_init__(self) -> None:
        if not self.tags:
            raise TaxonomyError("the taxonomy holds no tag", hint="add at least one [[tag]]")
        twice = {key for key in self.keys if self.keys.count(key) > 1}
        if twice:
            raise TaxonomyError(f"the taxonomy holds {sorted(twice)[0]} twice", hint="remove one of the two")
        former = [key for tag in self.tags for key in tag.formerly]
        if confused := sorted({key for key in former if key in self.keys or former.count(key) > 1}):
            raise TaxonomyError(
                f"the taxonomy says of {confused[0]} twice what it is", hint="a former key belongs to one tag alone"
            )

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the tags, in order."""
        return tuple(tag.key for tag in self.tags)

    @property
    def renamed(self) -> dict[str, str]:
        """Keys in use, by those that they had before."""
        return {former: tag.key for tag in self.tags for former in tag.formerly}

    def __getitem__(self, key: str) -> Tag:
        for tag in self.tags:
            if tag.key == key:
                return tag
        raise TaxonomyError(f"the taxonomy holds no tag {key}", hint=f"it holds {', '.join(self.keys)}")

    def __iter__(self) -> Iterator[Tag]:
        return iter(self.tags)

    def __len__(self) -> int:
        return len(self.tags)
