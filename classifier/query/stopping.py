"""When to stop labelling. It knows nothing of any learner, only what successive models said.

Three things are looked at: whether models still change their minds on a fixed stop set, by how much F1 is predicted to
change, and how often suggestions were right on the articles that were drawn by lot. Articles that a strategy chose are
harder than others and measure nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from classifier.domain.advice import Accuracy, Advice, Ground, Stop
from classifier.domain.answer import DECISIONS, Answer, standing
from classifier.query.steadiness import Snapshot, Window, windows

_RECENT = 100
# The average of three times 0.99 is a little less than 0.99.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """From where on more labels are not worth the time.

    Parameters
    ----------
    models : int
        Over how many successive pairs of models agreement is averaged, at least 1.
    steady : float
        Kappa that the average has to come to.
    nearly : float
        Kappa from which it is nearly there.
    little : float
        Predicted change of F1 that is a trifle.
    step : int
        Labels that have to lie between two models, at least 1.
    articles : int
        Articles that a stop set needs for agreement on it to be believed.
    measured : int
        Articles drawn by lot that have to be answered.
    accuracy : float
        Share of right suggestions below which nobody should stop, 0 to 1.

    References
    ----------
    M. Bloodgood, K. Vijay-Shanker, "A method for stopping active learning based on stabilizing predictions and the need
    for user-adjustable stopping", CoNLL 2009, pp. 39-47, arXiv:1409.5165: kappa of 0.99, averaged over three windows.
    The other figures are ours.
    """

    models: int = 3
    steady: float = 0.99
    nearly: float = 0.97
    little: float = 0.02
    step: int = 20
    articles: int = 100
    measured: int = 20
    accuracy: float = 0.8

    def __post_init__(self) -> None:
        if self.models < 1 or self.step < 1:
            raise ValueError("at least one pair of models is compared, and something lies between the two")


DEFAULT = Rules()


def advise(snapshots: Sequence[Snapshot], accuracy: Accuracy, rules: Rules = DEFAULT) -> Advice:
    """Advise whether to go on labelling.

    Parameters
    ----------
    snapshots : sequence of Snapshot
        What the models of the session said of one and the same stop set, oldest first.
    accuracy : Accuracy
        Of the suggestions, from `measure`.
    rules : Rules
        From where on to stop.

    Returns
    -------
    Advice
        To go on with fewer than `rules.models` pairs of models or fewer articles drawn by lot than `rules.measured`;
        with a smaller stop set than `rules.articles` "nearly" at most.
    """
    compared = windows(snapshots, step=rules.step)[-rules.models :]
    agreement, gain = _averages(compared)
    measured = _measured(accuracy, rules)
    lacking = [] if len(compared) == rules.models else [Ground.FEW_MODELS]
    if snapshots and (snapshots[-1].primaries == snapshots[-1].primaries[0]).all():
        lacking.append(Ground.ALL_ALIKE)
    if lacking or agreement is None or gain is None:
        return Advice(stop=Stop.GO_ON, grounds=(*lacking, measured), agreement=agreement, gain=gain, accuracy=accuracy)
    steady, trifle = agreement >= rules.steady - _ROUNDING, gain <= rules.little + _ROUNDING
    grounds = (Ground.STABLE if steady else Ground.CHANGING, Ground.LITTLE_GAIN if trifle else Ground.GAIN)
    small = (Ground.SMALL_SET,) if len(snapshots[-1].primaries) < rules.articles else ()
    # Beside the thousands of articles that ship, a few labels hardly change a model, right or wrong: that it is steady
    # means nothing until it is known how often it is right.
    if agreement < rules.nearly - _ROUNDING or measured is not Ground.MEASURED:
        stop = Stop.GO_ON
    elif steady and trifle and not small:
        stop = Stop.STOP
    else:
        stop = Stop.NEARLY
    return Advice(stop=stop, grounds=(*grounds, *small, measured), agreement=agreement, gain=gain, accuracy=accuracy)


def measure(answers: Iterable[Answer], *, recent: int = _RECENT) -> Accuracy:
    """Count how often suggestions were right on articles drawn by lot.

    What was suggested is taken from when it was first shown, what is right from the last the same person said of the
    article. What was asked blind does not count, for nothing is suggested there, nor what nobody could decide. A
    suggestion that is shown leads some people to agree with it: the figure is rather too high than too low.

    Parameters
    ----------
    answers : iterable of Answer
        By time; those taken back may be among them.
    recent : int
        How many of the latest count: earlier ones were suggested by earlier models.

    Returns
    -------
    Accuracy
        Of the primary.
    """
    shown: dict[tuple[str, str], str | None] = {}
    said: dict[tuple[str, str], str | None] = {}
    for answer in standing(list(answers)):
        if answer.verdict not in DECISIONS or answer.label is None:
            continue
        place = (answer.annotator, answer.article)
        said[place] = answer.label.primary
        if answer.random and not answer.blind and answer.suggestion is not None:
            shown.setdefault(place, answer.suggestion.primary)
    latest = list(shown)[-recent:]
    return Accuracy(sum(shown[place] == said[place] for place in latest), len(latest))


def _averages(compared: Sequence[Window]) -> tuple[float | None, float | None]:
    if not compared:
        return None, None
    primary, tags, gain = (
        fmean(column) for column in zip(*((w.primary, w.tags, w.gain) for w in compared), strict=True)
    )
    return min(primary, tags), gain


def _measured(accuracy: Accuracy, rules: Rules) -> Ground:
    if accuracy.asked < rules.measured:
        return Ground.UNMEASURED
    return Ground.INACCURATE if accuracy.interval().high < rules.accuracy else Ground.MEASURED
