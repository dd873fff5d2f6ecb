"""Tags as other tools name them: by key, or by the Chinese or English name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from classifier.domain.label import Label
from classifier.domain.taxonomy import Taxonomy
from classifier.storage.exchange.place import Place


@dataclass(frozen=True, slots=True)
class Decided:
    """A label that was read.

    Parameters
    ----------
    label : Label
        The label.
    assumed : bool
        Whether nothing said which tag is the primary one, so that the first was taken.
    """

    label: Label
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class TagNames:
    """The names under which the tags of a taxonomy are known.

    Parameters
    ----------
    keys : mapping of str to str
        Key of a tag by each of its names, in lower case.
    """

    keys: Mapping[str, str]

    @classmethod
    def of(cls, taxonomy: Taxonomy) -> "TagNames":
        """Return the names of the tags of a taxonomy.

        Parameters
        ----------
        taxonomy : Taxonomy
            Where two tags share a name, it means the one that has it for its key, else the first.

        Returns
        -------
        TagNames
            Of its keys, Chinese and English names.
        """
        found: dict[str, str] = {}
        for names in (
            {tag.key: tag.key for tag in taxonomy},
            {tag.zh: tag.key for tag in taxonomy},
            {tag.en: tag.key for tag in taxonomy},
        ):
            for name, key in names.items():
                found.setdefault(_folded(name), key)
        return cls(found)

    def key(self, name: str, place: Place) -> str:
        """Return the key of a tag.

        Parameters
        ----------
        name : str
            Its key, or its Chinese or English name, in any case.
        place : Place
            Where it stands.

        Returns
        -------
        str
            The key.

        Raises
        ------
        BrokenLineError
            Where no tag is called so.
        """
        key = self.keys.get(_folded(name))
        if key is None:
            known = ", ".join(dict.fromkeys(self.keys.values()))
            raise place.broken(f"the tag '{name}' is not known", f"known are {known}")
        return key

    def label(
        self, names: Sequence[object], primary: object, place: Place, *, decided: bool, loose: bool = False
    ) -> Decided:
        """Return the label that some tags are.

        Parameters
        ----------
        names : sequence
            What should be names of tags.
        primary : object
            What should be the name of the primary one; None where nothing says which it is.
        place : Place
            Where it stands.
        decided : bool
            Whether no tag at all means that somebody decided so, rather than that nobody looked.
        loose : bool
            Whether a primary tag that is none of the tags is passed over: where the tool does not show it, it tells of
            a label that somebody changed since.

        Returns
        -------
        Decided
            Each tag once, in the order of `names`.

        Raises
        ------
        BrokenLineError
            Where there is no label, a tag is not known, or the label contradicts itself.
        """
        if not all(isinstance(name, str) for name in names):
            raise place.broken("its tags are not a list of texts")
        if not isinstance(primary, str | None):
            raise place.broken("its primary is neither a text nor null")
        tags = tuple(dict.fromkeys(self.key(str(name), place) for name in names))
        # Whoever changed the taxonomy since changed the tags too: a stale primary need not be known.
        first = None if primary is None or (loose and not self._knows(primary)) else self.key(primary, place)
        if first not in (None, *tags) and loose:
            first = None
        if not (tags or decided):
            raise place.broken("it has no label")
        if first is not None and first not in tags:
            raise place.broken("its label contradicts itself")
        if tags and first is None:
            return Decided(Label(tags=tags, primary=tags[0]), assumed=len(tags) > 1)
        return Decided(Label(tags=tags, primary=first))

    def _knows(self, name: str) -> bool:
        return _folded(name) in self.keys


def _folded(name: str) -> str:
    return name.strip().casefold()
