"""Evidence: what of a source speaks for each move, read off its traits and the words its parts share."""

import re
from collections.abc import Sequence
from statistics import median

from classifier.ingest.affinity import Affinity
from classifier.ingest.features import Evidence, Feature
from classifier.ingest.headlines import Headline, reports
from classifier.ingest.lines import columns
from classifier.ingest.outline import Outline
from classifier.ingest.traits import Traits, same_column, traits_of

# Up to the first share of displaced headlines a source is taken to be in order, from the second on nothing of it is.
_ORDER, _DISORDER = 0.1, 0.3
# Cosine of two texts that is some, and how much more is much.
_WORDS_SOME, _WORDS_MUCH = 0.01, 0.04
# Share of a headline's weight in a paragraph that is none, the most that may be by chance, what is some, and how much
# more is much.
_NONE, _CHANCE, _SOME, _MUCH = 0.005, 0.01, 0.1, 0.4
_LONG_COLUMNS, _SHORT_COLUMNS = 32, 16
_TWO_PHRASES = re.compile(r"^[^，,]{2,7}[，,][^，,]{4,14}$")
# The same of the text below a headline and those above it.
_TOPIC_SOME, _TOPIC_MUCH = 0.03, 0.07
_WIDE_GAP, _INDENTED = 2, 2
_LARGE, _SMALL, _OTHER_SIZE = 1.15, 0.8, 0.08
_FAR = 10


class Witness:
    """What can be said of the paragraphs and headlines of one source.

    Parameters
    ----------
    outline : Outline
        Of the source.
    affinity : Affinity
        Over the texts of its units, and after them those of its headlines, by number.
    """

    def __init__(self, outline: Outline, affinity: Affinity) -> None:
        self.outline = outline
        self.affinity = affinity
        self.traits: list[Traits] = [traits_of(outline.units[slot.unit]) for slot in outline.slots]
        displaced = sum(place.displaced for place in outline.places) / max(len(outline.places), 1)
        self.disorder = min(max(displaced - _ORDER, 0.0) / (_DISORDER - _ORDER), 1.0)
        self.marked = sum(headline.level > 0 for headline in outline.headlines) >= 2
        sizes = [headline.units[-1].paragraph.size for headline in outline.headlines]
        self._usual = median(sizes) if sizes else 1.0

    def certain(self, number: int) -> bool:
        """Tell whether a headline opens an article whatever else speaks against it."""
        headline = self.outline.headlines[number]
        return headline.level > 0 or headline.gathers

    def share(self, number: int, unit: int) -> float:
        """Return the share of a headline's weight that a unit holds, 0 to 1."""
        return self.affinity.coverage(len(self.outline.units) + number, unit)

    def link(self, above: int, below: int, cosine: float, *, parted: bool) -> Evidence:
        """Return what speaks for a slot's going on with the article that another one is the last of.

        Parameters
        ----------
        above, below : int
            Indices of the slots.
        cosine : float
            Of their texts.
        parted : bool
            A headline stands between them: then a sentence that breaks off above does not go on below.

        Returns
        -------
        Evidence
            Features of LINK.
        """
        first, second = self.traits[above], self.traits[below]
        found: Evidence = []
        if cosine:
            found.append((Feature.LINK_WORDS_SOME, min(cosine / _WORDS_SOME, 1.0)))
        if cosine > _WORDS_SOME:
            found.append((Feature.LINK_WORDS_MUCH, min((cosine - _WORDS_SOME) / _WORDS_MUCH, 1.0)))
        if first.named and second.named and not first.named.isdisjoint(second.named):
            found.append((Feature.LINK_NAMED, 1.0))
        if first.measure and second.measure:
            same = same_column(first, second)
            found.append((Feature.LINK_SAME_COLUMN if same else Feature.LINK_OTHER_COLUMN, 1.0))
        if first.indent != second.indent:
            found.append((Feature.LINK_OTHER_INDENT, 1.0))
        if abs(first.size - second.size) > _OTHER_SIZE or first.bold != second.bold:
            found.append((Feature.LINK_OTHER_TYPE, 1.0))
        if second.gap >= _WIDE_GAP:
            found.append((Feature.LINK_WIDE_GAP, 1.0))
        return found + self._ends(above, parted=parted) + self._byline(above, below)

    def _ends(self, above: int, *, parted: bool) -> Evidence:
        if self.traits[above].closed:
            return [(Feature.LINK_CLOSED, 1.0), (Feature.LINK_CLOSED_IN_ORDER, 1.0 - self.disorder)]
        broken_off = not (parted or self.traits[above].ends or self.traits[above].alone)
        return [(Feature.LINK_BROKEN_OFF, 1.0)] if broken_off else []

    def _byline(self, above: int, below: int) -> Evidence:
        found: Evidence = []
        # Right below a headline a byline is the head of its article; elsewhere it is more often the end of one.
        if self.traits[above].alone and self.outline.slots[above].headline is None:
            found.append((Feature.LINK_BYLINE_ABOVE, 1.0))
        if self.traits[below].alone:
            found.append((Feature.LINK_BYLINE_BELOW, 1.0))
        return found

    def begins(self, slot: int) -> Evidence:
        """Return what speaks for a slot's being the first of its article, as features of BEGINS."""
        traits = self.traits[slot]
        signs = (
            (Feature.BEGINS_LEAD, traits.leads),
            (Feature.BEGINS_BYLINE, traits.begun),
            (Feature.BEGINS_LATER, traits.continues),
            (Feature.BEGINS_PURPOSE, traits.purpose),
        )
        return [(feature, 1.0) for feature, shown in signs if shown]

    def opens(self, number: int, slot: int, topic: float) -> Evidence:
        """Return what speaks for the headline right above a slot being an article's, rather than a part's.

        Parameters
        ----------
        number : int
            Of the headline.
        slot : int
            Index of the slot.
        topic : float
            Highest cosine of the slot's text with those right above the headline.

        Returns
        -------
        Evidence
            Features of OPENS.
        """
        headline = self.outline.headlines[number]
        found: Evidence = [(Feature.OPENS, 1.0), *self._look(headline)]
        traits = self.traits[slot]
        if traits.leads or traits.begun or traits.alone:
            found.append((Feature.OPENS_LEAD, 1.0))
        if not slot:
            return [*found, (Feature.OPENS_ISSUE, 1.0)]
        found.append((Feature.OPENS_TOPIC_SOME, min(topic / _TOPIC_SOME, 1.0)))
        if topic > _TOPIC_SOME:
            found.append((Feature.OPENS_TOPIC_MUCH, min((topic - _TOPIC_SOME) / _TOPIC_MUCH, 1.0)))
        if headline.units[0].paragraph.gap >= _WIDE_GAP:
            found.append((Feature.OPENS_WIDE_GAP, 1.0))
        if headline.units[-1].paragraph.indent >= traits.indent + _INDENTED:
            # The first line of a paragraph, cut off from the rest of it, rather than a headline.
            found.append((Feature.OPENS_INDENTED, 1.0))
        return found

    def _look(self, headline: Headline) -> Evidence:
        text, size = headline.text, headline.units[-1].paragraph.size
        width = columns(text)
        signs = (
            (Feature.OPENS_REPORTS, reports(text)),
            (Feature.OPENS_LONG, width >= _LONG_COLUMNS),
            (Feature.OPENS_SHORT, width <= _SHORT_COLUMNS),
            (Feature.OPENS_SLOGAN, _TWO_PHRASES.match(text) is not None),
            (Feature.OPENS_LINES, len(headline.lines) > 1),
            (Feature.OPENS_LARGE, size >= _LARGE),
            (Feature.OPENS_SMALL, size < _SMALL * self._usual),
        )
        return [(feature, 1.0) for feature, shown in signs if shown]

    def untitled(self) -> Evidence:
        """Return what speaks for articles without a headline in this source, as features of UNTITLED."""
        found: Evidence = [(Feature.UNTITLED, 1.0)]
        if self.disorder:
            found.append((Feature.UNTITLED_DISORDER, self.disorder))
        return [*found, (Feature.UNTITLED_MARKED, 1.0)] if self.marked else found

    def jumps(self, number: int, ahead: float) -> Evidence:
        """Return what speaks for a headline's body beginning away from it.

        Parameters
        ----------
        number : int
            Of the headline.
        ahead : float
            The highest share of its weight in one of the next slots.

        Returns
        -------
        Evidence
            Features of JUMPS.
        """
        found: Evidence = [(Feature.JUMPS, 1.0), (Feature.JUMPS_AHEAD, min(ahead / _MUCH, 1.0))]
        displaced = self.outline.places[number].displaced
        return found if displaced else [*found, (Feature.JUMPS_ELSEWHERE, 1.0)]

    def resumes(self, above: int, below: int, cosine: float) -> Evidence:
        """Return what speaks for a slot's taking up an article that another one interrupted.

        Parameters
        ----------
        above, below : int
            Indices of the slots: the last one of the article, and the one that may go on with it.
        cosine : float
            Of their texts.

        Returns
        -------
        Evidence
            Features of RESUMES, and those of LINK.
        """
        found: Evidence = [(Feature.RESUMES, 1.0), (Feature.RESUMES_AFTER, min((below - above) / _FAR, 1.0))]
        found.append((Feature.RESUMES_WORDS, min(cosine / _WORDS_SOME, 1.0)))
        return found + self.link(above, below, cosine, parted=False)


