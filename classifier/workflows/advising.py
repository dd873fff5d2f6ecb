"""Advising: what a person should do next in a workspace, most urgent first."""

from collections.abc import Iterator

from classifier.domain.contest import Ground
from classifier.domain.run import Outcome
from classifier.domain.status import TRAINED, Advice, LabelCount, Status, Step
from classifier.errors import BrokenLogError, DamagedVersionError, UntrustedModelError

_ALIASES = "aliases.json"


def advise(found: Status, *, support: int) -> tuple[Advice, ...]:
    """Say what to do next.

    Parameters
    ----------
    found : Status
        How things stand; its own advice is not looked at.
    support : int
        Articles of each tag without which the labels kept for testing prove nothing.

    Returns
    -------
    tuple of Advice
        In the order of `Step`, each once; empty where all is well.
    """
    broken = any(isinstance(fault, BrokenLogError) for fault in found.faults)
    of_labels = () if broken else _of_labels(found, support)
    steps = (*_of_faults(found), *_of_refusal(found), *of_labels, *_of_news(found))
    order = list(Step)
    return tuple(sorted({one.step: one for one in steps}.values(), key=lambda one: order.index(one.step)))


def _of_faults(found: Status) -> Iterator[Advice]:
    for fault in found.faults:
        if isinstance(fault, BrokenLogError):
            yield Advice(step=Step.MEND_LABELS)
        elif isinstance(fault, UntrustedModelError):
            yield Advice(step=Step.TRUST)
        elif isinstance(fault, DamagedVersionError):
            # Without the aliases no command knows a champion to go back from.
            aliases = fault.path.name == _ALIASES
            yield Advice(step=Step.ALIASES, version=found.fallback) if aliases else Advice(step=Step.REPLACE)


def _of_refusal(found: Status) -> Iterator[Advice]:
    last = next((run for run in found.runs if run.outcome in TRAINED), None)
    if last is None or last.outcome is not Outcome.KEPT or last.contest is None or found.aliases is None:
        return
    clash = next((one for one in last.contest.findings if one.ground is Ground.LABELS_CLASH), None)
    if clash is not None and last.version is not None and last.version == found.aliases.challenger:
        yield Advice(step=Step.CLASH, number=len(clash.articles), version=last.version)


def _of_labels(found: Status, support: int) -> Iterator[Advice]:
    labels = found.labels
    if labels is None:
        return
    if labels.disputed:
        yield Advice(step=Step.REVIEW, number=labels.disputed)
    if found.is_due:
        yield Advice(step=Step.RETRAIN, number=found.changed or 0)
    if not labels.training:
        yield Advice(step=Step.LABEL)
    elif few := _rare(labels, support):
        yield Advice(step=Step.TEST_LABELS, number=labels.support[few[0]], needed=support, tags=few)


def _of_news(found: Status) -> Iterator[Advice]:
    if found.drift.above and not found.is_due:
        yield Advice(step=Step.LABEL_NEWS)
    if found.queue:
        yield Advice(step=Step.QUEUE, number=len(found.queue))
    if found.version is not None and not found.observed:
        yield Advice(step=Step.TAG)


def _rare(labels: LabelCount, support: int) -> tuple[str, ...]:
    few = [tag for tag, number in labels.support.items() if number < support]
    return tuple(sorted(few, key=lambda tag: labels.support[tag]))
