"""What a labelling session came to, told when the screen is gone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from classifier.cli.language import say
from classifier.cli.screens.pages import tag_name
from classifier.domain.answer import DECISIONS, Answer, Verdict, standing
from classifier.domain.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A session that is over.

    Parameters
    ----------
    kept : tuple of Answer
        Its answers, oldest first, undos among them.
    agreed : tuple of (int, int)
        How many suggestions were accepted as they were, of how many.
    minutes : float
        How long it took.
    log : pathlib.Path
        Where the answers are.
    labelled, left : int
        How many articles have a label now, of everybody and from every session, and how many have none.
    """

    kept: tuple[Answer, ...]
    agreed: tuple[int, int]
    minutes: float
    log: Path
    labelled: int
    left: int


def summary(ended: Ended, taxonomy: Taxonomy) -> list[str]:
    """Return what the session came to, line by line.

    Parameters
    ----------
    ended : Ended
        The session.
    taxonomy : Taxonomy
        Its tags.

    Returns
    -------
    list of str
        In the language spoken.
    """
    final = {answer.article: answer for answer in standing(list(ended.kept))}
    decided = [answer for answer in final.values() if answer.verdict in DECISIONS]
    minutes = f"{ended.minutes:.0f}" if ended.minutes >= 1 else "<1"
    lines = [
        say(
            f"{_articles(len(decided))} labelled in this session, in {minutes} min",
            f"本次标注 {len(decided)} 篇，用时 {minutes} 分钟",
        )
    ]
    if decided:
        lines.append("  " + _per_tag(decided, taxonomy))
    accepted, shown = ended.agreed
    if shown:
        lines.append(
            say(f"  suggestions accepted as they were: {accepted} of {shown}", f"  建议原样接受：{accepted}/{shown}")
        )
    others = _others(list(final.values()), ended.kept)
    if others:
        lines.append(f"  {others}")
    lines.append(
        say(
            f"  in all {_articles(ended.labelled)} labelled, {ended.left} left; the log is {ended.log}",
            f"  一共标了 {ended.labelled} 篇，还剩 {ended.left} 篇；记录在 {ended.log}",
        )
    )
    lines.append(
        say(
            "next: yuankan label goes on; yuankan labels show counts; yuankan review settles disputes and doubts",
            "下一步：yuankan label 接着标；yuankan labels show 看统计；yuankan review 处理有分歧和可疑的标注",
        )
    )
    return lines


def _articles(count: int) -> str:
    return f"{count} article{'' if count == 1 else 's'}"


def _per_tag(decided: Sequence[Answer], taxonomy: Taxonomy) -> str:
    carried = Counter(tag for answer in decided if answer.label for tag in answer.label.tags)
    parts = [f"{tag_name(tag)} {carried[tag.key]}" for tag in taxonomy if carried[tag.key]]
    none = sum(answer.label is not None and not answer.label.tags for answer in decided)
    if none:
        parts.append(say(f"no tag {none}", f"不打标签 {none}"))
    return say(", ", "，").join(parts)


def _others(final: Sequence[Answer], kept: Sequence[Answer]) -> str:
    own = {answer.id for answer in kept}
    counts = Counter(answer.verdict for answer in final)
    edits = sum(answer.verdict is Verdict.EDIT for answer in standing(list(kept)))
    earlier = sum(answer.undoes is not None and answer.undoes not in own for answer in kept)
    named = (
        (counts[Verdict.UNSURE], "unsure {}", "拿不准 {} 篇"),
        (counts[Verdict.SKIP], "skipped {}", "跳过 {} 篇"),
        (edits, "splits mended {}", "改拆分 {} 处"),
        (earlier, "answers of earlier sessions taken back {}", "撤销以前的回答 {} 个"),
    )
    return say(", ", "，").join(say(en, zh).format(count) for count, en, zh in named if count)
