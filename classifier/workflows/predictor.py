"""Predictor: what the workflows ask of a model, and which model they refuse."""

from collections.abc import Sequence
from typing import Protocol

from classifier.domain.article import Article
from classifier.domain.prediction import Prediction
from classifier.errors import OtherTagsError


class Predictor(Protocol):
    """What tags articles: a trained tagger, or a stand-in."""

    def predict(self, articles: Sequence[Article], *, explain: bool = False) -> list[Prediction]:
        """Return one prediction an article, in their order."""
        ...


class Model(Predictor, Protocol):
    """A predictor that has a name, and knows which tags it was trained on."""

    @property
    def version(self) -> str:
        """Its name."""
        ...

    @property
    def keys(self) -> tuple[str, ...]:
        """Its tags."""
        ...


def check_tags(model: Model, keys: tuple[str, ...]) -> None:
    """Refuse a model that was trained on other tags than those in use.

    Parameters
    ----------
    model : Model
        Trained.
    keys : tuple of str
        The tags of the taxonomy in use. Their order is of no consequence.

    Raises
    ------
    OtherTagsError
        Where the two sets differ: the model could neither give the tags it lacks, nor could those it has beside them be
        named.
    """
    lacking = tuple(key for key in keys if key not in model.keys)
    beside = tuple(key for key in model.keys if key not in keys)
    if lacking or beside:
        raise OtherTagsError(model.version, lacking=lacking, beside=beside)
