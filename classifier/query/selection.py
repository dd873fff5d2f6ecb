"""Selection: the tags that are switched on while a person decides."""

from dataclasses import dataclass

from classifier.domain.label import Label
from classifier.domain.prediction import Prediction


@dataclass(frozen=True, slots=True)
class Selection:
    """Tags switched on, and the primary among them.

    Parameters
    ----------
    keys : tuple of str
        Every tag there is, in the order in which they are shown.
    tags : frozenset of str
        Those switched on.
    primary : str or None
        One of `tags`; None exactly when there are none.
    """

    keys: tuple[str, ...]
    tags: frozenset[str] = frozenset()
    primary: str | None = None

    def __post_init__(self) -> None:
        if unknown := self.tags - set(self.keys):
            raise ValueError(f"no such tag: {', '.join(sorted(unknown))}")
        if (self.primary is None) == bool(self.tags) or not self.tags.issuperset({self.primary} - {None}):
            raise ValueError("the primary is one of the tags, wherever there are any")

    @classmethod
    def of(cls, keys: tuple[str, ...], given: Label | Prediction | None) -> "Selection":
        """Return the selection that comes to a label, or to a suggestion; to nothing where neither is given.

        Tags that are none any more, since the taxonomy was changed, are left out.
        """
        tags = [] if given is None else [key for key in keys if key in given.tags]
        primary = given.primary if given is not None and given.primary in tags else next(iter(tags), None)
        return cls(keys, frozenset(tags), primary)

    @property
    def ordered(self) -> tuple[str, ...]:
        """The tags switched on, the primary first, then in the order of the taxonomy."""
        others = (key for key in self.keys if key in self.tags and key != self.primary)
        return (*([self.primary] if self.primary is not None else []), *others)

    @property
    def label(self) -> Label:
        """What it comes to when it is accepted."""
        return Label(tags=self.ordered, primary=self.primary)

    def toggled(self, key: str) -> "Selection":
        """Switch a tag on or off; the first that is on is the primary until another is made so.

        Parameters
        ----------
        key : str
            Of a tag.

        Raises
        ------
        ValueError
            Where there is no such tag.
        """
        tags = self.tags ^ {key}
        primary = self.primary if self.primary in tags else next((one for one in self.keys if one in tags), None)
        return Selection(self.keys, tags, primary)

    def cleared(self) -> "Selection":
        """Switch all tags off."""
        return Selection(self.keys)

    def moved(self) -> "Selection":
        """Make the next tag that is on the primary one, the first after the last."""
        if self.primary is None:
            return self
        on = [key for key in self.keys if key in self.tags]
        return Selection(self.keys, self.tags, on[(on.index(self.primary) + 1) % len(on)])
