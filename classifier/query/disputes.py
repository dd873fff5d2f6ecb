"""What has to be looked at again: articles that people disagree on, and labels that something speaks against."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from classifier.domain.answer import Answer, Verdict
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.domain.resolution import Basis, Resolution
from classifier.query.rules import Rule


class Reason(StrEnum):
    """Why an article is to be looked at again."""

    DISPUTED = "disputed"
    """Two or more decided, and none has the majority: it has no label."""
    REOPENED = "reopened"
    """Somebody labelled it otherwise after an adjudication."""
    OUTVOTED = "outvoted"
    """It has the label of the majority, and somebody decided otherwise."""
    UNSURE = "unsure"
    """Nobody who looked at it could decide."""
    RECALLED = "recalled"
    """The adjudication that had settled it was taken back."""
    RULE = "rule"
    """Its headline and its label contradict the guidelines."""
    TWIN = "twin"
    """A near-duplicate has another label."""
    MISSING = "missing"
    """A model that had not seen it is sure of a tag that its label lacks."""
    UNEXPECTED = "unexpected"
    """Such a model is sure that it does not carry a tag of its label."""
    PRIMARY = "primary"
    """Such a model is sure of another primary."""


DISPUTES = (Reason.DISPUTED, Reason.REOPENED, Reason.OUTVOTED, Reason.UNSURE)
"""Reasons that lie with the answers, in the order in which they are looked at."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A near-duplicate that has another label.

    Parameters
    ----------
    filed : FiledArticle
        The other article.
    label : Label
        Its label.
    """

    filed: FiledArticle
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that speaks for another look.

    Parameters
    ----------
    reason : Reason
        What it is.
    weight : float
        0 to 1, higher is graver: 1 for what lies with the answers or breaks a rule, the margin of a suspicion, the
        likeness of a near-duplicate.
    tag : str or None
        The tag in question of MISSING, UNEXPECTED and PRIMARY; None for "no tag", and for every other reason.
    given, other : float
        Confidence of a model in the label, and in what it should say instead; 0 for every other reason.
    rule : Rule or None
        The rule that the label breaks, exactly of RULE.
    twin : Twin or None
        The near-duplicate, exactly of TWIN.
    """

    reason: Reason
    weight: float = 1.0
    tag: str | None = None
    given: float = 0.0
    other: float = 0.0
    rule: Rule | None = None
    twin: Twin | None = None

    def __post_init__(self) -> None:
        if (self.rule is not None) != (self.reason is Reason.RULE):
            raise ValueError(f"a rule goes with its contradiction, not with {self.reason}")
        if (self.twin is not None) != (self.reason is Reason.TWIN):
            raise ValueError(f"a twin goes with being one, not with {self.reason}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """An article to be looked at again.

    Parameters
    ----------
    filed : FiledArticle
        The article and its issue.
    findings : tuple of Finding
        Why, the gravest first; at least one.
    answers : tuple of Answer
        What each annotator holds of it, in the order in which they were given.
    label : Label or None
        The label that holds now; None where there is none.
    """

    filed: FiledArticle
    findings: tuple[Finding, ...]
    answers: tuple[Answer, ...]
    label: Label | None

    def __post_init__(self) -> None:
        if not self.findings:
            raise ValueError(f"nothing speaks for another look at article {self.filed.id}")

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.filed.id

    @property
    def is_dispute(self) -> bool:
        """Whether it lies with the answers; else it is a suspicion against one label."""
        return self.findings[0].reason in DISPUTES

    @property
    def choices(self) -> tuple[Label, ...]:
        """The labels that were given to it, each once, in the order in which they were first given."""
        found: dict[tuple[frozenset[str], str | None], Label] = {}
        for answer in self.answers:
            if answer.label is not None:
                found.setdefault(sense(answer.label), answer.label)
        return tuple(found.values())


def sense(label: Label) -> tuple[frozenset[str], str | None]:
    """Return what a label says: its tags, in whatever order, and its primary."""
    return frozenset(label.tags), label.primary


def dispute(resolution: Resolution) -> Reason | None:
    """Tell whether the answers about an article leave something to decide.

    Parameters
    ----------
    resolution : Resolution
        What they come to.

    Returns
    -------
    Reason or None
        One of `DISPUTES`. None where all agree, and where an adjudication came after whatever it went against: to say
        that all is right as it is settles it.
    """
    match resolution.basis:
        case Basis.DISPUTED:
            return Reason.DISPUTED
        case Basis.UNSURE:
            return Reason.UNSURE
        case Basis.MAJORITY:
            said = {sense(answer.label) for answer in resolution.answers if answer.label is not None}
            return Reason.OUTVOTED if len(said) > 1 else None
        case Basis.ADJUDICATED:
            return Reason.REOPENED if _reopened(resolution) else None
        case Basis.SINGLE:
            return None


def _reopened(resolution: Resolution) -> bool:
    settled = max(answer.at for answer in resolution.answers if answer.verdict is Verdict.ADJUDICATION)
    return any(
        answer.at > settled
        and answer.label is not None
        and resolution.label is not None
        and sense(answer.label) != sense(resolution.label)
        for answer in resolution.answers
    )


def find_disputes(resolutions: Mapping[str, Resolution], articles: Mapping[str, FiledArticle]) -> list[ReviewItem]:
    """Find the articles that people disagree on.

    Parameters
    ----------
    resolutions : mapping of str to Resolution
        By the id of the article.
    articles : mapping of str to FiledArticle
        The text of at least those that are in dispute, by their ids.

    Returns
    -------
    list of ReviewItem
        Those without a majority first, then as `DISPUTES` has it; among these in the order of `resolutions`.
    """
    reasons = ((found, dispute(found)) for found in resolutions.values())
    items = [
        ReviewItem(
            filed=articles[found.article],
            findings=(Finding(reason=reason),),
            answers=found.answers,
            label=found.label,
        )
        for found, reason in reasons
        if reason is not None
    ]
    return sorted(items, key=lambda item: DISPUTES.index(item.findings[0].reason))


def is_settled(resolution: Resolution) -> bool:
    """Tell whether an adjudication holds: then nothing is suspicious any more, whatever a model thinks of it."""
    return resolution.basis is Basis.ADJUDICATED


def suspect_items(
    findings: Iterable[tuple[str, Finding]],
    resolutions: Mapping[str, Resolution],
    articles: Mapping[str, FiledArticle],
    *,
    taken: Sequence[ReviewItem] = (),
) -> list[ReviewItem]:
    """Put together all that speaks against each label.

    Parameters
    ----------
    findings : iterable of (str, Finding)
        What was found, with the id of its article.
    resolutions, articles : mapping
        As in `find_disputes`.
    taken : sequence of ReviewItem
        Disputes: what is found of their articles stands beside the dispute.

    Returns
    -------
    list of ReviewItem
        `taken` first, in its order. Then the labels that break a rule, then all others, the gravest finding first.
    """
    gathered: dict[str, list[Finding]] = {}
    for article, finding in findings:
        gathered.setdefault(article, []).append(finding)
    for found in gathered.values():
        found.sort(key=_gravity)
    disputes = [replace(item, findings=(*item.findings, *gathered.pop(item.id, ()))) for item in taken]
    suspects = [
        ReviewItem(
            filed=articles[article],
            findings=tuple(found),
            answers=resolutions[article].answers,
            label=resolutions[article].label,
        )
        for article, found in gathered.items()
    ]
    return [*disputes, *sorted(suspects, key=lambda item: _gravity(item.findings[0]))]


def _gravity(finding: Finding) -> tuple[bool, float]:
    return finding.reason is not Reason.RULE, -finding.weight
