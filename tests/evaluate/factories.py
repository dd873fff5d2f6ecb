"""Labels and predictions with what a test does not care for filled in."""

from classifier.domain.label import Label
from classifier.domain.prediction import Prediction, ReviewReason

KEYS = ("award", "event")


def make_label(*tags: str) -> Label:
    return Label(tags=tags, primary=tags[0] if tags else None)


def make_prediction(*tags: str, review: ReviewReason | None = None, keys: tuple[str, ...] = KEYS) -> Prediction:
    return Prediction(
        scores={key: float(key in tags) for key in keys},
        tags=tags,
        primary=tags[0] if tags else None,
        review=review,
        model="m",
    )