def title_first(share: float) -> Evidence:
    """Return what the share of a headline's weight in the first paragraph of its article says."""
    return _title(share, Feature.TITLE_FIRST_SOME, Feature.TITLE_FIRST_MUCH, Feature.TITLE_FIRST_NONE)


def title_below(share: float) -> Evidence:
    """Return what the share of a headline's weight in the paragraph right below it says."""
    return _title(share, Feature.OPENS_TITLE_SOME, Feature.OPENS_TITLE_MUCH, Feature.OPENS_TITLE_NONE)


def title_later(share: float) -> Evidence:
    """Return what the share of a headline's weight in a later paragraph of its article says."""
    return _title(share, Feature.TITLE_LATER_SOME, Feature.TITLE_LATER_MUCH, Feature.TITLE_LATER_NONE)


def _title(share: float, some: Feature, much: Feature, none: Feature) -> Evidence:
    if share < _NONE:
        return [(none, 1.0)]
    found: Evidence = [(some, min((share - _CHANCE) / (_SOME - _CHANCE), 1.0))] if share > _CHANCE else []
    return [*found, (much, min((share - _SOME) / _MUCH, 1.0))] if share > _SOME else found


def words(outline: Outline) -> Sequence[str]:
    """Return the texts that an `Affinity` compares: those of the units, and after them those of the headlines."""
    return [*(unit.text for unit in outline.units), *(headline.story for headline in outline.headlines)]
