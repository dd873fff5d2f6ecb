"""Describing: all that a report tells of one article, from what is catalogued of it and from its text."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from classifier.domain.catalogued import CataloguedArticle
from classifier.domain.label import Label
from classifier.domain.prediction import Prediction, ReviewReason, telling
from classifier.domain.reported import ReportedArticle
from classifier.domain.resolution import Basis, Resolution
from classifier.domain.taxonomy import Taxonomy
from classifier.extract.attendance import attendance
from classifier.extract.awards import awards
from classifier.extract.contributors import contributors
from classifier.extract.departments import departments
from classifier.extract.firsts import firsts
from classifier.extract.organisations import organisations

MOST_TERMS = 6
"""Terms that are shown of what spoke for a tag."""
MOST_EXCERPT = 120
"""Characters of an excerpt."""
# A headline is shorter; what is longer is a text that a ready file calls one.
_MOST_TITLE = 400
_AWARD, _TECHNIQUE, _TRAINING = "award", "clinical_technique", "training"
_OPEN = frozenset({Basis.DISPUTED, Basis.UNSURE})


@dataclass(frozen=True, slots=True)
class Tagging:
    """What an article counts as.

    Parameters
    ----------
    tags : tuple of str
        The primary first.
    confirmed : bool
        Whether a person gave them.
    review : str or None
        Why a person should still look.
    """

    tags: tuple[str, ...]
    confirmed: bool
    review: str | None


class Describer:
    """Describes articles in the tags in use, a person's word before a model's.

    Parameters
    ----------
    taxonomy : Taxonomy
        The tags in use.
    labels : mapping of str to Label
        What people decided, by the id of the article, in the tags in use.
    resolutions : mapping of str to Resolution
        What their answers come to, which tells who could not decide.
    """

    def __init__(self, taxonomy: Taxonomy, labels: Mapping[str, Label], resolutions: Mapping[str, Resolution]) -> None:
        self._keys, self._renamed = frozenset(taxonomy.keys), taxonomy.renamed
        self._labels = labels
        self._open = {id_: found.basis for id_, found in resolutions.items() if found.basis in _OPEN}
        # Equal strings of many articles are kept once.
        self._kept: dict[str, str] = {}

    def verdict(self, found: CataloguedArticle, id_: str) -> Tagging:
        """Return what an article counts as.

        Parameters
        ----------
        found : CataloguedArticle
            The article.
        id_ : str
            Its id.

        Returns
        -------
        Tagging
            The tags of the label where there is one; else of the prediction, in the names that they have by now and
            without those that are not in use any more. Where such a one was the primary, a person has to look.
        """
        label = self._labels.get(id_)
        if label is not None:
            return Tagging(label.ordered, True, None)
        tags, review = self._predicted(found.prediction)
        basis = self._open.get(id_)
        return Tagging(tags, False, review if basis is None else basis.value)

    def _predicted(self, prediction: Prediction | None) -> tuple[tuple[str, ...], str | None]:
        if prediction is None:
            return (), ReviewReason.NO_MODEL.value
        named = dict.fromkeys(self._renamed.get(tag, tag) for tag in prediction.tags)
        tags = tuple(tag for tag in named if tag in self._keys)
        lost = prediction.primary is not None and tags[:1] != tuple(named)[:1]
        review = ReviewReason.UNCERTAIN if lost and prediction.review is None else prediction.review
        return tags, None if review is None else review.value

    def described(self, found: CataloguedArticle, id_: str, issue: str, *, whole: bool) -> ReportedArticle:
        """Return all that a report tells of an article.

        Parameters
        ----------
        found : CataloguedArticle
            The article.
        id_ : str
            Its id.
        issue : str
            What its issue is called.
        whole : bool
            Otherwise without what only those of the period itself are asked for: excerpt, terms, contributors, facts.

        Returns
        -------
        ReportedArticle
            Small, however long the text is.
        """
        article, prediction, verdict = found.article, found.prediction, self.verdict(found, id_)
        tags = tuple(map(self._once, verdict.tags))
        plain = ReportedArticle(
            id=id_,
            title=_cut(article.title, _MOST_TITLE),
            excerpt="",
            issue=self._once(issue),
            newspaper=self._once_or_none(found.issue.newspaper),
            number=self._once_or_none(found.issue.number),
            date=found.issue.date or article.date,
            page=article.page,
            tags=tags,
            confirmed=verdict.confirmed,
            review=verdict.review,
            model=None if prediction is None else self._once(prediction.model),
            certainty=None if prediction is None else prediction.certainty,
            departments=tuple(map(self._once, departments(article))),
            organisations=tuple(map(self._once, organisations(article))),
        )
        return self._told(plain, found) if whole else plain

    def _told(self, plain: ReportedArticle, found: CataloguedArticle) -> ReportedArticle:
        article, tags = found.article, plain.tags
        may_honour, may_operate, may_train = (self._may(tag, tags) for tag in (_AWARD, _TECHNIQUE, _TRAINING))
        return replace(
            plain,
            # A long text is not copied for the little that is shown of it.
            excerpt=_cut(" ".join(article.text[: 4 * MOST_EXCERPT].split()), MOST_EXCERPT),
            terms=self._terms(found.prediction, tags),
            contributors=contributors(article),
            awards=awards(article) if may_honour else (),
            firsts=firsts(article) if may_operate else (),
            attendance=attendance(article) if may_train else None,
        )

    def _may(self, tag: str, tags: tuple[str, ...]) -> bool:
        """Tell whether an article may hold a kind of fact: where no tag in use means that kind, any may."""
        return tag in tags or tag not in self._keys

    def _terms(self, prediction: Prediction | None, tags: tuple[str, ...]) -> dict[str, tuple[tuple[str, float], ...]]:
        if prediction is None:
            return {}
        spoken = {self._renamed.get(tag, tag): evidence for tag, evidence in prediction.evidence.items()}
        told = {tag: telling(spoken[tag], MOST_TERMS, 0) for tag in tags if tag in spoken}
        return {tag: tuple((self._once(one.term), one.weight) for one in terms) for tag, terms in told.items()}

    def _once(self, text: str) -> str:
        return self._kept.setdefault(text, text)

    def _once_or_none(self, text: str | None) -> str | None:
        return None if text is None else self._once(text)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
