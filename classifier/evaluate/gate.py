"""The gate: whether a challenger takes the champion's place, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from classifier.config import RetrainSettings
from classifier.domain.contest import Contest, Difference, Figures, Finding, Ground
from classifier.domain.evaluation import Counts
from classifier.domain.label import Label, LabelledArticle
from classifier.domain.prediction import Prediction
from classifier.domain.version import BUILTIN
from classifier.evaluate.metrics import evaluate
from classifier.evaluate.paired import Paired, paired

# Bounds then stray by less than 0.002 from one seed to another.
_RESAMPLES = 5000


def judge(
    gold: Sequence[LabelledArticle],
    before: Sequence[Prediction],
    after: Sequence[Prediction],
    keys: tuple[str, ...],
    *,
    champion: str,
    rules: RetrainSettings,
    clash: Finding | None = None,
) -> Contest:
    """Hold a challenger against the champion.

    Parameters
    ----------
    gold : sequence of LabelledArticle
        What neither of them learnt from, and what no strategy chose; it may be empty.
    before, after : sequence of Prediction
        What champion and challenger said of it, in the same order.
    keys : tuple of str
        The tags in use: both sides have a score for each.
    champion : str
        Name of the champion.
    rules : RetrainSettings
        Its `level`, `margin`, `drop`, `support` and `seed` hold.
    clash : Finding, optional
        From `classifier.evaluate.clash.find_clash`, where the labels added since do not hold together.

    Returns
    -------
    Contest
        Promoted where each tag is tested on `support` articles; where the one-sided lower bounds, at `level`, of both
        differences of macro F1 are above -`margin`; where no tag's F1 fell by more than `drop` and by more than chance
        would have it at that level; and where no labels clash, unless the champion is the built-in model and surely
        beaten. Otherwise the findings are all that stood against it.
        Of what fell short, `value` is the difference and `bound` its lower bound; of a tag that fell, the difference
        and -`drop`; of too few articles, how many there are and how many there should be. The macro F1 are the means
        over what an article is of, as in `classifier.evaluate.paired.paired`.

    Raises
    ------
    ValueError
        Where there is not one prediction of each model for each article.
    """
    labels = [example.label for example in gold]
    if not len(labels) == len(before) == len(after):
        raise ValueError(f"{len(labels)} labels, {len(before)} and {len(after)} predictions cannot be compared")
    carried = Counter(tag for label in labels for tag in label.tags)
    support = {key: carried[key] for key in keys}
    rng = np.random.default_rng(rules.seed)
    gap = paired(labels, before, after, keys, level=rules.level, resamples=_RESAMPLES, rng=rng) if labels else None
    if champion == BUILTIN and gap is not None and gap.primary.low > 0:
        # A house may see things otherwise than the corpus that ships: where tests surely bear it out, nothing is amiss.
        clash = None
    against = tuple(_against(gap, support, rules, clash))
    return Contest(
        champion=champion,
        articles=len(labels),
        support=support,
        before=_figures(labels, before, keys),
        after=_figures(labels, after, keys),
        primary=None if gap is None else gap.primary,
        tags=None if gap is None else gap.tags,
        promoted=not against,
        findings=against if gap is None or against else (_praise(gap),),
    )


def _against(
    gap: Paired | None, support: Mapping[str, int], rules: RetrainSettings, clash: Finding | None
) -> Iterator[Finding]:
    """Yield all that stands against the challenger, the weightiest first."""
    if clash is not None:
        yield clash
    if gap is None:
        yield Finding(ground=Ground.NO_TEST)
        return
    for ground, fallen in ((Ground.WORSE_PRIMARY, gap.primary), (Ground.WORSE_TAGS, gap.tags)):
        if fallen.low <= -rules.margin:
            yield Finding(ground=ground, value=fallen.value, bound=fallen.low)
    for key, of_tag in sorted(gap.each.items(), key=lambda one: one[1].value):
        if _fell(of_tag, rules.drop):
            yield Finding(ground=Ground.TAG_FELL, tag=key, value=of_tag.value, bound=-rules.drop)
    for key, number in sorted(support.items(), key=lambda one: one[1]):
        if number < rules.support:
            yield Finding(ground=Ground.TOO_FEW, tag=key, value=number, bound=rules.support)


def _fell(of_tag: Difference, drop: float) -> bool:
    # With five articles of a tag one mistake costs a tenth of its F1, and either model makes one that the other does
    # not make.
    return of_tag.value < -drop and of_tag.high < 0


def _praise(gap: Paired) -> Finding:
    primary, tags = gap.primary.value, gap.tags.value
    ground = Ground.BETTER if min(primary, tags) >= 0 and max(primary, tags) > 0 else Ground.NO_WORSE
    return Finding(ground=ground, value=primary, bound=gap.primary.low)


def _figures(labels: Sequence[Label], predictions: Sequence[Prediction], keys: tuple[str, ...]) -> Figures | None:
    if not labels:
        return None
    found = evaluate(labels, predictions, keys, model=predictions[0].model)
    return Figures(
        primary_macro_f1=_macro(found.primary.values()),
        primary_accuracy=found.primary_accuracy,
        tag_macro_f1=_macro(found.tags.values()),
        exact_match=found.exact_match,
        calibration_error=found.calibration_error,
        tags={key: counts.f1 for key, counts in found.tags.items()},
    )


def _macro(counted: Iterable[Counts]) -> float:
    met = [counts.f1 for counts in counted if counts.support]
    return sum(met) / len(met) if met else 1.0
