"""Labels and predictions with what a test does not care for filled in."""

from classifier.domain.article import Article
from classifier.domain.label import Label, LabelledArticle
from classifier.domain.prediction import Prediction, ReviewReason

KEYS = ("award", "event")


def make_label(*tags: str) -> Label:
    return Label(tags=tags, primary=tags[0] if tags else None)


def make_prediction(
    *tags: str,
    review: ReviewReason | None = None,
    keys: tuple[str, ...] = KEYS,
    scores: dict[str, float] | None = None,
    certainty: float = 1.0,
) -> Prediction:
    return Prediction(
        scores=scores or {key: float(key in tags) for key in keys},
        tags=tags,
        primary=tags[0] if tags else None,
        review=review,
        model="m",
        certainty=certainty,
    )


def make_labelled(*tags: str, title: str = "题目", text: str = "正文。") -> LabelledArticle:
    return LabelledArticle(Article(title=title, text=text), make_label(*tags))
