"""What is said of a simulation in words: what was done, and how its figures are to be read."""

from collections.abc import Iterable

from classifier.domain.curve import Measure, Simulation
from classifier.report.curve_figures import needs
from classifier.report.tables import Say, figure


def measure_name(measure: Measure, say: Say) -> str:
    """Return what a measure is called.

    Parameters
    ----------
    measure : Measure
        The measure.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        Its name.
    """
    if measure is Measure.PRIMARY:
        return say("macro F1 of the primary", "主标签宏平均 F1")
    return say("macro F1 of the tags", "标签宏平均 F1")


def simulated(simulation: Simulation, say: Say) -> str:
    """Return in one sentence what was done.

    Parameters
    ----------
    simulation : Simulation
        The curves.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        The trials, and what each was divided into.
    """
    trials = simulation.trials
    pool, test = _span(trial.pool for trial in trials), _span(trial.test for trial in trials)
    count = len(trials)
    return say(
        f"{count} trial{'' if count == 1 else 's'}: {pool} articles to ask about, {test} others to score on,"
        " near-duplicates on one side; every strategy asks of the same articles, and after every round a light model"
        " learns from the labels asked for alone",
        f"模拟 {count} 次：每次 {pool} 篇供挑选，另 {test} 篇只用来评分，近乎相同的稿件都在同一边；"
        "各策略面对同样的稿件，每轮之后由轻便的模型只从问到的标注学习",
    )


def trials_note(simulation: Simulation, measure: Measure, say: Say) -> str:
    """Return how the labels needed are to be read.

    Parameters
    ----------
    simulation : Simulation
        The curves.
    measure : Measure
        By which they are scored.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        What the full score is, and what the means and ranges are of.
    """
    scores = [trial.full(measure) for trial in simulation.trials]
    low, high = figure(min(scores)), figure(max(scores))
    full = low if low == high else f"{low}–{high}"
    told = [say(f"full score, from all labels of the pool: {full}", f"全量成绩（供挑选的稿件全部标注）：{full}")]
    if len(scores) > 1:
        told.append(say("mean of the trials, and from the least to the most", "数字为各次平均，范围为各次最小到最大"))
    told.append(say("lower is better", "越低越好"))
    if any(need.labels is None for need in needs(simulation, measure)):
        told.append(say("— where not every trial came to it", "— 表示并非每次都达到"))
    return say("; ", "；").join(told)


def _span(numbers: Iterable[int]) -> str:
    found = sorted(set(numbers))
    return str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"
