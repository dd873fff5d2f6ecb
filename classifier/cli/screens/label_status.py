"""What stands in the status line of the labelling screen."""

from classifier.cli.language import say
from classifier.cli.names import review_name
from classifier.cli.screens.frame import DIM, GOOD, WARN
from classifier.cli.screens.label_state import LabelState, Phase
from classifier.cli.screens.notice import Notice
from classifier.cli.screens.pages import tag_name
from classifier.cli.screens.tag_screen import Choosing
from classifier.domain.advice import Advice, Stop
from classifier.domain.answer import Answer, Verdict
from classifier.domain.taxonomy import Taxonomy


def status(state: LabelState) -> Notice:
    """Return what the status line says.

    Parameters
    ----------
    state : LabelState
        The screen.

    Returns
    -------
    Notice
        The last message, else whatever is worth knowing of the article in question.
    """
    if isinstance(state.panel, Choosing):
        return Notice(say("Which tag? Press its key; Esc for none", "看哪个标签的标准？请按它的键；Esc 返回"), WARN)
    if state.notice is not None:
        return state.notice
    if state.phase is not Phase.ASKING:
        return Notice("")
    parts = [said for said in (_answered(state), _blind(state), _note(state)) if said]
    if parts:
        return Notice(" · ".join(parts), WARN)
    advice = said_advice(state.source.advice)
    return Notice(advice, GOOD) if advice else Notice(_review(state), DIM)


def said_advice(advice: Advice | None) -> str:
    """Say whether more labels are worth a person's time.

    Parameters
    ----------
    advice : Advice or None
        From whoever compares the models.

    Returns
    -------
    str
        Empty where they are to go on, or it is too early to say.
    """
    if advice is None or advice.stop is Stop.GO_ON:
        return ""
    grounds = []
    if advice.agreement is not None:
        grounds.append(say(f"models agree {advice.agreement:.2f}", f"前后模型一致 {advice.agreement:.2f}"))
    if advice.accuracy.asked:
        right, asked = advice.accuracy.right, advice.accuracy.asked
        grounds.append(say(f"suggestions right {right} of {asked}", f"建议对了 {right}/{asked}"))
    said = {
        Stop.NEARLY: say("soon enough: the model hardly changes any more", "快够了：模型已经很少变化"),
        Stop.STOP: say("you may stop: more labels bring next to nothing", "可以停了：再标也几乎没有变化"),
    }[advice.stop]
    between = say(", ", "，")
    return f"{said} ({between.join(grounds)})" if grounds else said


def _answered(state: LabelState) -> str:
    before = state.session.revisited
    if before is None:
        return ""
    return say(
        f"answered before: {_said(before, state.session.taxonomy)}", f"已答过：{_said(before, state.session.taxonomy)}"
    )


def _said(answer: Answer, taxonomy: Taxonomy) -> str:
    if answer.label is not None:
        names = [tag_name(taxonomy[key]) for key in answer.label.tags if key in taxonomy.keys]
        return say(", ", "、").join(names) or say("no tag", "不打标签")
    return say("unsure", "拿不准") if answer.verdict is Verdict.UNSURE else say("skipped", "跳过")


def _blind(state: LabelState) -> str:
    question = state.session.question
    return say("blind second pass", "盲标：不显示建议") if question is not None and question.blind else ""


def _note(state: LabelState) -> str:
    note = state.session.note
    return say(f"note: {note}", f"备注：{note}") if note else ""


def _review(state: LabelState) -> str:
    question = state.session.question
    prediction = question.prediction if question is not None else None
    if prediction is None or prediction.review is None:
        return ""
    reason = review_name(prediction.review)
    return say(f"look closely: {reason}", f"请细看：{reason}")
