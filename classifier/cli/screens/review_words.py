"""Why an article is to be looked at again, in words."""

from classifier.cli.language import say
from classifier.cli.plain import visible
from classifier.cli.screens.pages import tag_name
from classifier.cli.tables import PRIMARY_MARK, percent
from classifier.domain.answer import Answer, Verdict
from classifier.domain.label import Label
from classifier.domain.taxonomy import Taxonomy
from classifier.query.disputes import Finding, Reason, Twin
from classifier.query.rules import Rule

_PLAIN = {
    Reason.DISPUTED: ("people disagree, and no label has the majority", "意见不一，没有多数"),
    Reason.REOPENED: ("somebody labelled it otherwise after it was adjudicated", "裁定之后，有人又标得不同"),
    Reason.OUTVOTED: ("it has the label of the majority, and somebody disagrees", "已按多数定了，还有人不同意"),
    Reason.UNSURE: ("whoever looked at it was unsure", "看过的人都说拿不准"),
    Reason.RECALLED: ("what had been decided was taken back", "裁定已被撤销"),
}


def said_reason(finding: Finding, taxonomy: Taxonomy) -> str:
    """Say what speaks for another look at an article.

    Parameters
    ----------
    finding : Finding
        One reason.
    taxonomy : Taxonomy
        Gives the tags their names.

    Returns
    -------
    str
        A sentence without its full stop, in the language spoken.
    """
    if finding.rule is not None:
        return _rule(finding.rule)
    if finding.twin is not None:
        return _twin(finding.twin, finding.weight, taxonomy)
    if finding.reason in _PLAIN:
        return say(*_PLAIN[finding.reason])
    return _doubt(finding, said_tag(finding.tag, taxonomy))


def _doubt(finding: Finding, name: str) -> str:
    figures = f"{finding.other:.2f} : {finding.given:.2f}"
    match finding.reason, finding.tag:
        case Reason.MISSING, _:
            expected = (f"expects {name} too ({finding.other:.2f})", f"还应有“{name}”（{finding.other:.2f}）")
        case Reason.UNEXPECTED, _:
            expected = (f"does not expect {name} ({finding.given:.2f})", f"不该有“{name}”（{finding.given:.2f}）")
        case _, None:
            expected = (f"expects no tag ({figures})", f"不该打标签（{figures}）")
        case _:
            expected = (f"expects {name} for the primary ({figures})", f"主标签是“{name}”（{figures}）")
    return say(f"a model that had not seen it {expected[0]}", f"没见过它的模型认为{expected[1]}")


def _rule(rule: Rule) -> str:
    where = (f"case {rule.case}", f"情形 {rule.case}") if rule.case else ("part 2", "第二部分")
    return say(f"guidelines, {where[0]}: {rule.en}", f"细则{where[1]}：{rule.zh}")


def _twin(twin: Twin, likeness: float, taxonomy: Taxonomy) -> str:
    title = visible(twin.filed.article.title or twin.filed.article.text)
    tags = said_label(twin.label, taxonomy)
    return say(
        f"a near-duplicate ({percent(likeness)} the same) has {tags}: {title}",
        f"近似稿件（{percent(likeness)} 相同）的标签是“{tags}”：{title}",
    )


def said_tag(key: str | None, taxonomy: Taxonomy) -> str:
    """Return the name of a tag, of "no tag", or of a tag that is not in use any more."""
    if key is None:
        return say("no tag", "不打标签")
    return tag_name(taxonomy[key]) if key in taxonomy.keys else visible(key)


def said_label(label: Label, taxonomy: Taxonomy) -> str:
    """Return the tags of a label, the primary first and marked.

    Parameters
    ----------
    label : Label
        Of a person.
    taxonomy : Taxonomy
        Gives the tags their names.

    Returns
    -------
    str
        Such as ``★ 获奖 活动``.
    """
    if label.primary is None:
        return said_tag(None, taxonomy)
    others = [said_tag(key, taxonomy) for key in label.tags if key != label.primary]
    return say(", ", " ").join([f"{PRIMARY_MARK} {said_tag(label.primary, taxonomy)}", *others])


def said_answer(answer: Answer, taxonomy: Taxonomy) -> str:
    """Return what an answer decided."""
    if answer.label is None:
        return say("unsure", "拿不准")
    decided = said_label(answer.label, taxonomy)
    return f"{decided} {say('(adjudicated)', '（裁定）')}" if answer.verdict is Verdict.ADJUDICATION else decided
