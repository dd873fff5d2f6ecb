"""What the codes of kinds and reasons are called by people."""

from classifier.cli.language import say
from classifier.domain.issue import FurnitureKind
from classifier.domain.prediction import ReviewReason

_KINDS = {
    FurnitureKind.MASTHEAD: "报头",
    FurnitureKind.CAPTION: "图片说明",
    FurnitureKind.PAGE: "版面标记",
    FurnitureKind.NAVIGATION: "网页导航",
}
_REASONS = {
    ReviewReason.SPLIT: "拆分",
    ReviewReason.UNCERTAIN: "拿不准",
    ReviewReason.TOO_SHORT: "太短",
    ReviewReason.NO_MODEL: "没有模型",
}


def kind_name(kind: FurnitureKind) -> str:
    """Return the name of a kind of furniture.

    Parameters
    ----------
    kind : FurnitureKind
        The kind.

    Returns
    -------
    str
        In the language spoken.
    """
    return say(kind.value, _KINDS[kind])


def review_name(reason: ReviewReason) -> str:
    """Return the name of a reason to look at an article.

    Parameters
    ----------
    reason : ReviewReason
        The reason.

    Returns
    -------
    str
        In the language spoken.
    """
    return say(reason.value, _REASONS[reason])
