"""Question: an article as it is put to a person."""

from dataclasses import dataclass

from classifier.domain.answer import Suggestion
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.prediction import Prediction

# Of a certainty that is kept.
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An article to be labelled, and what is shown beside it.

    Parameters
    ----------
    filed : FiledArticle
        The article and its issue.
    following : Article or None
        The article after it in its issue, to which it can be joined.
    prediction : Prediction or None
        What a model suggests, with its evidence; None where there is no model, or nothing is to be shown.
    strategy : str or None
        Name of the strategy that chose it.
    random : bool
        Whether it was drawn by lot from all unlabelled articles.
    blind : bool
        Whether it is a second pass: somebody else has labelled it, and neither their answer nor a suggestion is shown.
    """

    filed: FiledArticle
    following: Article | None = None
    prediction: Prediction | None = None
    strategy: str | None = None
    random: bool = False
    blind: bool = False

    def __post_init__(self) -> None:
        if self.blind and self.prediction is not None:
            raise ValueError("a blind question shows no suggestion")

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.filed.id

    @property
    def suggestion(self) -> Suggestion | None:
        """What is shown pre-selected, as it is kept beside the answer."""
        said = self.prediction
        if said is None:
            return None
        return Suggestion(
            tags=said.tags, primary=said.primary, model=said.model, certainty=round(said.certainty, _DIGITS)
        )
