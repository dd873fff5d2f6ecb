"""Agreement: how far people who answered without seeing one another's answers say the same of an article."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sklearn.metrics import cohen_kappa_score

from classifier.domain.answer import Answer, Verdict, standing
from classifier.domain.label import Label

# Of an article, what each annotator said of one question: whether it carries a tag, or which tag is primary.
Values = Mapping[str, Mapping[str, Hashable]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairAgreement:
    """How far two annotators agree on one question.

    Parameters
    ----------
    first, second : str
        The annotators.
    articles : int
        Articles that both answered.
    same : int
        Articles of which both said the same.
    kappa : float or None
        Cohen's kappa: 1 where they always agree, 0 where they agree as often as chance would have them, below 0 where
        less often. None without a common article, and where both said one and the same of all of them: then chance
        alone would have them agree.
    """

    first: str
    second: str
    articles: int
    same: int
    kappa: float | None

    @property
    def share(self) -> float | None:
        """Share of the common articles of which both said the same, 0 to 1; None without any."""
        return self.same / self.articles if self.articles else None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAgreement:
    """How far all annotators agree on one question: whether an article carries a tag, or which tag is primary.

    Parameters
    ----------
    alpha : float or None
        Krippendorff's alpha: 1 where they always agree, 0 where chance would have them agree as often. None where it is
        undefined.
    share : float or None
        Share of pairs of answers that are the same, each article weighing as much as it has answers, 0 to 1.
    pairs : tuple of PairAgreement
        Every two annotators, those without a common article too.
    """

    alpha: float | None
    share: float | None
    pairs: tuple[PairAgreement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far annotators agree.

    Parameters
    ----------
    annotators : tuple of str
        Whose answers are counted, by name.
    articles : int
        Articles with the answers of at least two of them.
    blind : int
        How many of these hold an answer of a blind second pass. Of the others each answer was given without the other
        one, but perhaps beside the same suggestion of a model, which draws answers together.
    primary : QuestionAgreement
        On the primary, "no tag" being one.
    tags : mapping of str to QuestionAgreement
        On each tag, in the order of the taxonomy.
    """

    annotators: tuple[str, ...]
    articles: int
    blind: int
    primary: QuestionAgreement
    tags: Mapping[str, QuestionAgreement]


def agreement(answers: Sequence[Answer], keys: tuple[str, ...], *, left_out: frozenset[str] = frozenset()) -> Agreement:
    """Measure how far annotators agree.

    Parameters
    ----------
    answers : sequence of Answer
        Of all annotators, each one's in the order in which they were given.
    keys : tuple of str
        The tags.
    left_out : frozenset of str
        Ids of articles that are none any longer.

    Returns
    -------
    Agreement
        Of what `independent` finds.
    """
    said = {article: given for article, given in independent(answers).items() if article not in left_out}
    annotators = tuple(sorted({name for given in said.values() for name in given}))
    shared = {article: given for article, given in said.items() if len(given) > 1}

    def on(question: Callable[[Label], Hashable]) -> QuestionAgreement:
        values = {
            article: {name: question(answer.label) for name, answer in given.items() if answer.label is not None}
            for article, given in shared.items()
        }
        return _on_question(values, annotators)

    def carries(key: str) -> Callable[[Label], Hashable]:
        return lambda label: key in label.tags

    return Agreement(
        annotators=annotators,
        articles=len(shared),
        blind=sum(any(answer.blind for answer in given.values()) for given in shared.values()),
        primary=on(lambda label: label.primary),
        tags={key: on(carries(key)) for key in keys},
    )


def independent(answers: Sequence[Answer]) -> dict[str, dict[str, Answer]]:
    """Find the answers that are an opinion of their own.

    Parameters
    ----------
    answers : sequence of Answer
        As in `agreement`.

    Returns
    -------
    dict of str to dict of str to Answer
        By article, then by annotator: the last label that stands and that was given before anybody adjudicated the
        article. An adjudication is no second opinion, and what is answered after one may follow it. Nothing of who was
        unsure last.
    """
    settled: dict[str, float] = {}
    for answer in answers:
        if answer.verdict is Verdict.ADJUDICATION:
            at = answer.at.timestamp()
            settled[answer.article] = min(at, settled.get(answer.article, at))
    found: dict[str, dict[str, Answer]] = {}
    for answer in standing(list(answers)):
        if answer.at.timestamp() >= settled.get(answer.article, float("inf")):
            continue
        given = found.setdefault(answer.article, {})
        if answer.verdict is Verdict.LABEL:
            given[answer.annotator] = answer
        elif answer.verdict is Verdict.UNSURE:
            given.pop(answer.annotator, None)
    return {article: given for article, given in found.items() if given}


def _on_question(values: Values, annotators: Sequence[str]) -> QuestionAgreement:
    units = [tuple(given.values()) for given in values.values()]
    agreed, pairable = observed(units)
    return QuestionAgreement(
        alpha=krippendorff_alpha(units),
        share=agreed / pairable if pairable else None,
        pairs=tuple(_pair(values, first, second) for first, second in combinations(annotators, 2)),
    )


def _pair(values: Values, first: str, second: str) -> PairAgreement:
    both = [(given[first], given[second]) for given in values.values() if first in given and second in given]
    numbers = {value: number for number, value in enumerate(dict.fromkeys(value for pair in both for value in pair))}
    kappa = None
    if len(numbers) > 1:
        kappa = float(cohen_kappa_score(*([numbers[value] for value in side] for side in zip(*both, strict=True))))
    return PairAgreement(
        first=first, second=second, articles=len(both), same=sum(one == other for one, other in both), kappa=kappa
    )


def observed(units: Iterable[Sequence[Hashable]]) -> tuple[float, int]:
    """Count the values that are matched by a like value of the same unit.

    Parameters
    ----------
    units : iterable of sequence
        As in `krippendorff_alpha`.

    Returns
    -------
    matched : float
        The diagonal of the coincidence matrix, added up.
    pairable : int
        Values that have another one to be held against.
    """
    matched, pairable = 0.0, 0
    for unit in units:
        if len(unit) > 1:
            matched += sum(count * (count - 1) for count in Counter(unit).values()) / (len(unit) - 1)
            pairable += len(unit)
    return matched, pairable


def krippendorff_alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Return Krippendorff's alpha of nominal values, of any number of annotators.

    Parameters
    ----------
    units : sequence of sequence
        Of each article the values that were given, one an annotator; who did not answer gave none. A unit of one value
        or none counts for nothing.

    Returns
    -------
    float or None
        1 for full agreement, 0 for what chance would give, below 0 for less. None where it is undefined: no unit has
        two values, or all values are the same, so that nothing could differ.

    References
    ----------
    K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011.
    """
    matched, pairable = observed(units)
    totals = Counter(value for unit in units if len(unit) > 1 for value in unit)
    # Ordered pairs of unlike values that could be made if every value met every other one.
    expected = pairable * pairable - sum(total * total for total in totals.values())
    if not expected:
        return None
    return 1 - (pairable - 1) * (pairable - matched) / expected
