"""Comparing: two models on the labels that are kept for testing by now, and that neither of them learnt from."""

from pathlib import Path

from classifier.domain.contest import Contest, Finding, Ground
from classifier.domain.label import LabelledArticle
from classifier.domain.snapshot import Part
from classifier.domain.version import BUILTIN
from classifier.errors import UsageError
from classifier.evaluate.gate import judge
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.registry.folder import Registry
from classifier.storage.workspace import Workspace
from classifier.workflows.chosen import Report, learnt_by, version_named
from classifier.workflows.own import text_of
from classifier.workflows.registered import champion_tagger
from classifier.workflows.retraining.gathering import gather_labels
from classifier.workflows.retraining.parting import unseen_by


def compare(
    workspace: Workspace,
    first: str,
    second: str,
    *,
    report: Report | None = None,
    state: Path | None = None,
    cache: Path | None = None,
) -> Contest:
    """Hold two models against one another.

    Parameters
    ----------
    workspace : Workspace
        Whose labels and registry.
    first, second : str
        Versions, ``champion``, ``challenger`` or ``builtin``.
    report, state, cache
        As in `classifier.workflows.registered.champion_tagger`.

    Returns
    -------
    Contest
        The first as champion, the second as challenger, by the rules of ``[retrain]``; without articles where no label
        is kept for testing that neither has learnt from, nor from anything nearly like it. Labels of the second that
        were found to clash when it was trained still do.

    Raises
    ------
    NoVersionError
        Where there is none of a name.
    UsageError
        Where both names are of one model.
    RefusalError
        Where a model cannot be opened, or the labels cannot be read.
    """
    registry, labels = Registry(workspace.models, state), LabelFolder(workspace.labels)
    names = version_named(registry, first), version_named(registry, second)
    if names[0] == names[1]:
        raise UsageError(f"{names[0]}: a model cannot be held against itself", hint="name two models")
    rules = workspace.settings.retrain
    gathered, articles = gather_labels(labels, rules.set_aside), labels.articles()
    tested = [row for row in gathered.rows if row.part is Part.TEST]
    gold = [LabelledArticle(text_of(row.article, articles, labels), row.label) for row in tested]
    for name in dict.fromkeys(names):
        learnt = learnt_by(registry, name, labels)
        gold = unseen_by([one for one in gold if one.article.id not in learnt.ids], learnt.articles)
    said = [
        champion_tagger(workspace, name=name, report=report, state=state, cache=cache).predict(
            [example.article for example in gold]
        )
        for name in names
    ]
    return judge(
        gold, said[0], said[1], gathered.taxonomy.keys, champion=names[0], rules=rules, clash=_clash(registry, names[1])
    )


def _clash(registry: Registry, name: str) -> Finding | None:
    """Return what was found against the labels that a version learnt from: no test of the model makes them better."""
    contest = None if name == BUILTIN else registry.contest(name)
    findings = () if contest is None else contest.findings
    return next((one for one in findings if one.ground is Ground.LABELS_CLASH), None)
